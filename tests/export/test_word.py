"""Brief and note as Word: real headings, table heads, evidence as endnotes, no author."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document, Table
from seminar.core.note.facts import NoteFacts
from seminar.core.text import clean_line_to_print
from seminar.export.word import note_docx
from tests.core.note import rooms, small_room
from tests.export.hostile import hostile_seminar

Compose = Callable[[NoteFacts], Document]


def test_headings_are_those_of_the_document() -> None:
    document = compose_note(rooms.camps("en"))

    word = docx.Document(BytesIO(note_docx(document)))

    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    assert headings == [section.heading for section in document.sections]
    areas = [one.text for one in word.paragraphs if one.style.name == "Heading 2"]
    assert areas == list(rooms.NAMES["en"])


def test_every_table_repeats_its_head_and_breaks_between_rows_alone() -> None:
    word = docx.Document(BytesIO(note_docx(compose_note(rooms.camps("en")))))

    assert len(word.tables) == 7
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_cells_hold_the_table_with_its_head_bold_and_numbers_to_the_right() -> None:
    document = compose_note(rooms.camps("en"))
    section = next(one for one in document.sections if one.key == "who")
    table = section.blocks[1]
    assert isinstance(table, Table)

    grid = docx.Document(BytesIO(note_docx(document))).tables[0]

    cells = [[cell.paragraphs[0] for cell in row.cells] for row in grid.rows]
    assert tuple(tuple(one.text for one in row) for row in cells) == (table.header, *table.rows)
    assert [[bool(one.runs[0].bold) for one in row] for row in cells] == [[True] * 2] + [
        [False] * 2
    ] * len(table.rows)
    assert {row[1].alignment for row in cells} == {WD_ALIGN_PARAGRAPH.RIGHT}
    assert {row[0].alignment for row in cells} == {None}
    assert round(sum(cell.width.mm for cell in grid.rows[0].cells)) == 160


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("room", [rooms.camps, small_room.nine])
def test_columns_are_wide_enough_for_their_words_and_fill_the_line(
    language: str, room: Callable[[str], NoteFacts]
) -> None:
    word = docx.Document(BytesIO(note_docx(compose_note(room(language)))))

    for table in word.tables:
        widths = [cell.width.mm for cell in table.rows[0].cells]
        assert round(sum(widths)) == 160
        for column, width in zip(table.columns, widths, strict=True):
            texts = [paragraph.text for cell in column.cells for paragraph in cell.paragraphs]
            longest = max((len(one) for text in texts for one in text.split(" ")), default=0)
            assert width >= 4 + 2.7 * min(longest, 16) - 0.1


@pytest.mark.parametrize("compose", [compose_note, compose_brief])
@pytest.mark.parametrize("room", [rooms.camps, rooms.harmony, rooms.hidden, hostile_seminar])
def test_evidence_stands_as_endnotes_with_the_numbers_of_the_register(
    compose: Compose, room: Callable[[str], NoteFacts]
) -> None:
    document = compose(room("en"))

    content = note_docx(document)

    body, notes = part_of(content, "document"), part_of(content, "endnotes")
    cited = [int(one.get(qn("w:id"))) for one in body.iter(qn("w:endnoteReference"))]
    assert cited == list(range(1, len(document.register) + 1))
    assert {one.get(qn("w:val")) for one in body.iter(qn("w:numFmt"))} == {"decimal"}
    assert [text_of(one) for one in notes if one.get(qn("w:type")) is None] == [
        f" {item.id}  {clean_line_to_print(item.text)}" for item in document.register
    ]


def test_evidence_cited_again_is_the_number_of_its_endnote() -> None:
    body = part_of(note_docx(compose_note(rooms.camps("en"))), "document")

    marked = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    again = [(one.get(qn("w:instr")), text_of(one)) for one in body.iter(qn("w:fldSimple"))]

    noted = [(code.split()[1], text) for code, text in again if "NOTEREF" in code]
    assert noted
    assert {name for name, _ in noted} <= set(marked)
    assert [name for name, _ in noted] == [f"evidence{text}" for _, text in noted]


@pytest.mark.parametrize(
    ("compose", "heading"),
    [(compose_note, "Annexe\u00a0: registre des sources"), (compose_brief, "Source")],
)
def test_endnotes_follow_below_their_heading(compose: Compose, heading: str) -> None:
    word = docx.Document(BytesIO(note_docx(compose(rooms.harmony("fr")))))

    assert word.paragraphs[-1].text == heading
    assert word.paragraphs[-1].style.name == "Heading 1"


def part_of(content: bytes, name: str) -> Element:
    """Return a part of a Word file."""
    with ZipFile(BytesIO(content)) as package:
        return fromstring(package.read(f"word/{name}.xml"))


def text_of(element: Element) -> str:
    return "".join(one.text for one in element.iter(qn("w:t")))


def test_file_has_title_and_language_but_no_author() -> None:
    content = note_docx(compose_note(rooms.camps("fr")))

    properties = docx.Document(BytesIO(content)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == "La sécurité humaine en pratique"
    assert properties.language == "fr-FR"
    with ZipFile(BytesIO(content)) as package:
        assert b'<w:lang w:val="fr-FR"' in package.read("word/styles.xml")


def test_mark_and_invented_stand_in_the_header() -> None:
    word = docx.Document(BytesIO(note_docx(compose_note(rooms.camps("en")))))

    assert word.sections[0].header.paragraphs[0].text == (
        "Draft · Unclassified – for participants only · Invented example data"
    )


def test_seal_stands_at_the_foot_of_every_page_and_only_where_there_is_one() -> None:
    draft = compose_note(rooms.camps("en"))
    final = replace(draft, seal="Version 1, sealed on 23 November 2026 at 10:00.")

    feet = [
        docx.Document(BytesIO(note_docx(document))).sections[0].footer.paragraphs
        for document in (draft, final)
    ]

    # The first says which page it is.
    assert [[one.text for one in foot[1:]] for foot in feet] == [[], [final.seal]]


def test_text_below_a_table_keeps_away_from_it() -> None:
    word = docx.Document(BytesIO(note_docx(compose_note(rooms.camps("en")))))

    below = [WordParagraph(table._tbl.getnext(), word) for table in word.tables]
    space = [one.paragraph_format.space_before for one in below if one.style.name == "Normal"]
    assert len(space) > 2
    assert min(space) == Pt(8)


def test_chart_is_given_as_table_and_reading() -> None:
    word = docx.Document(BytesIO(note_docx(compose_brief(rooms.harmony("en")))))

    assert [cell.text for cell in word.tables[0].rows[1].cells] == [
        "Protection of civilians",
        "1 (1.0)",
        "1.0 to 1.0",
    ]
    assert word.inline_shapes.__len__() == 0


@pytest.mark.parametrize("compose", [compose_note, compose_brief])
@pytest.mark.parametrize("room", [hostile_seminar, rooms.hidden, rooms.empty])
def test_any_seminar_gives_a_file(compose: Compose, room: Callable[[str], NoteFacts]) -> None:
    word = docx.Document(BytesIO(note_docx(compose(room("en")))))

    assert len(word.paragraphs) > 4
