"""Steps are proposed, found worthwhile and taken back; everything else is refused."""

import uuid

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.terms import ItemKind, ItemState, Scope, TextState
from seminar.debate import steps_refusals, steps_service
from seminar.debate.subject import NoSubject, UnfitText, UnknownArea
from seminar.debate.voices import NoSuchSeat
from seminar.facilitation import service as facilitation
from seminar.live.hub import Audience
from seminar.models import (
    AgendaItem,
    Leftover,
    NextStep,
    NoteSentence,
)
from seminar.planning.fixed import areas_are_fixed
from seminar.readings.steps import StepReading, hidden_steps, shown_steps
from tests.at_once import at_once
from tests.cast import Room
from tests.debate.stage import seminar_id
from tests.debate.steps_stage import (
    added,
    edit_line,
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


def test_proposed_step_is_shown_to_the_room(room: Room, db: Session) -> None:
    before = room.store.hub.state(Audience.ROOM, seminar_id(room))[0]

    step_id = proposed(room, areas=(2, 5), measure="A list is online.", due="before the summit")

    assert shown_steps(db, seminar_id(room)) == (
        StepReading(
            step_id,
            Scope.AREAS,
            (2, 5),
            "The ministry of defence",
            "Name one officer for schools in each brigade.",
            "A list is online.",
            "before the summit",
            (),
            is_of_team=False,
            marks=1,
        ),
    )
    assert room.store.hub.state(Audience.ROOM, seminar_id(room))[0] == before + 1


def test_areas_stay_as_they_are_once_a_step_was_proposed(room: Room, db: Session) -> None:
    proposed(room)

    assert areas_are_fixed(db, room.seminar(db))


def test_step_sent_by_ten_requests_at_once_is_there_once(room: Room) -> None:
    step_id = uuid.uuid4()

    sent = at_once([lambda: proposed(room, step_id=step_id)] * 10)

    assert sent == {step_id: 10}
    assert rows(room) == [1, 1, 0, 0, 0]


def test_id_of_somebody_elses_step_is_refused(room: Room) -> None:
    step_id = proposed(room, "chidi")
    eves = room.eves()
    set_steps(eves)

    for again in (
        lambda: proposed(room, "dana", step_id=step_id),
        lambda: added(room, step_id=step_id),
        lambda: added(eves, step_id=step_id),
    ):
        with pytest.raises(steps_refusals.StepAlreadySent):
            again()


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"text": ""}, UnfitText),
        ({"text": "x" * 281}, UnfitText),
        ({"addressee": ""}, UnfitText),
        ({"addressee": "x" * 81}, UnfitText),
        ({"measure": "x" * 201}, UnfitText),
        ({"due": "x" * 61}, UnfitText),
        ({"cards": [uuid.uuid4() for _ in range(6)]}, UnfitText),
        ({"areas": ()}, NoSubject),
        ({"areas": (6,)}, UnknownArea),
        ({"areas": (), "scope": Scope.OTHER}, UnknownArea),
        ({"due": "1.3.2024"}, steps_refusals.DayHasPassed),
    ],
)
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_unfit_step_is_refused(
    room: Room, said: dict[str, object], refusal: type[Exception]
) -> None:
    for propose in (proposed, added):
        with pytest.raises(refusal):
            propose(room, **said)

    assert rows(room) == [0, 0, 0, 0, 0]


def test_sixth_step_is_refused_also_after_one_was_taken_back(room: Room) -> None:
    steps = [proposed(room, text=f"Step {number}") for number in range(5)]
    take_back(room, steps[0])

    with pytest.raises(steps_refusals.EnoughSteps):
        proposed(room)

    assert rows(room)[0] == 5


def test_nothing_is_proposed_or_marked_outside_its_item(room: Room) -> None:
    step_id = proposed(room)
    set_steps(room, ItemState.DONE)

    for deed in (
        lambda: proposed(room),
        lambda: added(room),
        lambda: mark(room, step_id),
    ):
        with pytest.raises(steps_refusals.StepsClosed):
            deed()

    assert rows(room) == [1, 1, 0, 0, 0]


