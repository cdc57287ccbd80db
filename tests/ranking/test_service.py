"""One counted answer for each seat and round, whatever is repeated."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from seminar.access import tokens
from seminar.core.ballot import (
    AnswerKind,
    AreaMissing,
    AreaTwice,
    BallotRefused,
    UnknownArea,
    UnreadableOrder,
)
from seminar.core.terms import IdentityMode, RoundState
from seminar.live.hub import Audience
from seminar.models import Ballot, Question, Seat, Seminar
from seminar.ranking.refusals import (
    NewerAnswerCounts,
    RoundClosed,
    RoundNotOpened,
)
from seminar.ranking.service import Outcome
from tests.cast import Room, furnish_room
from tests.joining.seats_stage import card, use
from tests.joining.test_service import group_of
from tests.ranking.stage import answers, close, open_round, send, set_state, show, taking_part
from tests.statements import statements


def test_first_answer_is_counted(room: Room) -> None:
    round_id = open_round(room)

    outcome = send(room, round_id, "3>1=4>2|5", token=room.seats["chidi"])

    assert outcome == Outcome(zone="Europe/Brussels", changed=True)
    assert answers(room, round_id) == [("order", "3>1=4>2|5", 1)]
    assert taking_part(room, round_id) == 1


def test_answer_takes_three_statements(room: Room) -> None:
    round_id = open_round(room)

    with statements(room.store) as first:
        send(room, round_id, token=room.seats["chidi"])
    with statements(room.store) as second:
        send(room, round_id, "2>1>3>4>5", token=room.seats["chidi"], revision=2)

    assert [statement.split()[0] for statement in first] == ["WITH", "INSERT", "INSERT"]
    assert [statement.split()[0] for statement in second] == ["WITH", "INSERT", "UPDATE"]


def test_round_is_held_against_closing(room: Room) -> None:
    round_id = open_round(room)

    with statements(room.store) as sent:
        send(room, round_id, token=room.seats["chidi"])

    assert sent[0].endswith("FOR SHARE OF round") is not room.store.is_sqlite


def test_all_together_is_an_answer_of_its_own(room: Room) -> None:
    round_id = open_round(room)

    send(room, round_id, "", token=room.seats["chidi"], kind=AnswerKind.TOGETHER)

    assert answers(room, round_id) == [("together", "", 1)]


def test_no_view_on_anything_is_counted(room: Room) -> None:
    round_id = open_round(room)

    send(room, round_id, "|1=2=3=4=5", token=room.seats["chidi"])

    assert answers(room, round_id) == [("order", "|1=2=3=4=5", 1)]


def test_newer_answer_replaces_the_earlier_one(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, "1>2>3>4>5", token=room.seats["chidi"])

    outcome = send(room, round_id, "5>4>3>2>1", token=room.seats["chidi"], revision=2)

    assert outcome.changed is True
    assert answers(room, round_id) == [("order", "5>4>3>2>1", 2)]


def test_answer_may_become_all_together_and_back(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.seats["chidi"]
    send(room, round_id, token=chidi)
    send(room, round_id, "", token=chidi, revision=2, kind=AnswerKind.TOGETHER)
    together = answers(room, round_id)

    send(room, round_id, "2>1>3>4>5", token=chidi, revision=3)

    assert together == [("together", "", 2)]
    assert answers(room, round_id) == [("order", "2>1>3>4>5", 3)]


def test_repeated_answer_changes_nothing(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])

    outcome = send(room, round_id, token=room.seats["chidi"])

    assert outcome == Outcome(zone="Europe/Brussels", changed=False)
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]


def test_repeat_of_the_counted_order_with_an_older_number_changes_nothing(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"], revision=3)

    outcome = send(room, round_id, token=room.seats["chidi"], revision=2)

    assert outcome.changed is False
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 3)]


@pytest.mark.parametrize("late", [1, 2])
def test_delayed_retry_does_not_overwrite_a_newer_order(room: Room, late: int) -> None:
    round_id = open_round(room)
    chidi = room.seats["chidi"]
    send(room, round_id, "1>2>3>4>5", token=chidi)
    send(room, round_id, "5>4>3>2>1", token=chidi, revision=2)

    with pytest.raises(NewerAnswerCounts) as refused:
        send(room, round_id, "1>2>3>4>5", token=chidi, revision=late)

    assert refused.value.stored.ranking == "5>4>3>2>1"
    assert answers(room, round_id) == [("order", "5>4>3>2>1", 2)]


def test_repeat_in_the_second_round_is_compared_with_that_round(room: Room) -> None:
    first = open_round(room)
    send(room, first, "5>4>3>2>1", token=room.seats["chidi"])
    show(room, first)
    second = open_round(room)
    send(room, second, token=room.seats["chidi"])

    outcome = send(room, second, token=room.seats["chidi"])

    assert outcome.changed is False


def test_answer_carries_the_group_of_its_seat(room: Room) -> None:
    round_id, group_id = open_round(room), group_of(room)
    token = card(room)
    use(room, token, group_id=group_id)

    send(room, round_id, token=token)

    with room.store.session() as db:
        assert db.scalars(select(Ballot.group_id)).all() == [group_id]


def test_team_hears_of_a_first_answer_and_of_no_change(room: Room) -> None:
    round_id, heard = open_round(room), [heard_by_team(room)]

    for revision, order in enumerate(("1>2>3>4>5", "5>4>3>2>1"), start=1):
        send(room, round_id, order, token=room.seats["chidi"], revision=revision)
        heard.append(heard_by_team(room))

    assert [count - heard[0] for count in heard] == [0, 1, 1]


def heard_by_team(room: Room) -> int:
    """Return how often the team was told that something changed."""
    with room.store.session() as db:
        return room.store.hub.state(Audience.TEAM, room.seminar(db).id)[0]


def test_late_answer_is_refused(room: Room) -> None:
    round_id = open_round(room)
    close(room, round_id)

    with pytest.raises(RoundClosed) as refused:
        send(room, round_id, token=room.seats["chidi"])

    assert (refused.value.closed_at, refused.value.earlier_counts) == (room.now, False)
    assert answers(room, round_id) == []
    assert taking_part(room, round_id) == 0


def test_late_change_is_refused_and_the_earlier_answer_counts(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    close(room, round_id)

    with pytest.raises(RoundClosed) as refused:
        send(room, round_id, "5>4>3>2>1", token=room.seats["chidi"], revision=2)

    assert refused.value.earlier_counts is True
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]


def test_answer_whose_thanks_were_lost_is_counted_also_after_closing(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    close(room, round_id)

    again = send(room, round_id, token=room.seats["chidi"])

    assert again == Outcome("Europe/Brussels", changed=False)
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    with pytest.raises(RoundClosed):
        send(room, round_id, token=room.seats["dana"])


def test_answer_to_a_shown_round_is_refused(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    show(room, round_id)

    with pytest.raises(RoundClosed):
        send(room, round_id, "5>4>3>2>1", token=room.seats["chidi"], revision=9)

    assert answers(room, round_id) == [("order", "1>2>3>4>5", 0)]


def test_answer_before_opening_is_refused(room: Room) -> None:
    round_id = open_round(room)
    set_state(room, round_id, RoundState.DRAFT)

    with pytest.raises(RoundNotOpened):
        send(room, round_id, token=room.seats["chidi"])

    assert answers(room, round_id) == []


@pytest.mark.parametrize(
    ("ranking", "refusal"),
    [
        ("1>2>3>4", AreaMissing),
        ("1>2>3>4>4", AreaTwice),
        ("1>2>3>4>6", UnknownArea),
        ("1>2>3>4>5>6", UnknownArea),
        ("2=1>3>4>5", UnreadableOrder),
        ("a>b", UnreadableOrder),
        ("1>2>3>4>5\x00", UnreadableOrder),
        ("١>2>3>4>5", UnreadableOrder),
        (">".join(["1"] * 10_000), AreaTwice),
        ("9" * 5_000, UnreadableOrder),
        ("", AreaMissing),
    ],
)
def test_order_that_is_none_is_refused(
    room: Room, ranking: str, refusal: type[BallotRefused]
) -> None:
    round_id = open_round(room)

    with pytest.raises(refusal):
        send(room, round_id, ranking, token=room.seats["chidi"])

    assert answers(room, round_id) == []
    assert taking_part(room, round_id) == 0


def test_all_together_with_an_order_is_refused(room: Room) -> None:
    round_id = open_round(room)

    with pytest.raises(UnreadableOrder):
        send(room, round_id, token=room.seats["chidi"], kind=AnswerKind.TOGETHER)

    assert answers(room, round_id) == []


def test_row_of_an_answer_names_no_seat(room: Room) -> None:
    round_id = open_round(room)
    token = room.seats["chidi"]

    send(room, round_id, token=token)

    with room.store.session() as db:
        ballot = db.scalars(select(Ballot)).one()
        seat = db.scalars(select(Seat).where(Seat.token_sha256 == tokens.seat_hash(token))).one()
        question_id = db.scalars(
            select(Question.id).join(Seminar).where(Seminar.public_id == room.public_id)
        ).one()
        columns = {column.name for column in Ballot.__table__.columns}
    assert columns == {"round_id", "answer_key", "kind", "ranking", "group_id", "revision"}
    assert ballot.answer_key == tokens.answer_key(token, question_id)
    assert ballot.answer_key != seat.token_sha256


def test_anonymous_rounds_share_no_key(app: Flask, now: datetime) -> None:
    room = furnish_room(app, now=now, mode=IdentityMode.ANONYMOUS)
    round_id = open_round(room)

    send(room, round_id, token=room.seats["chidi"])

    with room.store.session() as db:
        key = db.scalars(select(Ballot.answer_key)).one()
    assert key == tokens.answer_key(room.seats["chidi"], round_id)
