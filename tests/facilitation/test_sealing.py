"""Sealing: the result is stored once, and the rows keep neither order, revision nor small group."""

import hashlib
import json

import pytest
from sqlalchemy import event, select, update
from sqlalchemy.orm import undefer

from seminar.access.tokens import seat_hash
from seminar.core.count_file import count_tables, tables_from_json
from seminar.core.detail import Detail
from seminar.core.disclosure import what_may_be_told
from seminar.core.movement import movement_from_json
from seminar.core.profile import Profile
from seminar.core.published import published, with_details
from seminar.core.reading import from_json, read_round
from seminar.core.terms import CountFileState, Rule
from seminar.facilitation import service
from seminar.models import Ballot, Participation, Result, Seat, Seminar, StakeholderGroup
from tests.facilitation.day import ORDERS, Day, opposite

# How a statement begins that writes answers, or who gave one.
REWRITTEN = tuple(
    f"{verb} {table}"
    for verb in ("INSERT INTO", "UPDATE", "DELETE FROM")
    for table in ("ballot", "participation")
)


def result_of(day: Day, round_id) -> Result:
    with day.room.store.session() as db:
        return db.get_one(Result, round_id, options=[undefer(Result.tables)])


def rows(day: Day, table, *columns) -> list[tuple]:
    with day.room.store.session() as db:
        return sorted(tuple(row) for row in db.execute(select(*columns).select_from(table)))


def set_groups(day: Day, groups: tuple[int, ...]) -> list:
    """Put the people into stakeholder groups, so many into each; return the ids of the groups."""
    day.tokens = [day.room.new_seat() for _ in range(sum(groups))]
    with day.room.store.session() as db, day.room.store.writing(db):
        seminar = day.room.seminar(db)
        ids = [group.id for group in seminar.groups[: len(groups)]]
        people = iter(day.tokens)
        for group_id, size in zip(ids, groups, strict=True):
            for _ in range(size):
                db.execute(
                    update(Seat)
                    .where(Seat.token_sha256 == seat_hash(next(people)))
                    .values(group_id=group_id)
                )
    return ids


def go_on_the_record(day: Day) -> None:
    with day.room.store.session() as db, day.room.store.writing(db):
        day.room.seminar(db).rule = Rule.ON_THE_RECORD


def test_sealed_round_stores_what_may_be_seen(day):
    day.lead(service.set_head_count, 12)
    round_id = day.open_round()
    day.answer(round_id, ORDERS, together=3)

    day.seal(round_id)

    result = result_of(day, round_id)
    profile = Profile.from_histogram(5, [(order, 1) for order in ORDERS])
    reading = published(
        with_details(
            read_round(profile, together=3, seed=round_id.int % 2**32),
            what_may_be_told(profile, seed=1),
            {},
        )
    )
    assert reading.detail in (Detail.HALVES, Detail.WHOLE)
    assert (result.n, result.together, result.present, result.paper) == (11, 3, 12, 0)
    assert from_json(result.reading) == reading
    assert result.movement is None
    assert result.count_file is CountFileState.SEALED
    assert tables_from_json(result.tables) == count_tables(profile, together=3)
    values = {
        "n": 11,
        "together": 3,
        "paper": 0,
        "present": 12,
        "reading": result.reading,
        "movement": None,
        "tables": result.tables,
        "count_file": "sealed",
    }
    text = json.dumps(values, sort_keys=True, separators=(",", ":"))
    assert result.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_round_of_four_people_stores_only_how_many_answered(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS[:4])

    day.seal(round_id)

    reading = from_json(result_of(day, round_id).reading)
    assert reading.orders == 4
    assert reading.standings == ()
    assert reading.pairwise == ()
    assert reading.head_to_head == ()


def test_round_that_nobody_answered_can_be_sealed(day):
    round_id = day.open_round()

    day.seal(round_id)

    result = result_of(day, round_id)
    assert (result.n, result.present, from_json(result.reading).answers) == (0, None, 0)


def test_second_round_stores_what_moved_of_linked_orders(day):
    first = day.open_round()
    day.answer(first, ORDERS)
    day.seal(first)
    second = day.open_round(nth=1)
    changed = [opposite("1>2>3>4>5")] * 3 + list(ORDERS[3:])
    day.answer(second, changed)

    day.seal(second)

    movement = movement_from_json(result_of(day, second).movement)
    assert (movement.linked, movement.changed) == (8, 3)
    assert {area.area for area in movement.areas} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(("orders", "linked"), [((8, 9), 8), ((8, 7), 7)])