def test_unknown_token_proposes_and_marks_nothing(room: Room) -> None:
    step_id = proposed(room)
    room.seats["eve"] = "A" * 32

    with pytest.raises(NoSuchSeat):
        proposed(room, "eve")
    with pytest.raises(NoSuchSeat):
        mark(room, step_id, token="A" * 32)

    assert rows(room) == [1, 1, 0, 0, 0]


def test_step_marked_twice_counts_once(room: Room, db: Session) -> None:
    step_id, of_team = proposed(room), added(room)

    told = [mark(room, one) for one in (step_id, step_id, of_team)]

    assert told == [True, False, True]
    assert {step.id: step.marks for step in shown_steps(db, seminar_id(room))} == {
        step_id: 2,
        of_team: 1,
    }


def test_step_marked_by_ten_requests_of_one_seat_counts_once(room: Room, db: Session) -> None:
    step_id = proposed(room)

    told = at_once([lambda: mark(room, step_id)] * 10)

    assert told == {True: 1, False: 9}
    assert [step.marks for step in shown_steps(db, seminar_id(room))] == [2]


def test_own_step_cannot_be_marked(room: Room) -> None:
    step_id = proposed(room, "chidi")

    with pytest.raises(steps_refusals.OwnStep):
        mark(room, step_id, token=room.seats["chidi"])


def test_mark_can_be_taken_back(room: Room, db: Session) -> None:
    step_id = proposed(room)
    mark(room, step_id)

    with room.store.writing(db):
        seminar, token = room.seminar(db), room.seats["dana"]
        gone = [
            steps_service.find_worthwhile_no_longer(db, seminar, token, step_id) for _ in range(2)
        ]

    assert gone == [True, False]
    assert rows(room)[4] == 0


def test_step_taken_back_leaves_no_word(room: Room, db: Session) -> None:
    card, _point = said_in_the_debate(room)
    step_id = proposed(
        room, text="Only I know.", addressee="My unit", measure="a", due="b", cards=[card]
    )
    mark(room, step_id)

    assert [take_back(room, step_id), take_back(room, step_id)] == [True, False]

    kept = db.get_one(NextStep, step_id)
    words = (kept.text, kept.addressee, kept.measure, kept.due)
    assert (kept.state, kept.scope, words) == (TextState.WITHDRAWN, Scope.ALL, ("",) * 4)
    assert rows(room) == [1, 0, 0, 0, 0]
    assert shown_steps(db, seminar_id(room)) == hidden_steps(db, seminar_id(room)) == ()
    assert db.scalar(select(func.count()).select_from(Leftover)) == 1


def test_step_taken_back_takes_the_wording_of_its_line_along(room: Room, db: Session) -> None:
    step_id, other = proposed(room), proposed(room)
    for each in (step_id, other):
        edit_line(room, each)

    take_back(room, step_id)

    assert db.scalars(select(NoteSentence.key)).all() == [f"step.{other}"]


def test_step_taken_back_does_not_come_back_with_a_late_sending(room: Room) -> None:
    step_id = proposed(room)
    take_back(room, step_id)

    proposed(room, step_id=step_id)

    assert rows(room) == [1, 0, 0, 0, 0]


def test_step_can_be_taken_back_after_its_item(room: Room) -> None:
    step_id = proposed(room)
    set_steps(room, ItemState.DONE)

    assert take_back(room, step_id)


def test_step_of_somebody_else_or_the_team_is_not_taken_back(room: Room) -> None:
    for step_id in (proposed(room, "chidi"), added(room)):
        with pytest.raises(steps_refusals.NotOwnStep):
            take_back(room, step_id, "dana")


def test_end_of_the_item_lets_its_voices_be_mixed(room: Room, db: Session) -> None:
    proposed(room)
    item = db.scalars(
        select(AgendaItem.id).where(
            AgendaItem.kind == ItemKind.STEPS, AgendaItem.seminar_id == seminar_id(room)
        )
    ).one()

    with room.store.writing(db):
        facilitation.finish_item(db, room.seminar(db), item, account_id=None, now=room.now)

    assert db.scalars(select(Leftover.seminar_id)).all() == [seminar_id(room)]
