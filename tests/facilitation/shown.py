"""What console, big screen and phones are given at this moment of a day."""

import re
from datetime import timedelta

from seminar.facilitation.queries import ConsolePage, console_page
from seminar.facilitation.screen_queries import ScreenPage, screen_page
from seminar.outcome.documents import brief_of
from seminar.ranking.queries import OrderPage, order_page
from seminar.readings.step import current_step
from tests.facilitation.day import Day

TAGS = re.compile(r"<[^>]+>")


def console(day: Day) -> ConsolePage:
    """Return the console as the facilitator gets it."""
    with day.room.store.session() as db:
        return console_page(db, day.room.seminar(db), "en")


def screen(day: Day) -> ScreenPage:
    """Return the big screen as the room gets it."""
    with day.room.store.session() as db:
        moment = day.room.now + timedelta(minutes=day.minute)
        return screen_page(db, day.room.seminar(db), "en", now=moment, brief=brief_of)


def phone(day: Day, token: str) -> OrderPage:
    """Return the page of the running round as the holder of a seat gets it."""
    with day.room.store.session() as db:
        seminar = day.room.seminar(db)
        step = current_step(db, seminar.id)
        return order_page(db, seminar, item=step.item, round=step.round, token=token, language="en")


def said(page: str) -> str:
    """Return what a page says, without its tags and runs of blanks."""
    return " ".join(TAGS.sub(" ", page).split())


def screen_token(day: Day) -> str:
    """Return the token in the link of the big screen."""
    with day.room.store.session() as db:
        return day.room.seminar(db).screen_token
