"""Sweeping: rows get another place, and nothing of the former ones stays in the files."""

from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import func, select, text, update

from seminar.access.tokens import seat_hash, voice_key
from seminar.core.terms import IdentityMode, RoundState, Rule
from seminar.errors import StoreBusy
from seminar.facilitation import pages, sweeping
from seminar.facilitation.sweeping import sweep
from seminar.models import Ballot, Leftover, Seat, Voice
from tests.cast import furnish_room
from tests.facilitation.day import ORDERS, Day


@pytest.fixture
def sealed(day: Day) -> Day:
    """A day with a counted round whose former rows are still in the files."""
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    return day


def leftovers(day: Day) -> int:
    with day.room.store.session() as db:
        return db.scalar(select(func.count()).select_from(Leftover))


def held(day: Day, table) -> list[tuple]:
    with day.room.store.session() as db:
        return sorted(tuple(row) for row in db.execute(select(*table.__table__.columns)))


def places(day: Day, table) -> list[bytes]:
    """Return the ids of a table in the order in which the store keeps them."""
    place = "rowid" if day.room.store.is_sqlite else "ctid"
    with day.room.store.session() as db:
        return list(db.scalars(select(table.id).order_by(text(place))))


def speak(day: Day, groups: tuple[int, ...] = ()) -> None:
    """Let everybody speak, so many of each stakeholder group."""
    with day.room.store.session() as db, day.room.store.writing(db):
        seminar = day.room.seminar(db)
        ids = [
            group.id
            for group, size in zip(seminar.groups, groups, strict=False)
            for _ in range(size)
        ]
        for place, token in enumerate(day.tokens):
            group_id = ids[place] if place < len(ids) else None
            key = voice_key(token, seminar.id)
            db.add(Voice(seminar_id=seminar.id, key=key, group_id=group_id))
            db.flush()


def test_sweeping_clears_what_a_sealing_left_and_is_then_done(sealed):
    before = leftovers(sealed)

    done = sweep(sealed.room.store)

    assert (before, done, leftovers(sealed)) == (1, True, 0)
    assert sweep(sealed.room.store) is True
    if sealed.room.store.is_sqlite:
        log = sealed.room.app.extensions["seminar.settings"].instance / "seminar.sqlite-wal"
        with sealed.room.store.engine.connect() as connection:
            free = connection.execute(text("PRAGMA freelist_count")).scalar()
        # The log holds no more than that nothing is left to clear.
        assert (log.stat().st_size < 50_000, free) == (True, 0)


def test_seats_and_voices_keep_what_they_hold_and_lose_their_order(sealed):
    speak(sealed)
    order, kept = places(sealed, Seat), [held(sealed, table) for table in (Seat, Voice)]
    speaking = places(sealed, Voice)

    sweep(sealed.room.store)

    assert [held(sealed, table) for table in (Seat, Voice)] == kept
    assert sorted(places(sealed, Seat)) == sorted(order)
    assert places(sealed, Seat) != order
    assert places(sealed, Voice) != speaking


@pytest.mark.parametrize("most", [1, 3, 5, 10, 100])
def test_seats_mixed_in_slices_all_get_another_place_and_once(sealed, monkeypatch, most):
    monkeypatch.setattr(sweeping, "SLICE", most)
    order, kept = places(sealed, Seat), held(sealed, Seat)

    sweep(sealed.room.store)

    assert held(sealed, Seat) == kept
    assert sorted(places(sealed, Seat)) == sorted(order)
    assert places(sealed, Seat) != order


def test_places_of_another_seminar_stay(sealed):
    with sealed.room.store.session() as db:
        mine = set(db.scalars(select(Seat.id)))
    other = furnish_again(sealed)
    before = [seat for seat in places(sealed, Seat) if seat not in mine]

    sweep(sealed.room.store)

    after = [seat for seat in places(sealed, Seat) if seat not in mine]
    if sealed.room.store.is_sqlite:
        assert after == before
    assert sorted(after) == sorted(before)
    assert len(other.tokens) == 20


def furnish_again(day: Day) -> Day:
    """Seat twenty people in Eve's seminar."""
    other = Day(replace(day.room, public_id=day.room.other_public_id))
    other.tokens = [other.room.new_seat() for _ in range(20)]
    return other


