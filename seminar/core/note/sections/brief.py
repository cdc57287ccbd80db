"""In brief: the order, the answers "all together", the strongest card, what came of it."""

from collections.abc import Sequence

from seminar.core.note.attention import anything_said
from seminar.core.note.document import Paragraph, Section, Sentence
from seminar.core.note.facts import NoteFacts, RoundFacts
from seminar.core.note.numbering import text_hash
from seminar.core.note.sections.firmness import firmness
from seminar.core.note.sections.little import little_said
from seminar.core.note.sections.missing import no_order
from seminar.core.note.writer import Writer, brief_text, has_order, placed
from seminar.core.publishable import THRESHOLD
from seminar.core.reading import AgreementBand, RoundReading
from seminar.core.terms import CardKind

_QUOTED = 220


def in_brief(writer: Writer) -> Section:
    """Return the first section of brief and note."""
    paragraphs = (_order(writer), [*_together(writer), *_card(writer)], _outcome(writer))
    blocks = tuple(Paragraph(tuple(sentences)) for sentences in paragraphs if sentences)
    return Section("brief", writer.words.say("heading.brief"), blocks)


def _order(writer: Writer) -> list[Sentence]:
    told = [held for held in writer.facts.rounds if has_order(held.reading)]
    if not told:
        return [*_question(writer), no_order(writer, prefix="brief")]
    after = told[-1]
    evidence = [f"A{after.number}"]
    first = _first(writer, told)
    if first.key == "brief.level":
        return [*_question(writer), first]
    firm = firmness(writer, after.reading, prefix="brief", evidence=[*evidence, "M3"])
    return [*_question(writer), first, *firm, *_agreement(writer, told)]


def _question(writer: Writer) -> list[Sentence]:
    """Return the question of the last round, citing every round that put it."""
    if not writer.facts.rounds:
        return []
    last = writer.facts.rounds[-1]
    asked = [held for held in writer.facts.rounds if held.question == last.question]
    question = writer.words.quoted(brief_text(last.question, _QUOTED))
    return [
        writer.sentence(
            "brief.question",
            "brief.question",
            evidence=[f"A{held.number}" for held in asked],
            question=question,
        )
    ]


def _first(writer: Writer, told: Sequence[RoundFacts]) -> Sentence:
    before, after = told[0], told[-1]
    earlier, later = first_areas(before.reading), first_areas(after.reading)
    evidence = [f"A{held.number}" for held in dict.fromkeys((before, after))]
    values = {
        "before": writer.round_ordinal(before),
        "after": writer.round_ordinal(after),
        "orders_before": writer.orders(before.reading),
        "orders": writer.orders(after.reading),
        "areas": writer.names(later),
        "area": writer.name(later[0]),
        "area_before": writer.name(earlier[0]),
    }
    if len(later) == len(placed(after.reading)):
        return writer.sentence("brief.level", "brief.level", evidence=evidence[-1:], **values)
    if len(later) > 1:
        return writer.sentence("brief.first", "brief.shared", evidence=evidence[-1:], **values)
    if len(told) == 1 or len(earlier) > 1:
        return writer.sentence("brief.first", "brief.first", evidence=evidence[-1:], **values)
    template = "brief.first.same" if earlier == later else "brief.first.changed"
    return writer.sentence("brief.first", template, evidence=evidence, **values)


def first_areas(reading: RoundReading) -> tuple[int, ...]:
    """Return the areas in first place, several where they share it."""
    return tuple(standing.area for standing in placed(reading) if standing.place == 1)


def _agreement(writer: Writer, told: Sequence[RoundFacts]) -> list[Sentence]:
    """Return the agreement of the last round in which it was measured, and how it got there."""
    measured = [(held, held.reading.agreement.band) for held in told if held.reading.agreement]
    if not measured:
        return []
    (before, earlier), (after, band) = measured[0], measured[-1]
    template = _change(earlier, band) if len(measured) > 1 else "order.agreement"
    return [
        writer.sentence(
            "brief.agreement",
            template,
            evidence=[*(f"A{held.number}" for held in dict.fromkeys((before, after))), "M3"],
            before=writer.round_ordinal(before),
            after=writer.round_ordinal(after),
            earlier=writer.words.say(f"band.{earlier}"),
            band=writer.words.say(f"band.{band}"),
        )
    ]


def _change(before: AgreementBand, after: AgreementBand) -> str:
    if before is after:
        return "brief.agreement.same"
    grades = list(AgreementBand)
    grew = grades.index(after) > grades.index(before)
    return "brief.agreement.grew" if grew else "brief.agreement.fell"


def _together(writer: Writer) -> list[Sentence]:
    """Return the answers "all together" of the last round, where they may be told."""
    for held in reversed(writer.facts.rounds):
        reading = held.reading
        if reading.together >= THRESHOLD and reading.answers_told_apart:
            return [
                writer.sentence(
                    "brief.together",
                    "brief.together",
                    evidence=[f"A{held.number}"],
                    answers=writer.words.count(reading.answers, "person"),
                    after=writer.round_ordinal(held),
                    together=writer.words.number(reading.together),
                    phrase=writer.words.together(reading.areas),
                )
            ]
    return []


def _card(writer: Writer) -> list[Sentence]:
    """Return the card that most people agreed with, if more than half of them did."""
    agreed = [
        card
        for card in writer.facts.cards
        if card.weighed >= THRESHOLD and 2 * card.agree > card.weighed
    ]
    if not agreed:
        return []
    card = max(agreed, key=lambda card: (card.agree, -card.weighed, text_hash(card)))
    weighing = writer.weighing(card)
    return [
        writer.sentence(
            "brief.card",
            "brief.card.only" if _is_only(writer.facts) else "brief.card",
            evidence=[writer.card_ids[card.id]],
            text=writer.words.quoted(brief_text(card.text, _QUOTED)),
            weighing=weighing[:1].lower() + weighing[1:],
        )
    ]


def _is_only(facts: NoteFacts) -> bool:
    """Return whether no other card was written, those among them that nobody sees any more."""
    unseen = facts.hidden_cards or facts.waiting_cards or facts.withdrawn_cards
    return not unseen and sum(card.texts for card in facts.cards) == 1


def _outcome(writer: Writer) -> list[Sentence]:
    """Return what was little discussed and whether steps were proposed."""
    facts = writer.facts
    if facts.steps_held:
        return [*_said(writer), _steps(writer)]
    if not anything_said(facts):
        return _said(writer)
    sentences = _said(writer)
    steps = sum(card.kind is CardKind.PROPOSAL for card in facts.cards)
    template = "brief.steps" if steps else "brief.no_steps"
    proposals = writer.words.count(steps, "proposal")
    sentences.append(writer.sentence("brief.steps", template, evidence=["M4"], proposals=proposals))
    return sentences


def _said(writer: Writer) -> list[Sentence]:
    if not anything_said(writer.facts):
        return [writer.sentence("brief.nothing_said", "brief.nothing_said", evidence=["M4"])]
    return little_said(writer, prefix="brief")


def _steps(writer: Writer) -> Sentence:
    number = len(writer.facts.steps)
    template = {0: "brief.steps.none", 1: "brief.steps.held.one"}.get(number, "brief.steps.held")
    steps = writer.words.count(number, "step")
    return writer.sentence("brief.steps", template, evidence=["M8"], steps=steps)
