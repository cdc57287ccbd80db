"""In the named mode the team sees who is here; on anything else no name stands for anybody."""

import io
import uuid
from datetime import datetime
from functools import cache
from html import unescape
from zipfile import ZipFile

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from seminar.core.terms import IdentityMode, ItemKind
from seminar.models import Base, Seminar
from tests.cast import GUEST, Room, furnish_room
from tests.facilitation.day import Day
from tests.facilitation.walk import (
    Seen,
    opened_second_round,
    pages_of,
    state_of,
    streams_of,
    walked,
)

# The endpoints on which the team may read the names, and who of the team.
MAY_SHOW_NAMES = frozenset({"seats.overview", "seats.seat", "seats.new_link", "seats.withdrawal"})
pytestmark = pytest.mark.no_cover

MAY_SEE_NAMES = frozenset({"ada", "ben"})
# Where participants read what is kept of themselves; everybody in the room has the same name.
OWN_DATA = {
    (name, endpoint)
    for name in ("chidi", "dana")
    for endpoint in ("privacy.your_data", "privacy.your_data_file")
}
PARTS_OF_NAME = [part.casefold() for part in GUEST.split()]
EXPORTS = {
    f"outcome.{form}"
    for form in (
        "note_pdf", "brief_pdf", "note_word", "note_markdown", "note_json", "note_tables",
    )
}  # fmt: skip


@pytest.fixture
def room(app: Flask, now: datetime) -> Room:
    """Ada's seminar in the named mode; everybody is called the same."""
    return furnish_room(app, now=now, mode=IdentityMode.NAMED)


@pytest.fixture
def round_id(day: Day) -> uuid.UUID:
    """A second round that is being answered, after a first one that was shown and a debate."""
    return opened_second_round(day)


def test_no_name_stands_where_it_may_not(day: Day, round_id: uuid.UUID) -> None:
    pages = pages_of(day, round_id)
    while_open = walked(day, pages)
    day.show(round_id)
    day.start(ItemKind.CLOSE)
    afterwards = walked(day, pages)

    assert with_name(while_open) == OWN_DATA
    assert with_name(afterwards) == OWN_DATA
    assert {seen[1] for seen, answer in afterwards.items() if answer.status_code == 200} >= EXPORTS
    assert [seen for seen, answer in afterwards.items() if answer.status_code >= 500] == []


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_name_would_be_found_in_pages_and_files(day: Day, round_id: uuid.UUID) -> None:
    with day.room.store.session() as db, day.room.store.writing(db):
        db.execute(update(Seminar).values(title=f"A talk by {GUEST.upper()}"))
    day.show(round_id)

    found = with_name(walked(day, pages_of(day, round_id)))

    # Tables do not tell the title in which the name stands here.
    assert {endpoint for _, endpoint in found} >= EXPORTS - {"outcome.note_tables"} | {
        "facilitation.console",
        "screen.show",
        "ranking.order",
    }


@pytest.mark.parametrize("who", ["team", "screen", "phone"])
def test_streams_hold_nothing_but_a_number(day: Day, round_id: uuid.UUID, who: str) -> None:
    assert round_id
    browser, address = streams_of(day)[who]

    assert state_of(browser, address) >= 0


def test_store_has_the_name_beside_the_seat_and_nowhere_else(day: Day, round_id: uuid.UUID) -> None:
    day.show(round_id)

    with day.room.store.session() as db:
        tables = {
            table.name
            for table in Base.metadata.sorted_tables
            if any(names_somebody(repr(tuple(row))) for row in db.execute(select(table)))
        }

    assert tables == {"seat"}


def with_name(answers: dict[Seen, TestResponse]) -> set[Seen]:
    """Return who found a name where, apart from the team on the pages made for it."""
    return {
        (name, endpoint)
        for (name, endpoint), answer in answers.items()
        if names_somebody(told(answer))
        and not (name in MAY_SEE_NAMES and endpoint in MAY_SHOW_NAMES)
    }


def names_somebody(text: str) -> bool:
    return any(part in text.casefold() for part in PARTS_OF_NAME)


def told(answer: TestResponse) -> str:
    """Return all text of an answer: headers, page or file, with what a file says of itself."""
    return f"{answer.headers}\n{unescape(body(answer.data))}"


@cache
def body(data: bytes) -> str:
    """Return all text of a page or file; the team gets the same ones, and PDF takes its time."""
    if data.startswith(b"%PDF"):
        return pdf_text(PdfReader(io.BytesIO(data)))
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as packed:
            return "\n".join(
                packed.read(name).decode(errors="replace") for name in packed.namelist()
            )
    return data.decode(errors="replace")


def pdf_text(reader: PdfReader) -> str:
    catalogue = reader.trailer["/Root"]
    described = catalogue["/Metadata"].get_object().get_data().decode()
    pages = [page.extract_text() for page in reader.pages]
    return "\n".join([str(reader.metadata), described, *pages])
