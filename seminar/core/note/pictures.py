"""Figures of the order: their numbers, their words, and the table that says the same."""

from collections.abc import Sequence

from seminar.core.detail import Detail, decimals
from seminar.core.note.document import Figure, Table
from seminar.core.note.facts import RoundFacts
from seminar.core.note.figure import MovementFigure, MovementLine, PlaceRow, PlacesFigure
from seminar.core.note.wording import Words, words
from seminar.core.note.writer import Writer, has_order, placed, round_labels
from seminar.core.reading import RoundReading, Standing


def order_figure(writer: Writer, told: Sequence[RoundFacts]) -> Figure:
    """Return the chart of the order: the movement where two rounds can be told, else the places."""
    names = [area.name for area in writer.facts.areas]
    language = writer.facts.language
    after = told[-1]
    movement = movement_figure(told[0], after, names, language=language) if len(told) > 1 else None
    spec = movement or places_figure(after, names, language=language)
    return Figure(spec, _table(writer, told))


def places_figure(held: RoundFacts, names: Sequence[str], *, language: str) -> PlacesFigure:
    """Return the line of places of one round that has an order (`has_order`)."""
    say, reading = words(language), held.reading
    has_spread = any(standing.q1 is not None for standing in reading.standings)
    rows = tuple(
        PlaceRow(
            area=standing.area,
            label=names[standing.area - 1],
            place=place_text(standing),
            average=standing.average,
            average_text=say.decimal(standing.average, digits=decimals(reading.detail)),
            q1=standing.q1,
            q3=standing.q3,
        )
        for standing in placed(reading)
        if standing.average is not None
    )
    return PlacesFigure(
        title=say.say("figure.places", label=held.label),
        description=_places_reading(say, rows) + _rounding(say, reading),
        places=reading.areas,
        first=say.say("figure.first"),
        middle=say.say("figure.middle" if has_spread else "figure.average"),
        last=say.say("figure.last", ordinal=say.ordinal(reading.areas)),
        rows=rows,
    )


def _places_reading(say: Words, rows: Sequence[PlaceRow]) -> str:
    return say.say(
        "figure.places.reading",
        best=rows[0].average_text,
        first=say.named(rows[0].label),
        worst=rows[-1].average_text,
        last=say.named(rows[-1].label),
    )


def _rounding(say: Words, *readings: RoundReading) -> str:
    """Return what averages are rounded to, if to more than a tenth: a sentence, or nothing."""
    details = {reading.detail for reading in readings}
    rounded = [detail for detail in (Detail.HALVES, Detail.WHOLE) if detail in details]
    return "".join(" " + say.say(f"figure.rounded.{detail}") for detail in rounded)


def movement_figure(
    before: RoundFacts, after: RoundFacts, names: Sequence[str], *, language: str
) -> MovementFigure | None:
    """Return the movement between two rounds; None when no area has a place in both."""
    if not (has_order(before.reading) and has_order(after.reading)):
        return None
    say = words(language)
    labels = round_labels((before, after))
    lines = _lines(say, before.reading, after.reading, names)
    if not lines:
        return None
    return MovementFigure(
        title=say.say(
            "figure.movement",
            before=say.round_ordinal(before.number),
            after=say.round_ordinal(after.number),
        ),
        description=_rounding(say, before.reading, after.reading).strip(),
        places=after.reading.areas,
        before=labels[0],
        after=labels[1],
        lines=lines,
        drawn=say.say("figure.movement.reading"),
    )


def _lines(
    say: Words, before: RoundReading, after: RoundReading, names: Sequence[str]
) -> tuple[MovementLine, ...]:
    earlier = {standing.area: standing.average for standing in before.standings}
    return tuple(
        MovementLine(
            area=standing.area,
            label=names[standing.area - 1],
            before=then,
            before_text=say.decimal(then, digits=decimals(before.detail)),
            after=standing.average,
            after_text=say.decimal(standing.average, digits=decimals(after.detail)),
        )
        for standing in placed(after)
        if standing.average is not None and (then := earlier.get(standing.area)) is not None
    )


def _table(writer: Writer, told: Sequence[RoundFacts]) -> Table:
    """Return place and average of every area in the first and last told round."""
    say = writer.words
    shown = [told[0], told[-1]] if len(told) > 1 else [told[0]]
    labels = round_labels(shown)
    ns = [
        say.say("table.n", label=label, n=writer.orders(held.reading))
        for label, held in zip(labels, shown, strict=True)
    ]
    header = [say.say("table.area"), *labels]
    quartiles = any(standing.q1 is not None for standing in shown[-1].reading.standings)
    if quartiles:
        header.append(say.say("table.quartiles"))
    rows = []
    for standing in shown[-1].reading.standings:
        row = [writer.plain_name(standing.area)]
        row += [_place_and_average(writer, held.reading, standing.area) for held in shown]
        rows.append((*row, _quartiles(writer, standing)) if quartiles else tuple(row))
    caption = say.say("table.places", ns=" · ".join(ns))
    return Table(caption, tuple(header), tuple(rows), numeric=tuple(range(1, len(header))))


def place_text(standing: Standing) -> str:
    """Return the place as tables print it: "2", or "2=" where it is shared."""
    return f"{standing.place}{'=' if standing.tied else ''}"


def _place_and_average(writer: Writer, reading: RoundReading, area: int) -> str:
    standing = next(standing for standing in reading.standings if standing.area == area)
    if standing.place is None:
        return writer.words.say("table.missing")
    return f"{place_text(standing)} ({writer.average(standing, reading.detail)})"


def _quartiles(writer: Writer, standing: Standing) -> str:
    if standing.q1 is None or standing.q3 is None:
        return writer.words.say("table.missing")
    q1, q3 = (writer.words.decimal(value) for value in (standing.q1, standing.q3))
    return writer.words.say("table.quartiles.range", q1=q1, q3=q3)
