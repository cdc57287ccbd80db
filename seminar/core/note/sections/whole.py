"""The areas as a whole, and what went across them or beyond the list."""

from seminar.core.note.document import Block, Paragraph, Quotation, Quotations, Section, Sentence
from seminar.core.note.facts import CardFacts, RoundFacts
from seminar.core.note.numbering import text_hash
from seminar.core.note.sections.areas import most_weighed
from seminar.core.note.sections.received import received
from seminar.core.note.writer import Writer
from seminar.core.publishable import THRESHOLD
from seminar.core.terms import CardKind, Scope

_PRINTED = 4


def as_a_whole(writer: Writer) -> list[Section]:
    """Return the section only where people answered so, or the room weighed such a card."""
    together = [
        _together(writer, held)
        for held in writer.facts.rounds
        if held.reading.together >= THRESHOLD and held.reading.answers_told_apart
    ]
    cards = weighed_on_all(writer)
    printed = most_weighed(cards, _PRINTED)
    sentences = [*together, *_cards(writer, cards), *received(writer, "whole", printed)]
    if not sentences:
        return []
    blocks: list[Block] = [Paragraph(tuple(sentences))]
    if cards:
        blocks.append(Quotations(tuple(writer.card(card, scope=False) for card in printed)))
    return [Section("whole", writer.words.say("heading.whole"), tuple(blocks))]


def weighed_on_all(writer: Writer) -> list[CardFacts]:
    """Return the cards on all areas at once, other than proposals, that the room weighed."""
    return [
        card
        for card in writer.facts.cards
        if card.scope is Scope.ALL
        and card.kind is not CardKind.PROPOSAL
        and card.weighed >= THRESHOLD
    ]


def _together(writer: Writer, held: RoundFacts) -> Sentence:
    reading = held.reading
    return writer.sentence(
        f"whole.together.{held.number}",
        "whole.together",
        evidence=[f"A{held.number}"],
        ordinal=writer.round_ordinal(held),
        people=writer.words.number(reading.together),
        answers=writer.words.count(reading.answers, "person"),
        phrase=writer.words.together(reading.areas),
    )


def _cards(writer: Writer, cards: list[CardFacts]) -> list[Sentence]:
    if not cards:
        return []
    count = writer.words.count(len(cards), "card")
    sentences = [writer.sentence("whole.cards", "whole.cards", evidence=["M4"], cards=count)]
    if len(cards) > _PRINTED:
        number = writer.words.number(_PRINTED)
        sentences.append(writer.sentence("whole.chosen", "whole.chosen", number=number))
    return sentences


def beyond(writer: Writer) -> list[Section]:
    """Return cards and points that no other section prints; nothing when there are none."""
    shown = {card.id for card in weighed_on_all(writer)}
    cards = [
        card
        for card in writer.facts.cards
        if card.scope is not Scope.AREAS
        and card.kind is not CardKind.PROPOSAL
        and card.id not in shown
    ]
    points = [point for point in writer.facts.points if point.scope is not Scope.AREAS]
    printed = most_weighed(cards, _PRINTED)
    quoted: list[Quotation] = [
        *(writer.card(card, scope=True) for card in printed),
        *(writer.point(point, scope=True) for point in sorted(points, key=text_hash)[:_PRINTED]),
    ]
    if not quoted:
        return []
    sentences = [writer.sentence("beyond.lead", "beyond.lead", evidence=["M4"])]
    if len(quoted) < len(cards) + len(points):
        sentences.append(writer.sentence("beyond.chosen", "beyond.chosen"))
    sentences += received(writer, "beyond", printed)
    blocks = (Paragraph(tuple(sentences)), Quotations(tuple(quoted)))
    return [Section("beyond", writer.words.say("heading.beyond"), blocks)]
