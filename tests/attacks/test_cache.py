"""A cache between people and the server gives nobody the page of somebody else."""

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask

from seminar.access.policy import Deed
from seminar.core.terms import ItemKind
from tests.access.doors import doors, things_of
from tests.attacks.cache import Cache, caching
from tests.browser.conftest import served
from tests.cast import Room
from tests.debate.stage import noted, written
from tests.debate.steps_stage import proposed_before
from tests.debate.views_stage import worded_before
from tests.facilitation.day import ORDERS, Day

STATIC = "/static/css/base.css?v=0123456789"


@pytest.fixture
def between(app: Flask) -> Iterator[tuple[str, Cache]]:
    """The cache in front of a server that serves the application."""
    with served(app) as address, caching(urlsplit(address).netloc) as made:
        yield made


def load(host: str, path: str, cookie: str = "") -> tuple[int, str]:
    connection = http.client.HTTPConnection(host, timeout=20)
    try:
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


def pages(room: Room) -> list[str]:
    """Return every page about Ada's seminar, for whom it may be."""
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.show(round_id)
    day.start(ItemKind.DEBATE)
    written(room)
    noted(room)
    worded_before(room)
    proposed_before(room)
    things = things_of(room, round_id)
    return [
        door.address(things)
        for door in doors(room.app)
        if door.method == "GET" and isinstance(door.audience, Deed)
        if not door.rule.rule.endswith(("stream", ".pdf", ".docx"))
    ]


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_cache_between_two_people_shares_no_page(room: Room, between: tuple[str, Cache]) -> None:
    host, cache = between
    seen = {}
    people = {
        "ada": f"login={room.logins['ada']}",
        "chidi": f"seat-{room.public_id}={room.seats['chidi']}",
        "dana": f"seat-{room.public_id}={room.seats['dana']}",
        "nobody": "",
    }

    for path in pages(room):
        for name, cookie in people.items():
            seen[path, name] = load(host, path, cookie)

    assert cache.served == []
    assert cache.kept == {}
    of_the_team = [path for path, _ in seen if path.startswith("/seminars/")]
    # Of so small a room there are no public count files.
    assert {seen[path, "ada"][0] for path in of_the_team} == {200, 409}
    assert {seen[path, "nobody"][0] for path in of_the_team} == {303}
    assert room.seats["chidi"] in seen[f"/s/{room.public_id}/link", "chidi"][1]
    assert room.seats["chidi"] not in seen[f"/s/{room.public_id}/link", "dana"][1]


def test_cache_is_one_and_keeps_what_may_be_kept(between: tuple[str, Cache]) -> None:
    host, cache = between

    first, second = load(host, STATIC), load(host, STATIC)

    assert first == second
    assert first[0] == 200
    assert cache.served == [STATIC]


def test_cache_that_hears_nothing_of_it_shares_a_page(
    room: Room, between: tuple[str, Cache]
) -> None:
    host, cache = between
    cache.deaf_to = ("Cache-Control", "Vary")
    path = f"/s/{room.public_id}/link"

    load(host, path, f"seat-{room.public_id}={room.seats['chidi']}")
    _, seen_by_dana = load(host, path, f"seat-{room.public_id}={room.seats['dana']}")

    assert cache.served == [path]
    assert room.seats["chidi"] in seen_by_dana
