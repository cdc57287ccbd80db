import uuid
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select, update

from seminar import journal
from seminar.models import Account, JournalEntry


def entries(db):
    return db.scalars(select(JournalEntry).order_by(JournalEntry.seq)).all()


def test_each_entry_is_chained_to_the_one_before(store, db, room, now):
    with store.writing(db):
        seminar = room.seminar(db)
        before = len(entries(db))
        for deed in ("opened round", "closed round"):
            journal.record(db, seminar, deed=deed, account_id=None, now=now, detail="1")

    opened, closed = entries(db)[before:]

    assert (opened.deed, closed.deed) == ("opened round", "closed round")
    assert closed.prev_hash == opened.hash
    assert [journal.entry_hash(entry) for entry in (opened, closed)] == [opened.hash, closed.hash]


def test_a_changed_entry_no_longer_matches_its_hash(store, db, room, now):
    with store.writing(db):
        journal.record(db, room.seminar(db), deed="hid card", account_id=None, now=now)
    entry = entries(db)[-1]

    entry.detail = "something else"

    assert journal.entry_hash(entry) != entry.hash


@pytest.fixture
def entries_of_a_day(store, db, room, now):
    """Four entries of Ada's seminar and two of Eve's among them; return the numbers of Ada's."""
    eves = room.eves().seminar(db)
    with store.writing(db):
        for deed in ("opened round", "closed round", "counted round", "showed round"):
            journal.record(db, room.seminar(db), deed=deed, account_id=None, now=now)
            journal.record(db, eves, deed=deed, account_id=None, now=now)
    wanted = select(JournalEntry.seq).where(JournalEntry.seminar_id == room.seminar(db).id)
    return db.scalars(wanted.order_by(JournalEntry.seq)).all()[-4:]


def chains(store):
    with store.session() as db:
        return {chain.public_id: chain for chain in journal.chains(db)}


def test_record_nobody_touched_is_unbroken_in_every_seminar(store, room, entries_of_a_day):
    kept = chains(store)

    assert set(kept) == {room.public_id, room.other_public_id}
    assert [chain.broken for chain in kept.values()] == [None, None]
    assert min(len(chain.hashes) for chain in kept.values()) >= 4


@pytest.mark.parametrize(
    "altered",
    [
        {"deed": "something else"},
        {"object": "another"},
        {"detail": "nothing of the kind"},
        {"account_id": uuid.UUID(int=0)},
        {"at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"hash": "f" * 64},
        {"prev_hash": "f" * 64},
    ],
    ids=lambda altered: next(iter(altered)),
)
def test_altered_entry_is_the_first_broken_one(store, db, room, entries_of_a_day, altered):
    if altered.get("account_id"):
        altered = {"account_id": db.scalars(select(Account.id)).first()}
    with store.writing(db):
        its = JournalEntry.seq == entries_of_a_day[1]
        db.execute(update(JournalEntry).where(its).values(**altered))
    kept = chains(store)

    assert kept[room.public_id].broken.seq == entries_of_a_day[1]
    assert kept[room.other_public_id].broken is None


def test_entry_hashed_anew_breaks_the_next_one(store, db, room, entries_of_a_day):
    with store.writing(db):
        entry = db.get_one(JournalEntry, entries_of_a_day[1])
        entry.detail = "altered with care"
        entry.hash = journal.entry_hash(entry)
    broken = chains(store)[room.public_id].broken

    assert (broken.seq, broken.deed) == (entries_of_a_day[2], "counted round")


@pytest.mark.parametrize("deleted", [0, 2])
def test_missing_entry_breaks_the_next_one(store, db, room, entries_of_a_day, deleted):
    with store.writing(db):
        its = JournalEntry.seq == entries_of_a_day[deleted]
        db.execute(delete(JournalEntry).where(its))

    assert chains(store)[room.public_id].broken.seq == entries_of_a_day[deleted + 1]


def test_entries_cut_off_at_the_end_are_missed_by_whoever_noted_the_last_hash(
    store, db, room, entries_of_a_day
):
    noted = chains(store)[room.public_id].hashes[-1]
    with store.writing(db):
        db.execute(delete(JournalEntry).where(JournalEntry.seq == entries_of_a_day[-1]))
    kept = chains(store)[room.public_id]

    assert kept.broken is None
    assert kept.holds(noted) is False
    assert kept.holds(kept.hashes[-1][:8].upper()) is True
