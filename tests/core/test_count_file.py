"""The tables of a round: whole numbers that add up, and who may have them."""

import random
from dataclasses import replace
from itertools import permutations

import pytest

from seminar.core.agreement import kendall_w, quartiles, split_areas
from seminar.core.count_file import (
    COUNTS,
    MATRICES,
    CountTables,
    attested,
    count_file_state,
    count_file_to_json,
    count_tables,
    tables_from_json,
    tables_to_json,
)
from seminar.core.detail import Detail
from seminar.core.disclosure import finest_detail
from seminar.core.movement import Movement, StoppingAdvice
from seminar.core.reading import ProbabilityMethod, read_round
from seminar.core.recount import recountable
from seminar.core.terms import CountFileState
from tests.counted import count_file as counted
from tests.counted import profile, random_room

EVEN = (("1>2>3>4>5", 12), ("5>4>3>2>1", 12))


def test_tables_are_whole_numbers_with_ties_doubled() -> None:
    room = profile((("1>2>3", 3), ("1=2>3", 2), ("2|1=3", 1), ("|1=2=3", 4)), areas=3)

    tables = count_tables(room, together=2)

    assert tables == CountTables(
        orders=6,
        complete=5,
        together=2,
        abstained=4,
        doubled_places=((3, 2, 0, 0, 0), (0, 2, 3, 0, 0), (0, 0, 0, 0, 5)),
        before=((0, 3, 5), (0, 0, 5), (0, 0, 0)),
        level=((0, 2, 0), (2, 0, 0), (0, 0, 0)),
        doubled_rank_sums=(12, 18, 30),
        ties=12,
    )
    assert tables.answers == 12
    assert tables.place_counts() == [{2: 3, 3: 2}, {3: 2, 4: 3}, {6: 5}]


def test_tables_come_back_from_the_store() -> None:
    tables = count_tables(profile(), together=3)

    assert tables_from_json(tables_to_json(tables)) == tables


def test_tables_give_what_the_orders_gave() -> None:
    chance = random.Random(2026)
    for _ in range(40):
        room = random_room(chance)
        tables = count_tables(room, together=0)

        found, reading = recountable(tables), read_round(room, together=0, seed=1)

        averages = {s.area: s.average for s in reading.standings}
        assert [None if a is None else _float(a) for a in found["average_places"]] == [
            averages.get(area) for area in range(1, room.areas + 1)
        ]
        assert found["condorcet_winner"] == reading.condorcet_winner
        assert tuple(found["majority_cycle"]) == reading.cycle
        assert found["first_place_disputed"] == reading.first_place_disputed
        assert found["last_place_disputed"] == reading.last_place_disputed
        w = kendall_w(room)
        assert (found["agreement"] or {"w": None})["w"] == (None if w is None else str(w))
        quarters = [[str(value) for value in row] for row in quartiles(room)]
        assert found["quartiles"] == (quarters or None)
        assert tuple(found["split_areas"] or ()) == split_areas(room)


def _float(text: str) -> float:
    upper, _, lower = text.partition("/")
    return int(upper) / int(lower or 1)


@pytest.mark.parametrize(
    ("histogram", "areas", "together"),
    [
        ((("1>2>3>4>5", 10), ("5>4>3>2>1", 9)), 5, 0),
        ((("1>2>3>4>5>6>7", 15), ("7>6>5>4>3>2>1", 15)), 7, 0),
        (EVEN, 5, 2),
        ((*EVEN, ("|1=2=3=4=5", 1)), 5, 0),
        ((*EVEN, ("1>2|3=4=5", 2)), 5, 0),
    ],
)
def test_tables_that_could_tell_of_somebody_are_sealed_unasked(
    histogram: tuple[tuple[str, int], ...], areas: int, together: int
) -> None:
    room = profile(histogram, areas=areas)

    assert (
        count_file_state(room, together=together, detail=finest_detail(room, seed=1))
        is CountFileState.SEALED
    )


def test_everybody_of_one_mind_is_sealed_by_the_solver() -> None:
    room = profile((("1>2>3>4>5", 40),))

    assert (
        count_file_state(room, together=0, detail=finest_detail(room, seed=1))
        is CountFileState.SEALED
    )


def test_tables_of_a_room_with_all_orders_are_public() -> None:
    room = profile([(">".join(order), 5) for order in permutations("123")], areas=3)

    detail = finest_detail(room, seed=1)

    assert detail is Detail.TABLES
    assert count_file_state(room, together=0, detail=detail) is CountFileState.PUBLIC
    assert count_file_state(room, together=2, detail=detail) is CountFileState.SEALED


def test_that_some_share_another_order_is_attested_where_it_is_told() -> None:
    reading = read_round(profile(), together=0, seed=1)

    assert attested(replace(reading, other_order=True), None)["other_order"] is True
    assert "other_order" not in attested(reading, None)


