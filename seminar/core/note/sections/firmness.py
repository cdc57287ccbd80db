"""How firm the order was, in words: which places were clear, which too close to call."""

from collections.abc import Sequence

from seminar.core.certainty import too_close_runs
from seminar.core.note.document import Sentence
from seminar.core.note.writer import Writer, placed
from seminar.core.reading import RoundReading, Verdict


def firmness(
    writer: Writer, reading: RoundReading, *, prefix: str, evidence: Sequence[str]
) -> list[Sentence]:
    """Return one to a few sentences; none where firmness was not measured.

    `prefix` "brief" speaks of places, "order" of areas by name. Places that are shared exactly
    can have no ordinal of their own, so where one is too close the brief names areas as well.
    """
    verdicts = [pair.verdict for pair in reading.firmness]
    if not verdicts:
        return []
    if all(verdict is Verdict.TOO_CLOSE for verdict in verdicts):
        return [_close_all(writer, reading, prefix=prefix, evidence=evidence)]
    clear = _clear(writer, reading, prefix=prefix, evidence=evidence)
    close = [
        _close(writer, reading, run, prefix=prefix, evidence=evidence)
        for run in too_close_runs(reading.firmness)
    ]
    if clear or close:
        return [*clear, *close]
    return [writer.sentence(f"{prefix}.likely", f"{prefix}.likely", evidence=evidence)]


def _close_all(
    writer: Writer, reading: RoundReading, *, prefix: str, evidence: Sequence[str]
) -> Sentence:
    template = f"{prefix}.close.all"
    number = writer.words.number(len(reading.firmness) + 1)
    if len(reading.firmness) == 1:
        return _close(writer, reading, (1, 2), prefix=prefix, evidence=evidence)
    return writer.sentence(template, template, evidence=evidence, number=number)


def _clear(
    writer: Writer, reading: RoundReading, *, prefix: str, evidence: Sequence[str]
) -> list[Sentence]:
    verdicts = [pair.verdict for pair in reading.firmness]
    first, last = verdicts[0] is Verdict.CLEAR, verdicts[-1] is Verdict.CLEAR
    if all(verdict is Verdict.CLEAR for verdict in verdicts):
        which = "all"
    elif first and last:
        which = "ends"
    elif first or last:
        which = "first" if first else "last"
    else:
        return []
    return [
        writer.sentence(
            f"{prefix}.clear",
            f"{prefix}.clear.{which}",
            evidence=evidence,
            first=writer.name(reading.firmness[0].upper),
            last=writer.name(reading.firmness[-1].lower),
            ordinal=writer.words.ordinal(len(reading.firmness) + 1),
        )
    ]


def _close(
    writer: Writer,
    reading: RoundReading,
    run: tuple[int, int],
    *,
    prefix: str,
    evidence: Sequence[str],
) -> Sentence:
    first, last = run
    standings = placed(reading)[first - 1 : last]
    shared = any(standing.tied for standing in standings)
    ordinals = [writer.words.ordinal(place) for place in range(first, last + 1)]
    return writer.sentence(
        f"{prefix}.close.{first}",
        "order.close" if shared else f"{prefix}.close",
        evidence=evidence,
        areas=writer.names(standing.area for standing in standings),
        places=writer.words.listing(ordinals),
    )
