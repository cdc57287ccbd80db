"""Annex: the orders of rounds that were set aside, kept and told beside those that count."""

from seminar.core.note.document import Block, Paragraph, Section, Table
from seminar.core.note.facts import RoundFacts
from seminar.core.note.pictures import place_text
from seminar.core.note.writer import Writer, has_order, set_aside_id


def set_aside(writer: Writer) -> list[Section]:
    """Return the annex, or nothing when every round counts.

    The areas stand in their places and nothing else: beside the result that counts, an average
    or a count would tell what somebody answered who came in between.
    """
    rounds = [aside.held for aside in writer.facts.set_aside]
    if not rounds:
        return []
    lead = writer.sentence(
        "aside.lead", "aside.lead", evidence=[set_aside_id(held) for held in rounds]
    )
    blocks: list[Block] = [Paragraph((lead,)), *(_order(writer, held) for held in rounds)]
    return [Section("aside", writer.words.say("heading.aside"), tuple(blocks), annex=True)]


def _order(writer: Writer, held: RoundFacts) -> Block:
    values = {
        "ordinal": writer.round_ordinal(held),
        "time": writer.words.ordinal(held.attempt),
    }
    if not has_order(held.reading):
        key = f"aside.few.{held.number}.{held.attempt}"
        few = writer.sentence(key, "aside.few", evidence=[set_aside_id(held)], **values)
        return Paragraph((few,))
    say = writer.words.say
    rows = tuple(
        (
            say("table.missing") if standing.place is None else place_text(standing),
            writer.plain_name(standing.area),
        )
        for standing in held.reading.standings
    )
    caption = writer.say("table.aside", **values)
    return Table(caption, (say("table.place"), say("table.area")), rows)
