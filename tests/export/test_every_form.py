"""Every form of a golden note says the same, and none tells what the note leaves out."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document, Figure, Quotations, Table
from seminar.core.note.facts import CardFacts, NoteFacts
from seminar.core.note.margin import sentences_of
from seminar.export.email import note_email
from seminar.export.markdown import note_markdown
from seminar.export.note_json import note_json
from seminar.export.payload import payload
from seminar.export.pdf import note_pdf
from seminar.export.plain import plain_text
from seminar.export.tables import tables_zip
from seminar.export.word import note_docx
from tests.core.note import rooms, small_room

Room = Callable[[str], NoteFacts]
ROOMS = (rooms.harmony, rooms.camps, small_room.nine, rooms.hidden)


def plain(text: str) -> str:
    """Return a text without anything at which a form may break a line, and without marks."""
    return re.sub(r"[\s\\\u200b\u2060\u00ad]", "", text)


def stands(text: str, form: str) -> bool:
    """Return whether a text is in a form, whole or going on from one page to the next."""
    wanted, pages = plain(text), [plain(page) for page in form.split("\f")]
    return any(wanted in page for page in pages) or any(
        wanted[:cut] in before and wanted[cut:] in after
        for before, after in pairwise(pages)
        for cut in range(1, len(wanted))
    )


def of_pdf(document: Document) -> str:
    pages = PdfReader(BytesIO(note_pdf(document).content)).pages
    return "\f".join(page.extract_text() for page in pages)


def of_word(document: Document) -> str:
    with ZipFile(BytesIO(note_docx(document))) as package:
        parts = [package.read(f"word/{part}.xml").decode() for part in ("document", "endnotes")]
    xml = "\f".join(parts)
    texts = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)
    marks = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
    return re.sub("&(?:lt|gt|amp);", lambda found: marks[found[0]], "".join(texts))


def of_json(document: Document) -> str:
    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | dict):
            for item in value.values() if isinstance(value, dict) else value:
                yield from texts(item)

    return "\n".join(texts(json.loads(note_json(document))))


def of_csv(document: Document) -> str:
    with ZipFile(BytesIO(tables_zip(document))) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


FORMS = {"pdf": of_pdf, "word": of_word, "markdown": note_markdown, "json": of_json}
every_room = pytest.mark.parametrize("room", ROOMS)
every_language = pytest.mark.parametrize("language", ["en", "fr"])


def said(document: Document) -> Iterator[str]:
    """Yield headings, sentences and what is quoted, in reading order."""
    for section in document.sections:
        yield section.heading
        for block in section.blocks:
            yield from (sentence.text for sentence in sentences_of(block))
            if isinstance(block, Quotations):
                yield from (item.text for item in block.items)


def cells(document: Document) -> Iterator[str]:
    for section in document.sections:
        for block in section.blocks:
            table = block.table if isinstance(block, Figure) else block
            if isinstance(table, Table):
                yield from (cell for row in (table.header, *table.rows) for cell in row)


@every_room
@every_language
@pytest.mark.parametrize("form", FORMS)
def test_every_sentence_stands_in_every_form(room: Room, language: str, form: str) -> None:
    document = compose_note(room(language))

    found = FORMS[form](document)

    missing = [text for text in said(document) if not stands(text, found)]
    # Footnotes of Markdown are its register.
    assert set(missing) <= ({document.sections[-1].heading} if form == "markdown" else set())


@every_room
@every_language
def test_every_cell_of_a_table_is_in_the_csv_files(room: Room, language: str) -> None:
    document = compose_note(room(language))

    found = of_csv(document)

    assert [cell for cell in cells(document) if not stands(cell.replace('"', '""'), found)] == []


def in_every_form(facts: NoteFacts) -> dict[str, str]:
    note, brief = compose_note(facts), compose_brief(facts)
    return {
        **{f"{kind} {form}": make(document) for form, make in FORMS.items()
           for kind, document in (("note", note), ("brief", brief))},
        "csv": of_csv(note),
        "email": note_email(brief).text(),
    }  # fmt: skip


def weighed(card: CardFacts, agree: int, disagree: int, cannot: int) -> CardFacts:
    return replace(card, agree=agree, disagree=disagree, cannot=cannot)


def same_to_the_eye(facts: NoteFacts) -> NoteFacts:
    """Return a room of nine that differs only in what is told of none: counts of one or two."""
    most, least, few = facts.cards
    lone, shared = facts.views
    one, other = facts.steps
    return replace(
        facts,
        cards=(
            weighed(most, 7, 0, 2),
            replace(weighed(least, 2, 2, 5), hands_agree=8),
            weighed(few, 0, 1, 1),
        ),
        views=(replace(lone, shares=4), replace(shared, shares=7)),
        steps=(one, replace(other, marks=1)),
        rounds=(replace(facts.rounds[0], paper=2), facts.rounds[1]),
    )


@every_language
def test_nothing_hidden_is_in_any_form(language: str) -> None:
    facts = small_room.nine(language)

    told = in_every_form(facts)

    assert in_every_form(same_to_the_eye(facts)) == told


def test_count_that_may_be_told_is_in_every_form_that_gives_it() -> None:
    facts = small_room.nine("en")
    one, other = facts.steps

    told = in_every_form(facts)
    changed = in_every_form(replace(facts, steps=(replace(one, marks=5), other)))

    # Proves that the test above would see a count that leaves by any of them.
    assert {form for form, text in told.items() if changed[form] != text} == set(told) - {"csv"}


def test_how_lines_are_drawn_is_told_only_where_they_are() -> None:
    document = compose_note(rooms.camps("en"))

    told = "Lines are drawn to average place"
    found = {form: told in make(document) for form, make in FORMS.items()}

    assert found | {"mail": told in plain_text(document)} == {
        **dict.fromkeys(("word", "markdown", "mail"), False),
        **dict.fromkeys(("pdf", "json"), True),
    }


@pytest.mark.parametrize("form", FORMS)
def test_no_line_of_french_breaks_before_a_sign_in_any_form(form: str) -> None:
    document = compose_note(rooms.harmony("fr"))

    # Fonts have one glyph for both blanks, so of the PDF is read what is given to be printed. Lines
    # of a chart are single ones.
    found = str(payload(document)) if form == "pdf" else FORMS[form](document)
    found = re.sub("<svg.*?</svg>", "", found)

    found = found.replace("\\xa0", "\u00a0").replace("\\u202f", "\u202f")
    assert "«\u00a0Protection des civils\u00a0»" in found
    assert re.findall(r"« | »| ;", found) == []