def test_all_together_in_either_round_is_no_order_that_moved(day, orders, linked):
    first = day.open_round()
    day.answer(first, ["1>2>3>4>5"] * orders[0], together=10 - orders[0])
    day.seal(first)
    second = day.open_round(nth=1)
    day.answer(second, ["1>2>3>4>5"] * orders[1], together=10 - orders[1])

    day.seal(second)

    movement = movement_from_json(result_of(day, second).movement)
    assert (movement.linked, movement.changed) == (linked, 0)


def test_rows_of_a_sealed_round_say_the_same_without_revision(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS, together=2)
    columns = (Ballot.round_id, Ballot.answer_key, Ballot.kind, Ballot.ranking)
    ballots = rows(day, Ballot, *columns)
    seats = rows(day, Participation, Participation.round_id, Participation.seat_id)

    day.seal(round_id)

    assert rows(day, Ballot, *columns) == ballots
    assert rows(day, Participation, Participation.round_id, Participation.seat_id) == seats
    assert {row[0] for row in rows(day, Ballot, Ballot.revision)} == {0}


def test_many_answers_are_rewritten_by_as_few_statements_as_eight(day):
    spent = []

    def spend(_connection, _cursor, statement, parameters, _context, executemany):
        # Nothing else is counted: a store that is busy for a moment is asked to begin again.
        if statement.startswith(REWRITTEN):
            spent.append(len(parameters) if executemany else 1)

    first = day.open_round()
    day.answer(first, ORDERS)
    day.close(first)
    event.listen(day.room.store.engine, "before_cursor_execute", spend)
    try:
        day.lead(service.count_round, first)
        for_eight = sum(spent)
        day.lead(service.show_round, first)
        second = day.open_round(nth=1)
        day.answer(second, ORDERS * 3)
        day.close(second)
        spent.clear()
        day.lead(service.count_round, second)
    finally:
        event.remove(day.room.store.engine, "before_cursor_execute", spend)

    assert sum(spent) == for_eight
    assert for_eight in (1, 2)


@pytest.mark.parametrize(
    ("sizes", "kept"),
    [
        ((6, 5), (6, 5)),
        ((6, 4), ()),
        ((7, 6, 2), (7,)),
        ((9, 3, 2), (9,)),
    ],
)
def test_groups_that_could_be_told_are_taken_off_the_answers(day, sizes, kept):
    go_on_the_record(day)
    ids = set_groups(day, sizes)
    round_id = day.open_round()
    day.answer(round_id, ["1>2>3>4>5"] * sum(sizes))

    day.seal(round_id)

    with day.room.store.session() as db:
        groups = db.scalars(select(Ballot.group_id)).all()
    assert tuple(groups.count(group_id) for group_id in ids if groups.count(group_id)) == kept
    assert len(groups) == sum(sizes)


def test_no_group_stays_on_an_answer_under_the_chatham_house_rule(day):
    set_groups(day, (6, 5))
    round_id = day.open_round()
    day.answer(round_id, ["1>2>3>4>5"] * 11)

    day.seal(round_id)

    assert rows(day, Ballot, Ballot.group_id) == [(None,)] * 11


@pytest.mark.parametrize(("rule", "shown"), [(Rule.CHATHAM_HOUSE, 0), (Rule.ON_THE_RECORD, 2)])
def test_groups_are_read_only_on_the_record(day, rule, shown):
    set_groups(day, (6, 5))
    with day.room.store.session() as db, day.room.store.writing(db):
        db.execute(update(Seminar).values(rule=rule))
    round_id = day.open_round()
    day.answer(round_id, ["1>2>3>4>5"] * 11)

    day.seal(round_id)

    groups = from_json(result_of(day, round_id).reading).groups
    with day.room.store.session() as db:
        names = db.scalars(
            select(StakeholderGroup.name).where(StakeholderGroup.position.in_([1, 2]))
        ).all()
    assert len(groups) == shown
    assert {group.name for group in groups} <= set(names)


def test_count_is_undone_as_a_whole_when_it_fails(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.close(round_id)
    before = rows(day, Ballot, Ballot.answer_key, Ballot.revision)

    def fail(_connection, _cursor, statement, *_rest):
        if statement.startswith("UPDATE ballot"):
            raise OSError("The disk is full.")

    event.listen(day.room.store.engine, "before_cursor_execute", fail)
    try:
        with pytest.raises(OSError, match="disk"):
            day.lead(service.count_round, round_id)
    finally:
        event.remove(day.room.store.engine, "before_cursor_execute", fail)

    assert day.asked(round_id).state.value == "closed"
    assert rows(day, Ballot, Ballot.answer_key, Ballot.revision) == before
    assert rows(day, Result, Result.round_id) == []
