"""The note as Markdown: what it holds, and that nothing anybody typed becomes a mark."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document, Paragraph, Section, Sentence, Table
from seminar.core.note.facts import NoteFacts
from seminar.export.markdown import note_markdown
from tests.core.note import rooms
from tests.export.hostile import hostile_seminar

Compose = Callable[[NoteFacts], Document]


def test_headings_are_those_of_the_document_without_the_register() -> None:
    document = compose_note(rooms.camps("en"))

    lines = note_markdown(document).splitlines()

    headings = [section.heading for section in document.sections if section.key != "register"]
    assert [line.removeprefix("## ") for line in lines if line.startswith("## ")] == headings
    assert [line.removeprefix("### ") for line in lines if line.startswith("### ")] == [
        *rooms.NAMES["en"]
    ]
    assert [line for line in lines if line.startswith("# ")] == [f"# {document.masthead.title}"]


@pytest.mark.parametrize("compose", [compose_note, compose_brief])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_footnote_leads_to_its_evidence(compose: Compose, language: str) -> None:
    document = compose(rooms.harmony(language))

    text = note_markdown(document)

    for place, item in enumerate(document.register, start=1):
        assert f"\n[^{place}]: {item.id} – " in text
        assert f"[^{place}]" in text.split(f"\n[^{place}]: ")[0]


def test_first_sentence_stands_with_its_evidence() -> None:
    document = compose_brief(rooms.harmony("en"))

    first = note_markdown(document).split("\n\n")[4]

    assert first.startswith(
        "The question was: “If NATO could give extra attention to one after the other, in which "
        "order?”[^1] On average, the participants placed Protection of civilians first"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("*bold* _and_ `code`", r"\*bold\* \_and\_ \`code\`"),
        ("[link](http://example.org)", r"\[link\](http\://example.org)"),
        ("<script> &amp; #1", r"\<script\> \&amp; \#1"),
        ("~~a~~ |b| $x$ [^1]", r"\~\~a\~\~ \|b\| \$x\$ \[\^1\]"),
        ("ask ada@example.org on www.example.org", r"ask ada\@example.org on www\.example.org"),
        ("- no list", r"\- no list"),
        ("12. no list", r"12\. no list"),
        ("1.5 to 3.0", "1.5 to 3.0"),
        ("=====", r"\====="),
        ("in 2024. And 3) so", "in 2024. And 3) so"),
        ("a\\b", r"a\\b"),
    ],
)  # fmt: skip
def test_what_people_typed_is_no_mark(typed: str, written: str) -> None:
    document = compose_note(rooms.harmony("en"))
    said = Sentence("key", typed, (), typed, edited=False)
    table = Table(typed, (typed,), ((typed,),))
    section = Section("key", typed, (Paragraph((said,)), table))

    text = note_markdown(replace(document, sections=(section,)))

    assert f"\n## {written}\n" in text
    assert f"\n\n{written}\n\n" in text
    assert f"\n\n**{written}**\n\n| {written} |\n| --- |\n| {written} |\n" in text


@pytest.mark.parametrize("compose", [compose_note, compose_brief])
@pytest.mark.parametrize("room", [hostile_seminar, rooms.hidden, rooms.empty])
def test_any_seminar_gives_a_text(compose: Compose, room: Callable[[str], NoteFacts]) -> None:
    document = compose(room("en"))

    text = note_markdown(document)

    text.encode()
    assert text.count("\n## ") == len([one for one in document.sections if one.key != "register"])
    assert "<script" not in text.replace(r"\<", "")
