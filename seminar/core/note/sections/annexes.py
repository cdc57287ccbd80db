"""Annexes: the questions, the register of evidence, and the record of the day."""

from collections.abc import Sequence

from seminar.core.note.document import (
    REGISTER,
    Block,
    Paragraph,
    Quotation,
    Quotations,
    Section,
    Table,
)
from seminar.core.note.evidence import EvidenceItem
from seminar.core.note.facts import AgendaFacts, RoundFacts
from seminar.core.note.writer import Writer, set_aside_id


def questions(writer: Writer) -> Section:
    """Return every question word for word."""
    heading = writer.words.say("heading.questions")
    asked: dict[str, list[tuple[RoundFacts, str]]] = {}
    for held, identifier in _asked(writer):
        asked.setdefault(held.question, []).append((held, identifier))
    if not asked:
        none = Paragraph((writer.sentence("questions.none", "questions.none"),))
        return Section("questions", heading, (none,), annex=True)
    quoted = tuple(_question(writer, text, rounds) for text, rounds in asked.items())
    return Section("questions", heading, (Quotations(quoted),), annex=True)


def _asked(writer: Writer) -> list[tuple[RoundFacts, str]]:
    """Return each round once with its evidence: the one that counts, else the last set aside."""
    facts = writer.facts
    last = {aside.held.number: (aside.held, set_aside_id(aside.held)) for aside in facts.set_aside}
    last |= {held.number: (held, f"A{held.number}") for held in facts.rounds}
    return [last[number] for number in sorted(last)]


def _question(writer: Writer, text: str, rounds: Sequence[tuple[RoundFacts, str]]) -> Quotation:
    """Return one question with the rounds in which it was put."""
    lead = writer.sentence(
        f"questions.{rounds[0][0].number}",
        "questions.round.many" if len(rounds) > 1 else "questions.round",
        evidence=[identifier for _, identifier in rounds],
        ordinals=writer.round_ordinals([held for held, _ in rounds]),
    )
    return Quotation(writer.words.quoted(text), lead)


def register(writer: Writer, items: Sequence[EvidenceItem]) -> Section:
    """Return the register: number in the text, id, and what stands behind it."""
    say = writer.words.say
    header = (say("table.number"), say("table.id"), say("table.evidence"))
    rows = tuple((str(place), item.id, item.text) for place, item in enumerate(items, start=1))
    table = Table("", header, rows, numeric=(0,))
    return Section(REGISTER, say("heading.register"), (table,), annex=True)


def record(writer: Writer) -> Section:
    """Return the day as planned and as held, and the deeds of the team worth telling."""
    facts, say = writer.facts, writer.words.say
    blocks: list[Block] = []
    if facts.agenda:
        header = tuple(say(f"table.{name}") for name in ("time", "item", "planned", "taken"))
        rows = tuple(_item(writer, item) for item in facts.agenda)
        blocks.append(Table(say("table.agenda"), header, rows, numeric=(2, 3)))
    else:
        blocks.append(Paragraph((writer.sentence("record.none", "record.none"),)))
    if facts.journal:
        deeds = tuple((line.time, line.text) for line in facts.journal)
        blocks.append(Table(say("table.journal"), (say("table.time"), say("table.deed")), deeds))
    return Section("record", say("heading.record"), tuple(blocks), annex=True)


def _item(writer: Writer, item: AgendaFacts) -> tuple[str, ...]:
    say = writer.words.say
    started = item.started or say("table.missing")
    planned = say("table.minutes", minutes=item.planned)
    return (started, item.title, planned, _taken(writer, item))


def _taken(writer: Writer, item: AgendaFacts) -> str:
    if item.minutes is not None:
        return writer.words.say("table.minutes", minutes=item.minutes)
    return writer.words.say("table.running" if item.started else "table.not_held")
