"""Steps of the team: proposed from cards and points; any hidden, shown again and put in order."""

import uuid

import pytest
from sqlalchemy.orm import Session

from seminar.core.terms import CardState, HideReason, ItemState
from seminar.debate import service, steps_refusals, team_steps_service
from seminar.debate.voices import NoSuchSeat
from seminar.errors import NotFound
from seminar.models import (
    Card,
)
from seminar.readings.steps import Source, hidden_steps, shown_steps, steps_in_order
from tests.at_once import at_once
from tests.cast import Room
from tests.debate.stage import seminar_id
from tests.debate.steps_stage import (
    added,
    deeds,
    hide,
    mark,
    proposed,
    rows,
    said_in_the_debate,
    set_steps,
    take_back,
)


@pytest.fixture(autouse=True)
def collecting(room: Room) -> None:
    set_steps(room)


def test_step_keeps_the_cards_and_points_it_builds_on(room: Room, db: Session) -> None:
    card, point = said_in_the_debate(room)

    proposed(room, cards=[card])
    added(room, cards=[card], points=[point])

    built = {step.is_of_team: step.sources for step in shown_steps(db, seminar_id(room))}
    on_card = Source(card, "Schools first.")
    assert built == {
        False: (on_card,),
        True: (on_card, Source(point, "Guards are missing.", is_point=True)),
    }


def test_hidden_card_is_nowhere_in_a_step(room: Room, db: Session) -> None:
    card, _point = said_in_the_debate(room)
    proposed(room, cards=[card])
    with room.store.session() as other, room.store.writing(other):
        service.hide_card(
            other,
            room.seminar(other),
            card,
            HideReason.NAMES_SOMEBODY,
            account_id=None,
            now=room.now,
        )
    proposed(room, "dana", cards=[card])

    assert [step.sources for step in shown_steps(db, seminar_id(room))] == [(), ()]
    assert db.get_one(Card, card).state is CardState.HIDDEN
    assert rows(room)[2] == 1


def test_card_of_another_seminar_is_no_ground(room: Room) -> None:
    card, point = said_in_the_debate(room)
    eves = room.eves()
    set_steps(eves)

    added(eves, cards=[card], points=[point])

    assert rows(room)[2:4] == [0, 0]


def test_step_of_the_team_sent_twice_is_there_once(room: Room) -> None:
    step_id = uuid.uuid4()

    sent = at_once([lambda: added(room, step_id=step_id)] * 5)

    assert sent == {step_id: 5}
    assert deeds(room) == [("proposed step", f"step {step_id}", "")]


def test_steps_of_the_team_end_somewhere_too(room: Room, monkeypatch) -> None:
    monkeypatch.setattr(team_steps_service, "MOST_OF_TEAM", 2)
    added(room)
    added(room)

    with pytest.raises(steps_refusals.EnoughStepsOfTeam):
        added(room)

    proposed(room)
    assert rows(room)[0] == 3


def test_hidden_step_takes_no_mark(room: Room, db: Session) -> None:
    step_id = proposed(room, text="Colonel Secret should go.")

    assert [hide(room, step_id), hide(room, step_id)] == [True, False]

    with pytest.raises(steps_refusals.StepGone):
        mark(room, step_id)
    assert shown_steps(db, seminar_id(room)) == ()
    assert [step.reason for step in hidden_steps(db, seminar_id(room))] == [
        HideReason.NAMES_SOMEBODY
    ]
    assert deeds(room) == [("hid step", f"step {step_id}", "names")]


def test_hidden_step_is_shown_again(room: Room, db: Session) -> None:
    step_id = proposed(room)
    hide(room, step_id)

    with room.store.writing(db):
        told = [
            team_steps_service.show_step(
                db, room.seminar(db), step_id, account_id=None, now=room.now
            )
            for _ in range(2)
        ]

    assert told == [True, False]
    assert [step.id for step in shown_steps(db, seminar_id(room))] == [step_id]


def test_withdrawn_step_is_neither_hidden_nor_marked(room: Room) -> None:
    step_id = proposed(room)
    take_back(room, step_id)

    for deed in (hide, mark):
        with pytest.raises(steps_refusals.StepGone):
            deed(room, step_id)

    assert deeds(room) == []


def test_step_of_another_seminar_is_not_found(room: Room) -> None:
    step_id = proposed(room)
    eves = room.eves()
    set_steps(eves)

    for deed in (
        lambda: hide(eves, step_id),
        lambda: mark(eves, step_id, token=eves.new_seat()),
        lambda: take_back(eves, step_id),
    ):
        with pytest.raises((NotFound, NoSuchSeat)):
            deed()


def test_order_tells_nothing_until_the_item_is_over(room: Room, db: Session) -> None:
    steps = [proposed(room, text=f"Step {number}") for number in range(4)]
    people = [room.new_seat() for _ in range(10)]
    before = [step.id for step in steps_in_order(db, room.seminar(db))]
    db.rollback()
    liked = before[-1]
    for token in people[:6]:
        mark(room, liked, token=token)
    mark(room, before[1], token=people[0])

    during = [step.id for step in steps_in_order(db, room.seminar(db))]
    db.rollback()
    set_steps(room, ItemState.DONE)
    after = [step.id for step in steps_in_order(db, room.seminar(db))]

    assert before == during == sorted(steps)
    assert after == [liked, *before[:-1]]
