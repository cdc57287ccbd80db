"""Retention: the day after the last one a seminar goes whole, unless people are in its room."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from seminar.core.terms import ItemKind
from seminar.models import AgendaItem, Base, ErasedSeminar, Leftover, Seminar
from seminar.privacy import purging
from seminar.privacy.purging import Purged, purge, purge_due
from tests.at_once import each_at_once
from tests.cast import Room
from tests.debate.stage import noted, set_debate, written
from tests.facilitation.day import ORDERS, Day
from tests.privacy.stage import rows

ZONE = "Pacific/Auckland"


def last_midnight(room: Room) -> datetime:
    """Return the end of the last day on which Ada's seminar is kept, where it is held."""
    with room.store.session() as db:
        until = room.seminar(db).retention_until
    ends = datetime.combine(until + timedelta(days=1), datetime.min.time(), ZoneInfo(ZONE))
    return ends.astimezone(UTC)


@pytest.fixture
def held(room: Room) -> Room:
    """Ada's seminar in Auckland after its day; Eve's is kept for much longer."""
    with room.store.session() as db, room.store.writing(db):
        room.seminar(db).zone = ZONE
        other = db.scalars(select(Seminar).where(Seminar.public_id != room.public_id)).one()
        other.retention_until += timedelta(days=1000)
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    day.start(ItemKind.DEBATE)
    written(room)
    noted(room)
    day.lead_to_the_end()
    return room


def told(room: Room) -> Purged:
    return Purged(room.public_id, room.now.date(), seats=10, answers=8, cards=1, points=1)


def test_seminar_goes_the_day_after_its_last_one_and_nothing_of_it_stays(held: Room) -> None:
    ends = last_midnight(held)

    before = purge_due(held.store, now=ends - timedelta(minutes=1))
    done = purge_due(held.store, now=ends)
    again = purge_due(held.store, now=ends)

    assert before == ((), 0)
    assert done == ((told(held),), 0)
    assert again == ((), 0)
    left = {name for name, number in rows(held).items() if number}
    assert left == {
        *("account", "login", "seminar", "team", "journal", "area", "stakeholder_group"),
        *("agenda_item", "question", "erased_seminar", "leftover"),
    }
    with held.store.session() as db:
        assert db.scalars(select(Seminar.title)).all() == ["Eve's seminar"]
        erased = db.scalars(select(ErasedSeminar)).one()
        assert (erased.created_at, erased.erased_at) == (held.now, ends)


def test_every_table_is_of_a_seminar_or_of_the_house() -> None:
    house = {
        "account",
        "login",
        "password_reset",
        "set_up",
        "attempt",
        "erased_seminar",
        "leftover",
    }
    of_a_seminar = {"seminar"}
    while True:
        reached = {
            name
            for name, table in Base.metadata.tables.items()
            for key in table.foreign_keys
            if key.column.table.name in of_a_seminar and key.ondelete == "CASCADE"
        }
        if reached <= of_a_seminar:
            break
        of_a_seminar |= reached

    assert set(Base.metadata.tables) == of_a_seminar | house


def test_running_room_is_left_alone_for_two_days_and_then_goes(held: Room) -> None:
    ends = last_midnight(held)
    with held.store.session() as db, held.store.writing(db):
        item = db.scalars(
            select(AgendaItem).where(AgendaItem.seminar_id == held.seminar(db).id)
        ).first()
        item.state, item.started_at = "running", ends - timedelta(hours=1)

    said = [purge_due(held.store, now=ends + timedelta(hours=hours)) for hours in (0, 46, 47)]

    assert said == [((), 1), ((), 1), ((told(held),), 0)]


def test_deletion_cut_short_is_taken_up(held: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    ends = last_midnight(held)
    with monkeypatch.context() as broken:
        broken.setattr(purging, "_delete_rest", fail)
        with pytest.raises(OSError, match="ended"):
            purge_due(held.store, now=ends)

    done, _ = purge_due(held.store, now=ends)

    assert [one.public_id for one in done] == [held.public_id]
    assert rows(held)["seat"] == rows(held)["ballot"] == rows(held)["card"] == 0


def fail(*_values: object, **_named: object) -> bool:
    raise OSError("The process ended.")


@pytest.mark.parametrize("most", [1, 3, 50])
def test_seats_go_in_slices(held: Room, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(purging, "SLICE", most)
    with held.store.session() as db:
        its_id = held.seminar(db).id

    assert purge(held.store, its_id, now=held.now) == told(held)
    assert rows(held)["seat"] == 0


def test_two_workers_delete_it_once(held: Room) -> None:
    ends = last_midnight(held)

    said = each_at_once([lambda: purge_due(held.store, now=ends)] * 2)

    assert sorted(len(purged) for purged, _ in said) == [0, 1]
    with held.store.session() as db:
        assert db.scalars(select(ErasedSeminar.id)).one()


def test_debate_that_goes_on_keeps_its_room(room: Room) -> None:
    set_debate(room)
    with room.store.session() as db, room.store.writing(db):
        running = select(AgendaItem).where(AgendaItem.state == "running")
        db.scalars(running).one().started_at = room.now + timedelta(days=365)

    purged, waiting = purge_due(room.store, now=room.now + timedelta(days=365, minutes=5))

    assert ([one.public_id for one in purged], waiting) == ([room.other_public_id], 1)
    with room.store.session() as db:
        assert db.scalars(select(Leftover.seminar_id)).all() == [None]


def test_sentence_tells_what_went_and_no_title() -> None:
    purged = Purged("abc", datetime(2026, 11, 23, tzinfo=UTC).date(), 3, 4, 5, 6)

    assert purged.sentence() == (
        "Seminar abc of 2026-11-23 was deleted whole: 3 seats, 4 answers, 5 cards, 6 points, "
        "and everything else of it."
    )
