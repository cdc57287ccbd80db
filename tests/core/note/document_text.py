"""A document as plain text, to be read aloud; run as a module it writes the golden notes."""

from collections.abc import Iterator
from pathlib import Path

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Paragraph,
    Quotations,
    Sentence,
    Table,
)
from tests.core.note import rooms, small_room

GOLDEN = Path(__file__).parents[2] / "golden"
ROOMS = {
    "harmony": rooms.harmony,
    "camps": rooms.camps,
    "nine": small_room.nine,
    "hidden": rooms.hidden,
}


def document_text(document: Document) -> str:
    masthead = document.masthead
    lines = [
        f"{masthead.title} | {masthead.subtitle} | {masthead.status}",
        f"{masthead.mark} | {masthead.invented}",
        f"{masthead.place_and_day} {masthead.reflects}",
    ]
    for section in document.sections:
        lines += ["", f"## {section.heading}"]
        for block in section.blocks:
            lines += _block(block)
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(sentences=sentences):
            yield " ".join(map(_sentence, sentences))
        case Bullets(items=items):
            yield from (f"- {_sentence(item)}" for item in items)
        case Quotations(items=items):
            for item in items:
                yield f"> {item.text}"
                yield f"  {_sentence(item.lead)}"
        case Heading(text=text):
            yield f"### {text}"
        case Figure(spec=spec, table=table):
            yield f"[{spec.title}. {spec.reading}]"
            yield from _block(table)
        case Table(caption=caption):
            yield from filter(None, (caption,))
            yield from (" | ".join(row) for row in (block.header, *block.rows))


def _sentence(sentence: Sentence) -> str:
    return (
        f"{sentence.text} ({', '.join(sentence.evidence)})" if sentence.evidence else sentence.text
    )


def golden_texts() -> dict[str, str]:
    return {
        f"{name}-{language}-{kind}.txt": document_text(compose(room(language)))
        for name, room in ROOMS.items()
        for language in ("en", "fr")
        for kind, compose in (("note", compose_note), ("brief", compose_brief))
    }


if __name__ == "__main__":
    for name, text in golden_texts().items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
