"""What the console and the big screen are given, and at what cost."""

from datetime import timedelta

import pytest

from seminar.core.terms import ItemKind, ItemState, MarkValue, RoundState
from seminar.facilitation import service
from seminar.facilitation.screen_queries import Scene
from seminar.models import AgendaItem
from tests.debate.stage import noted, weigh, written
from tests.facilitation.day import ORDERS, opposite
from tests.facilitation.shown import console, screen
from tests.statements import statements

NAMES = ("One", "Two", "Three", "Four", "Five")


def test_console_before_the_day_offers_the_first_item(day):
    page = console(day)

    assert [row.number for row in page.agenda] == [1, 2, 3, 4, 5, 6, 7]
    assert (page.running, page.round, page.result, page.people) == (None, None, None, None)
    assert page.next == page.agenda[0]
    assert page.others == page.agenda[1:]
    assert page.missing is None


def test_console_offers_the_item_after_the_one_that_runs(day):
    item_id = day.start(ItemKind.DEBATE)

    page = console(day)

    assert page.running.id == item_id
    assert page.running.ends_at == day.item(item_id).started_at + timedelta(minutes=40)
    assert page.next.title == "Second ranking"
    assert [row.title for row in page.others] == [
        "Welcome and purpose",
        "First ranking",
        "Different views",
        "Proposed steps",
        "Read back and close",
    ]


def test_console_leaves_nothing_behind_when_phones_were_tried_out_at_the_end(day):
    with day.room.store.session() as db, day.room.store.writing(db):
        seminar = day.room.seminar(db)
        seminar.agenda.append(
            AgendaItem(position=9, kind=ItemKind.PRACTICE, title="Phones", minutes=5)
        )
    round_id = day.practise()
    running = console(day)
    day.seal(round_id)
    day.start(ItemKind.CLOSE)

    closing = console(day)

    assert running.next == running.agenda[0]
    assert closing.next is None


def test_console_after_the_last_item_offers_none(day):
    item_id = day.start(ItemKind.CLOSE)
    day.lead(service.finish_item, item_id)

    page = console(day)

    assert (page.running, page.next) == (None, None)


def test_console_tells_of_an_open_round_how_many_answered(day):
    day.lead(service.set_head_count, 10)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)

    page = console(day)

    assert (page.round.state, page.round.answered, page.missing) == (RoundState.OPEN, 8, 2)
    assert page.result is None
    assert page.others == ()


def test_nobody_is_missing_when_more_answered_than_were_counted(day):
    day.lead(service.set_head_count, 3)
    day.answer(day.open_round(), ORDERS)

    assert console(day).missing == 0


