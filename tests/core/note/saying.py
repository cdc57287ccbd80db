"""What a note says of rounds that a test makes up."""

from dataclasses import replace

from seminar.core.movement import Movement
from seminar.core.note.compose import compose_note
from seminar.core.note.document import Document
from seminar.core.note.facts import RoundFacts
from seminar.core.note.margin import sentences_of
from tests.core.note import rooms


def texts(document: Document) -> dict[str, str]:
    return {
        sentence.key: sentence.text
        for section in document.sections
        for block in section.blocks
        for sentence in sentences_of(block)
    }


def held(number: int, histogram: rooms.Histogram, *, together: int = 0) -> RoundFacts:
    return rooms.held(number, histogram, together=together, present=None, language="en")


def said(*rounds: RoundFacts, movement: Movement | None = None) -> dict[str, str]:
    facts = replace(rooms.empty("en"), rounds=rounds, movement=movement)
    return texts(compose_note(facts))


def changed(found: RoundFacts, **fields: object) -> RoundFacts:
    return replace(found, reading=replace(found.reading, **fields))
