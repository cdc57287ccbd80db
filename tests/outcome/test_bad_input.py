"""What a note says of texts that mean harm and of rooms in which next to nothing happened."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from flask import Flask

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document
from seminar.core.note.facts import AreaFacts, NoteFacts
from seminar.core.terms import CardKind, Rule
from seminar.core.text import clean, clean_line, clean_to_print
from seminar.export.email import note_email
from seminar.export.payload import payload
from seminar.export.word import note_docx
from seminar.outcome.kept import Kept
from seminar.outcome.pages import document_page
from seminar.web.pages import Frame, page
from tests.core.note import rooms
from tests.export.forms import FORMS, of_csv, said, stands
from tests.export.hostile import TEXTS, hostile_seminar

# Pages decide the same on either store.
pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)
every_language = pytest.mark.parametrize("language", ["en", "fr"])
HARM = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Room = Callable[[str], NoteFacts]


def without_debate(language: str) -> NoteFacts:
    return replace(rooms.harmony(language), cards=(), points=())


def one_seat(language: str, order: str = "1>2>3>4>5") -> NoteFacts:
    """One person answered, wrote a card, and agreed with it."""
    return replace(
        rooms.empty(language),
        head_count=1,
        seats=1,
        rounds=(rooms.held(1, [(order, 1)], present=1, language=language),),
        cards=(rooms.card("Alone here.", CardKind.FOR, [1], (1, 0, 0)),),
    )


ROOMS = {
    "hostile": hostile_seminar,
    "without debate": without_debate,
    "empty": rooms.empty,
    "one seat": one_seat,
}
every_room = pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)


class Texts(HTMLParser):
    """What a reader sees of a page, and the elements it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page_of(app: Flask, facts: NoteFacts) -> str:
    """Return the page of a version of this note."""
    note = compose_note(facts)
    frame = Frame(
        public_id=facts.public_id,
        title=facts.title,
        mark=facts.mark,
        chatham_house=facts.rule is Rule.CHATHAM_HOUSE,
        invented=facts.invented,
        rehearsal=False,
        code="",
        zone="UTC",
        support="",
    )
    kept = Kept(1, note, note, is_struck=False)
    with app.test_request_context():
        return page("outcome/version.html", frame=frame, note=document_page(note), kept=kept)


def read(html: str) -> Texts:
    texts = Texts()
    texts.feed(html)
    return texts


def as_typed(facts: NoteFacts) -> NoteFacts:
    """Return the facts as the forms store them, which clean what is typed."""
    return replace(
        facts,
        title=clean_line(facts.title),
        purpose=clean(facts.purpose),
        mark=clean_line(facts.mark),
        place=clean_line(facts.place),
        cards=tuple(replace(card, text=clean(card.text)) for card in facts.cards),
    )


def forms_of(app: Flask, facts: NoteFacts) -> dict[str, str]:
    """Return page, files and mail of a note as text."""
    note, brief = compose_note(facts), compose_brief(facts)
    return {
        "page": "".join(read(page_of(app, as_typed(facts))).texts),
        **{form: make(note) for form, make in FORMS.items()},
        "csv": of_csv(note),
        "mail": note_email(brief).text(),
    }


@every_room
@every_language
def test_every_form_says_all_of_the_note(app: Flask, room: Room, language: str) -> None:
    facts = room(language)
    note, brief = compose_note(facts), compose_brief(facts)

    found = forms_of(app, facts)

    # Signs that no font has are told by their numbers, and what runs to the left is read backwards:
    # of the PDF is read what is given to be printed.
    found["pdf"] = "".join(texts_in(payload(note)))
    found["markdown"] = re.sub("^> ?", "", found["markdown"], flags=re.MULTILINE)
    assert missing(compose_note(as_typed(facts)), found["page"]) == []
    assert {form: missing(note, found[form]) for form in FORMS} == {form: [] for form in FORMS}
    assert missing(brief, found["mail"].casefold(), change=str.casefold) == []


@every_room
@every_language
def test_no_form_holds_a_sign_that_harms(app: Flask, room: Room, language: str) -> None:
    found = forms_of(app, room(language))

    harm = {form: HARM.findall(text) for form, text in found.items()}
    assert harm == {form: [] for form in found}


def test_markup_that_was_typed_is_text_in_page_and_word(app: Flask) -> None:
    facts = hostile_seminar("en")
    note = compose_note(facts)

    harmless, typed = read(page_of(app, rooms.camps("en"))), read(page_of(app, facts))
    with ZipFile(BytesIO(note_docx(note))) as package:
        parts = [name for name in package.namelist() if name.endswith(".xml")]
        roots = [ET.fromstring(package.read(name)) for name in parts]

    assert typed.elements - harmless.elements == set()
    assert "script" not in typed.elements
    assert len(roots) == len(parts)


def test_formula_is_text_in_the_tables(app: Flask) -> None:
    text = next(text for text, _ in TEXTS if text.startswith("="))
    name = AreaFacts(1, text, "1")
    facts = replace(rooms.camps("en"), areas=(name, *rooms.areas("en")[1:]))

    cells = re.findall(r'(?:^|,)"((?:[^"]|"")*)"', of_csv(compose_note(facts)), re.MULTILINE)

    assert [cell for cell in cells if cell.startswith("=")] == []
    assert f"'{text}".replace('"', '""') in cells


@every_language
def test_note_of_one_seat_tells_nothing_of_its_answer(app: Flask, language: str) -> None:
    one, other = one_seat(language), one_seat(language, "5>4>3>2>1")
    disagreed = replace(other, cards=(replace(other.cards[0], agree=0, disagree=1),))

    assert forms_of(app, disagreed) == forms_of(app, one)


def missing(document: Document, found: str, *, change: Callable[[str], str] = str) -> list[str]:
    """Return what a document says and a form of it does not; a register may be footnotes."""
    register = document.sections[-1].heading
    texts = [change(clean_to_print(text)) for text in said(document) if text != register]
    return [text for text in texts if not stands(text, found)]


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)