@pytest.mark.parametrize(
    ("rule", "sizes", "others", "kept"),
    [
        (Rule.ON_THE_RECORD, (6, 2), 3, (6, 0)),
        (Rule.ON_THE_RECORD, (6, 2), 0, (0, 0)),
        (Rule.ON_THE_RECORD, (6, 5), 0, (6, 5)),
        (Rule.CHATHAM_HOUSE, (6, 5), 0, (0, 0)),
    ],
)
def test_groups_that_could_be_told_are_taken_off_the_voices(sealed, rule, sizes, others, kept):
    with sealed.room.store.session() as db, sealed.room.store.writing(db):
        sealed.room.seminar(db).rule = rule
    sealed.tokens += [sealed.room.new_seat() for _ in range(sum(sizes) + others - len(ORDERS))]
    speak(sealed, sizes)

    sweep(sealed.room.store)

    with sealed.room.store.session() as db:
        ids = [group.id for group in sealed.room.seminar(db).groups[:2]]
        groups = list(db.scalars(select(Voice.group_id)))
    assert tuple(groups.count(group_id) for group_id in ids) == kept


def test_groups_of_voices_in_another_seminar_stay(sealed):
    speak(sealed, (6, 2))
    other = furnish_again(sealed)
    speak(other, (6, 2))
    before = groups_spoken(other)

    sweep(sealed.room.store)

    assert groups_spoken(other) == before
    assert sorted(before.values()) == [2, 6, 12]
    assert groups_spoken(sealed) == {None: 8}


def groups_spoken(day: Day) -> Counter:
    """Return how many voices of a seminar there are of each group."""
    with day.room.store.session() as db:
        of_seminar = Voice.seminar_id == day.room.seminar(db).id
        return Counter(db.scalars(select(Voice.group_id).where(of_seminar)))


def test_rows_of_people_are_of_one_transaction_on_postgresql(sealed):
    if sealed.room.store.is_sqlite:
        pytest.skip("SQLite does not note who wrote a row.")
    everybody = sealed.tokens
    for sealed.tokens in (everybody[:4], everybody[4:]):
        speak(sealed)
    other = furnish_again(sealed)
    before = transactions(other, Seat)

    sweep(sealed.room.store)

    assert [len(transactions(sealed, table)) for table in (Seat, Voice)] == [1, 1]
    assert transactions(other, Seat) == before


def transactions(day: Day, table) -> set[str]:
    """Return which transactions wrote the rows that a seminar has."""
    with day.room.store.session() as db:
        of_seminar = table.seminar_id == day.room.seminar(db).id
        return set(db.scalars(select(text("xmin::text")).select_from(table).where(of_seminar)))


@pytest.mark.parametrize("mode", IdentityMode)
def test_keys_stay_exactly_where_a_link_was_promised(app, now, mode):
    day = Day(furnish_room(app, now=now, mode=mode))
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    before = {row[1]: row[3] for row in held(day, Ballot)}

    day.seal(round_id)

    after = {row[1]: row[3] for row in held(day, Ballot)}
    linked = mode is not IdentityMode.ANONYMOUS
    assert (before == after, before.keys() & after.keys() != set()) == (linked, linked)
    assert sorted(before.values()) == sorted(after.values())


def test_a_withdrawn_seat_stays_withdrawn(sealed):
    with sealed.room.store.session() as db, sealed.room.store.writing(db):
        db.execute(
            update(Seat)
            .where(Seat.token_sha256 == seat_hash(sealed.tokens[0]))
            .values(state="revoked")
        )
    kept = held(sealed, Seat)

    sweep(sealed.room.store)

    assert held(sealed, Seat) == kept


def test_a_count_stands_when_the_files_cannot_be_cleared(day, monkeypatch, caplog):
    def fail(_store: object) -> bool:
        raise StoreBusy

    monkeypatch.setattr(pages, "sweep", fail)
    round_id = day.open_round()
    day.close(round_id)

    answer = day.room.staff("ben").post(f"/seminars/{day.room.public_id}/rounds/{round_id}/count")

    assert (answer.status_code, day.asked(round_id).state) == (303, RoundState.SEALED)
    assert caplog.messages == ["Former rows are still in the files of the store; see upkeep."]
    assert leftovers(day) == 1


def test_a_full_disk_is_no_reason_to_try_again_at_once(day):
    if not day.room.store.is_sqlite:
        pytest.skip("PostgreSQL's own errors reach the caller.")
    full = day.room.store.engine.dialect.loaded_dbapi.OperationalError("disk is full")

    class Cursor:
        def execute(self, _statement: str) -> None:
            raise full

    with pytest.raises(StoreBusy):
        sweeping._is_written_anew(day.room.store, Cursor())
