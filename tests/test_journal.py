from sqlalchemy import select

from seminar import journal
from seminar.models import JournalEntry


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
