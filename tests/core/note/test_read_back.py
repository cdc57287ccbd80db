"""The brief as pages for the big screen: every passage once, and none cut."""

from dataclasses import replace

from seminar.core.note.compose import compose_brief
from seminar.core.note.document import (
    Bullets,
    Heading,
    Paragraph,
    Quotation,
    Quotations,
    Section,
    Sentence,
)
from seminar.core.note.read_back import ROOM, ReadBackPage, read_back
from tests.core.note import rooms


def sentence(text: str) -> Sentence:
    return Sentence("key", text, (), text, edited=False)


def test_every_kind_of_passage_is_read_back_under_its_heading() -> None:
    card = Quotation("Look at all five.", sentence("Card C1."))
    blocks = (
        Paragraph((sentence("One."), sentence("Two."))),
        Bullets((sentence("Three."),)),
        Quotations((card,)),
    )
    brief = replace(compose_brief(rooms.empty("en")), sections=(Section("a", "In brief", blocks),))

    assert read_back(brief) == (
        ReadBackPage("In brief", ("One.", "Two."), is_quoted=False),
        ReadBackPage("In brief", ("Three.",), is_quoted=False),
        ReadBackPage("In brief", ("Look at all five.",), is_quoted=True),
    )


def test_passage_longer_than_a_page_has_one_to_itself() -> None:
    texts = ("Short.", "x" * (ROOM + 1), "Last.")
    paragraph = Paragraph(tuple(map(sentence, texts)))
    brief = replace(
        compose_brief(rooms.empty("en")), sections=(Section("a", "In brief", (paragraph,)),)
    )

    assert [page.passages for page in read_back(brief)] == [(text,) for text in texts]


def test_what_is_no_passage_makes_no_page() -> None:
    section = Section("a", "In brief", (Heading("Children"), Paragraph(())))

    assert read_back(replace(compose_brief(rooms.empty("en")), sections=(section,))) == ()
