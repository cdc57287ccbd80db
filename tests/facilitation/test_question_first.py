"""The question before the list: the room reads it, and nobody can answer yet."""

import pytest
from sqlalchemy import select

from seminar.core.terms import ItemKind, RoundState
from seminar.facilitation import service
from seminar.facilitation.refusals import RoundNotOpenedYet
from seminar.facilitation.screen_queries import Scene
from seminar.models import AgendaItem, Round
from seminar.ranking.refusals import RoundNotOpened
from seminar.readings.round import answered
from tests.at_once import at_once
from tests.facilitation.day import ORDERS
from tests.facilitation.shown import console, screen
from tests.facilitation.test_routes import primary
from tests.ranking.stage import send


def rounds(day):
    with day.room.store.session() as db:
        return db.scalars(select(Round.id)).all()


def test_ranking_can_begin_with_its_question(day):
    round_id = day.draft_round()

    asked = day.asked(round_id)
    assert (asked.state, asked.number, asked.opened_at) == (RoundState.DRAFT, 1, None)
    assert day.journal()[-1] == ("started item", "First ranking", "")
    assert console(day).round.state is RoundState.DRAFT
    assert (screen(day).scene, screen(day).answered) == (Scene.QUESTION, 0)


def test_room_reads_the_question_and_sees_no_list(day):
    day.draft_round()
    with day.room.store.session() as db:
        screen_token = day.room.seminar(db).screen_token
    chidi = day.room.phone("chidi")

    room = chidi.get(f"/s/{day.room.public_id}")
    phone = chidi.get(room.location).text
    big = chidi.get(f"/screen/{screen_token}").text

    question = "If NATO could give extra attention"
    assert [question in page for page in (phone, big)] == [True, True]
    assert ["You can answer in a moment." in page for page in (phone, big)] == [True, True]
    assert "data-order" not in phone


def test_nobody_answers_before_the_round_is_opened(day):
    round_id = day.draft_round()
    token = day.room.seats["dana"]

    with pytest.raises(RoundNotOpened):
        send(day.room, round_id, token=token)

    with day.room.store.session() as db:
        assert answered(db, round_id) == 0
    day.lead(service.open_round, round_id)
    send(day.room, round_id, token=token)
    with day.room.store.session() as db:
        assert answered(db, round_id) == 1


def test_opened_round_goes_on_as_any_other(day):
    round_id = day.draft_round()

    assert day.lead(service.open_round, round_id) is True

    assert day.journal()[-1] == ("opened round", "round 1", "")
    assert day.asked(round_id).opened_at is not None
    day.answer(round_id, ORDERS)
    day.show(round_id)
    assert screen(day).scene is Scene.RESULT


def test_round_opened_by_eight_clicks_is_opened_once(day):
    round_id = day.draft_round()

    opened = at_once([lambda: day.lead(service.open_round, round_id)] * 8)

    assert opened == {True: 1, False: 7}
    assert [entry[0] for entry in day.journal()].count("opened round") == 1


def test_question_that_was_never_opened_goes_with_its_item(day):
    day.draft_round()

    day.start(ItemKind.DEBATE)

    assert rounds(day) == []
    assert day.asked(day.open_round(nth=1)).number == 1


def test_unopened_round_can_neither_be_closed_nor_counted(day):
    round_id = day.draft_round()

    for deed in (service.close_round, service.count_round, service.show_round):
        with pytest.raises(RoundNotOpenedYet):
            day.lead(deed, round_id)

    assert day.asked(round_id).state is RoundState.DRAFT


def test_console_offers_the_question_first_and_then_to_open(day):
    ben = day.room.staff("ben")
    console_address = f"/seminars/{day.room.public_id}/console"
    item_id = day.items(ItemKind.RANKING)[0]
    day.start(ItemKind.WELCOME)
    before = ben.get(console_address).text

    ben.post(f"/seminars/{day.room.public_id}/agenda/{item_id}/start", question="first")
    after = ben.get(console_address).text

    assert "Show its question first" in before
    assert primary(before) == ["Next: First ranking"]
    assert primary(after) == ["Open the round"]
    assert "Ask again or set aside" not in after
    assert "Go on without asking: Debate by area" in after


def test_opening_and_going_on_at_once_leave_one_of_both(day):
    round_id = day.draft_round()
    debate = day.items(ItemKind.DEBATE)[0]

    at_once(
        [
            lambda: day.lead(service.open_round, round_id),
            lambda: day.lead(service.start_item, debate),
        ]
    )

    with day.room.store.session() as db:
        running = db.scalars(select(AgendaItem.kind).where(AgendaItem.state == "running")).all()
    assert running == ([ItemKind.DEBATE] if rounds(day) == [] else [ItemKind.RANKING])
