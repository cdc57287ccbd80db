"""Leaving: what is yours goes, what is counted stays without a link, and the counts agree."""

import uuid
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import IdentityMode, MarkValue
from seminar.facilitation import service as facilitation
from seminar.joining.service import join
from seminar.models import Ballot, Leftover, Result, Round, Seat, Voice
from seminar.privacy.leaving_service import Left
from seminar.readings.round import head_count, joined
from tests.cast import GUEST, Room, furnish_room
from tests.debate import steps_stage
from tests.debate.stage import set_debate, weigh, written
from tests.debate.views_stage import edit_line, set_views, share, worded
from tests.facilitation.day import ORDERS, Day
from tests.joining.seats_stage import renew
from tests.privacy.stage import counted, go, held_under, keys, orders, rows
from tests.ranking.stage import send
from tests.statements import locks, statements

NOTHING = dict.fromkeys(
    ("seat", "participation", "voice", "card", "mark", "view", "share", "step", "step mark"), 0
)
OTHERS = ("2>1>3>4>5", "1>2>3>4>5")
# What does not depend on the mode is tried in one.
in_one_mode = pytest.mark.parametrize("mode", [IdentityMode.NAMED], indirect=True)


@pytest.fixture(params=list(IdentityMode))
def mode(request: pytest.FixtureRequest) -> IdentityMode:
    """Each identity mode."""
    return request.param


@pytest.fixture
def room(app: Flask, now: datetime, mode: IdentityMode) -> Room:
    """Ada's seminar in the mode."""
    return furnish_room(app, now=now, mode=mode)


@pytest.mark.parametrize("closed", [False, True])
def test_answer_that_is_not_counted_goes_and_the_counts_agree(room: Room, closed: bool) -> None:
    day = Day(room)
    day.lead(facilitation.set_head_count, 12)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    if closed:
        day.close(round_id)
    journal = day.journal()

    left = go(room, day.tokens[7])

    with room.store.session() as db:
        seminar_id = room.seminar(db).id
        assert head_count(db, seminar_id) == 12
        assert joined(db, seminar_id) == 9
    assert left == Left(seminar_id, texts=0, was_counted=False)
    assert counted(room, round_id) == (7, 7)
    assert orders(room, round_id) == sorted(ORDERS[:7])
    assert held_under(room, day.tokens[7]) == NOTHING
    assert day.journal() == journal


def test_counted_answer_stays_and_nothing_leads_to_it(room: Room, mode: IdentityMode) -> None:
    day = Day(room)
    first = day.open_round()
    day.answer(first, ORDERS)
    day.show(first)
    before = keys(room, first)
    second = day.open_round(nth=1)
    day.answer(second, ORDERS)

    left = go(room, day.tokens[0])
    day.seal(second)

    is_linked = mode is not IdentityMode.ANONYMOUS
    assert left is not None
    assert left.was_counted is is_linked
    assert orders(room, first) == sorted(ORDERS)
    assert orders(room, second) == sorted(ORDERS[1:])
    assert len(before - keys(room, first)) == (1 if is_linked else 0)
    with room.store.session() as db:
        assert [db.get_one(Result, each).n for each in (first, second)] == [8, 7]
        question = day_question(db, first)
        own = [tokens.answer_key(day.tokens[0], scope) for scope in (first, second, question)]
        assert db.scalars(select(Ballot.ranking).where(Ballot.answer_key.in_(own))).all() == []


def day_question(db: Session, round_id: uuid.UUID) -> uuid.UUID:
    return db.get_one(Round, round_id).question_id


@in_one_mode
def test_cards_and_marks_of_whoever_leaves_go_and_others_stay(room: Room) -> None:
    set_debate(room)
    mine, theirs = written(room, "chidi"), written(room, "dana", text="Schools first.")
    weigh(room, "dana", mine, MarkValue.AGREE)
    weigh(room, "chidi", theirs, MarkValue.DISAGREE)

    left = go(room, room.seats["chidi"])

    assert left is not None
    assert left.texts == 1
    assert held_under(room, room.seats["chidi"]) == NOTHING
    assert held_under(room, room.seats["dana"]) == NOTHING | {"seat": 1, "voice": 1, "card": 1}


