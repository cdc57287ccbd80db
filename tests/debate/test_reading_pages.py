"""The team's reading of the debate: what was said of each card, and never more than may be told."""

import re
from collections.abc import Mapping

import pytest

from seminar.core.terms import CardKind, ItemState, MarkValue, Rule, Scope
from seminar.debate import reading_queries
from seminar.debate.reading_queries import debate_reading
from seminar.models import AskedCard, StakeholderGroup
from tests.cast import Room
from tests.debate.stage import set_debate, weigh, written
from tests.statements import statements

Answers = tuple[int, int, int]


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def page(room: Room) -> str:
    text = room.staff("rosa").get(f"/seminars/{room.public_id}/cards").text
    return " ".join(text.partition("<main")[2].split())


def card(room: Room, answers: Answers, **said: object) -> object:
    """Write a card that so many new people agree with, disagree with and cannot say of."""
    card_id = written(room, **said)
    for value, people in zip(MarkValue, answers, strict=True):
        for _ in range(people):
            room.seats["somebody"] = room.new_seat()
            weigh(room, "somebody", card_id, value)
    return card_id


def told(room: Room) -> Mapping[str, tuple[object, ...]]:
    """Return the numbers of each card by its text, as the page tells them."""
    with room.store.session() as db:
        cards = debate_reading(db, room.seminar(db), "en").cards
    return {
        one.text: (one.people, one.agree, one.disagree, one.cannot, one.percent) for one in cards
    }


def test_numbers_are_told_where_they_point_at_nobody(room: Room) -> None:
    for text, answers in {
        "all": (5, 0, 0),
        "few": (2, 1, 1),
        "most": (6, 0, 2),
        "least": (1, 6, 0),
        "none": (0, 4, 1),
        "three": (4, 3, 3),
        "lone": (4, 5, 1),
        "many": (13, 4, 4),
    }.items():
        card(room, answers, text=text)
    set_debate(room, ItemState.DONE)

    assert told(room) == {
        "many": (21, 13, 4, 4, 62),
        "three": (10, 4, 3, 3, None),
        "lone": (10, 4, None, None, None),
        "most": (8, None, None, None, None),
        "least": (7, None, None, None, None),
        "all": (5, 5, 0, 0, None),
        "none": (5, 0, None, None, None),
        "few": (None, None, None, None, None),
    }
    assert [numbers[0] for numbers in told(room).values()] == [21, 10, 10, 8, 7, 5, 5, None]
    text = page(room)
    assert "A majority agreed: 13 of the 21 people who weighed it. 4 disagreed and 4 could" in text
    assert text.count("Opinions were divided: at least a quarter agreed and") == 1
    assert "The room sees 8 cards. Five people or more weighed 7 of them." in text
    assert "Opinions divided: 1." in text
    assert "Under the Chatham House Rule nobody learns what a group said." in text
    assert "Agreed across groups" not in text


def test_a_number_of_nobody_is_left_unsaid(room: Room) -> None:
    card(room, (7, 6, 0), text="disagreed")
    card(room, (7, 0, 6), text="undecided")
    set_debate(room, ItemState.DONE)

    text = page(room)
    said = [words for words in ("6 disagreed.", "6 could not say.") if words in text]
    assert said == ["6 disagreed.", "6 could not say."]
    assert re.findall(r"\b0 (?:disagreed|could)", text) == []


def test_while_the_debate_runs_nothing_is_told_of_answers(room: Room) -> None:
    card(room, (4, 3, 3), text="three")
    before = page(room)
    card(room, (0, 0, 0), text="other")
    card_id = card(room, (5, 0, 0), text="all")

    assert told(room) == dict.fromkeys(("three", "other", "all"), (None,) * 5)
    text = page(room)
    assert "The room sees one card. While the debate runs, cards may still be answered." in before
    assert [word for word in ("weighed it", "agreed", "divided", "<table") if word in text] == []
    assert str(card_id) in text


def test_answers_that_the_room_was_not_shown_are_not_told_afterwards_either(room: Room) -> None:
    card_id = card(room, (5, 0, 0), text="asked")
    with room.store.session() as db, room.store.writing(db):
        db.add(AskedCard(card_id=card_id, asked_at=room.now))
    set_debate(room, ItemState.DONE)

    assert told(room) == {"asked": (None,) * 5}
    assert "has not been shown what it answered." in page(room)


