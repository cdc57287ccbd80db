"""Erasure: after leaving and after deleting, nothing of it lies in any file of the store."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text, update

from seminar import upkeep
from seminar.access import tokens
from seminar.core.terms import IdentityMode, ItemKind
from seminar.debate import own_service
from seminar.models import Seminar
from tests.attacks.forensics import postgresql_evidence
from tests.attacks.forensics.play import Play
from tests.client import Browser
from tests.debate.stage import noted, written
from tests.privacy.stage import go

PEOPLE = 12
NAME = "Philippa Quillfeather"
TEXTS = ("Traffickers follow the displaced.", "Schools need guards, said somebody.")
SETTINGS = ("The Quillfeather Centre", "data@quillfeather.example", "Call the quiet line.")


@pytest.fixture
def play(fresh_app: Flask, now: object) -> Play:
    """A seminar with names, cards, points, a counted round and an open one."""
    held = Play(fresh_app, mode=IdentityMode.NAMED, people=PEOPLE, now=now)
    with held.room.store.session() as db, held.room.store.writing(db):
        host, contact, support = SETTINGS
        db.execute(update(Seminar).values(host=host, contact=contact, support=support))
    held.speak()
    noted(held.room, text=TEXTS[1])
    held.count(held.answer(nth=0))
    return held


def everything(play: Play, folder: Path) -> dict[str, bytes]:
    """Return every file of the store and of its folder, by name."""
    files = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    if play.room.store.is_sqlite:
        return files
    with play.room.store.engine.begin() as connection:
        # What a server does by itself now and then: it copies values into its statistics.
        connection.execute(text("ANALYZE"))
    return files | postgresql_evidence.whole_database(play.room.store)


def found(play: Play, folder: Path, marks: list[bytes]) -> int:
    """Return how many of the marks lie anywhere."""
    files = everything(play, folder)
    return sum(any(mark in content for content in files.values()) for mark in marks)


def marks_of_people(play: Play, people: list[str]) -> list[bytes]:
    """Return by what the store knows these people: hashes, keys and names."""
    with play.room.store.session() as db:
        its_id = play.room.seminar(db).id
    round_id = next(iter(play.orders))
    own = [tokens.seat_hash(token) for token in people]
    own += [tokens.voice_key(token, its_id) for token in people]
    keys = dict(zip(play.day.tokens, play.promised_keys(round_id), strict=True))
    return own + [keys[token] for token in people]


def marks_of_all(play: Play) -> list[bytes]:
    written_texts = [NAME, *TEXTS, *SETTINGS, "Ada's seminar"]
    return marks_of_people(play, play.day.tokens) + [each.encode() for each in written_texts]


def delete_as_the_upkeep_does(play: Play, folder: Path) -> upkeep.Upkeep:
    play.day.lead_to_the_end()
    return upkeep.keep_up(play.room.store, folder, now=play.room.now + timedelta(days=100))


def test_nothing_of_a_deleted_seminar_is_in_any_file(play: Play, tmp_path: Path) -> None:
    marks = marks_of_all(play)
    before = found(play, tmp_path, marks)

    done = delete_as_the_upkeep_does(play, tmp_path)

    assert before == len(marks)
    assert done.is_swept
    assert found(play, tmp_path, marks) == 0


def test_open_stream_keeps_nothing_of_a_deleted_seminar(play: Play, tmp_path: Path) -> None:
    marks = marks_of_all(play)
    phone = Browser(play.room.app).hold_seat(play.room.public_id, play.day.tokens[0])
    stream = phone.client.get(f"/s/{play.room.public_id}/stream", buffered=False)
    next(stream.response)

    delete_as_the_upkeep_does(play, tmp_path)

    assert found(play, tmp_path, marks) == 0
    stream.close()


def test_reader_of_an_old_state_puts_the_erasure_off_and_it_is_told(
    play: Play, tmp_path: Path
) -> None:
    marks = marks_of_all(play)
    with play.room.store.session() as reader:
        if not play.room.store.is_sqlite:
            reader.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        reader.execute(text("SELECT count(*) FROM seminar"))
        first = delete_as_the_upkeep_does(play, tmp_path)

    second = upkeep.keep_up(play.room.store, tmp_path, now=play.room.now + timedelta(days=100))

    assert (first.is_swept, second.is_swept) == (False, True)
    assert found(play, tmp_path, marks) == 0


def test_nothing_of_whoever_left_is_in_any_file(play: Play, tmp_path: Path) -> None:
    leavers, stay = play.day.tokens[:4], play.day.tokens[4:]
    marks = marks_of_people(play, leavers)
    before = found(play, tmp_path, marks)

    for token in leavers:
        assert go(play.room, token) is not None
    done = upkeep.keep_up(play.room.store, tmp_path, now=play.room.now)

    assert (before, done.is_swept) == (len(marks), True)
    assert found(play, tmp_path, marks) == 0
    others = marks_of_people(play, stay)
    assert found(play, tmp_path, others) == len(others)


def test_own_words_of_whoever_left_are_in_no_file(play: Play, tmp_path: Path) -> None:
    play.room.seats["chidi"] = play.day.tokens[0]
    play.day.lead_to_the_end()
    with play.room.store.session() as db, play.room.store.writing(db):
        debate = next(i for i in play.room.seminar(db).agenda if i.kind is ItemKind.DEBATE)
        debate.state = "running"
    written(play.room, "chidi", text="A sentence that nobody else writes.")
    marks = [b"A sentence that nobody else writes."]
    before = found(play, tmp_path, marks)

    go(play.room, play.day.tokens[0])
    upkeep.keep_up(play.room.store, tmp_path, now=play.room.now)

    assert before == 1
    assert found(play, tmp_path, marks) == 0


def test_words_changed_or_taken_back_are_in_no_file(play: Play, tmp_path: Path) -> None:
    room = play.room
    room.seats["chidi"] = play.day.tokens[0]
    play.day.lead_to_the_end()
    with room.store.session() as db, room.store.writing(db):
        debate = next(i for i in room.seminar(db).agenda if i.kind is ItemKind.DEBATE)
        debate.state = "running"
    edited = written(room, "chidi", text="Words that are changed.")
    taken = written(room, "chidi", text="Words that are taken back.")
    marks = [b"Words that are changed.", b"Words that are taken back."]
    before = found(play, tmp_path, marks)

    with room.store.session() as db, room.store.writing(db):
        seminar, token = room.seminar(db), room.seats["chidi"]
        own_service.edit_card(db, seminar, token, edited, "Other words.", now=room.now)
        own_service.take_card_back(db, seminar, token, taken)
    upkeep.keep_up(room.store, tmp_path, now=room.now)

    assert before == len(marks)
    assert found(play, tmp_path, marks) == 0
    assert found(play, tmp_path, [b"Other words."]) == 1
