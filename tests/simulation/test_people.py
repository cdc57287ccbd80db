"""The invented people: plausible, and the same for the same seed."""

from seminar.core.ballot import AnswerKind, parse_ranking
from seminar.simulation.people import GROUPS, invented_people


def test_people_of_equal_seeds_are_equal() -> None:
    assert invented_people(seed=7) == invented_people(seed=7)


def test_people_of_other_seeds_differ() -> None:
    assert invented_people(seed=7) != invented_people(seed=8)


def test_forty_people_come_from_five_groups_that_may_all_be_shown() -> None:
    people = invented_people(seed=2022)

    sizes = [sum(person.group == place for person in people) for place in range(len(GROUPS))]

    assert sizes == [group.people for group in GROUPS]
    assert sum(sizes) == 40
    assert len([size for size in sizes if size >= 5]) == 5


def test_every_answer_is_one_that_a_phone_could_send() -> None:
    answers = [
        answer
        for person in invented_people(seed=2022)
        for answer in (person.first, person.second)
        if answer is not None
    ]

    texts = [answer.ranking for answer in answers if answer.kind is AnswerKind.ORDER]

    assert [parse_ranking(text, 5).text for text in texts] == texts
    assert {a.ranking for a in answers if a.kind is AnswerKind.TOGETHER} == {""}


def test_some_orders_have_ties_and_some_areas_no_view() -> None:
    texts = [person.first.ranking for person in invented_people(seed=2022) if person.first]

    assert len([text for text in texts if "=" in text]) > 3
    assert len([text for text in texts if "|" in text]) > 3
