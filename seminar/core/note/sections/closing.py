"""Limits of the note, and the next steps: the room's proposals and the organiser's line."""

from seminar.core.note.document import Block, Bullets, Paragraph, Quotations, Section, Sentence
from seminar.core.note.numbering import text_hash
from seminar.core.note.sections.received import received
from seminar.core.note.writer import Writer, has_order
from seminar.core.publishable import shows_counts
from seminar.core.terms import CardKind

_PROPOSALS = 8


def limits(writer: Writer) -> Section:
    """Return what the note cannot say."""
    rounds = writer.facts.rounds
    told = [held for held in rounds if has_order(held.reading)]
    items = [writer.sentence("limits.room", "limits.room")]
    if told:
        items.append(writer.sentence("limits.weight", "limits.weight"))
    if told and not shows_counts(told[-1].reading.complete):
        items.append(writer.sentence("limits.few", "limits.few"))
    items += _missing(writer)
    if any(card.weighed for card in writer.facts.cards):
        items.append(writer.sentence("limits.cards", "limits.cards"))
    if rounds or writer.facts.cards:
        items.append(writer.sentence("limits.hidden", "limits.hidden"))
    return Section("limits", writer.words.say("heading.limits"), (Bullets(tuple(items)),))


def _missing(writer: Writer) -> list[Sentence]:
    """Return in which rounds fewer people answered than were in the room."""
    rounds = [
        held
        for held in writer.facts.rounds
        if held.present is not None and held.reading.answers < held.present
    ]
    if not rounds:
        return []
    return [
        writer.sentence(
            "limits.missing",
            "limits.missing.many" if len(rounds) > 1 else "limits.missing",
            evidence=[f"A{held.number}" for held in rounds],
            ordinals=writer.round_ordinals(rounds),
        )
    ]


def next_steps(writer: Writer, *, maximum: int = _PROPOSALS) -> Section:
    """Return the proposals that most people agreed with, and what the organisers say follows.

    Where steps could be proposed these have a section of their own: cards that propose something
    are told beside it, and their absence is nothing to tell.
    """
    proposals = [card for card in writer.facts.cards if card.kind is CardKind.PROPOSAL]
    printed = sorted(proposals, key=lambda card: (-card.agree, text_hash(card)))[:maximum]
    blocks: list[Block] = []
    if proposals or not writer.facts.steps_held:
        lead = _lead(writer, len(proposals), len(printed))
        blocks.append(Paragraph((*lead, *received(writer, "next", printed))))
    if printed:
        blocks.append(Quotations(tuple(writer.card(card, scope=True) for card in printed)))
    blocks.append(Paragraph((_organiser(writer),)))
    return Section("next", writer.words.say("heading.next"), tuple(blocks))


def what_follows(writer: Writer) -> Section:
    """Return what the organisers say follows, where the proposed steps have been given already."""
    blocks = (Paragraph((_organiser(writer),)),)
    return Section("next", writer.words.say("heading.next"), blocks)


def _lead(writer: Writer, proposals: int, printed: int) -> list[Sentence]:
    if not proposals:
        return [writer.sentence("next.lead", "next.none", evidence=["M4"])]
    count = writer.words.count(proposals, "proposal")
    template = "next.lead.cards" if writer.facts.steps_held else "next.lead"
    sentences = [writer.sentence("next.lead", template, evidence=["M4"], proposals=count)]
    if printed < proposals:
        number = writer.words.number(printed)
        sentences.append(writer.sentence("next.chosen", "next.chosen", number=number))
    return sentences


def _organiser(writer: Writer) -> Sentence:
    text = writer.facts.next_steps.strip()
    if text:
        return writer.written("next.organiser", text, evidence=["M5"])
    return writer.sentence("next.organiser", "next.organiser.none")
