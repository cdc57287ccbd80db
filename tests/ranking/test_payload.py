"""What a phone loads at first: at most 60 kB compressed in at most 12 requests."""

import re

import brotli

from seminar import paths
from seminar.core.terms import ItemKind
from tests.cast import Room
from tests.client import Browser
from tests.joining.stage import code_of
from tests.joining.test_room import start
from tests.ranking.stage import open_round, page

LARGEST = 60_000
MOST_REQUESTS = 12
LOADED = re.compile(r'(?:href|src)="(/static/[^"?]+)')


def test_first_load_of_every_participants_page_is_light(room: Room) -> None:
    chidi = room.phone("chidi")
    waiting = chidi.get(f"/s/{room.public_id}/wait").text
    start(room, ItemKind.DEBATE)
    debate = chidi.get(f"/s/{room.public_id}/debate").text
    open_round(room)
    pages = [
        waiting,
        debate,
        page(chidi, room),
        Browser(room.app).get("/").text,
        Browser(room.app).get(f"/j/{code_of(room)}").text,
    ]

    loads = [load(text) for text in pages]

    assert all(requests <= MOST_REQUESTS for requests, _ in loads)
    assert all(weight <= LARGEST for _, weight in loads)


def test_arrows_are_light() -> None:
    assert (paths.STATIC / "js/ranking.js").stat().st_size <= 5_300


def load(text: str) -> tuple[int, int]:
    """Return how many requests a first load makes and how many bytes, compressed, it moves."""
    files = sorted(set(LOADED.findall(text)))
    contents = [(paths.STATIC / file.removeprefix("/static/")).read_bytes() for file in files]
    return 1 + len(files), sum(len(brotli.compress(part)) for part in [text.encode(), *contents])
