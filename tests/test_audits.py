"""The commands about the record of the day: whether it is whole, and where it breaks."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, update

from seminar import journal
from seminar.application import create_app
from seminar.models import JournalEntry
from tests.cast import furnish_room
from tests.tables import give_tables, settings
from tests.test_cli import seminar, url_of

__all__ = ["seminar"]


@pytest.fixture
def recorded(seminar, tmp_path):
    """The store of the command, with Ada's and Eve's seminar and three entries of Ada's."""
    give_tables(url_of(tmp_path))
    app = create_app(settings(url_of(tmp_path), tmp_path))
    room = furnish_room(app, now=datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    with room.store.session() as db, room.store.writing(db):
        db.execute(delete(JournalEntry))
        for deed in ("opened round", "closed round", "counted round"):
            journal.record(db, room.seminar(db), deed=deed, account_id=None, now=room.now)
    yield room
    room.store.engine.dispose()


def test_record_of_the_day_is_said_to_be_unbroken_with_its_last_hash(seminar, recorded):
    told, one = seminar("audit", "verify"), seminar("audit", "verify", recorded.public_id)
    last = one.output.split()[-1]
    noted = seminar("audit", "verify", recorded.public_id, "--noted", last[:12])

    named = f"{recorded.public_id} (Ada's seminar):"
    assert [told.exit_code, one.exit_code, noted.exit_code] == [0, 0, 0]
    assert one.output == f"{named} unbroken, 3 entries, the last hash is {last}\n"
    assert sorted(told.output.splitlines()) == sorted(
        [one.output.strip(), f"{recorded.other_public_id} (Eve's seminar): no entry yet."]
    )


def test_altered_record_is_told_with_the_first_broken_entry(seminar, recorded):
    with recorded.store.session() as db, recorded.store.writing(db):
        its = JournalEntry.deed == "closed round"
        db.execute(update(JournalEntry).where(its).values(deed="closed nothing"))

    told = seminar("audit", "verify")

    assert told.exit_code == 1
    assert "broken at entry 2, “closed nothing” of 2026-11-23 09:00 UTC." in told.output


def test_record_cut_off_at_the_end_is_told_to_whoever_noted_its_hash(seminar, recorded):
    last = seminar("audit", "verify", recorded.public_id).output.split()[-1]
    with recorded.store.session() as db, recorded.store.writing(db):
        db.execute(delete(JournalEntry).where(JournalEntry.deed == "counted round"))

    told = seminar("audit", "verify", recorded.public_id, "--noted", last)

    assert told.exit_code == 1
    assert told.output.endswith(f"no entry has the hash {last}. Entries at the end are missing.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothere22222",), "There is no seminar nothere22222."),
        (("--noted", "a" * 64), "--noted wants SEMINAR"),
    ],
)
def test_record_of_no_seminar_is_not_verified(seminar, recorded, words, said):
    refused = seminar("audit", "verify", *words)

    assert (refused.exit_code, said in refused.output) == (2, True)
