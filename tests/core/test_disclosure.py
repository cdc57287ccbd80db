"""No page tells what one or two people answered: there are rooms of which it says the same."""

import random
from dataclasses import replace
from functools import cache
from itertools import combinations_with_replacement, product

import pytest

from seminar.core.ballot import Ranking
from seminar.core.detail import Detail, Telling
from seminar.core.disclosure import _may_have_tables, finest_detail, what_may_be_told
from seminar.core.minority import shares_another_order
from seminar.core.other_rooms import OtherRooms
from seminar.core.profile import Profile
from seminar.core.published import published
from seminar.core.reading import RoundReading, read_orders
from seminar.core.told import told_of
from seminar.core.universe import universe_of
from tests.core.published import profile_of

COARSE = (Detail.HALVES, Detail.WHOLE)


def room_of(chance: random.Random, *, people: int, areas: int = 5) -> Profile:
    """Return people who lean to the same order, some with ties and some without a view."""
    rankings = []
    for _ in range(people):
        order = sorted(range(1, areas + 1), key=lambda area: area + chance.gauss(0, 2))
        last = areas if chance.random() < 0.9 else areas - 1
        tiers = [[order[0]]]
        for area in order[1:last]:
            if chance.random() < 0.2:
                tiers[-1].append(area)
            else:
                tiers.append([area])
        placed = tuple(tuple(sorted(tier)) for tier in tiers)
        rankings.append(Ranking(placed, tuple(sorted(order[last:]))))
    return Profile.of(areas, rankings)


def walk_from(room: Profile, detail: Detail) -> OtherRooms:
    return OtherRooms(told_of(universe_of(room, seed=1), room, detail), room, seed=1)


def told(room: Profile, detail: Detail) -> RoundReading:
    return published(replace(read_orders(room), detail=detail))


@pytest.mark.parametrize(
    ("people", "detail"),
    [
        (6, Detail.WHOLE),
        (9, Detail.HALVES),
        (30, Detail.TENTHS),
        (60, Detail.TABLES),
    ],
)
def test_of_each_witness_the_same_is_published(people: int, detail: Detail) -> None:
    room = room_of(random.Random(people), people=people)
    walk = walk_from(room, detail)

    walk.give_somebody_away()

    said, witnesses = told(room, detail), walk.witnesses
    assert len(witnesses) > 3
    assert {witness.n for witness in witnesses} == {people}
    assert {witness.counts for witness in witnesses} & {room.counts} == set()
    shows_complete = not 0 < room.n - room.complete().n < 3
    for witness in witnesses:
        found = told(witness, detail)
        if not shows_complete and found.agreement is not None and said.agreement is not None:
            agreement = replace(found.agreement, orders=said.agreement.orders)
            found = replace(found, complete=said.complete, agreement=agreement)
        assert found == said


@cache
def every_room(areas: int, people: int) -> tuple[Profile, ...]:
    orders = universe_of(profile_of([f"1 {'ABC'[:areas]}"], "ABC"[:areas]), seed=1).rankings
    return tuple(
        Profile.of(areas, rankings) for rankings in combinations_with_replacement(orders, people)
    )


def alike(room: Profile, detail: Detail) -> list[Profile]:
    """Return all possible rooms of which the same is told; one that is not in this order is not."""
    order = ends_of(room)
    rooms = [other for other in every_room(room.areas, room.n) if ends_of(other) == order]
    said = told(room, detail)
    return [other for other in rooms if told(other, detail) == said]


def ends_of(room: Profile) -> list[tuple[int, ...]]:
    sums = room.doubled_rank_sums()
    return [tuple(area for area in range(room.areas) if sums[area] == s) for s in sorted(set(sums))]


