"""The files of the note: what they hold, and that they are fit for everybody."""

import io
from dataclasses import replace

import pytest
from docx import Document as WordFile
from pypdf import PdfReader

from seminar.outcome.documents import Draft, FileKind, Wording, note_draft, note_files
from tests.played import Played


def draft_of(played: Played) -> Draft:
    with played.store.session() as db:
        return note_draft(db, played.seminar(db))


def pdf(played: Played, kind: FileKind) -> PdfReader:
    return PdfReader(io.BytesIO(draft_of(played).file(kind).content))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_files_are_named_after_the_seminar(played: Played) -> None:
    with played.store.session() as db:
        files = note_files(db, played.seminar(db))

    public_id = played.demo.public_id
    assert [file.name for file in files] == [
        f"seminar-{public_id}-note.pdf",
        f"seminar-{public_id}-brief.pdf",
        f"seminar-{public_id}-note.docx",
    ]


@pytest.mark.parametrize("kind", [FileKind.NOTE_PDF, FileKind.BRIEF_PDF])
def test_pdf_is_tagged_and_has_title_and_language(played: Played, kind: FileKind) -> None:
    reader = pdf(played, kind)

    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in catalogue
    assert str(catalogue["/Lang"]).startswith("en")
    assert reader.metadata is not None
    assert "Human security in practice" in (reader.metadata.title or "")


def test_brief_has_one_page_and_note_at_most_eight_before_its_annexes(played: Played) -> None:
    assert len(pdf(played, FileKind.BRIEF_PDF).pages) == 1
    assert len(pdf(played, FileKind.NOTE_PDF).pages) <= 12


def test_every_page_says_that_it_is_invented_and_unclassified(played: Played) -> None:
    pages = [page.extract_text() for page in pdf(played, FileKind.NOTE_PDF).pages]

    assert [page for page in pages if "Invented example data" not in page] == []
    assert [page for page in pages if "Unclassified" not in page] == []


def test_files_tell_no_hidden_card_and_no_name(played: Played) -> None:
    text = words(pdf(played, FileKind.NOTE_PDF))

    assert "second row" not in text
    assert "second table" not in text
    assert "Ada" not in text


def test_word_file_opens_with_headings(played: Played) -> None:
    content = draft_of(played).file(FileKind.NOTE_WORD).content

    document = WordFile(io.BytesIO(content))

    headings = [p.text for p in document.paragraphs if (p.style.name or "").startswith("Heading")]
    assert "In brief" in headings
    assert "Next steps" in headings


def test_fitting_wording_is_in_every_form_and_a_stale_one_in_none(played: Played) -> None:
    draft = draft_of(played)
    composed = next(
        sentence.composed
        for block in draft.note().sections[0].blocks
        for sentence in block.sentences
        if sentence.key == "brief.first"
    )
    wordings = {
        "brief.first": Wording(composed, "Civilians came first both times.", 1),
        "brief.together": Wording("What stood there once.", "An old number.", 1),
    }
    worded = replace(draft, wordings=wordings)

    texts = [str(worded.note()), str(worded.brief())]

    assert ["Civilians came first both times." in text for text in texts] == [True, True]
    assert ["An old number." in text for text in texts] == [False, False]
    assert worded.stale() == {"brief.together"}
