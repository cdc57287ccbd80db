"""Annex: what the room answered to questions that came up on the day."""

from collections.abc import Iterator
from dataclasses import replace

from seminar.core.note.document import Block, Heading, Paragraph, Section, Sentence, Table
from seminar.core.note.facts import AreaFacts, FurtherFacts
from seminar.core.note.pictures import place_text
from seminar.core.note.writer import Writer, further_id, has_order, placed
from seminar.core.reading import Standing


def further_questions(writer: Writer) -> list[Section]:
    """Return the annex, each question as it was asked; nothing where none was counted."""
    if not writer.facts.further:
        return []
    blocks = tuple(block for asked in writer.facts.further for block in _question(writer, asked))
    return [Section("further", writer.words.say("heading.further"), blocks, annex=True)]


def _question(writer: Writer, asked: FurtherFacts) -> Iterator[Block]:
    entries = tuple(AreaFacts(number, name, name) for number, name in enumerate(asked.entries, 1))
    # It names what was put in order, which need not be the areas.
    pen = replace(writer, facts=replace(writer.facts, areas=entries))
    yield Heading(asked.held.question)
    yield Paragraph((_result(pen, asked),))
    if has_order(asked.held.reading):
        yield _table(pen, asked)


def _result(pen: Writer, asked: FurtherFacts) -> Sentence:
    reading = asked.held.reading
    key, evidence = f"further.{asked.held.number}", [further_id(asked.held)]
    if not has_order(reading):
        template = "further.few" if reading.answers else "further.none"
        return pen.sentence(key, template, evidence=evidence)
    firsts = [standing for standing in placed(reading) if standing.place == 1]
    template = "further.shared" if len(firsts) > 1 else "further.first"
    if len(firsts) == len(placed(reading)):
        template = "further.level"
    return pen.sentence(
        key,
        template,
        evidence=evidence,
        entry=pen.name(firsts[0].area),
        entries=pen.names(standing.area for standing in firsts),
        average=pen.about(firsts[0], reading.detail),
        places=reading.areas,
        orders=pen.orders(reading),
    )


def _table(pen: Writer, asked: FurtherFacts) -> Table:
    say, reading = pen.words.say, asked.held.reading
    rows = tuple((pen.plain_name(one.area), _place(pen, asked, one)) for one in reading.standings)
    caption = say("further.table", orders=pen.orders(reading))
    return Table(caption, (say("further.entry"), say("further.average")), rows, numeric=(1,))


def _place(pen: Writer, asked: FurtherFacts, standing: Standing) -> str:
    if standing.place is None:
        return pen.words.say("table.missing")
    return f"{place_text(standing)} ({pen.average(standing, asked.held.reading.detail)})"
