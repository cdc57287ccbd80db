"""A note behind its private link, as page and as PDF: who reads it, and which version."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update

from seminar.core.terms import CardState, ItemKind
from seminar.models import Card, DifferentView, NoteVersion
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import written
from tests.debate.views_stage import worded_before
from tests.facilitation.day import Day
from tests.outcome.stage import circulate, link_token_of

KEY, SAID = "limits.room", "They were no sample of anybody else."
TEXT = "A card of Chidi’s own."
PDFS = ("/note.pdf", "/brief.pdf")


# Pages decide the same on either store.
pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)


def link(room: Room, rest: str = "") -> str:
    return f"/n/{link_token_of(room)}{rest}"


def team(room: Room, rest: str = "circulation") -> str:
    return f"/seminars/{room.public_id}/note/{rest}"


def printed(content: bytes) -> list[str]:
    """Return the text of each page of a PDF, without the places where its lines break."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return [" ".join(page.replace("\u2060", "").split()) for page in pages]


def said(room: Room) -> None:
    """Let Chidi write a card and word a view."""
    Day(room).start(ItemKind.DEBATE)
    written(room, text=TEXT)
    worded_before(room)


def test_link_shows_the_version_that_was_circulated_and_no_later_one(room: Room) -> None:
    circulate(room)
    path = team(room, f"sentences/{KEY}")
    room.staff("rosa").post(path, text="The room was full of energy.", version=0)

    page = Browser(room.app).get(link(room))

    assert page.status_code == 200
    assert SAID in page.text
    assert "full of energy" not in page.text
    assert "Draft 1 for correction" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_what_was_reworded_is_not_marked_in_the_circulated_text(room: Room) -> None:
    path = team(room, f"sentences/{KEY}")
    room.staff("rosa").post(path, text="The room was full of energy.", version=0)
    circulate(room)

    page = Browser(room.app).get(link(room)).text

    assert "full of energy" in page
    assert SAID not in page
    assert "Worded by the rapporteur" not in page


def test_other_secrets_open_no_note(room: Room) -> None:
    circulate(room)
    with room.store.session() as db:
        screen = room.seminar(db).screen_token

    for secret in (room.seats["chidi"], room.logins["rosa"], screen):
        assert Browser(room.app).get(f"/n/{secret}").status_code == 404


def test_closed_link_leads_nowhere_at_once(room: Room) -> None:
    circulate(room)
    rosa = room.staff("rosa")
    (close,) = re.findall(r'action="([^"]+/close)"', rosa.get(team(room)).text)

    answers = [rosa.post(close).status_code, rosa.post(close).status_code]

    assert answers == [303, 303]
    assert Browser(room.app).get(link(room)).status_code == 404


def test_hidden_card_and_view_leave_the_page_of_readers_at_once(room: Room) -> None:
    said(room)
    circulate(room)
    with room.store.session() as db:
        view = db.scalars(select(DifferentView)).one().text
    before = Browser(room.app).get(link(room)).text
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Card).values(state=CardState.HIDDEN, reason="names"))
        db.execute(update(DifferentView).values(state="hidden", reason="names"))

    after = Browser(room.app).get(link(room)).text

    assert [text in before for text in (TEXT, view)] == [True, True]
    assert [text in after for text in (TEXT, view)] == [False, False]
    with room.store.session() as db:
        keys = [f"card.{one}" for one in db.scalars(select(NoteVersion)).one().holds.values()]
    for key in keys:
        assert TEXT not in Browser(room.app).get(link(room, f"/sentences/{key}")).text


@pytest.mark.parametrize("file", PDFS)
def test_print_is_the_version_of_the_link_and_marked_as_a_draft_on_every_page(
    room: Room, file: str
) -> None:
    circulate(room)
    room.staff("rosa").post(
        team(room, "sentences/brief.none"), text="The room was full of energy.", version=0
    )

    answer = Browser(room.app).get(link(room, file))

    pages = printed(answer.data)
    name = f"seminar-{room.public_id}-version-1-{file[1:]}"
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Cache-Control"] == "no-store"
    # Once in the header, once large behind the text.
    assert [page.count("Draft") >= 2 for page in pages] == [True] * len(pages)
    assert "Draft 1 for correction" in pages[0]
    assert "full of energy" not in " ".join(pages)


@pytest.mark.parametrize("file", PDFS)
def test_print_is_had_by_the_open_link_alone(room: Room, file: str) -> None:
    circulate(room, until=room.now + timedelta(hours=1))
    with room.store.session() as db:
        screen = room.seminar(db).screen_token
    others = ("A" * 32, room.seats["chidi"], room.logins["rosa"], screen)
    rosa = room.staff("rosa")
    late = Browser(room.app).get(link(room, file)).status_code
    (close,) = re.findall(r'action="([^"]+/close)"', rosa.get(team(room)).text)

    rosa.post(close)

    refused = [Browser(room.app).get(f"/n/{secret}{file}").status_code for secret in others]
    closed = [one.get(link(room, file)).status_code for one in (Browser(room.app), rosa)]
    assert (late, refused, closed) == (200, [404] * 4, [404] * 2)


def test_words_that_were_hidden_leave_the_print_of_readers_at_once(room: Room) -> None:
    said(room)
    circulate(room)
    before = " ".join(printed(Browser(room.app).get(link(room, "/note.pdf")).data))
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Card).values(state=CardState.HIDDEN, reason="names"))

    after = " ".join(printed(Browser(room.app).get(link(room, "/note.pdf")).data))

    assert (TEXT in before, TEXT in after) == (True, False)
    assert "These words were taken back or hidden after this version." in after


def test_page_of_the_link_leads_to_both_prints(room: Room) -> None:
    circulate(room)

    page = Browser(room.app).get(link(room)).text

    assert [f'href="{link(room, file)}"' in page for file in PDFS] == [True, True]