@pytest.mark.parametrize(
    ("histogram", "areas", "together", "detail", "state"),
    [
        ((("1>2>3>4>5>6", 20),), 6, 0, Detail.TABLES, CountFileState.PUBLIC),
        ((("1>2>3>4>5>6>7", 20),), 7, 0, Detail.TABLES, CountFileState.SEALED),
        ((("1>2>3>4>5>6", 20),), 6, 0, Detail.TENTHS, CountFileState.SEALED),
        ((("1>2>3>4>5>6", 20),), 6, 0, None, CountFileState.SEALED),
        ((("1>2>3", 20),), 3, 3, Detail.TABLES, CountFileState.PUBLIC),
        ((("1>2>3", 20),), 3, 1, Detail.TABLES, CountFileState.SEALED),
        ((("1>2>3", 2),), 3, 0, Detail.TABLES, CountFileState.SEALED),
        ((("1>2>3", 20), ("|1=2=3", 3)), 3, 0, Detail.TABLES, CountFileState.PUBLIC),
        ((("1>2>3", 20), ("|1=2=3", 2)), 3, 0, Detail.TABLES, CountFileState.SEALED),
        ((("1>2>3", 20), ("1|2=3", 3)), 3, 0, Detail.TABLES, CountFileState.PUBLIC),
        ((("1>2>3", 20), ("1|2=3", 2)), 3, 0, Detail.TABLES, CountFileState.SEALED),
    ],
)
def test_each_thing_that_could_tell_of_somebody_seals_the_tables(
    histogram: tuple[tuple[str, int], ...],
    areas: int,
    together: int,
    detail: Detail | None,
    state: CountFileState,
) -> None:
    room = profile(histogram, areas=areas)

    assert count_file_state(room, together=together, detail=detail) is state


def test_what_tables_cannot_show_is_no_finer_than_on_pages() -> None:
    reading = read_round(profile(), together=0, seed=1)
    movement = Movement((), None, None, None, None, None, 9, 4, StoppingAdvice.SETTLED)

    assert attested(reading, movement) == {
        "firmness": [
            {"upper": pair.upper, "lower": pair.lower, "verdict": pair.verdict.value}
            for pair in reading.firmness
        ],
        "probability": {"method": "permutation", "p": "below 0.001"},
        "movement": {"linked": 9, "changed": 4, "advice": "settled"},
    }
    assert len(reading.firmness) == 4


@pytest.mark.parametrize(
    ("p_value", "method", "probability"),
    [
        (0.0123, "exact", {"method": "exact", "p": "0.012"}),
        (0.001, "permutation", {"method": "permutation", "p": "0.001"}),
        (0.0009, "permutation", {"method": "permutation", "p": "below 0.001"}),
        (0.0123, "chi_square", None),
        (0.0123, None, None),
        (None, "exact", None),
    ],
)
def test_probability_is_told_in_thousandths(
    p_value: float | None, method: str | None, probability: dict[str, str] | None
) -> None:
    reading = read_round(profile(), together=0, seed=1)
    assert reading.agreement is not None
    by = ProbabilityMethod(method) if method else None
    agreement = replace(reading.agreement, p_value=p_value, p_method=by)

    found = attested(replace(reading, agreement=agreement), None)

    assert found.get("probability") == probability


def test_round_without_advice_and_agreement_attests_little() -> None:
    reading = read_round(profile((("1>2", 2), ("|1=2", 1)), areas=2), together=0, seed=1)
    movement = Movement((), None, None, None, None, None, None, None, None)

    found = attested(reading, movement)

    assert found["movement"] == {"linked": None, "changed": None, "advice": None}
    assert attested(read_round(profile((), areas=2), together=0, seed=1), None) == {"firmness": []}


@pytest.mark.parametrize(
    ("people", "probability"),
    [(1, {"method": "exact", "p": "1.000"}), (200, None)],
)
def test_probability_is_attested_where_it_needs_single_orders(
    people: int, probability: dict[str, str] | None
) -> None:
    room = profile((("1>2", 2 * people), ("2>1", people)), areas=2)

    found = attested(read_round(room, together=0, seed=1), None)

    assert found.get("probability") == probability


def test_file_says_what_its_tables_mean() -> None:
    held = counted()

    data = count_file_to_json(held, recountable=recountable(held.tables))

    assert data == {
        "format": "seminar count file",
        "version": 1,
        "areas": list(held.areas),
        "round": {
            "number": held.number,
            "attempt": held.attempt,
            "question": "In which order, « naturally »?",
        },
        "rules": {"no_view": "no opinion", "order": "average place", "together": "aside"},
        "seed": held.seed,
        "tables": tables_to_json(held.tables),
        "recountable": recountable(held.tables),
        "attested": dict(held.attested),
    }
    assert list(data["tables"]) == [
        "answers", "orders", "complete", "together", "abstained", "doubled_places", "before",
        "level", "doubled_rank_sums", "ties",
    ]  # fmt: skip
    assert {*COUNTS, *MATRICES, "doubled_rank_sums"} == set(data["tables"])
    assert data["tables"]["answers"] == 35
    assert (len(COUNTS), MATRICES) == (6, ("doubled_places", "before", "level"))