@in_one_mode
def test_views_and_shares_of_whoever_leaves_go_and_others_stay(room: Room) -> None:
    set_views(room)
    mine, theirs = worded(room, "chidi", order={1: 1}), worded(room, "dana")
    edit_line(room, mine)
    share(room, mine)
    share(room, theirs, token=room.seats["chidi"])

    left = go(room, room.seats["chidi"])

    assert left is not None
    assert left.texts == 1
    assert held_under(room, room.seats["chidi"]) == NOTHING
    assert held_under(room, room.seats["dana"]) == NOTHING | {"seat": 1, "voice": 1, "view": 1}
    assert (rows(room)["view_place"], rows(room)["note_sentence"]) == (0, 0)


@in_one_mode
def test_steps_and_marks_of_whoever_leaves_go_and_others_stay(room: Room) -> None:
    steps_stage.set_steps(room)
    mine, theirs = steps_stage.proposed(room, "chidi"), steps_stage.proposed(room, "dana")
    steps_stage.edit_line(room, mine)
    steps_stage.mark(room, mine)
    steps_stage.mark(room, theirs, token=room.seats["chidi"])

    left = go(room, room.seats["chidi"])

    assert left is not None
    assert left.texts == 1
    assert held_under(room, room.seats["chidi"]) == NOTHING
    assert held_under(room, room.seats["dana"]) == NOTHING | {"seat": 1, "voice": 1, "step": 1}
    assert rows(room)["note_sentence"] == 0


@in_one_mode
def test_leaving_twice_is_the_same_as_once(room: Room) -> None:
    assert go(room, room.seats["chidi"]) is not None
    assert go(room, room.seats["chidi"]) is None
    assert held_under(room, room.seats["dana"]) == NOTHING | {"seat": 1}


@in_one_mode
def test_token_of_another_seminar_takes_nobody_out(room: Room) -> None:
    assert go(room, room.seats["chidi"], room.other_public_id) is None
    assert go(room, tokens.new_token()) is None
    assert held_under(room, room.seats["chidi"]) == NOTHING | {"seat": 1}


@in_one_mode
def test_files_are_to_be_cleared_of_what_left(room: Room) -> None:
    go(room, room.seats["chidi"])

    with room.store.session() as db:
        assert db.scalars(select(Leftover.seminar_id)).all() == [None]


def test_answer_from_an_earlier_link_stays_and_the_emptied_seat_tells_nothing(
    room: Room, mode: IdentityMode
) -> None:
    day = Day(room)
    round_id = day.open_round()
    send(room, round_id, OTHERS[0], token=room.seats["chidi"])
    send(room, round_id, OTHERS[1], token=room.seats["dana"])
    fresh = renew(room, room.seats["chidi"])

    left = go(room, fresh)

    assert left is not None
    assert counted(room, round_id) == (2, 2)
    assert held_under(room, fresh) == NOTHING
    with room.store.session() as db:
        emptied = db.scalars(select(Seat).where(Seat.consent_version == 0)).one()
        assert (emptied.name, emptied.group_id, emptied.state) == (None, None, "revoked")
        names = set(db.scalars(select(Seat.name).where(Seat.mode == mode)))
    assert names == ({GUEST, None} if mode is IdentityMode.NAMED else {None})
    day.seal(round_id)
    assert orders(room, round_id) == sorted(OTHERS)


@in_one_mode
def test_seat_is_locked_before_rounds_and_words(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS[:1])
    with room.store.session() as db, room.store.writing(db):
        key = tokens.voice_key(day.tokens[0], room.seminar(db).id)
        db.add(Voice(seminar_id=room.seminar(db).id, key=key))

    with statements(room.store) as sent:
        go(room, day.tokens[0])

    in_order = ["seat UPDATE", "seminar KEY SHARE", "round SHARE", "voice UPDATE", "card UPDATE"]
    assert locks(sent) == ([] if room.store.is_sqlite else in_order)


@in_one_mode
def test_who_joins_again_is_somebody_new(room: Room) -> None:
    token = room.seats["chidi"]
    go(room, token)

    with room.store.session() as db, room.store.writing(db):
        join(db, room.seminar(db), token, group_id=None, now=room.now, name=GUEST)

    assert held_under(room, token) == NOTHING | {"seat": 1}
