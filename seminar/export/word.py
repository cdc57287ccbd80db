"""Brief and note as a Word file: real headings, table heads, evidence by number, no marks."""

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from seminar.core.note.document import (
    Block,
    Bullets,
    Document,
    DocumentKind,
    Figure,
    Paragraph,
    Quotation,
    Quotations,
    Sentence,
    Table,
)
from seminar.core.note.margin import numbers
from seminar.core.note.wording import words
from seminar.core.text import clean, clean_line

_INK = RGBColor(0x14, 0x21, 0x3D)
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
# Word refuses longer properties.
_PROPERTY_LENGTH = 255
# The width of the text in millimetres, and the most characters that widen a column.
_TEXT_WIDTH, _WIDEST_COLUMN = 160, 60
_SERIF, _SANS = "Source Serif 4", "Inter"


def note_docx(document: Document) -> bytes:
    """Return the document as a .docx file; charts are given as their tables with a reading.

    Evidence stands as superscript numbers that lead to the register: the annex of the note, a
    list at the end of the brief. The file carries no author.
    """
    word = docx.Document()
    _set_up(word, document)
    _masthead(word, document)
    cited = numbers(document)
    for section in document.sections:
        word.add_heading(clean_line(section.heading), level=1)
        for block in section.blocks:
            _block(word, block, cited)
    if document.kind is DocumentKind.BRIEF:
        _sources(word, document)
    if document.seal:
        word.add_paragraph(clean_line(document.seal))
    elif document.kind is DocumentKind.NOTE:
        # Word wants a paragraph after the last table, the register; it must not begin a page.
        end = word.add_paragraph().paragraph_format
        end.line_spacing, end.space_after = Pt(1), Pt(0)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _set_up(word: WordDocument, document: Document) -> None:
    """Set paper, type, language and properties."""
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "Quote"):
        style = word.styles[name]
        heading = name.startswith(("Title", "Heading"))
        style.font.name = _SANS if heading else _SERIF
        style.font.color.rgb = _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), style.font.name)
    word.styles["Normal"].font.size = Pt(11)
    _set_language(word, _LANGUAGES[document.language])
    properties = word.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = clean_line(document.masthead.title)[:_PROPERTY_LENGTH]
    properties.subject = clean_line(document.masthead.subtitle)
    properties.language = _LANGUAGES[document.language]


def _set_language(word: WordDocument, code: str) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), code)
    properties = word.styles["Normal"].element.get_or_add_rPr()
    properties.append(language)


def _masthead(word: WordDocument, document: Document) -> None:
    masthead = document.masthead
    above = " · ".join(
        clean_line(text) for text in (masthead.status, masthead.mark, masthead.invented) if text
    )
    page = word.sections[0]
    page.header.paragraphs[0].text = above
    _page_numbers(page.footer.paragraphs[0], words(document.language).say("frame.page"))
    word.add_heading(clean_line(masthead.title), level=0)
    word.add_paragraph(clean_line(masthead.subtitle))
    word.add_paragraph(clean_line(f"{masthead.place_and_day} {masthead.reflects}"))


def _page_numbers(paragraph: WordParagraph, pattern: str) -> None:
    """Write "Page 1 of 6" with fields that Word keeps up to date."""
    before, rest = pattern.split("{page}")
    between, after = rest.split("{pages}")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: WordParagraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    shown = OxmlElement("w:t")
    shown.text = "1"
    run = OxmlElement("w:r")
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - the package has no door for fields.


def _block(word: WordDocument, block: Block, cited: dict[str, int]) -> None:
    match block:
        case Paragraph(sentences=sentences):
            _write(word.add_paragraph(), sentences, cited)
        case Bullets(items=items):
            _bullets(word, items, cited)
        case Quotations(items=items):
            _quotations(word, items)
        case Figure(spec=spec, table=table):
            _table(word, table)
            word.add_paragraph(clean_line(spec.description))
        case Table():
            _table(word, block)
        case _:
            word.add_heading(clean_line(block.text), level=2)


def _bullets(word: WordDocument, items: Sequence[Sentence], cited: dict[str, int]) -> None:
    for item in items:
        _write(word.add_paragraph(style="List Bullet"), (item,), cited)


def _quotations(word: WordDocument, items: Sequence[Quotation]) -> None:
    """Write cards and points with what they are below; their own id is their evidence."""
    for item in items:
        quoted = word.add_paragraph(clean(item.text), style="Quote")
        quoted.paragraph_format.space_after = Pt(0)
        quoted.paragraph_format.keep_with_next = True
        word.add_paragraph(clean(item.lead.text))


def _write(
    paragraph: WordParagraph, sentences: tuple[Sentence, ...], cited: dict[str, int]
) -> None:
    """Write sentences that run on, each with the numbers of its evidence."""
    for place, sentence in enumerate(sentences):
        paragraph.add_run((" " if place else "") + clean(sentence.text))
        marks = sorted(cited[identifier] for identifier in sentence.evidence)
        if marks:
            paragraph.add_run(",".join(map(str, marks))).font.superscript = True


def _table(word: WordDocument, table: Table) -> None:
    """Write a table whose first row is repeated on every page."""
    if table.caption:
        caption = word.add_paragraph()
        caption.add_run(clean_line(table.caption)).bold = True
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_before = Pt(10)
    grid = word.add_table(rows=0, cols=len(table.header), style="Table Grid")
    grid.autofit = False
    widths = _column_widths(table)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for place, row in enumerate((table.header, *table.rows)):
        cells = grid.add_row().cells
        for column, (cell, text) in enumerate(zip(cells, row, strict=True)):
            cell.width = widths[column]
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(clean_line(text)).bold = place == 0
            if column in table.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(head)  # noqa: SLF001 - no door for table heads.


def _column_widths(table: Table) -> list[Mm]:
    """Return widths that fill a page's text: a column of numbers needs less than one of words."""
    columns = zip(table.header, *table.rows, strict=True)
    wanted = [min(max(map(len, column)) + 5, _WIDEST_COLUMN) for column in columns]
    return [Mm(_TEXT_WIDTH * share / sum(wanted)) for share in wanted]


def _sources(word: WordDocument, document: Document) -> None:
    """Write the register at the end of the brief, which has no annex for it."""
    word.add_heading(words(document.language).say("table.evidence"), level=1)
    for place, item in enumerate(document.register, start=1):
        word.add_paragraph(clean_line(f"{place}  {item.text}"))
