"""The invented people of a rehearsal: each has a browser and sends the forms that phones send."""

import re
import time
from dataclasses import dataclass, field
from html import unescape
from random import Random

from flask import Flask
from flask.testing import FlaskClient

from seminar.config import Settings

FIELD = re.compile(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"')
ORDER_FORM = re.compile(r'data-order[^>]*action="([^"]+)"')
PLACE = re.compile(r'<select[^>]*name="(place-\d+)"')
GROUP = re.compile(r'name="group"[^>]*value="([^"]+)"')
# Invented people repeat each other, and send their cards all the same.
READ = {"has_read": "yes"}
MARK_FORM = re.compile(r'data-mark[^>]*action="([^"]+)"')
LOOKS_EVERY = 1.0
# Between two people, so that the room in which this runs stays quick, and it looks like a room.
BETWEEN = 0.1
LASTS = 3 * 3600.0
CARDS = (
    "Rehearsal: we lack people who know the place.",
    "Rehearsal: who reports to whom when it happens?",
    "Rehearsal: begin with what can be measured.",
    "Rehearsal: this was done before, and well.",
)
TOGETHER = 0.1
WRITES = 0.02
WEIGHS = 0.2
NO_SEAT_ANY_MORE = frozenset({401, 403, 404})


@dataclass
class Phone:
    """The phone of one invented person."""

    browser: FlaskClient
    site: str
    random: Random
    room: str
    answered: set[str] = field(default_factory=set)

    def join(self, code: str) -> bool:
        """Read the joining page and agree to it; say whether there is a seat now."""
        page = self.get(f"/j/{code}")
        form = dict(FIELD.findall(page))
        groups = GROUP.findall(page)
        agreed = {name: form.get(name, "") for name in ("csrf_token", "token", "mode", "notice")}
        person = {"group": self.random.choice(groups) if groups else "", "name": "Invented person"}
        return self.post(f"/j/{code}", {**agreed, **person, "consent": "y"}) == 303

    def take_part(self, page: str) -> None:
        """Do what the page of the room asks for."""
        asked = ORDER_FORM.search(page)
        if asked and asked[1] not in self.answered:
            self.answered.add(asked[1])
            self.post(asked[1], self.order(page))
        elif "data-draft" in page and self.random.random() < WRITES:
            self.write(page)
        elif "data-draft" in page and self.random.random() < WEIGHS:
            self.weigh(page)

    def order(self, page: str) -> dict[str, object]:
        """Return an order by chance, or all of them together."""
        form = dict(FIELD.findall(page))
        sent: dict[str, object] = {name: form[name] for name in ("csrf_token", "revision")}
        names = PLACE.findall(page)
        if self.random.random() < TOGETHER:
            return {**sent, **dict.fromkeys(names, ""), "answer": "together"}
        places = self.random.sample(range(1, len(names) + 1), len(names))
        return {**sent, **dict(zip(names, map(str, places), strict=True))}

    def write(self, page: str) -> None:
        """Write a card across all areas."""
        form = dict(FIELD.findall(page))
        card = {name: form[name] for name in ("csrf_token", "card_id")}
        text = self.random.choice(CARDS)
        self.post(
            f"{self.room}/cards", {**card, "kind": "concern", "about": "all", "text": text, **READ}
        )

    def weigh(self, page: str) -> None:
        """Say of a card what one thinks of it."""
        cards = MARK_FORM.findall(page)
        if cards:
            token = dict(FIELD.findall(page))["csrf_token"]
            value = self.random.choice(("agree", "agree", "disagree", "cannot"))
            self.post(self.random.choice(cards), {"csrf_token": token, "value": value})

    def look(self) -> str | None:
        """Return the page of the room, or None when there is no seat any more."""
        answer = self.browser.get(self.room, base_url=self.site, follow_redirects=True)
        return None if answer.status_code in NO_SEAT_ANY_MORE else unescape(answer.text)

    def get(self, address: str) -> str:
        """Load a page."""
        return self.browser.get(address, base_url=self.site).text

    def post(self, address: str, form: dict[str, object]) -> int:
        """Send a form; return the status."""
        return self.browser.post(address, data=form, base_url=self.site).status_code


def play_crowd(app: Flask, public_id: str, *, code: str, people: int, seed: int) -> None:
    """Let people join, answer, write and weigh until the rehearsal is deleted or long over."""
    settings: Settings = app.extensions["seminar.settings"]
    random = Random(seed)  # noqa: S311
    room, phones = f"/s/{public_id}", []
    for _ in range(people):
        phone = Phone(app.test_client(), settings.url, Random(random.random()), room)  # noqa: S311
        time.sleep(BETWEEN)
        if phone.join(code):
            phones.append(phone)
    ends = time.monotonic() + LASTS
    while phones and time.monotonic() < ends:
        time.sleep(LOOKS_EVERY)
        phones = [phone for phone in phones if _looks_and_takes_part(phone)]


def _looks_and_takes_part(phone: Phone) -> bool:
    page = phone.look()
    if page is not None:
        phone.take_part(page)
    time.sleep(BETWEEN)
    return page is not None