def test_console_tells_a_counted_round_before_the_screen_does(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.close(round_id)
    assert (console(day).result, screen(day).scene) == (None, Scene.CLOSED)

    day.lead(service.count_round, round_id)
    assert [row.area for row in console(day).result.rows] == [1, 2, 3, 4, 5]
    assert (screen(day).scene, screen(day).result) == (Scene.CLOSED, None)

    day.lead(service.show_round, round_id)
    assert screen(day).scene is Scene.RESULT
    assert screen(day).result.rows == console(day).result.rows


def test_console_tells_the_place_before(day):
    first = day.open_round()
    day.answer(first, ORDERS)
    day.show(first)
    second = day.open_round(nth=1)
    day.answer(second, [opposite(order) for order in ORDERS[:7]])
    day.seal(second)

    page = console(day)

    assert [(row.area, row.place, row.before) for row in page.result.rows] == [
        (5, 1, 5),
        (4, 2, 4),
        (3, 3, 3),
        (2, 4, 2),
        (1, 5, 1),
    ]
    assert page.result.movement != ""


def test_reminders_name_what_can_still_be_mended(day):
    assert console(day).reminders.debated is False

    day.start(ItemKind.DEBATE)
    card = written(day.room, areas=(2,))
    written(day.room, "dana", areas=(1, 5))
    noted(day.room, areas=(3,))
    weigh(day.room, "dana", card, MarkValue.AGREE)

    reminders = console(day).reminders
    assert reminders.debated is True
    assert reminders.silent_areas == ("Sexual violence in conflict",)
    assert reminders.unweighed == 1


def test_console_shows_the_newest_cards_and_counts_the_others(day):
    day.start(ItemKind.DEBATE)
    for number in range(8):
        written(day.room, text=f"Card {number}.")

    page = console(day)

    assert (len(page.cards), page.more_cards) == (6, 2)


def test_console_costs_the_same_with_one_card_and_with_many(day):
    day.start(ItemKind.DEBATE)
    written(day.room)
    with statements(day.room.store) as with_one:
        console(day)

    for _ in range(20):
        written(day.room)
        noted(day.room)
    with statements(day.room.store) as with_many:
        console(day)

    assert len(with_many) == len(with_one)


def test_console_of_a_counted_round_asks_a_fixed_number_of_statements(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.show(round_id)

    with statements(day.room.store) as asked:
        console(day)
    with statements(day.room.store) as asked_by_screen:
        screen(day)

    assert (len(asked), len(asked_by_screen)) == (20, 7)


@pytest.mark.parametrize(
    ("kind", "scene"),
    [
        (ItemKind.WELCOME, Scene.JOIN),
        (ItemKind.RANKING, Scene.OPEN),
        (ItemKind.DEBATE, Scene.CARDS),
        (ItemKind.CLOSE, Scene.TITLE),
    ],
)
def test_screen_has_a_picture_for_each_kind_of_item(day, kind, scene):
    day.start(kind)

    page = screen(day)

    assert (page.scene, page.is_closing, page.result) == (scene, kind is ItemKind.CLOSE, None)


def test_screen_between_items_shows_how_to_join(day):
    page = screen(day)

    assert (page.scene, page.seats, page.people, page.question) == (Scene.JOIN, 2, None, "")


def test_screen_of_a_debate_shows_the_newest_four_cards(day):
    day.start(ItemKind.DEBATE)
    for number in range(6):
        written(day.room, text=f"Card {number}.")

    assert len(screen(day).cards) == 4


def test_screen_at_the_close_shows_the_last_order_that_the_room_saw(day):
    first = day.open_round()
    day.answer(first, ORDERS)
    day.show(first)
    second = day.open_round(nth=1)
    day.answer(second, [opposite(order) for order in ORDERS[:7]])
    day.seal(second)
    day.start(ItemKind.CLOSE)

    page = screen(day)

    assert page.scene is Scene.RESULT
    assert page.result.rows[0].area == 1
    assert [item.state for item in console(day).agenda][-1] is ItemState.RUNNING


def test_screen_after_the_close_still_thanks(day):
    assert day.lead(service.finish_item, day.start(ItemKind.CLOSE))

    page = screen(day)

    assert (page.scene, page.is_closing) == (Scene.TITLE, True)


def test_console_between_rounds_keeps_the_last_result_in_sight(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    counted = console(day).result
    day.start(ItemKind.DEBATE)

    page = console(day)

    assert page.round is None
    assert page.result == counted
    assert (page.result.title, page.result.state) == ("First ranking", RoundState.SEALED)


def test_console_of_a_second_open_round_tells_nothing_of_the_first(day):
    first = day.open_round()
    day.answer(first, ORDERS)
    day.show(first)
    day.open_round(nth=1)

    assert console(day).result is None


def test_console_counts_who_has_joined_while_people_come_in(day):
    at_the_door = console(day)
    day.start(ItemKind.WELCOME)
    in_the_welcome = console(day)
    day.start(ItemKind.DEBATE)
    in_the_debate = console(day)

    pages = (at_the_door, in_the_welcome, in_the_debate)
    assert [page.is_beginning for page in pages] == [True, True, False]
    assert [page.joined for page in pages] == [2, 2, 0]
