"""What the big screen shows to whoever has its link."""

import re

import pytest
from sqlalchemy import update

from seminar.core.terms import ItemKind
from seminar.facilitation import service
from seminar.models import Seminar
from tests.debate.stage import written
from tests.facilitation.day import ORDERS
from tests.facilitation.shown import said, screen_token


def screen(day, path=""):
    return day.room.staff("eve").get(f"/screen/{screen_token(day)}{path}")


def test_screen_shows_how_to_join(day):
    page = screen(day).text

    assert "localhost/j" in said(page)
    assert '<svg role="img"' in page
    assert "2 have joined" in said(page)


def test_screen_of_an_open_round_shows_question_and_count(day):
    day.lead(service.set_head_count, 44)
    day.answer(day.open_round(), ORDERS)

    text = said(screen(day).text)

    assert "8 of 44 have answered" in text
    assert "If NATO could give extra attention" in text


def test_screen_shows_the_order_once_it_is_shown(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    closed = screen(day).text
    day.lead(service.show_round, round_id)

    shown = screen(day).text

    assert "This round is closed." in closed
    assert "place-line" not in closed
    assert shown.count('class="place-line"') == 5
    assert "8 orders." in said(shown)


def test_screen_shows_cards_and_says_thanks(day):
    day.start(ItemKind.DEBATE)
    empty = screen(day).text
    written(day.room, text="Traffickers follow the displaced.")
    full = screen(day).text
    day.start(ItemKind.CLOSE)

    assert "Write a card on your phone, or raise your hand." in empty
    assert "Traffickers follow the displaced." in full
    assert "Thank you." in screen(day).text


def test_screen_bears_mark_rule_and_invention(day):
    with day.room.store.session() as db, day.room.store.writing(db):
        db.execute(update(Seminar).values(invented=True))

    text = said(screen(day).text)

    assert "Unclassified – for participants only · Chatham House Rule · invented example" in text


def test_screen_fragment_is_what_the_page_includes(day):
    page = screen(day).text
    seen = re.search(r'data-seen="(\w+)"', page)[1]

    fragment, same = screen(day, "/now"), screen(day, f"/now?seen={seen}")

    assert fragment.text in page
    assert (same.status_code, same.text) == (204, "")


@pytest.mark.parametrize("token", ["short", "x" * 32])
@pytest.mark.parametrize("path", ["", "/now", "/stream"])
def test_screen_of_an_unknown_link_is_not_there(day, token, path):
    assert day.room.staff("ada").get(f"/screen/{token}{path}").status_code == 404
