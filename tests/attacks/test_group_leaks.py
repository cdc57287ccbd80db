"""Where it may not be told which group agreed, no output changes with what the groups said."""

import re
import uuid
from collections.abc import Iterator, Mapping

import pytest
from flask import Flask
from sqlalchemy import select

from seminar.core.terms import CardKind, ItemKind, MarkValue, Rule, Scope
from seminar.models import Mark, StakeholderGroup, Voice
from tests.access.doors import doors, things_of
from tests.attacks.test_leaks import text_of
from tests.cast import Room, furnish_room
from tests.debate.stage import noted, weigh, written
from tests.debate.steps_stage import proposed_before
from tests.debate.views_stage import worded_before
from tests.facilitation.day import ORDERS, Day

# Who agreed, disagreed and could not say, by group.
Answers = Mapping[str, tuple[int, int, int]]

# Forms have these anew each time they are loaded: tokens, and ids for what will be sent.
ANEW = re.compile(r'<input[^>]*type="hidden"[^>]*>')
SAID = ("cross groups", "in each group")


@pytest.fixture
def day(app: Flask, now: object) -> Day:
    """A room on the record with two groups of five and nine, that has counted a round."""
    room = furnish_room(app, now=now)
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.show(round_id)
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        seminar.rule = Rule.ON_THE_RECORD
        seminar.groups = [
            StakeholderGroup(position=number, name=name)
            for number, name in enumerate(("Military", "Academia"), start=1)
        ]
    day.start(ItemKind.DEBATE)
    noted(room)
    return day


def weighed(day: Day, people: Mapping[str, int]) -> uuid.UUID:
    """Write a card that so many new people of each group weigh, and end the debate."""
    room = day.room
    card_id = written(room, kind=CardKind.FOR, scope=Scope.ALL, areas=())
    with room.store.session() as db:
        groups = {group.name: group.id for group in room.seminar(db).groups}
    for name, number in people.items():
        for _ in range(number):
            room.seats["somebody"] = room.new_seat(group_id=groups[name])
            weigh(room, "somebody", card_id, MarkValue.AGREE)
    worded_before(room)
    proposed_before(room)
    day.start(ItemKind.CLOSE)
    return card_id


def answer(room: Room, card_id: uuid.UUID, answers: Answers) -> None:
    """Let the people of each group have answered so."""
    with room.store.session() as db, room.store.writing(db):
        for name, counts in answers.items():
            marks = db.scalars(
                select(Mark)
                .join(Voice, Voice.id == Mark.voice_id)
                .join(StakeholderGroup, StakeholderGroup.id == Voice.group_id)
                .where(Mark.card_id == card_id, StakeholderGroup.name == name)
                .order_by(Mark.voice_id)
            ).all()
            values = [v for v, n in zip(MarkValue, counts, strict=True) for _ in range(n)]
            for mark, value in zip(marks, values, strict=True):
                mark.value = value


def outputs(room: Room, things: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield everything that the organiser, a phone, the big screen and a reader may load."""
    browsers = (room.staff("ada"), room.phone("chidi"))
    for door in doors(room.app):
        if door.method != "GET" or "token" in str(door.rule).replace("screen_token", ""):
            continue
        path = door.address(things)
        if path.endswith(("/stream", ".pdf", ".docx")):
            continue
        for number, browser in enumerate(browsers):
            reply = browser.get(path)
            if reply.status_code == 200:
                yield f"{number} {path}", ANEW.sub("", text_of(reply.data, path))


def looked_at(day: Day, card_id: uuid.UUID, *rooms: Answers) -> list[dict[str, str]]:
    """Return all outputs for each way in which the same people may have answered."""
    with day.room.store.session() as db:
        round_id = day.room.seminar(db).id
    things, found = None, []
    for answers in rooms:
        answer(day.room, card_id, answers)
        things = things or things_of(day.room, round_id)
        found.append(dict(outputs(day.room, things)))
    return found


def changed(first: Mapping[str, str], second: Mapping[str, str]) -> set[str]:
    return {path for path in {*first, *second} if first.get(path) != second.get(path)}


# What a page says is the same on either store.
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_what_may_not_be_told_of_groups_changes_no_output(day: Day) -> None:
    card_id = weighed(day, {"Military": 5, "Academia": 9})

    across, apart, other = looked_at(
        day,
        card_id,
        {"Military": (3, 1, 1), "Academia": (8, 1, 0)},
        {"Military": (2, 2, 1), "Academia": (9, 0, 0)},
        {"Military": (5, 0, 0), "Academia": (6, 2, 1)},
    )

    assert (changed(across, apart), changed(across, other)) == (set(), set())
    assert [path for path, text in across.items() if any(word in text for word in SAID)] == []
    assert len(across) > 40


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_what_may_be_told_of_groups_stands_where_the_team_reads_it_alone(day: Day) -> None:
    card_id = weighed(day, {"Military": 9, "Academia": 9})

    across, apart, other = looked_at(
        day,
        card_id,
        {"Military": (6, 3, 0), "Academia": (6, 3, 0)},
        {"Military": (8, 1, 0), "Academia": (4, 5, 0)},
        {"Military": (5, 4, 0), "Academia": (7, 2, 0)},
    )

    page = f"0 /seminars/{day.room.public_id}"
    assert changed(across, other) == set()
    told = changed(across, apart)
    assert {f"{page}/cards", f"{page}/note", f"{page}/note.json", f"{page}/note.md"} <= told
    assert [path for path in told if not path.startswith(page)] == []
