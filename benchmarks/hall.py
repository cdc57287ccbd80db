"""A hall full of phones: a seminar with an open round, and what each phone would send."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID, uuid4

from flask import Flask, session
from flask_wtf.csrf import generate_csrf
from sqlalchemy import delete, insert, select

from seminar.access import tokens
from seminar.application import create_app
from seminar.config import from_environment
from seminar.core.terms import IdentityMode, ItemKind, SeatKind, SeatState
from seminar.database import Database
from seminar.facilitation import service as facilitation
from seminar.joining.service import FIRST_NOTICE
from seminar.migrations import migrations_of
from seminar.models import (
    Account,
    AgendaItem,
    Ballot,
    Participation,
    Question,
    Round,
    Seat,
    Seminar,
)
from seminar.planning import service as planning

ORDERS = tuple(itertools.permutations("12345"))
# Every third answer is a change of one that was sent so many phones earlier.
CHANGES_BEHIND = 1000
PHONE = (
    "Host: localhost\r\n"
    "User-Agent: Mozilla/5.0 (Linux; Android 15; Mobile) AppleWebKit/537.36 Chrome/142.0\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
    "Accept-Language: en-GB,en;q=0.9,fr;q=0.8\r\n"
    "Accept-Encoding: gzip, deflate, br\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n"
)


@dataclass(frozen=True)
class Phone:
    """One browser: its seat, its session and the token in its forms."""

    seat: str
    cookie: str
    csrf: str


@dataclass(frozen=True)
class Sent:
    """One answer on its way: whose, and what the store shall hold afterwards."""

    phone: int
    order: str
    revision: int


@dataclass(frozen=True)
class Hall:
    """A seminar whose first round is open."""

    app: Flask
    public_id: str
    code: str
    seminar_id: UUID
    round_id: UUID
    question_id: UUID

    @property
    def store(self) -> Database:
        """The store the seminar lives in."""
        store: Database = self.app.extensions["seminar.database"]
        return store

    def answer(self, phone: Phone, sent: Sent) -> str:
        """Return the answer as it travels."""
        places = {
            f"place-{area}": str(place) for place, area in enumerate(sent.order.split(">"), 1)
        }
        fields = {"csrf_token": phone.csrf, "revision": str(sent.revision), **places}
        address = f"/s/{self.public_id}/rounds/{self.round_id}/answer"
        return post(address, fields, f"seat-{self.public_id}={phone.seat}; {phone.cookie}")

    def arrival(self, phone: Phone) -> str:
        """Return the joining form of a phone that has no seat yet."""
        agreed = {
            "mode": IdentityMode.PSEUDONYMOUS.value,
            "notice": str(FIRST_NOTICE),
            "group": "",
            "consent": "y",
        }
        fields = {"csrf_token": phone.csrf, "token": phone.seat, **agreed}
        return post(f"/j/{self.code}", fields, phone.cookie)

    def seat(self, phones: Sequence[Phone]) -> list[UUID]:
        """Give each phone a seat; return the seats' ids."""
        ids = [uuid4() for _ in phones]
        rows = [
            {
                "id": seat_id,
                "seminar_id": self.seminar_id,
                "token_sha256": tokens.seat_hash(phone.seat),
                "mode": IdentityMode.PSEUDONYMOUS,
                "kind": SeatKind.PHONE,
                "state": SeatState.ACTIVE,
                "consent_version": FIRST_NOTICE,
                "consent_day": datetime.now(UTC).date(),
            }
            for seat_id, phone in zip(ids, phones, strict=True)
        ]
        with self.store.session() as db, self.store.writing(db):
            db.execute(insert(Seat), rows)
        return ids

    def fill(self, number: int) -> None:
        """Let so many have answered already."""
        phones = [Phone(tokens.new_token(), "", "") for _ in range(number)]
        ids = self.seat(phones)
        ballots = [
            {
                "round_id": self.round_id,
                "answer_key": self.key(phone),
                "kind": "order",
                "ranking": ">".join(order),
                "revision": 1,
            }
            for phone, order in zip(phones, itertools.cycle(ORDERS), strict=False)
        ]
        with self.store.session() as db, self.store.writing(db):
            places = [{"round_id": self.round_id, "seat_id": seat_id} for seat_id in ids]
            db.execute(insert(Participation), places)
            db.execute(insert(Ballot), ballots)
        self.settle()

    def empty(self) -> None:
        """Forget every answer."""
        with self.store.session() as db, self.store.writing(db):
            db.execute(delete(Ballot))
            db.execute(delete(Participation))
        self.settle()

    def settle(self) -> None:
        """Let the store tidy up now what nobody's answer has caused."""
        tidy = "PRAGMA wal_checkpoint(TRUNCATE)" if self.store.is_sqlite else "VACUUM ANALYZE"
        with self.store.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(tidy)

    def counted(self) -> dict[bytes, tuple[str, int]]:
        """Return every stored answer under its key."""
        with self.store.session() as db:
            rows = db.execute(select(Ballot.answer_key, Ballot.ranking, Ballot.revision))
            return {row.answer_key: (row.ranking, row.revision) for row in rows}

    def key(self, phone: Phone) -> bytes:
        """Return the key under which the store keeps the answer of a phone."""
        return tokens.answer_key(phone.seat, self.question_id)


