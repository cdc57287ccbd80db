"""Brief and note as a Word file: real headings, table heads, evidence as endnotes, no marks."""

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
    REGISTER,
    Block,
    Bullets,
    Document,
    Figure,
    Paragraph,
    Quotation,
    Quotations,
    Section,
    Sentence,
    Table,
)
from seminar.core.note.wording import words
from seminar.core.text import clean_line_to_print, clean_to_print
from seminar.export.word_endnotes import Endnotes
from seminar.export.word_tables import add_table

_INK = RGBColor(0x14, 0x21, 0x3D)
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
# Word refuses longer properties.
_PROPERTY_LENGTH = 255
_SERIF, _SANS = "Source Serif 4", "Inter"


def note_docx(document: Document) -> bytes:
    """Return the document as a .docx file; charts are given as their tables with a reading.

    Evidence stands as endnotes, which Word puts last: below the heading of the register, whose
    table is left out since they are its entries. The file carries no author.
    """
    word = docx.Document()
    _set_up(word, document)
    _masthead(word, document)
    endnotes = Endnotes(word, document)
    for section in document.sections:
        if section.key != REGISTER:
            _section(word, section, endnotes)
    _styled(word, "Heading1", clean_line_to_print(_register_heading(document)))
    endnotes.write()
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
    properties.title = clean_line_to_print(document.masthead.title)[:_PROPERTY_LENGTH]
    properties.subject = clean_line_to_print(document.masthead.subtitle)
    properties.language = _LANGUAGES[document.language]


def _set_language(word: WordDocument, code: str) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), code)
    properties = word.styles["Normal"].element.get_or_add_rPr()
    properties.append(language)


def _masthead(word: WordDocument, document: Document) -> None:
    masthead = document.masthead
    above = " · ".join(
        clean_line_to_print(text)
        for text in (masthead.status, masthead.mark, masthead.invented)
        if text
    )
    page = word.sections[0]
    page.header.paragraphs[0].text = above
    _page_numbers(page.footer.paragraphs[0], words(document.language).say("frame.page"))
    if document.seal:
        # Nothing of a text can stand below its endnotes, and a seal belongs at the foot.
        sealed = page.footer.add_paragraph().add_run(clean_line_to_print(document.seal))
        sealed.font.size = Pt(7)
    _styled(word, "Title", clean_line_to_print(masthead.title))
    word.add_paragraph(clean_line_to_print(masthead.subtitle))
    word.add_paragraph(clean_line_to_print(f"{masthead.place_and_day} {masthead.reflects}"))


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


def _styled(word: WordDocument, style: str, text: str = "") -> WordParagraph:
    """Return a new paragraph with a style by its id, which the package would search by its name."""
    paragraph = word.add_paragraph(text)
    paragraph._p.style = style  # noqa: SLF001 - the search takes ten times as long as writing.
    return paragraph


def _section(word: WordDocument, section: Section, endnotes: Endnotes) -> None:
    _styled(word, "Heading1", clean_line_to_print(section.heading))
    for block in section.blocks:
        _block(word, block, endnotes)


def _register_heading(document: Document) -> str:
    """Return the heading of the register; the brief, which has none, says what follows."""
    named = (section.heading for section in document.sections if section.key == REGISTER)
    return next(named, words(document.language).say("table.evidence"))


def _block(word: WordDocument, block: Block, endnotes: Endnotes) -> None:
    match block:
        case Paragraph(sentences=sentences):
            _write(_below(word), sentences, endnotes)
        case Bullets(items=items):
            _bullets(word, items, endnotes)
        case Quotations(items=items):
            _quotations(word, items, endnotes)
        case Figure(spec=spec, table=table):
            add_table(word, table)
            if spec.description:
                _below(word).add_run(clean_line_to_print(spec.description))
        case Table():
            add_table(word, block)
        case _:
            _styled(word, "Heading2", clean_line_to_print(block.text))


def _below(word: WordDocument) -> WordParagraph:
    """Return a new paragraph, which keeps away from a table above it."""
    paragraph = word.add_paragraph()
    above = paragraph._p.getprevious()  # noqa: SLF001 - the package has no door for it.
    if above is not None and above.tag == qn("w:tbl"):
        paragraph.paragraph_format.space_before = Pt(8)
    return paragraph


def _bullets(word: WordDocument, items: Sequence[Sentence], endnotes: Endnotes) -> None:
    for item in items:
        _write(_styled(word, "ListBullet"), (item,), endnotes)


def _quotations(word: WordDocument, items: Sequence[Quotation], endnotes: Endnotes) -> None:
    """Write cards and points with what they are below, and their evidence."""
    for item in items:
        quoted = _styled(word, "Quote", clean_to_print(item.text))
        quoted.paragraph_format.space_after = Pt(0)
        quoted.paragraph_format.keep_with_next = True
        _write(word.add_paragraph(), (item.lead,), endnotes)


def _write(paragraph: WordParagraph, sentences: tuple[Sentence, ...], endnotes: Endnotes) -> None:
    """Write sentences that run on, each with the numbers of its evidence."""
    for place, sentence in enumerate(sentences):
        paragraph.add_run((" " if place else "") + clean_to_print(sentence.text))
        endnotes.cite(paragraph, sentence.evidence)
