"""Proposed steps: to whom, what, how it will be known, by when, and who found each worthwhile."""

import re

from seminar.core.due import day_of
from seminar.core.note.document import Block, Paragraph, Quotation, Quotations, Section, Sentence
from seminar.core.note.facts import StepFacts
from seminar.core.note.quantifier import sharing_of, told_rank
from seminar.core.note.sections.hidden import hidden_sentences
from seminar.core.note.writer import Writer, brief_text

_AS_NUMBERS = re.compile(r"[0-9./-]{8,10}")
_ADDRESSEE = 60


def proposed_steps(writer: Writer) -> list[Section]:
    """Return the section, all steps in it; nothing where no item for them was held."""
    facts = writer.facts
    if not facts.steps_held and not facts.steps:
        return []
    sentences = (
        *_lead(writer),
        *_left_out(writer),
        *hidden_sentences(writer, "step", facts.hidden_steps),
    )
    blocks: list[Block] = [Paragraph(sentences)]
    if facts.steps:
        blocks.append(Quotations(tuple(_step(writer, step) for step in _in_order(writer))))
    return [Section("steps", writer.words.say("heading.steps"), tuple(blocks))]


def foremost_steps(writer: Writer, maximum: int) -> list[Section]:
    """Return the first steps for the brief, each with whom it is addressed to."""
    first = _in_order(writer)[:maximum]
    if not first:
        return []
    blocks = (Quotations(tuple(_short(writer, step) for step in first)),)
    return [Section("steps", writer.words.say("heading.steps"), blocks)]


def _in_order(writer: Writer) -> list[StepFacts]:
    """Return those that most people found worthwhile first, as far as that is told."""
    people = writer.facts.seats
    by_number = sorted(writer.facts.steps, key=lambda step: int(writer.step_ids[step.id][1:]))
    return sorted(by_number, key=lambda step: -told_rank(step.marks, people))


def _lead(writer: Writer) -> list[Sentence]:
    number = len(writer.facts.steps)
    template = {0: "steps.none", 1: "steps.lead.one"}.get(number, "steps.lead")
    steps = writer.words.count(number, "step")
    return [writer.sentence("steps.lead", template, evidence=["M8"], steps=steps)]


def _left_out(writer: Writer) -> list[Sentence]:
    """Return on which areas no step was proposed; of none at all the lead has told."""
    if not writer.facts.steps:
        return []
    named = {area for step in writer.facts.steps for area in step.areas}
    left = [area.number for area in writer.facts.areas if area.number not in named]
    if not left:
        return []
    template = "steps.left_out" if named else "steps.left_out.all"
    areas = writer.names(left)
    return [writer.sentence("steps.left_out", template, evidence=["M8"], areas=areas)]


def _step(writer: Writer, step: StepFacts) -> Quotation:
    identifier = writer.step_ids[step.id]
    sources = [
        *(writer.card_ids[one] for one in step.cards if one in writer.card_ids),
        *(writer.point_ids[one] for one in step.points if one in writer.point_ids),
    ]
    lead = writer.sentence(
        f"step.{step.id}",
        "step.lead",
        evidence=(identifier, *sources),
        id=identifier,
        scope=writer.scope(step),
        addressee=writer.words.quoted(step.addressee),
        known=" ".join(_known(writer, step, sources)),
        worth=_worth(writer, step),
    )
    return Quotation(writer.words.quoted(step.text), lead)


def _short(writer: Writer, step: StepFacts) -> Quotation:
    identifier = writer.step_ids[step.id]
    lead = writer.sentence(
        f"step.{step.id}.brief",
        "step.lead.brief",
        evidence=(identifier,),
        id=identifier,
        addressee=writer.words.quoted(brief_text(step.addressee, _ADDRESSEE)),
        worth=_worth(writer, step),
    )
    return Quotation(writer.words.quoted(writer.shortened(step.text)), lead)


def _known(writer: Writer, step: StepFacts, sources: list[str]) -> list[str]:
    """Return how it will be known, by when, and what it builds on, each a sentence or missing."""
    say, quoted = writer.words.say, writer.words.quoted
    parts = []
    if step.measure:
        parts.append(say("step.measure", measure=_ended(quoted(step.measure), step.measure)))
    if step.due:
        day = day_of(step.due) if _AS_NUMBERS.fullmatch(step.due) else None
        due = f"{writer.words.day(day)}." if day else _ended(quoted(step.due), step.due)
        parts.append(say("step.due", due=due))
    if sources:
        parts.append(say("step.sources", sources=writer.words.listing(sources)))
    return parts


def _ended(quoted: str, text: str) -> str:
    """Return what is quoted with a full stop, unless it ends a sentence by itself."""
    return quoted if text.endswith((".", "!", "?", "…")) else f"{quoted}."


def _worth(writer: Writer, step: StepFacts) -> str:
    """Return how many found it worth taking forward, as far as that may be said."""
    people = writer.facts.seats
    in_letters = writer.words.number(step.marks) != str(step.marks)
    text = writer.words.say(
        f"worth.{sharing_of(step.marks, people)}",
        people=writer.words.count(people, "person"),
        number=writer.words.number(step.marks) if in_letters else str(step.marks),
    )
    return text[:1].upper() + text[1:]