def statements(room: Profile) -> set[object]:
    """Return what is true of one or two people, of everybody, or of whoever tells one place."""
    people = [ranking.doubled_places() for ranking, count in room.counts for _ in range(count)]
    areas = range(1, room.areas + 1)
    seats = list(product(areas, range(2, 2 * room.areas + 1)))
    having = {seat: [places.get(seat[0]) == seat[1] for places in people] for seat in seats}
    before = {
        ("before", a, b): [a in places and places[a] < places.get(b, 0) for places in people]
        for a, b in product(areas, areas)
    }
    found: set[object] = {("order", order) for order, count in room.counts if count <= 2}
    for mark, told_by in [*having.items(), *before.items()]:
        found |= {("few", mark)} if sum(told_by) in (1, 2) else set()
        found |= {("rest", mark)} if len(people) - sum(told_by) in (1, 2) else set()
    found |= {("all", seat) for seat in seats if all(having[seat])}
    for one, two in product(seats, seats):
        both = sum(first and second for first, second in zip(having[one], having[two], strict=True))
        found |= {("both", one, two)} if both in (1, 2) else set()
        if one != two and room.areas > 2 and both == sum(having[one]) > 0:
            found.add(("follows", one, two))
    return found


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("areas", "people", "tries"), [(2, 5, 21), (2, 8, 20), (2, 14, 20), (3, 5, 3)]
)
def test_room_told_as_safe_gives_nobody_away_in_all_possible_rooms(
    areas: int, people: int, tries: int
) -> None:
    rooms = every_room(areas, people)
    safe = [
        (room, detail)
        for room, detail in product(random.Random(5).sample(rooms, tries), COARSE)
        if not walk_from(room, detail).give_somebody_away()
    ]

    given_away = []
    for room, detail in safe:
        sure = statements(room)
        for other in alike(room, detail):
            sure &= statements(other)
        given_away += [(room, detail, sure)] if sure else []

    assert given_away == []
    assert len(safe) > 2


@pytest.mark.parametrize(
    ("lines", "detail"),
    [
        (["4 ABC"], Detail.COUNTS),
        (["19 ABC", "1 A"], Detail.WHOLE),
        (["4 ABC", "4 BCA", "4 CAB", "3 CBA"], Detail.HALVES),
        (["6 ABC", "6 BAC", "6 CAB", "7 CBA"], Detail.TENTHS),
        ([f"5 {order}" for order in ("ABC", "ACB", "BAC", "BCA", "CAB", "CBA")], Detail.TABLES),
    ],
    ids=[
        "few",
        "nearly of one mind",
        "fifteen",
        "twenty-five",
        "every order five times",
    ],
)
def test_finest_detail_of_a_room(lines: list[str], detail: Detail) -> None:
    room = profile_of(lines, "ABC")

    assert finest_detail(room, seed=1) is detail


@pytest.mark.no_cover
def test_people_without_any_view_change_no_detail() -> None:
    room = room_of(random.Random(3), people=12)
    silent = Profile.from_histogram(5, [*texts(room), ("|1=2=3=4=5", 30)])

    assert finest_detail(silent, seed=1) is finest_detail(room, seed=1)


def texts(room: Profile) -> list[tuple[str, int]]:
    return [(ranking.text, count) for ranking, count in room.counts]


@pytest.mark.no_cover
def test_rooms_of_twelve_tell_their_order_but_no_table() -> None:
    chance = random.Random(2024)
    found = [finest_detail(room_of(chance, people=12), seed=1) for _ in range(3)]

    assert set(found) <= {Detail.HALVES, Detail.WHOLE}


@pytest.mark.parametrize(("people", "detail"), [(12, Detail.WHOLE), (20, Detail.HALVES)])
def test_room_of_many_areas_is_told_by_its_size(people: int, detail: Detail) -> None:
    room = room_of(random.Random(people), people=people, areas=9)

    assert finest_detail(room, seed=1) is detail


@pytest.mark.parametrize(("people", "detail"), [(12, Detail.WHOLE), (20, Detail.HALVES)])
def test_room_of_many_areas_is_not_searched_even_where_all_are_of_one_mind(
    people: int, detail: Detail
) -> None:
    room = profile_of([f"{people} ABCDEFGHI"], "ABCDEFGHI")

    assert finest_detail(room, seed=1) is detail


@pytest.mark.parametrize(("letters", "may"), [("ABCDEF", True), ("ABCDEFG", False)])
def test_tables_are_of_six_areas_at_most(letters: str, may: bool) -> None:
    turned = [letters[at:] + letters[:at] for at in range(len(letters))]
    room = profile_of([f"3 {order}" for order in [*turned, letters[::-1]]], letters)

    assert _may_have_tables(room) is may


