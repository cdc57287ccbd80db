"""What the invented people say fits a phone and holds nothing that looks like somebody."""

from collections import Counter

from seminar.core.terms import Scope
from seminar.core.text import clean_line
from seminar.debate.points_service import LONGEST_POINT
from seminar.debate.service import LONGEST_CARD
from seminar.simulation.remarks import REMARKS
from seminar.simulation.statements import CULTURE, STATEMENTS


def test_thirty_cards_stay_and_three_are_hidden() -> None:
    assert Counter(statement.hidden is None for statement in STATEMENTS) == {True: 30, False: 3}


def test_every_text_is_one_that_a_phone_could_send() -> None:
    texts = [*STATEMENTS, *REMARKS]

    assert [item.text for item in texts] == [clean_line(item.text) for item in texts]
    assert max(len(statement.text) for statement in STATEMENTS) <= LONGEST_CARD
    assert max(len(remark.text) for remark in REMARKS) <= LONGEST_POINT
    assert len({item.text for item in texts}) == len(texts)


def test_only_what_is_on_areas_names_areas() -> None:
    items = [*STATEMENTS, *REMARKS]

    assert [item for item in items if bool(item.areas) != (item.scope is Scope.AREAS)] == []


def test_cultural_property_gets_very_little() -> None:
    cards = Counter(area for card in STATEMENTS if card.hidden is None for area in card.areas)

    assert cards[CULTURE] == 1
    assert min(count for area, count in cards.items() if area != CULTURE) >= 4
