"""How the debate was shared among the areas, where the floor was given; its evenness as annex."""

from seminar.core.attention import gini, pielou_evenness, shares
from seminar.core.note.attention import talks
from seminar.core.note.document import Block, Paragraph, Section, Sentence, Table
from seminar.core.note.writer import Writer


def attention(writer: Writer) -> list[Section]:
    """Return the section only where some area had the floor."""
    if not any(writer.facts.floor_seconds):
        return []
    blocks: list[Block] = [Paragraph((_floor(writer),)), _table(writer)]
    return [Section("attention", writer.words.say("heading.attention"), tuple(blocks))]


def evenness(writer: Writer) -> list[Section]:
    """Return the annex with the two measures of evenness; they have no scale that people know."""
    seconds = writer.facts.floor_seconds
    even, uneven = pielou_evenness(seconds), gini(seconds)
    if even is None or uneven is None:
        return []
    areas, say = len(seconds), writer.words.decimal
    sentence = writer.sentence(
        "evenness.floor",
        "evenness.floor",
        evidence=["M6"],
        evenness=say(even, digits=2),
        gini=say(float(uneven), digits=2),
        greatest=say((areas - 1) / areas, digits=2),
    )
    heading = writer.words.say("heading.evenness")
    return [Section("evenness", heading, (Paragraph((sentence,)),), annex=True)]


def _floor(writer: Writer) -> Sentence:
    seconds = writer.facts.floor_seconds
    percents = _percents(seconds)
    longest, shortest = max(seconds), min(seconds)
    named = [area.number for area in writer.facts.areas]
    values = {
        "minutes": writer.words.count(max(1, round(sum(seconds) / 60)), "minute"),
        "equal": round(100 / len(seconds)),
    }
    if longest == shortest:
        template = "attention.equal"
    else:
        template = "attention.floor" if shortest else "attention.floor.none"
        held = list(zip(named, seconds, strict=True))
        values |= {
            "most": percents[seconds.index(longest)],
            "least": percents[seconds.index(shortest)],
            "longest": writer.names([area for area, had in held if had == longest]),
            "shortest": writer.names([area for area, had in held if had == shortest]),
        }
    return writer.sentence("attention.floor", template, evidence=["M6"], **values)


def _table(writer: Writer) -> Table:
    say = writer.words.say
    steps = "steps" if writer.facts.steps_held else "proposals"
    columns = ("area", "floor", "share", "cards", "points", steps)
    percents = _percents(writer.facts.floor_seconds)
    rows = tuple(
        (
            writer.plain_name(talk.area),
            say("table.clock", minutes=talk.floor_seconds // 60, seconds=talk.floor_seconds % 60),
            say("table.percent", percent=percent),
            *(str(number) for number in (talk.cards, talk.points, talk.steps)),
        )
        for talk, percent in zip(talks(writer.facts), percents, strict=True)
    )
    header = tuple(say(f"table.{column}") for column in columns)
    caption = say("table.attention.steps" if writer.facts.steps_held else "table.attention")
    return Table(caption, header, rows, numeric=tuple(range(1, len(columns))))


def _percents(seconds: tuple[int, ...]) -> list[int]:
    return [round(100 * share) for share in shares(seconds) or ()]