def test_strongest_card_of_each_kind_stands_with_its_area(room: Room) -> None:
    concern = CardKind.CONCERN
    card(room, (6, 3, 0), text="stronger", kind=concern, areas=(2,))
    card(room, (5, 3, 0), text="weaker", kind=concern, areas=(2, 3))
    card(room, (3, 4, 0), text="against", kind=CardKind.FOR, areas=(2,))
    card(room, (4, 0, 0), text="few", kind=CardKind.FOR, areas=(2,))
    card(room, (9, 0, 0), text="question", kind=CardKind.QUESTION, areas=(2,))
    card(room, (9, 0, 0), text="whole", kind=concern, scope=Scope.ALL, areas=())
    set_debate(room, ItemState.DONE)

    with room.store.session() as db:
        found = debate_reading(db, room.seminar(db), "en").areas

    strongest = {
        area.number: tuple(one and one.text for one in (area.favour, area.concern))
        for area in found
    }
    assert strongest == {
        1: (None, None), 2: (None, "stronger"), 3: (None, "weaker"), 4: (None, None),
        5: (None, None),
    }  # fmt: skip


def test_card_agreed_across_groups_is_said_so(room: Room) -> None:
    joins = {"Military": (6, 3, 0), "Academia": (6, 3, 0)}
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        seminar.rule = Rule.ON_THE_RECORD
        seminar.groups = [
            StakeholderGroup(position=number, name=name)
            for number, name in enumerate(joins, start=1)
        ]
        db.flush()
        groups = {group.name: group.id for group in seminar.groups}
    card_id = written(room, text="Agreed", scope=Scope.ALL, areas=())
    for name, answers in joins.items():
        for value, people in zip(MarkValue, answers, strict=True):
            for _ in range(people):
                room.seats["somebody"] = room.new_seat(group_id=groups[name])
                weigh(room, "somebody", card_id, value)
    running = page(room)
    set_debate(room, ItemState.DONE)

    text = page(room)

    assert "Agreed across groups" not in running
    assert "Agreed across groups: 1." in text
    assert text.count("Agreed across groups: in each of them more than half of those who") == 1
    assert "Military" not in text
    assert "divided" not in text
    assert "Chatham House" not in text


def test_bar_is_drawn_to_scale_and_the_table_says_the_same(room: Room) -> None:
    card(room, (4, 3, 3), text="three")
    set_debate(room, ItemState.DONE)

    text = page(room)

    bar = re.findall(r'<rect class="(\w+)" x="([\d.]+)" y="0" width="([\d.]+)"', text)
    assert bar == [
        ("rail", "0", "100"),
        ("agree", "0.0", "40.0"),
        ("disagree", "40.0", "30.0"),
        ("cannot", "70.0", "30.0"),
    ]
    row = re.findall(r"<td>([^<]+)</td>", text)
    assert row == ["10", "4", "3", "3"]


def test_raised_hands_are_told_apart(room: Room) -> None:
    card_id = card(room, (5, 0, 0), text="asked")
    with room.store.session() as db, room.store.writing(db):
        db.add(
            AskedCard(
                card_id=card_id, asked_at=room.now, shown_at=room.now, agree=5, disagree=0,
                cannot=0, hands_agree=6, hands_disagree=3, hands_cannot=0,
            )
        )  # fmt: skip
    set_debate(room, ItemState.DONE)

    assert (
        "By show of hands, counted apart: Of the nine people who weighed it, six agreed."
        in page(room)
    )


def test_page_holds_a_bounded_number_of_cards(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_queries, "MOST_LISTED", 2)
    for text in ("one", "two", "three"):
        card(room, (1, 0, 0), text=text)
    set_debate(room, ItemState.DONE)

    text = page(room)

    assert "The room sees 3 cards. Fewer than five people weighed each." in text
    assert "and 1 more card" in text
    assert text.count('id="card-') == 2


def test_nothing_written_yet_is_said(room: Room) -> None:
    assert "No card has been written yet." in page(room)
    assert "reading" not in page(room).lower().replace("reading of the debate", "")


def test_console_leads_there(room: Room) -> None:
    set_debate(room, ItemState.PLANNED)
    console = room.staff("ben").get(f"/seminars/{room.public_id}/console").text
    set_debate(room)
    written(room)
    set_debate(room, ItemState.PLANNED)

    after = room.staff("ben").get(f"/seminars/{room.public_id}/console").text

    link = f'href="/seminars/{room.public_id}/cards"'
    assert (link in console, link in after) == (False, True)


@pytest.mark.parametrize("cards", [2, 12])
def test_it_takes_a_fixed_number_of_statements(room: Room, cards: int) -> None:
    for number in range(cards):
        card(room, (1, 0, 0), text=str(number))
    set_debate(room, ItemState.DONE)

    with room.store.session() as db:
        seminar = room.seminar(db)
        assert seminar.areas
        with statements(room.store) as asked:
            debate_reading(db, seminar, "en")

    assert len(asked) == 7
