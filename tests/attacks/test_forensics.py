"""The attack on sealing: who answered what, from the files alone.

Before a round is counted the attack must find everybody, else it would prove nothing.
"""

import os
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from seminar import upkeep
from seminar.core.terms import IdentityMode
from seminar.models import Base
from tests.attacks.forensics import postgresql_evidence, sqlite_evidence
from tests.attacks.forensics.judge import Evidence, attacks, best, most_by_chance
from tests.attacks.forensics.play import Play
from tests.attacks.forensics.sqlite_file import SqliteFile

FULL = os.environ.get("SEMINAR_FULL") == "1"
PEOPLE = 60 if FULL else 24

# How often the attack is tried in all tests of this file: on two stores in three modes.
PLAYS = 6

# What somebody says in a room, under a voice or by a raised hand.
WORDS = {
    *("voice", "card", "card_area", "mark", "asked_card", "different_view", "view_area"),
    *("view_place", "view_share", "next_step", "step_area", "step_card", "step_mark"),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of the store on SQLite."""
    return tmp_path / "seminar.sqlite"


def seen(play: Play, round_id: uuid.UUID, file: Path) -> Evidence:
    if play.room.store.is_sqlite:
        return sqlite_evidence.evidence(play, round_id, file)
    return postgresql_evidence.evidence(play, round_id)


def empty_log(play: Play) -> None:
    """Move SQLite's log into the file, so that the log afterwards holds a whole round."""
    if play.room.store.is_sqlite:
        with play.room.store.engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


@pytest.mark.parametrize("mode", IdentityMode)
def test_nobody_is_joined_to_an_answer_or_a_card(fresh_app, now, mode, file):
    play = Play(fresh_app, mode=mode, people=PEOPLE, now=now)
    play.speak()
    before, rounds = [], []
    for nth in range(2):
        empty_log(play)
        rounds.append(play.answer(nth=nth))
        before.append(attacks(seen(play, rounds[-1], file)))
        play.count(rounds[-1])

    after = [attacks(seen(play, round_id, file)) for round_id in rounds]

    everybody = [PEOPLE] * 3
    pairs = [("ballot", "seat"), ("ballot", "voice"), ("seat", "voice")]
    assert [[best(found, *pair) for pair in pairs] for found in before] == [everybody] * 2
    bound = most_by_chance(PEOPLE, attacks=PLAYS * sum(len(found) for found in after))
    joined = {name: hits for found in after for name, hits in found.items() if hits > bound}
    assert joined == {}
    assert [play.stored(round_id) for round_id in rounds] == [
        sorted(play.orders[round_id]) for round_id in rounds
    ]


def test_nobody_is_joined_to_a_view_or_a_step_once_its_item_is_over(fresh_app, now, file):
    play = Play(fresh_app, mode=IdentityMode.NAMED, people=PEOPLE, now=now)
    round_id = play.answer(nth=0)
    play.count(round_id)
    play.word_views()
    item_id = play.propose_steps()
    empty_log(play)

    finish = f"/seminars/{play.room.public_id}/agenda/{item_id}/finish"
    assert play.room.staff("ben").post(finish).status_code == 303

    after = attacks(seen(play, round_id, file))
    bound = most_by_chance(PEOPLE, attacks=2 * len(after))
    assert {name: hits for name, hits in after.items() if hits > bound} == {}


def test_no_column_leads_from_words_answers_or_hands_to_an_order_or_its_seat():
    leads = {
        table.name: {key.column.table.name for key in table.foreign_keys}
        for table in Base.metadata.tables.values()
    }

    def reached(name: str) -> set[str]:
        found, ahead = set(), {name}
        while ahead:
            found |= ahead
            ahead = {further for one in ahead for further in leads[one]} - found
        return found

    orders = {"ballot", "participation", "paper_sheet", "seat"}
    assert {name for name in WORDS if reached(name) & orders} == set()
    assert {name for name in orders if reached(name) & WORDS} == set()
    # All that the two have in common is their seminar with its day.
    joined = reached("ballot") & set.union(*(reached(name) for name in WORDS))
    assert joined - {"agenda_item", "question", "account"} == {"seminar"}
    hands = [column.name for column in Base.metadata.tables["asked_card"].columns]
    assert [name for name in hands if name.endswith("_id")] == ["card_id"]


def everything(play: Play, file: Path) -> dict[str, bytes]:
    """Return every file of the store, by name."""
    if play.room.store.is_sqlite:
        return {found.name: found.read_bytes() for found in file.parent.glob(f"{file.name}*")}
    with play.room.store.engine.begin() as connection:
        # What a server does by itself now and then: it copies values into its statistics.
        connection.execute(text("ANALYZE"))
    return postgresql_evidence.whole_database(play.room.store)


def traces(files: dict[str, bytes], marks: list[bytes]) -> int:
    """Return how many of the marks lie anywhere in the files."""
    return sum(any(mark in content for content in files.values()) for mark in marks)


@pytest.mark.parametrize("mode", IdentityMode)
def test_of_a_cut_link_no_trace_is_left(fresh_app, now, mode, file, tmp_path):
    play = Play(fresh_app, mode=mode, people=PEOPLE, now=now)
    first = play.answer(nth=0)
    keys = play.promised_keys(first)
    uncounted = traces(everything(play, file), keys)
    play.count(first)
    second = play.answer(nth=1)
    play.count(second)
    counted = traces(everything(play, file), keys)

    upkeep.keep_up(play.room.store, tmp_path, now=now + timedelta(days=60))

    linked = 0 if mode is IdentityMode.ANONYMOUS else PEOPLE
    assert (uncounted, counted) == (PEOPLE, linked)
    assert traces(everything(play, file), keys + play.promised_keys(second)) == 0
    assert [play.stored(each) for each in (first, second)] == [
        sorted(play.orders[each]) for each in (first, second)
    ]


def test_no_former_row_is_left_in_a_table(fresh_app, now, file):
    play = Play(fresh_app, mode=IdentityMode.NAMED, people=PEOPLE, now=now)
    play.speak()
    round_id = play.answer(nth=0)
    tables = {
        "ballot": play.promised_keys(round_id),
        "participation": list(play.seats()),
        "seat": list(play.seats()),
        "voice": list(play.voices()),
    }

    play.count(round_id)

    if play.room.store.is_sqlite:
        # The log holds but the note that all is clear.
        empty_log(play)
        read = SqliteFile.read(file)
        gaps = {"gaps": read.gaps(), "free": read.unused()}
        assert traces(gaps, [mark for marks in tables.values() for mark in marks]) == 0
    else:
        for table, marks in tables.items():
            rows = postgresql_evidence.files_of(play.room.store, table)[table]
            assert [rows.count(mark) for mark in marks] == [1] * PEOPLE


def test_chance_alone_joins_few():
    assert most_by_chance(60, attacks=1) == 5
    assert most_by_chance(24, attacks=1000) < 12
