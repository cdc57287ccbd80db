"""The buttons of the agenda as a facilitator meets them: done, done before, or refused."""

import re
import uuid
from html import unescape

from sqlalchemy import select

from seminar.core.terms import ItemKind, ItemState
from seminar.facilitation import agenda_service, service
from seminar.models import Account
from tests.facilitation.day import ORDERS

DONE_ALREADY = "This was done already. Nothing was changed."


def press(day, path: str, *, by: str = "ben", **fields):
    return day.room.staff(by).post(f"/seminars/{day.room.public_id}/{path}", **fields)


def console(day, by: str = "ben") -> str:
    text = day.room.staff(by).get(f"/seminars/{day.room.public_id}/console").text
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_minutes_are_added_once_of_two_presses_at_one_page(day):
    item_id = day.start(ItemKind.DEBATE)

    answers = [
        press(day, f"agenda/{item_id}/extend", by=by, given=0).status_code for by in ("ben", "ada")
    ]

    assert answers == [303, 303]
    assert day.item(item_id).extra_minutes == 2
    assert "40 + 2 min" in console(day)


def test_second_press_says_that_it_was_done(day):
    item_id = day.start(ItemKind.DEBATE)
    press(day, f"agenda/{item_id}/extend", given=0)
    ada = day.room.staff("ada")

    answer = ada.post(f"/seminars/{day.room.public_id}/agenda/{item_id}/extend", given=0)

    assert DONE_ALREADY in ada.get(answer.location).text


def test_minutes_that_are_no_number_change_nothing(day):
    item_id = day.start(ItemKind.DEBATE)

    press(day, f"agenda/{item_id}/extend", given="many")

    assert day.item(item_id).extra_minutes == 0


def test_deeds_on_a_finished_item_are_refused_on_the_console(day):
    welcome = day.start(ItemKind.WELCOME)
    day.start(ItemKind.DEBATE)

    said = {}
    for deed in ("extend", "skip", "start"):
        answer = press(day, f"agenda/{welcome}/{deed}", given=0)
        alert = re.findall(r'role="alert">(.*?)</p>', answer.text)
        said[deed] = answer.status_code, unescape(alert[0])

    assert said == {
        "extend": (
            409,
            "This item is not running, so it needs no more time. Nothing was changed.",
        ),
        "skip": (409, "This item is over. To repeat it, add it to the agenda again."),
        "start": (409, "This item is over. To repeat it, add it to the agenda again."),
    }


def test_opposite_buttons_pressed_at_once_leave_one_state(day):
    welcome = day.start(ItemKind.WELCOME)
    round_id = day.open_round()

    closed = press(day, f"rounds/{round_id}/close")
    back = press(day, f"agenda/{welcome}/back", by="ada")
    counted = press(day, f"rounds/{round_id}/count")

    assert (closed.status_code, back.status_code, counted.status_code) == (303, 303, 404)
    assert day.item(welcome).state is ItemState.RUNNING


def test_way_back_is_offered_until_somebody_has_answered(day):
    day.start(ItemKind.WELCOME)
    round_id = day.open_round()
    offered = ["Back to: Welcome and purpose" in console(day)]
    day.answer(round_id, ORDERS[:1])
    offered.append("Back to: Welcome and purpose" in console(day))

    assert offered == [True, False]


def test_day_tells_real_minutes_beside_planned_ones(day):
    day.start(ItemKind.WELCOME)
    day.minute += 13
    day.start(ItemKind.DEBATE)
    day.lead(agenda_service.skip_item, day.items(ItemKind.STEPS)[0])

    text = console(day)

    # 14 minutes of 10, and the ten of the steps saved.
    assert "Welcome and purpose 14 of 10 min" in text
    assert "6 minutes early" in text


def test_further_question_is_asked_from_its_page(day):
    day.start(ItemKind.DEBATE)
    page = day.room.staff("ben").get(f"/seminars/{day.room.public_id}/further")
    question_id = re.findall(r'name="question_id"[^>]*value="([^"]+)"', page.text)[0]

    answer = press(
        day,
        "further",
        question_id=question_id,
        text="Which first?",
        listed="Training\n\nReporting",
    )

    assert answer.status_code == 303
    assert "Which first?" in console(day)
    assert day.journal()[-1] == ("opened round", "further 1", "")


def test_further_question_that_cannot_be_asked_keeps_what_was_typed(day):
    day.answer(day.open_round(), ORDERS[:1])

    busy = press(day, "further", question_id=uuid.uuid4(), text="Which first?", listed="A\nB")
    unfit = press(day, "further", question_id=uuid.uuid4(), text="Which first?", listed="A")
    empty = press(day, "further", question_id=uuid.uuid4(), text=" ", listed="")

    assert [answer.status_code for answer in (busy, unfit, empty)] == [409, 422, 422]
    assert all("Which first?" in answer.text for answer in (busy, unfit))
    assert "The round is not counted yet." in busy.text
    assert "A list has 2 to 12 different entries" in unfit.text
    assert "Please write the question." in empty.text


def test_room_is_handed_over_and_the_console_says_to_whom(day):
    with day.room.store.session() as db:
        rosa = db.scalars(select(Account.id).where(Account.name == "Rosa")).one()

    answers = [
        press(day, "hand-over", member=member).status_code for member in (rosa, rosa, "nobody")
    ]

    assert answers == [303, 303, 404]
    assert "Rosa leads." in console(day)
    assert press(day, "head-count", by="rosa", people=7).status_code == 303


def test_rapporteur_and_strangers_press_no_button(day):
    item_id = day.start(ItemKind.DEBATE)
    paths = (f"agenda/{item_id}/extend", f"agenda/{item_id}/skip", "further", "hand-over")

    refused = {
        by: {press(day, path, by=by).status_code for path in paths} for by in ("rosa", "eve")
    }

    assert refused == {"rosa": {403}, "eve": {404}}
    assert day.item(item_id).extra_minutes == 0


def test_fewer_heads_than_answers_are_told_and_nothing_is_lost(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.lead(service.set_head_count, 5)

    text = console(day)

    assert "8 have answered, and 5 were counted in the room. Please count heads again." in text
    assert "of 5" not in text


def test_phone_learns_that_an_item_got_more_time(day):
    item_id = day.start(ItemKind.TALK) if day.items(ItemKind.TALK) else day.start(ItemKind.DEBATE)
    chidi, path = day.room.phone("chidi"), f"/s/{day.room.public_id}/time"
    seen = re.findall(r'data-seen="([^"]+)"', chidi.get(path).text)[0].replace("+", "%2B")
    before = chidi.get(f"{path}?seen={seen}").status_code

    day.lead(agenda_service.extend_item, item_id, given=0)

    assert (before, chidi.get(f"{path}?seen={seen}").status_code) == (204, 200)
