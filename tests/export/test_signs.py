"""No sign is left blank: it is printed, or named by its number and told; Word keeps it as typed."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from seminar.core.note.check import Doubt, check
from seminar.core.note.compose import compose_note
from seminar.core.note.document import Document
from seminar.core.note.facts import NoteFacts
from seminar.core.terms import CardKind
from seminar.export.pdf import note_pdf
from seminar.export.word import note_docx
from tests.core.note import rooms

# What the fonts of a machine have differs, so each sign may stand as itself or as its number.
SCRIPTS = {
    "arabic": "مرحبا بالعالم",
    "chinese": "中文字符",
    "emoji": "👍🎉",
    "rare": "𐍈⸎ꙮ☃",
    "thai": "ไทย",
    "private": "\U000f0041",
}
TOLD = {
    "en": "Characters that the shipped fonts do not have are printed by their number: ",
    "fr": "Les caractères absents des polices fournies sont imprimés par leur numéro",
}


def facts(text: str, language: str = "en") -> NoteFacts:
    card = rooms.card(text, CardKind.FOR, [1])
    return replace(rooms.empty(language), cards=(card,))


def note(text: str, language: str = "en") -> Document:
    return compose_note(facts(text, language))


def printed(document: Document) -> tuple[str, int]:
    made = note_pdf(document)
    pages = PdfReader(BytesIO(made.content)).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    return text.replace("\u2060", "").replace("\u200b", ""), made.replaced


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_sign_is_printed_or_named_by_its_number(script: str) -> None:
    signs = [sign for sign in SCRIPTS[script] if not sign.isspace()]

    text, replaced = printed(note(f"Before {SCRIPTS[script]} behind."))

    named = [sign for sign in signs if f"[U+{ord(sign):04X}]" in text]
    assert [sign for sign in signs if sign not in text and sign not in named] == []
    assert bool(named) == bool(replaced) == ("".join(TOLD["en"].split()) in text)


@pytest.mark.parametrize("language", TOLD)
def test_reader_of_the_print_is_told_what_was_replaced(language: str) -> None:
    text, replaced = printed(note(SCRIPTS["private"], language))

    # The card and its place in the register.
    assert replaced == 2
    assert "".join(TOLD[language].split()) in text


@pytest.mark.parametrize("script", SCRIPTS)
def test_word_keeps_every_sign_as_it_was_typed(script: str) -> None:
    with ZipFile(BytesIO(note_docx(note(f"Before {SCRIPTS[script]} behind.")))) as package:
        xml = package.read("word/document.xml").decode()

    assert f"Before {SCRIPTS[script]} behind." in xml


@pytest.mark.parametrize("script", SCRIPTS)
def test_check_tells_the_team_beforehand_and_stops_nothing(script: str) -> None:
    found = facts(f"Before {SCRIPTS[script]} behind.")

    findings = check(found, compose_note(found))

    of_signs = [one for one in findings if one.doubt is Doubt.SIGNS]
    assert [(one.key, one.stops) for one in of_signs] == [("card.C1", False)]
    assert set(of_signs[0].about) - {" ", "…"} <= set(SCRIPTS[script])


def test_signs_of_the_shipped_fonts_are_no_finding() -> None:
    found = facts("Ça coûte 3 €, « déjà » – Προστασία, Захист… “yes” ½ × ß ø ł ę")

    findings = check(found, compose_note(found))

    assert Doubt.SIGNS not in {one.doubt for one in findings}
    assert printed(compose_note(found))[1] == 0