def open_hall(folder: Path, url: str) -> Hall:
    """Make the tables, a seminar on them, and open its first round."""
    settings = {"SEMINAR_INSTANCE": str(folder), "SEMINAR_DATABASE_URL": url}
    app = create_app(from_environment(settings))
    with app.app_context():
        migrations_of(app).upgrade()
    store: Database = app.extensions["seminar.database"]
    moment = datetime.now(UTC)
    with store.session() as db, store.writing(db):
        ada = Account(email="ada@example.org", name="Ada", password="", created_at=moment)
        db.add(ada)
        db.flush()
        plan = planning.SeminarPlan(title="A hall", groups=())
        seminar = planning.create_seminar(db, plan, account=ada, now=moment)
        seminar_id, public_id, code = seminar.id, seminar.public_id, seminar.code
    with store.session() as db, store.writing(db):
        ranking = AgendaItem.kind == ItemKind.RANKING
        item_id = db.scalars(
            select(AgendaItem.id).where(ranking).order_by(AgendaItem.position)
        ).first()
        held = db.get_one(Seminar, seminar_id)
        facilitation.start_item(db, held, item_id, account_id=None, now=moment)  # type: ignore[arg-type]
        round_id = db.scalars(select(Round.id)).one()
        question_id = db.scalars(select(Question.id)).one()
    return Hall(app, public_id, code, seminar_id, round_id, question_id)


def phones(app: Flask, number: int) -> list[Phone]:
    """Return so many browsers, each with a session of its own."""
    return [_phone(app) for _ in range(number)]


def answers(phone_count: int) -> Iterator[Sent]:
    """Yield first answers and, for every second of them, a change some time later."""
    for number in range(phone_count):
        yield Sent(number, ">".join(ORDERS[number % 120]), 1)
        earlier = number - CHANGES_BEHIND
        if number % 2 and earlier >= 0:
            yield Sent(earlier, ">".join(ORDERS[(number + 7) % 120]), 2)


def post(address: str, fields: dict[str, str], cookies: str = "") -> str:
    """Return a form as a phone sends it."""
    body = urlencode(fields)
    cookie = f"Cookie: {cookies}\r\n" if cookies else ""
    length = f"Content-Length: {len(body)}\r\n\r\n"
    return f"POST {address} HTTP/1.1\r\n{PHONE}{cookie}{length}{body}"


def get(address: str, cookies: str = "") -> str:
    """Return the request for a page."""
    cookie = f"Cookie: {cookies}\r\n" if cookies else ""
    return f"GET {address} HTTP/1.1\r\n{PHONE}{cookie}\r\n"


def _phone(app: Flask) -> Phone:
    with app.test_request_context():
        csrf = generate_csrf()
        signed = app.session_interface.get_signing_serializer(app).dumps(dict(session))  # type: ignore[attr-defined]
    return Phone(tokens.new_token(), f"session={signed}", csrf)
