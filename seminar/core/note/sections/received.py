"""How cards were received and weighed: agreed across groups, or with divided opinions."""

from collections.abc import Iterable, Sequence

from seminar.core.note.document import Block, Paragraph, Section, Sentence, Table
from seminar.core.note.evidence import EvidenceItem
from seminar.core.note.facts import CardFacts
from seminar.core.note.margin import sentences_of
from seminar.core.note.quantifier import Weighing, weighing_word
from seminar.core.note.writer import Writer
from seminar.core.publishable import THRESHOLD
from seminar.core.received import tells_three
from seminar.core.terms import Rule

_METHOD = "M11"


def received(writer: Writer, key: str, cards: Sequence[CardFacts]) -> list[Sentence]:
    """Return what may be said of how these cards were received, a sentence for each.

    The brief, which is one page, leaves it out.
    """
    if writer.card_length is not None:
        return []
    found = (card for card in cards if card.received)
    in_order = sorted(found, key=lambda card: _number(writer.card_ids[card.id]))
    return [_sentence(writer, key, card) for card in in_order]


def _sentence(writer: Writer, key: str, card: CardFacts) -> Sentence:
    identifier = writer.card_ids[card.id]
    return writer.sentence(
        f"{key}.{card.received}.{identifier}",
        f"received.{card.received}",
        evidence=[identifier, _METHOD],
        card=identifier,
        people=writer.words.count(card.weighed, "person"),
    )


def how_received(writer: Writer) -> EvidenceItem:
    """Return what stands behind these sentences: how it is reckoned, and with which groups."""
    say, facts = writer.words.say, writer.facts
    groups = writer.words.listing([group.name for group in facts.groups])
    across = ""
    if groups and facts.rule is Rule.ON_THE_RECORD:
        across = say(f"evidence.{_METHOD}.across", groups=groups)
    return EvidenceItem(
        _METHOD, say(f"evidence.{_METHOD}"), say(f"evidence.{_METHOD}.text", across=across)
    )


def weighing(writer: Writer, sections: Iterable[Section]) -> list[Section]:
    """Return the annex with a row for each card cited there that five people weighed."""
    cited = {
        identifier
        for section in sections
        for block in section.blocks
        for sentence in sentences_of(block)
        for identifier in sentence.evidence
    }
    cards = {
        identifier: card
        for card in writer.facts.cards
        if card.weighed >= THRESHOLD and (identifier := writer.card_ids[card.id]) in cited
    }
    if not cards:
        return []
    say = writer.words.say
    columns = ("card", "weighed", "agreed", "disagreed", "cannot", "received")
    header = tuple(say(f"table.weighing.{column}") for column in columns)
    rows = tuple(
        _row(writer, identifier, cards[identifier]) for identifier in sorted(cards, key=_number)
    )
    table = Table(say("table.weighing"), header, rows, numeric=(1, 2, 3, 4))
    legend = [writer.sentence("weighing.legend", "weighing.legend", evidence=["M4"])]
    if not all(card.is_settled for card in cards.values()):
        legend.append(writer.sentence("weighing.open", "weighing.legend.open", evidence=["M4"]))
    blocks: tuple[Block, ...] = (table, Paragraph(tuple(legend)))
    return [Section("weighing", say("heading.weighing"), blocks, annex=True)]


def _row(writer: Writer, identifier: str, card: CardFacts) -> tuple[str, ...]:
    say = writer.words.say
    word = weighing_word(card.agree, card.weighed)
    lone = word in {Weighing.MOST, Weighing.LEAST}
    agreed = say(f"table.weighing.{word}") if lone else str(card.agree)
    three = card.is_settled and tells_three(card.agree, card.disagree, card.cannot)
    others = [say("table.hidden")] * 2
    if three or word is Weighing.ALL:
        others = [str(card.disagree), str(card.cannot)]
    said = say(f"table.weighing.{card.received}") if card.received else say("table.missing")
    return (identifier, str(card.weighed), agreed, *others, said)


def _number(identifier: str) -> int:
    return int(identifier[1:])
