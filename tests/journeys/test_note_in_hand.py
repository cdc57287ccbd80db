"""The rapporteur takes the note home alone: five clicks from the list of seminars to all forms."""

import html
import io
import re
from dataclasses import dataclass, field

import docx
import pytest
from pypdf import PdfReader
from sqlalchemy import delete
from werkzeug.test import TestResponse

from seminar.core.terms import ItemKind
from seminar.models import Account, Login
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import written
from tests.facilitation.day import ORDERS, Day

LINK = re.compile(r'<a\b[^>]*href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
SILENT = "Cultural property protection"


@dataclass
class Clicking:
    """Follows what a page offers by its words, and counts; a download leaves the page open."""

    browser: Browser
    page: str
    clicks: list[str] = field(default_factory=list)

    def click(self, words: str) -> TestResponse:
        offered = {
            html.unescape(" ".join(re.sub(r"<[^>]+>", " ", said).split())): html.unescape(address)
            for address, said in LINK.findall(self.page)
        }
        (address,) = (address for said, address in offered.items() if said.startswith(words))
        answer = self.browser.get(address)
        assert answer.status_code == 200
        self.clicks.append(words)
        if "attachment" not in answer.headers.get("Content-Disposition", ""):
            self.page = answer.text
        return answer


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_rapporteur_alone_has_pdf_word_and_mail_in_five_clicks(room: Room) -> None:
    held_with_a_silent_area(room)
    nobody_else_can_sign_in(room)
    rosa = Clicking(room.staff("rosa"), page=room.staff("rosa").get("/seminars").text)

    rosa.click("Ada's seminar")
    rosa.click("Note")
    pdf = rosa.click("Note as PDF")
    word = rosa.click("Word")
    mail = rosa.click("E-mail text")

    assert len(rosa.clicks) == 5
    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages)
    document = docx.Document(io.BytesIO(word.data))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    silent = paragraphs[paragraphs.index(SILENT) :]
    assert "Little was said on this." in next(text for text in silent if "Little" in text)
    assert "Little was said on this." in " ".join(printed.split())
    assert "Outcome note: Ada&#39;s seminar, 23 November 2026 (Draft 1)" in mail.text


def held_with_a_silent_area(room: Room) -> None:
    """Let the room order the areas, and write on one of them alone."""
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    day.start(ItemKind.DEBATE)
    written(room, text="A card on the first area.")


def nobody_else_can_sign_in(room: Room) -> None:
    """Take the facilitator's account away, and sign the organiser out."""
    with room.store.session() as db, room.store.writing(db):
        ben = delete(Account).where(Account.email == "ben@example.org")
        db.execute(ben)
        rosa = db.query(Account).where(Account.email == "rosa@example.org").one()
        db.execute(delete(Login).where(Login.account_id != rosa.id))
