"""A whole day through the forms alone, on both stores: set up, join, order, debate, note."""

import io
import re
from dataclasses import dataclass, field

import pytest
from docx import Document
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import ItemKind, ItemState
from seminar.models import AgendaItem, Round, Seminar
from tests.cast import PASSWORD, add_account_with_password
from tests.client import Browser

FIRST_ORDERS = ["1>4>2>3>5"] * 12 + ["1>2>4>3>5"] * 9 + ["2>1>4>5>3"]
SECOND_ORDERS = ["1>4>2>3>5"] * 20 + ["1>2>4>3>5"] * 2
TOGETHER = 5


@dataclass
class Day:
    """Ada at her desk, people with their phones, and the store to look things up in."""

    app: Flask
    db: Session
    ada: Browser
    public_id: str = ""
    phones: list[Browser] = field(default_factory=list)

    def desk(self, path: str) -> str:
        return f"/seminars/{self.public_id}/{path}"

    def seat(self, path: str = "") -> str:
        return f"/s/{self.public_id}/{path}".rstrip("/")

    def find(self, statement):
        found = self.db.scalars(statement).first()
        self.db.commit()  # A reader that stays would keep sealing from emptying SQLite's log.
        return found

    def do(self, path: str, **fields: object) -> None:
        answer = self.ada.post(self.desk(path), **fields)
        assert (answer.status_code, answer.text[:0]) == (303, ""), (path, answer.text)

    def start_next(self) -> None:
        item = self.find(
            select(AgendaItem)
            .join(Seminar)
            .where(Seminar.public_id == self.public_id, AgendaItem.state == ItemState.PLANNED)
            .order_by(AgendaItem.position)
        )
        self.do(f"agenda/{item.id}/start")

    def round(self) -> Round:
        return self.find(
            select(Round)
            .join(AgendaItem)
            .join(Seminar)
            .where(Seminar.public_id == self.public_id, AgendaItem.state == ItemState.RUNNING)
        )

    def deed(self, name: str) -> None:
        self.do(f"rounds/{self.round().id}/{name}")


@pytest.fixture
def day(app: Flask, db: Session, now) -> Day:
    add_account_with_password(app, "ada", now=now)
    ada = Browser(app)
    signed_in = ada.post("/sign-in", email="Ada@Example.org ", password=PASSWORD)
    assert signed_in.status_code == 303
    return Day(app, db, ada)


def test_a_day_from_set_up_to_note(day):
    set_up(day)
    day.phones = [join(day) for _ in range(len(FIRST_ORDERS) + TOGETHER)]
    day.do("head-count", people=30)
    day.start_next()

    rank(day, FIRST_ORDERS)
    debate(day)
    rank(day, SECOND_ORDERS)
    day.start_next()

    check_result_page(day)
    check_note(day)


def set_up(day: Day) -> None:
    created = day.ada.post(
        "/seminars/new",
        title="Human security in practice",
        framework="nato-human-security",
        day="2026-11-23",
        place="Exampleville",
        length="90",
        language="en",
        zone="Europe/Brussels",
        rule="chatham",
        mode="pseudonymous",
        mark="Unclassified",
        groups="ready",
    )
    assert created.status_code == 303, created.text
    day.public_id = created.headers["Location"].rsplit("/", 1)[1]


def join(day: Day) -> Browser:
    code = day.find(select(Seminar.code).where(Seminar.public_id == day.public_id))
    phone = Browser(day.app)
    found = phone.post("/j", code=f"{code[:3]} - {code[3:].lower()}")
    welcome = phone.get(found.headers["Location"])
    token = re.search(r'name="token"[^>]*value="([^"]+)"', welcome.text)[1]
    agreed = {
        "token": token,
        "mode": "pseudonymous",
        "notice": "1",
        "group": "",
        "consent": "y",
    }
    joined = phone.post(found.headers["Location"], **agreed)
    assert (joined.status_code, joined.headers["Location"]) == (303, day.seat())
    return phone


def rank(day: Day, orders: list[str]) -> None:
    day.start_next()
    answers = [places(order) for order in orders] + [{"answer": "together"}] * TOGETHER
    for phone, answer in zip(day.phones, answers, strict=True):
        sent = phone.post(day.seat(f"rounds/{day.round().id}/answer"), revision="1", **answer)
        assert sent.status_code == 303, sent.text
    refuse_looking_early(day)
    day.deed("close")
    late = day.phones[0].post(
        day.seat(f"rounds/{day.round().id}/answer"), revision="2", **places("5>4>3>2>1")
    )
    assert (late.status_code, "Your earlier order still counts." in late.text) == (409, True)
    day.deed("count")
    day.deed("show")


def places(order: str) -> dict[str, str]:
    return {
        f"place-{area}": str(place)
        for place, tier in enumerate(order.split(">"), start=1)
        for area in tier.split("=")
    }


def refuse_looking_early(day: Day) -> None:
    for deed in ("count", "show"):
        refused = day.ada.post(day.desk(f"rounds/{day.round().id}/{deed}"))
        assert (refused.status_code, "The round is still open" in refused.text) == (409, True)
    assert "27 of 30 have answered" in " ".join(day.ada.get(day.desk("console")).text.split())


def debate(day: Day) -> None:
    day.start_next()
    item = day.find(select(AgendaItem).where(AgendaItem.state == ItemState.RUNNING))
    assert item.kind is ItemKind.DEBATE
    writer, *readers = day.phones
    form = writer.get(day.seat("debate")).text
    card = re.search(r'name="card_id"[^>]*value="([^"]+)"', form)[1]
    for _retry in range(2):
        sent = writer.post(
            day.seat("cards"),
            card_id=card,
            kind="proposal",
            about="5",
            text="Custodians first: give museums a number to call.",
        )
        assert sent.status_code == 303
    for number, reader in enumerate(readers[:21]):
        value = "agree" if number < 16 else "disagree"
        assert reader.post(day.seat(f"cards/{card}/mark"), value=value).status_code == 303
    day.do(
        "points",
        point_id="00000000-0000-4000-8000-000000000001",
        about="3",
        text="Looting and trafficking share networks.",
    )


def check_result_page(day: Day) -> None:
    shown = day.phones[0].get(day.seat("order")).text

    assert day.phones[0].get(day.seat()).status_code == 303
    assert "winner" not in shown.lower()


def check_note(day: Day) -> None:
    page = " ".join(re.sub(r"<[^>]+>", " ", day.ada.get(day.desk("note")).text).split())
    pdf = PdfReader(io.BytesIO(day.ada.get(day.desk("note.pdf")).data))
    word = Document(io.BytesIO(day.ada.get(day.desk("note.docx")).data))
    brief = PdfReader(io.BytesIO(day.ada.get(day.desk("brief.pdf")).data))
    printed = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    written = "\n".join(paragraph.text for paragraph in word.paragraphs)

    assert len(brief.pages) == 1
    for text in (page, printed, written):
        assert "Custodians first: give museums a number to call." in text
        assert "Looting and trafficking share networks." in text
        assert "Exampleville" in text
    assert "22 orders" in page
    assert "five" in page
    assert "“all five together”" in page
