"""Ada's code, and a browser that reads the joining page before it sends it."""

import re
from html import unescape

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from seminar.models import Seminar
from tests.cast import Room
from tests.client import Browser

HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
NAME = re.compile(r'name="([^"]*)"')
VALUE = re.compile(r'value="([^"]*)"')
SEAT_TOKEN = re.compile(r'name="token"[^>]*value="([^"]+)"')


def code_of(room: Room, public_id: str | None = None) -> str:
    """Return the code of Ada's seminar, or of another."""
    with room.store.session() as db:
        wanted = public_id or room.public_id
        return db.scalars(select(Seminar.code).where(Seminar.public_id == wanted)).one()


def new_phone(app: Flask) -> Browser:
    """Return the browser of somebody who has not been here."""
    return Browser(app)


def offered_token(browser: Browser, code: str) -> str:
    """Return the seat token that the joining page holds."""
    found = SEAT_TOKEN.search(browser.get(f"/j/{code}").text)
    assert found, "The joining page holds no token."
    return found[1]


def agreed(token: str, *, mode: str = "pseudonymous", **fields: str) -> dict[str, str]:
    """Return the fields of somebody who has read what is promised about names and joins."""
    return {
        "token": token,
        "mode": mode,
        "notice": "1",
        "group": "",
        "consent": "y",
        **fields,
    }


def notice(page: str) -> str:
    """Return the words of the notice on the joining page."""
    found = re.search(r'id="notice">(.*?)</div>', page, re.DOTALL)
    assert found
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


def hidden_fields(page: str) -> dict[str, str]:
    """Return what a form of the page carries without showing it."""
    return {
        name[1]: value[1]
        for field in HIDDEN.findall(page)
        if (name := NAME.search(field)) and (value := VALUE.search(field))
    }


def send_card(browser: Browser, token: str, /, **fields: str) -> TestResponse:
    """Load the page of a card and send its form, filled in and agreed to."""
    carried = hidden_fields(browser.get(f"/return/{token}").text)
    return browser.client.post(
        f"/return/{token}", data={**carried, "group": "", "consent": "y", **fields}
    )


def seat_cookie(browser: Browser, public_id: str) -> str | None:
    """Return the seat that the browser keeps."""
    cookie = browser.client.get_cookie(f"seat-{public_id}")
    return cookie.value if cookie else None
