"""Annex: the statistics of every round, with the orders by other rules of counting."""

from collections.abc import Callable, Sequence

from seminar.core.detail import Detail
from seminar.core.note.document import Paragraph, Section, Table
from seminar.core.note.sections.order import complete_told
from seminar.core.note.writer import Writer, has_order, placed, round_labels
from seminar.core.publishable import THRESHOLD
from seminar.core.reading import RoundReading

_Cell = Callable[[Writer, RoundReading], str]


def statistics(writer: Writer) -> Section:
    """Return one table with a column for each round; hidden numbers say so."""
    say, rounds = writer.words.say, writer.facts.rounds
    heading = say("heading.statistics")
    if not any(held.reading.answers for held in rounds):
        none = Paragraph((writer.sentence("statistics.none", "statistics.none"),))
        return Section("statistics", heading, (none,), annex=True)
    if not any(has_order(held.reading) for held in rounds):
        few = Paragraph((writer.sentence("statistics.few", "statistics.few"),))
        return Section("statistics", heading, (few,), annex=True)
    header = (say("table.measure"), *round_labels(rounds))
    rows = tuple(
        (label, *(cell(writer, held.reading) for held in rounds))
        for label, cell in _measures(writer)
    )
    numeric = tuple(range(1, len(header)))
    table = Table(say("table.statistics"), header, rows, numeric=numeric)
    return Section("statistics", heading, (table, _legend(writer)), annex=True)


def _legend(writer: Writer) -> Paragraph:
    legend = ", ".join(f"{area.number} {area.name}" for area in writer.facts.areas)
    sentence = writer.sentence(
        "statistics.legend", "statistics.legend", evidence=["M3"], legend=legend
    )
    return Paragraph((sentence,))


def _measures(writer: Writer) -> list[tuple[str, _Cell]]:
    say = writer.words.say
    phrase = writer.words.together(len(writer.facts.areas))
    return [
        (say("statistics.answers"), _answers),
        (say("statistics.orders"), _told(lambda reading: reading.orders)),
        (say("statistics.complete"), _complete),
        (say("statistics.together", phrase=phrase), _told(lambda reading: reading.together)),
        (say("statistics.abstained"), _told(lambda reading: reading.abstained)),
        (say("statistics.w"), _w),
        (say("statistics.band"), _band),
        (say("statistics.p"), _probability),
        (say("statistics.average"), _average_order),
        (say("statistics.rule.copeland"), _rule_order("copeland")),
        (say("statistics.rule.schulze"), _rule_order("schulze")),
        (say("statistics.kemeny"), _kemeny),
        (say("statistics.seed"), lambda _, reading: str(reading.seed)),
    ]


def _answers(writer: Writer, reading: RoundReading) -> str:
    if 0 < reading.answers < THRESHOLD:
        return writer.words.say("table.hidden")
    return str(reading.answers)


def _told(count: Callable[[RoundReading], int]) -> _Cell:
    def cell(writer: Writer, reading: RoundReading) -> str:
        if not reading.answers_told_apart or 0 < reading.orders < THRESHOLD:
            return writer.words.say("table.hidden")
        return str(count(reading))

    return cell


def _complete(writer: Writer, reading: RoundReading) -> str:
    if not complete_told(reading) or 0 < reading.orders < THRESHOLD:
        return writer.words.say("table.hidden")
    return str(reading.complete)


def _w(writer: Writer, reading: RoundReading) -> str:
    if reading.agreement is None:
        return writer.words.say("table.missing")
    if reading.agreement.w is None:
        return writer.words.say("table.hidden")
    digits = 2 if reading.detail is Detail.TABLES else 1
    return writer.words.decimal(reading.agreement.w, digits=digits)


def _band(writer: Writer, reading: RoundReading) -> str:
    if reading.agreement is None:
        return writer.words.say("table.missing")
    return writer.words.say(f"band.{reading.agreement.band}")


def _probability(writer: Writer, reading: RoundReading) -> str:
    if reading.agreement is None:
        return writer.words.say("table.missing")
    if reading.agreement.p_value is None:
        return writer.words.say("table.hidden")
    if reading.agreement.p_value < 0.001:
        return writer.words.say("statistics.p.small")
    return writer.words.decimal(reading.agreement.p_value, digits=3)


def _average_order(writer: Writer, reading: RoundReading) -> str:
    if not has_order(reading):
        return writer.words.say("table.missing")
    tiers: dict[int | None, list[int]] = {}
    for standing in placed(reading):
        tiers.setdefault(standing.place, []).append(standing.area)
    return order_text(list(tiers.values()))


def order_text(tiers: Sequence[Sequence[int]]) -> str:
    """Return an order with its ties: "1, 3 = 4, 2"."""
    return ", ".join(" = ".join(str(area) for area in tier) for tier in tiers)


def _rule_order(rule: str) -> _Cell:
    def cell(writer: Writer, reading: RoundReading) -> str:
        for found in reading.rules:
            if found.rule == rule and found.order:
                return order_text(found.order)
        return _no_order(writer, reading)

    return cell


def _no_order(writer: Writer, reading: RoundReading) -> str:
    """Return that an order by another rule is not shown, or a dash where there is none."""
    withheld = reading.detail is not None and not reading.detail.tells_rules
    return writer.words.say("table.hidden" if withheld else "table.missing")


def _kemeny(writer: Writer, reading: RoundReading) -> str:
    if reading.kemeny is None:
        return _no_order(writer, reading)
    if not reading.kemeny.orders:
        number = writer.words.number(reading.kemeny.n_optimal)
        return writer.words.say("statistics.kemeny.many", number=number)
    return "; ".join(order_text([(area,) for area in order]) for order in reading.kemeny.orders)
