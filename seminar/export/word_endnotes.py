"""The evidence as endnotes of a Word file, each cited wherever a sentence rests on it."""

from collections.abc import Collection

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from seminar.core.note.document import Document
from seminar.core.note.margin import numbers
from seminar.core.text import clean_line_to_print

_TEXT, _REFERENCE = "EndnoteText", "EndnoteReference"
_DIVIDERS = {"separator": -1, "continuationSeparator": 0}


class Endnotes:
    """What the sentences of one file cite: the first time an endnote, then its number again.

    Word counts endnotes by itself. The register is in the order in which its entries are first
    cited, so that the numbers are the same as in the other forms.
    """

    def __init__(self, word: WordDocument, document: Document) -> None:
        self._word, self._document = word, document
        self._numbers = numbers(document)
        self._noted: set[int] = set()

    def cite(self, paragraph: WordParagraph, evidence: Collection[str]) -> None:
        """Add the numbers of some evidence to a paragraph, as superscripts."""
        for place, number in enumerate(sorted(self._numbers[one] for one in evidence)):
            if place:
                paragraph.add_run(",").font.superscript = True
            for part in self._again(number) if number in self._noted else self._first(number):
                paragraph._p.append(part)  # noqa: SLF001 - the package has no door for endnotes.
            self._noted.add(number)

    def write(self) -> None:
        """Put the endnotes into the file, after all that cites them."""
        _add_styles(self._word)
        _number_plainly(self._word)
        register = enumerate(self._document.register, start=1)
        notes = [
            _note(number, f"{item.id}  {clean_line_to_print(item.text)}")
            for number, item in register
            if number in self._noted
        ]
        whole = OxmlElement("w:endnotes")
        whole.extend([*(_divider(kind, at) for kind, at in _DIVIDERS.items()), *notes])
        main, name = self._word.part, PackURI("/word/endnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_ENDNOTES, whole, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)

    @staticmethod
    def _first(number: int) -> list[BaseOxmlElement]:
        begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for bookmark in (begin, end):
            bookmark.set(qn("w:id"), str(number))
        begin.set(qn("w:name"), f"evidence{number}")
        reference = OxmlElement("w:endnoteReference")
        reference.set(qn("w:id"), str(number))
        return [begin, _raised(reference), end]

    @staticmethod
    def _again(number: int) -> list[BaseOxmlElement]:
        shown = OxmlElement("w:t")
        shown.text = str(number)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" NOTEREF evidence{number} \\h ")
        field.append(_raised(shown))
        return [field]


def _note(number: int, text: str) -> BaseOxmlElement:
    written = OxmlElement("w:t")
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    written.text = f" {text}"
    run = OxmlElement("w:r")
    run.append(written)
    return _endnote(str(number), [_raised(OxmlElement("w:endnoteRef")), run])


def _divider(kind: str, number: int) -> BaseOxmlElement:
    """Return what Word wants between text and endnotes; the heading above them is enough."""
    divider = _endnote(str(number), [])
    divider.set(qn("w:type"), kind)
    return divider


def _endnote(number: str, runs: list[BaseOxmlElement]) -> BaseOxmlElement:
    style = OxmlElement("w:pStyle")
    style.set(qn("w:val"), _TEXT)
    properties, paragraph = OxmlElement("w:pPr"), OxmlElement("w:p")
    properties.append(style)
    paragraph.extend([properties, *runs])
    endnote = OxmlElement("w:endnote")
    endnote.set(qn("w:id"), number)
    endnote.append(paragraph)
    return endnote


def _add_styles(word: WordDocument) -> None:
    text = word.styles.add_style("endnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style = word.styles["Normal"]
    text.font.size, text.paragraph_format.space_after = Pt(9.5), Pt(3)
    raised = word.styles.add_style("endnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    raised.font.superscript = True
    for style, identifier in ((text, _TEXT), (raised, _REFERENCE)):
        style.element.set(qn("w:styleId"), identifier)


def _number_plainly(word: WordDocument) -> None:
    """Number endnotes 1, 2, 3 instead of i, ii, iii, and name what divides them from the text."""
    form, properties = OxmlElement("w:numFmt"), OxmlElement("w:endnotePr")
    form.set(qn("w:val"), "decimal")
    properties.append(form)
    page = word.sections[0]._sectPr  # noqa: SLF001 - the package has no door for endnotes.
    page.find(qn("w:pgSz")).addprevious(properties)
    everywhere = OxmlElement("w:endnotePr")
    for number in _DIVIDERS.values():
        divider = OxmlElement("w:endnote")
        divider.set(qn("w:id"), str(number))
        everywhere.append(divider)
    word.settings.element.find(qn("w:compat")).addprevious(everywhere)


def _raised(content: BaseOxmlElement) -> BaseOxmlElement:
    style = OxmlElement("w:rStyle")
    style.set(qn("w:val"), _REFERENCE)
    run, properties = OxmlElement("w:r"), OxmlElement("w:rPr")
    properties.append(style)
    run.extend([properties, content])
    return run
