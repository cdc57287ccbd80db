"""What stands behind each evidence id, and which of them a document cites."""

from collections.abc import Collection, Iterable

from seminar.core.note.document import Section
from seminar.core.note.evidence import EvidenceItem
from seminar.core.note.facts import CardFacts, PointFacts, RoundFacts, StepFacts, ViewFacts
from seminar.core.note.margin import sentences_of
from seminar.core.note.sections.received import how_received
from seminar.core.note.writer import Writer, brief_text, further_id, set_aside_id
from seminar.core.publishable import THRESHOLD

_QUOTED = 160
_METHODS = ("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10")


def register_of(writer: Writer, sections: Iterable[Section]) -> tuple[EvidenceItem, ...]:
    """Return the evidence that the sections cite, in the order in which they first do."""
    cited = dict.fromkeys(
        identifier
        for section in sections
        for block in section.blocks
        for sentence in sentences_of(block)
        for identifier in sentence.evidence
    )
    known = {item.id: item for item in (*_all(writer), *_said(writer, cited))}
    return tuple(known[identifier] for identifier in cited)


def _all(writer: Writer) -> Iterable[EvidenceItem]:
    for held in writer.facts.rounds:
        yield _round(writer, held)
    for aside in writer.facts.set_aside:
        yield _set_aside(writer, aside.held)
    for asked in writer.facts.further:
        yield _further(writer, asked.held)
    for method in _METHODS:
        say = writer.words.say
        yield EvidenceItem(method, say(f"evidence.{method}"), say(f"evidence.{method}.text"))
    yield how_received(writer)


def _said(writer: Writer, cited: Collection[str]) -> Iterable[EvidenceItem]:
    """Yield what was said, as far as it is cited: of a large debate that is a small part."""
    facts, cards, points, views = writer.facts, writer.card_ids, writer.point_ids, writer.view_ids
    yield from (_card(writer, card) for card in facts.cards if cards[card.id] in cited)
    yield from (_point(writer, point) for point in facts.points if points[point.id] in cited)
    yield from (_view(writer, view) for view in facts.views if views[view.id] in cited)
    steps = writer.step_ids
    yield from (_step(writer, step) for step in facts.steps if steps[step.id] in cited)


def _round(writer: Writer, held: RoundFacts) -> EvidenceItem:
    say, reading = writer.say, held.reading
    ordinal = writer.round_ordinal(held)
    present = ""
    if held.present is not None:
        people = writer.words.count(held.present, "person")
        present = writer.words.say("evidence.round.present", people=people)
    if reading.orders < THRESHOLD:
        return EvidenceItem(
            f"A{held.number}",
            say("evidence.round.few", round=ordinal),
            say("evidence.round.text.few", round=ordinal, present=present),
        )
    orders = writer.orders(reading)
    text = say(
        "evidence.round.text",
        round=ordinal,
        orders=orders,
        together=_together(writer, held),
        present=present,
    )
    return EvidenceItem(
        f"A{held.number}", say("evidence.round.orders", round=ordinal, orders=orders), text
    )


def _set_aside(writer: Writer, held: RoundFacts) -> EvidenceItem:
    """Return a round that does not count; beside its order no number of it is told."""
    values = {
        "round": writer.round_ordinal(held),
        "time": writer.words.ordinal(held.attempt),
    }
    return EvidenceItem(
        set_aside_id(held),
        writer.say("evidence.aside", **values),
        writer.say("evidence.aside.text", **values),
    )


def _further(writer: Writer, held: RoundFacts) -> EvidenceItem:
    say, question = writer.words.say, writer.words.quoted(brief_text(held.question, _QUOTED))
    return EvidenceItem(
        further_id(held),
        say("evidence.further", number=held.number),
        say("evidence.further.text", question=question),
    )


def _together(writer: Writer, held: RoundFacts) -> str:
    reading = held.reading
    if not reading.together or not reading.answers_told_apart:
        return ""
    return writer.words.say(
        "evidence.round.together",
        answers=writer.words.count(reading.together, "answer"),
        phrase=writer.words.together(reading.areas),
    )


def _card(writer: Writer, card: CardFacts) -> EvidenceItem:
    identifier, kind = writer.card_ids[card.id], writer.kind(card)
    texts = [writer.words.quoted(brief_text(text, _QUOTED)) for text in (card.text, *card.also)]
    text = writer.words.say(
        "evidence.card.text",
        kind=kind,
        scope=writer.scope(card),
        text=writer.texts_of_point(texts),
    )
    short = writer.words.say("evidence.card", id=identifier, kind=kind)
    return EvidenceItem(identifier, short, text)


def _point(writer: Writer, point: PointFacts) -> EvidenceItem:
    text = writer.words.say(
        "evidence.point.text", scope=writer.scope(point), text=brief_text(point.text, _QUOTED)
    )
    return EvidenceItem(writer.point_ids[point.id], writer.words.say("evidence.point"), text)


def _view(writer: Writer, view: ViewFacts) -> EvidenceItem:
    identifier = writer.view_ids[view.id]
    text = writer.words.say(
        "evidence.view.text",
        scope=writer.scope(view),
        text=writer.words.quoted(brief_text(view.text, _QUOTED)),
    )
    return EvidenceItem(identifier, writer.words.say("evidence.view", id=identifier), text)


def _step(writer: Writer, step: StepFacts) -> EvidenceItem:
    identifier = writer.step_ids[step.id]
    text = writer.words.say(
        "evidence.step.text",
        scope=writer.scope(step),
        addressee=writer.words.quoted(brief_text(step.addressee, _QUOTED)),
        text=writer.words.quoted(brief_text(step.text, _QUOTED)),
    )
    return EvidenceItem(identifier, writer.words.say("evidence.step", id=identifier), text)
