"""Rescues beside other deeds of the same instant: one state comes of it, and no answer is lost."""

from sqlalchemy import func, select

from seminar.core.terms import ItemKind, ItemState
from seminar.facilitation import agenda_service, service
from seminar.facilitation.refusals import RoundUnfinished
from seminar.models import Participation, Round
from seminar.ranking import service as ranking
from tests.at_once import at_once, each_at_once
from tests.ranking.stage import send


def count(day, table) -> int:
    with day.room.store.session() as db:
        return db.scalar(select(func.count()).select_from(table))


def test_two_minutes_pressed_by_eight_at_once_are_two_minutes(day):
    item_id = day.start(ItemKind.DEBATE)

    pressed = at_once([lambda: day.lead(agenda_service.extend_item, item_id, given=0)] * 8)

    assert pressed == {True: 1, False: 7}
    assert day.item(item_id).extra_minutes == 2


def test_going_back_never_takes_an_answer_that_was_acknowledged(day):
    welcome = day.start(ItemKind.WELCOME)
    round_id = day.open_round()
    tokens = [day.room.new_seat() for _ in range(6)]

    *answers, back = each_at_once(
        [
            *(lambda token=token: send(day.room, round_id, token=token) for token in tokens),
            lambda: day.lead(agenda_service.go_back, welcome),
        ]
    )

    acknowledged = sum(isinstance(answer, ranking.Outcome) for answer in answers)
    assert count(day, Participation) == acknowledged
    assert isinstance(back, RoundUnfinished) or (back, acknowledged) == (True, 0)


def test_going_back_beside_opening_and_closing_leaves_one_item_running(day):
    welcome = day.start(ItemKind.WELCOME)
    round_id = day.draft_round()

    at_once(
        [
            lambda: day.lead(service.open_round, round_id),
            lambda: day.lead(agenda_service.go_back, welcome),
            lambda: day.lead(service.close_round, round_id),
        ]
    )

    with day.room.store.session() as db:
        agenda = day.room.seminar(db).agenda
        running = [item.kind for item in agenda if item.state is ItemState.RUNNING]
    assert running == ([ItemKind.RANKING] if count(day, Round) else [ItemKind.WELCOME])
