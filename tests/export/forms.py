"""Every form of a note as the text that a reader finds in it."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from pypdf import PdfReader

from seminar.core.note.document import Document, Figure, Quotations, Table
from seminar.core.note.margin import sentences_of
from seminar.export.markdown import note_markdown
from seminar.export.note_json import note_json
from seminar.export.pdf import note_pdf
from seminar.export.tables import tables_zip
from seminar.export.word import note_docx


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
