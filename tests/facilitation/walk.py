"""Everything that can be loaded in Ada's room, and everybody who could load it."""

import re
import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from seminar.core.terms import ItemKind, MarkValue
from seminar.facilitation import service
from seminar.facilitation.asked_service import ask_card
from seminar.facilitation.floor_service import give_floor
from seminar.models import Card, Seminar
from tests.client import Browser
from tests.debate.stage import noted, weigh, written
from tests.debate.steps_stage import proposed_before
from tests.debate.views_stage import worded_before
from tests.facilitation.day import ORDERS, Day
from tests.joining.door_stage import waiting_phone
from tests.joining.seats_stage import seat_of
from tests.outcome.stage import circulated, link_token_of

Seen = tuple[str, str]


def opened_second_round(day: Day) -> uuid.UUID:
    """Let a first round be shown and debated; return a second one that is being answered."""
    day.lead(service.set_head_count, 14)
    first = day.open_round()
    day.answer(first, ORDERS, together=2)
    day.show(first)
    day.start(ItemKind.DEBATE)
    card = written(day.room)
    weigh(day.room, "dana", card, MarkValue.AGREE)
    day.lead(give_floor, 3, minutes=4)
    day.lead(ask_card, card)
    noted(day.room)
    worded_before(day.room, shared_by="dana", order={1: 1, 2: 2})
    proposed_before(day.room, marked_by="dana")
    second = day.open_round(nth=1)
    day.answer(second, ORDERS, together=2)
    return second


def pages_of(day: Day, round_id: uuid.UUID) -> dict[str, str]:
    """Return the address of each page by its endpoint, streams apart; there must be a note."""
    circulated(day.room)
    with day.room.store.session() as db:
        seminar = day.room.seminar(db)
        values: dict[str, object] = {
            "public_id": seminar.public_id,
            "screen_token": seminar.screen_token,
            "code": seminar.code,
            "token": day.room.seats["dana"],
            "round_id": round_id,
            "point_id": noted(day.room),
            "key": _sentence_key(day),
            "link_token": link_token_of(day.room),
            "number": 1,
            "form": "note.md",
            "card_id": _card_of(db, seminar),
            "seat_id": seat_of(day.room, day.room.seats["dana"]).id,
        }
    routes = day.room.app.url_map.bind("localhost")
    return {
        rule.endpoint: routes.build(rule.endpoint, {name: values[name] for name in rule.arguments})
        for rule in day.room.app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.rule.endswith("/stream")
    }


def _card_of(db: Session, seminar: Seminar) -> uuid.UUID:
    """Return a card of the seminar; where nobody wrote one, what might be one."""
    found = db.scalars(select(Card.id).where(Card.seminar_id == seminar.id)).first()
    return found or uuid.UUID(int=1)


def streams_of(day: Day) -> dict[str, tuple[Browser, str]]:
    """Return each stream with a browser that may hear it."""
    public_id = day.room.public_id
    with day.room.store.session() as db:
        screen_token = day.room.seminar(db).screen_token
    return {
        "team": (day.room.staff("ben"), f"/seminars/{public_id}/console/stream"),
        "screen": (Browser(day.room.app), f"/screen/{screen_token}/stream"),
        "phone": (day.room.phone("chidi"), f"/s/{public_id}/stream"),
        "door": (waiting_phone(day.room), f"/s/{public_id}/door/stream"),
    }


def everybody(day: Day) -> dict[str, Browser]:
    """Return a browser for each who could look: the team, the phones, a stranger."""
    return {
        **{name: day.room.staff(name) for name in ("ada", "ben", "rosa", "eve")},
        **{name: day.room.phone(name) for name in ("chidi", "dana")},
        "nobody": Browser(day.room.app),
    }


def walked(day: Day, pages: dict[str, str]) -> dict[Seen, TestResponse]:
    """Return what everybody gets from every page, by visitor and endpoint."""
    visitors = everybody(day).items()
    return {
        (name, endpoint): browser.get(page)
        for name, browser in visitors
        for endpoint, page in pages.items()
    }


def state_of(browser: Browser, address: str) -> int:
    """Return the state that a stream tells first; it holds nothing but this number."""
    answer = browser.get(address)
    events = answer.iter_encoded()
    told = b"".join([next(events), next(events)])
    answer.close()
    found = re.fullmatch(rb"retry: 2000\n\nevent: changed\ndata: (\d+)\n\n", told)
    assert found
    return int(found[1])


def _sentence_key(day: Day) -> str:
    """Return the key of a sentence that the note has now."""
    note = day.room.staff("ada").get(f"/seminars/{day.room.public_id}/note?editing=yes").text
    return re.findall(r"/note/sentences/([^\"]+)", note)[0]