@pytest.mark.parametrize(
    "lines",
    [
        ["2 CABD", "5 BACD", "5 CDBA", "5 DCBA", "5 BDCA"],
        ["6 ABC", "6 BAC", "6 CAB", "6 CBA", "2 {AB}C"],
        ["1 BAC", "1 CAB", "5 ABC", "5 ACB", "5 BCA", "5 CBA"],
    ],
    ids=["pairs", "ties", "places"],
)
def test_two_people_in_one_table_leave_none(lines: list[str]) -> None:
    room = profile_of(lines, "".join(sorted(lines[0].split()[1])))

    assert _may_have_tables(room) is False


@pytest.mark.no_cover
@pytest.mark.parametrize("areas", [3, 7])
def test_search_of_any_number_of_areas_ends(areas: int) -> None:
    room = room_of(random.Random(areas), people=9, areas=areas)

    assert finest_detail(room, seed=1) in (Detail.HALVES, Detail.WHOLE, Detail.COUNTS)


CAMPS = profile_of(["12 ABC", "4 ACB", "3 BAC", "8 CBA", "2 BCA", "1 CAB"], "ABC")


@pytest.mark.parametrize(
    ("room", "detail"),
    [(CAMPS, Detail.TENTHS), (profile_of(["15 AB", "5 BA"], "AB"), Detail.TABLES)],
    ids=["tenths", "tables"],
)
def test_minority_is_told_where_rooms_like_it_have_one_too(room: Profile, detail: Detail) -> None:
    assert what_may_be_told(room, seed=1) == Telling(detail, other_order=True)


@pytest.mark.parametrize(
    ("room", "other_order"),
    [(CAMPS, True), (room_of(random.Random(30), people=30), False)],
    ids=["with", "without"],
)
def test_of_each_witness_the_same_is_told_of_a_minority(room: Profile, other_order: bool) -> None:
    told = told_of(universe_of(room, seed=1), room, Detail.TENTHS)
    walk = OtherRooms(told, room, seed=1, other_order=other_order)

    walk.give_somebody_away(walks=2)

    assert {shares_another_order(witness) for witness in walk.witnesses} == {other_order}


@pytest.mark.parametrize(
    ("lines", "areas"),
    [
        (["9 ABCDE", "9 EDCBA"], "ABCDE"),
        (["16 ABCDEFGHI", "9 IHGFEDCBA"], "ABCDEFGHI"),
        (["16 ABC", "4 CBA", "1 {AB}C"], "ABC"),
        (["2 AB", "2 BA"], "AB"),
    ],
    ids=["below twenty", "nine areas", "without one", "four"],
)
def test_of_a_minority_nothing_is_told(lines: list[str], areas: str) -> None:
    room = profile_of(lines, areas)

    assert what_may_be_told(room, seed=1) == Telling(finest_detail(room, seed=1))


def test_minority_that_could_give_somebody_away_is_not_told_and_costs_no_detail() -> None:
    room = profile_of(["16 ABC", "5 CBA", "3 ACB"], "ABC")

    telling = what_may_be_told(room, seed=1)

    assert shares_another_order(room)
    assert telling == Telling(finest_detail(room, seed=1), other_order=False)
    assert telling.detail.tells_pairs


@pytest.mark.no_cover
def test_what_is_told_of_a_minority_gives_nobody_away_in_all_possible_rooms() -> None:
    rooms = random.Random(5).sample(every_room(2, 22), 12)
    tellings = [(room, what_may_be_told(room, seed=1)) for room in rooms]

    given_away = []
    for room, telling in tellings:
        if not telling.detail.tells_pairs:
            continue
        sure = statements(room)
        is_so = shares_another_order(room)
        for other in alike(room, telling.detail):
            # A minority that is not told is not told of the rooms like it either.
            if is_so is not telling.other_order or shares_another_order(other) is is_so:
                sure &= statements(other)
        given_away += [(room, telling, sure)] if sure else []

    assert given_away == []
    assert any(telling.other_order for _, telling in tellings)
