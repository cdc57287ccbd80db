"""Brief and note as PDF: tagged, titled, reproducible, and nothing of what people type is run."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
import typst
from pypdf import PdfReader

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document, Figure, Table
from seminar.core.note.facts import AreaFacts, NoteFacts
from seminar.core.terms import CardKind
from seminar.export import pdf
from seminar.export.pdf import note_pdf
from tests.core.note import rooms
from tests.export.hostile import hostile_seminar

Compose = Callable[[NoteFacts], Document]
every_kind = pytest.mark.parametrize("compose", [compose_note, compose_brief])


def read(document: Document) -> PdfReader:
    return PdfReader(BytesIO(note_pdf(document).content))


def text_of(reader: PdfReader) -> str:
    pages = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(pages.replace("\u2060", "").replace("\u200b", "").split())


@pytest.mark.parametrize(("language", "title"), [
    ("en", "Human security in practice"),
    ("fr", "La sécurité humaine en pratique"),
])  # fmt: skip
@every_kind
def test_pdf_is_tagged_titled_and_in_its_language(
    compose: Compose, language: str, title: str
) -> None:
    reader = read(compose(rooms.camps(language)))

    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] is True or bool(catalogue["/MarkInfo"]["/Marked"])
    assert catalogue["/Lang"] == language
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.metadata.author is None
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_object().get_data()


def tagged(element: object) -> Iterator[tuple[str, str]]:
    """Yield the tags of a PDF in reading order, each with its alternative text."""
    found = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(found, list):
        for one in found:
            yield from tagged(one)
    elif isinstance(found, dict):
        if "/S" in found:
            yield str(found["/S"])[1:], str(found.get("/Alt", ""))
        yield from tagged(found.get("/K", []))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_headings_tables_and_the_chart_are_tagged_and_the_chart_is_told_in_words(
    language: str,
) -> None:
    document = compose_note(rooms.camps(language))

    tags = list(tagged(read(document).trailer["/Root"]["/StructTreeRoot"]))

    kinds = Counter(kind for kind, _ in tags)
    blocks = [block for section in document.sections for block in section.blocks]
    tables = sum(isinstance(block, Table | Figure) for block in blocks)
    assert (kinds["Title"], kinds["H1"], kinds["H2"]) == (1, len(document.sections), 5)
    assert (kinds["Table"], kinds["Figure"]) == (tables, 1)
    assert kinds["TH"] > tables
    (told,) = (alternative for kind, alternative in tags if kind == "Figure")
    assert all(name in told for name in rooms.NAMES[language])


@pytest.mark.parametrize(
    "room", [rooms.harmony, rooms.camps, rooms.hidden, rooms.empty, hostile_seminar]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_brief_is_one_page(room: Callable[[str], NoteFacts], language: str) -> None:
    assert len(read(compose_brief(room(language))).pages) == 1


def test_note_has_at_most_eight_pages() -> None:
    assert len(read(compose_note(rooms.camps("fr"))).pages) <= 8


def test_every_page_carries_mark_status_and_invented() -> None:
    reader = read(compose_note(rooms.camps("en")))

    for page in reader.pages:
        text = page.extract_text()
        assert "Draft" in text
        assert "Unclassified – for participants only" in text
        assert "Invented example data" in text


def test_real_data_are_not_called_invented() -> None:
    assert "nvented" not in text_of(read(compose_note(rooms.harmony("en"))))


def test_every_sentence_is_printed() -> None:
    document = compose_note(rooms.harmony("en"))

    printed = text_of(read(document)).replace(" ", "")

    for block in document.sections[0].blocks:
        for sentence in block.sentences:
            assert sentence.text.replace(" ", "") in printed


def test_same_facts_give_the_same_bytes() -> None:
    document = compose_note(rooms.harmony("en"))

    assert note_pdf(document) == note_pdf(document)


def test_what_people_type_is_printed_not_run() -> None:
    text = '#read("/etc/passwd") #include "x.typ" *bold* $a$ =HYPERLINK("x") <b>'
    card = rooms.card(text, CardKind.FOR, [1])

    printed = text_of(read(compose_note(replace(rooms.empty("en"), cards=(card,)))))

    assert text in printed


@every_kind
def test_hostile_seminar_is_printed(compose: Compose) -> None:
    printed = note_pdf(compose(hostile_seminar("en")))

    assert printed.content.startswith(b"%PDF-")


def test_signs_without_a_glyph_are_named_counted_and_told() -> None:
    card = rooms.card("Good \U000f0041 point \U000f0041", CardKind.FOR, [1])
    document = compose_note(replace(rooms.empty("en"), cards=(card,)))

    printed = note_pdf(document)

    text = text_of(PdfReader(BytesIO(printed.content)))
    assert printed.replaced == 4
    assert "Good [U+F0041] point [U+F0041]" in text
    assert "printed by their number: 4." in text


def test_more_missing_signs_than_repairs_still_print() -> None:
    signs = "".join(chr(0xF0000 + number) for number in range(20))
    card = rooms.card(signs, CardKind.FOR, [1])

    printed = note_pdf(compose_note(replace(rooms.empty("en"), cards=(card,))))

    assert "[U+F0013]" in text_of(PdfReader(BytesIO(printed.content)))


def test_other_refusals_of_the_printer_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_STANDARDS", ["a-2a", "a-2b"])

    with pytest.raises((typst.TypstError, ValueError)):
        note_pdf(compose_brief(rooms.empty("en")))


def test_greek_and_cyrillic_come_from_shipped_fonts() -> None:
    area = AreaFacts(1, "Προστασία αμάχων – Захист цивільних", "P")
    document = compose_note(replace(rooms.empty("en"), areas=(area,)))

    printed = note_pdf(document)

    assert printed.replaced == 0
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in PdfReader(BytesIO(printed.content)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.partition("-")[0] for name in fonts} == {"Inter", "SourceSerif4"}


def test_several_at_once_print_what_each_asked_for() -> None:
    documents = [compose_brief(rooms.harmony(language)) for language in ("en", "fr") * 4]
    alone = [note_pdf(document) for document in documents[:2]]

    with ThreadPoolExecutor(4) as threads:
        printed = list(threads.map(note_pdf, documents))

    assert printed == alone * 4


UNDER_GEVENT = """
from gevent import get_hub, joinall, monkey, spawn
monkey.patch_all()
from seminar.core.note.compose import compose_brief
from seminar.export.pdf import note_pdf
from tests.core.note import rooms
document = compose_brief(rooms.empty("en"))
pool = get_hub().threadpool
jobs = [spawn(pool.apply, note_pdf, (document,)) for _ in range(6)]
joinall(jobs, timeout=20)
print(len({job.value.content for job in jobs}))
"""


def test_threads_of_gevent_do_not_wait_for_each_other_for_ever() -> None:
    # A fresh interpreter, for gevent replaces locks only where nothing has been imported yet.
    done = subprocess.run(
        [sys.executable, "-c", UNDER_GEVENT], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout == "1\n"
