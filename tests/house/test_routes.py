"""Every route says who it is for, its address reads well, and loading a page changes nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from seminar.access.guard import AUDIENCE
from seminar.access.policy import POLICY, Deed
from seminar.core.terms import ItemKind, Scope
from seminar.database import Database
from seminar.models import Point
from tests.cast import Room
from tests.client import Browser
from tests.joining.seats_stage import seat_of
from tests.outcome.stage import link_token_of, objected

WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?")
ARGUMENT = re.compile(r"<(?:(?P<converter>[a-z]+)(?:\([^)]*\))?:)?(?P<name>\w+)>")
# These are texts of our own alphabet; everything else that an address names has a type.
TEXTS = {"code", "key", "link_token", "public_id", "screen_token", "token"}
WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)


def audience(app: Flask, rule: Rule) -> object:
    return getattr(app.view_functions[rule.endpoint], AUDIENCE, None)


def pages(app: Flask, values: dict[str, object]) -> list[str]:
    """Return the address of everything that can be loaded, about the things of one seminar."""
    adapter = app.url_map.bind("localhost")
    return [
        adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments}, method="GET")
        for rule in rules(app)
        if "GET" in (rule.methods or ())
    ]


def things_of(room: Room, db: Session) -> dict[str, object]:
    """Return what addresses may name: Ada's seminar, a seat, a point and a sentence of its note."""
    objected(room)
    seminar = room.seminar(db)
    point = Point(seminar_id=seminar.id, scope=Scope.ALL, text="Spoken.", noted_at=room.now)
    with room.store.writing(db):
        db.add(point)
    return {
        "public_id": seminar.public_id,
        "code": seminar.code,
        "screen_token": seminar.screen_token,
        "token": room.seats["chidi"],
        "link_token": link_token_of(room),
        "point_id": point.id,
        "card_id": point.id,
        "seat_id": seat_of(room, room.seats["chidi"]).id,
        "key": "brief.answers",
        "number": 1,
        "form": "note.md",
    }


def open_the_ranking(room: Room, db: Session) -> None:
    item = next(item for item in room.seminar(db).agenda if item.kind is ItemKind.RANKING)
    answer = room.staff("ben").post(f"/seminars/{room.public_id}/agenda/{item.id}/start")
    assert answer.status_code == 303


@contextmanager
def writings(store: Database) -> Iterator[list[str]]:
    """Collect the statements that change something."""
    noticed: list[str] = []

    def notice(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if WRITING.match(statement):
            noticed.append(statement)

    event.listen(store.engine, "before_cursor_execute", notice)
    try:
        yield noticed
    finally:
        event.remove(store.engine, "before_cursor_execute", notice)


def test_every_route_declares_its_audience(app: Flask) -> None:
    known = {"everyone", "signed in", *Deed}

    assert [rule.rule for rule in rules(app) if audience(app, rule) not in known] == []


def test_every_deed_of_the_policy_has_a_route(app: Flask) -> None:
    declared = {audience(app, rule) for rule in rules(app)}

    assert set(POLICY) == set(Deed)
    assert set(Deed) - declared == set()


def test_addresses_are_kebab_case(app: Flask) -> None:
    odd = [
        rule.rule
        for rule in rules(app)
        for part in ARGUMENT.sub("", rule.rule).strip("/").split("/")
        if part and not WORD.fullmatch(part)
    ]

    assert odd == []


def test_what_an_address_names_has_a_type(app: Flask) -> None:
    untyped = {
        found["name"]
        for rule in rules(app)
        for found in ARGUMENT.finditer(rule.rule)
        if found["converter"] in {None, "string"}
    }

    assert untyped - TEXTS == set()


@pytest.mark.parametrize("person", ["ada", "ben", "eve", "chidi", "nobody"])
def test_loading_any_page_changes_nothing(app: Flask, db: Session, room: Room, person: str) -> None:
    addresses = pages(app, things_of(room, db))
    browsers = {"chidi": lambda: room.phone("chidi"), "nobody": lambda: Browser(app)}
    browser = browsers.get(person, lambda: room.staff(person))()

    with writings(room.store) as noticed:
        before = {address: browser.get(address).status_code for address in addresses}
    open_the_ranking(room, db)
    with writings(room.store) as noticed_while_open:
        while_open = {address: browser.get(address).status_code for address in addresses}

    failed = {a: s for a, s in [*before.items(), *while_open.items()] if s >= 500}
    assert failed == {}
    assert noticed == []
    assert noticed_while_open == []
