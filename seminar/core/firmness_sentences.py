"""How firm an order is, in words: which places are clear, likely, shared or too close."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from seminar.core.certainty import Firmness, Verdict, too_close_runs
from seminar.core.detail import Detail
from seminar.core.publishable import shows_order
from seminar.core.reading import RoundReading, Standing
from seminar.core.wording import Wording


def order_sentence(reading: RoundReading, quoted: Sequence[str], words: Wording) -> str:
    """Return what is firm about the order of a published reading.

    A place is clear when it is clear towards both neighbours, likely when it is at least
    likely towards both; places that lean on a pair too close to call are told together.
    """
    placed = [standing for standing in reading.standings if standing.place is not None]
    if len(placed) < 2:
        return _without_order(reading, words)
    if placed[-1].place == 1:
        return _level(reading, placed, words)
    verdicts = [firmness.verdict for firmness in reading.firmness]
    if set(verdicts) == {Verdict.CLEAR}:
        return _of_all("clear", placed, words)
    told = [
        _places_sentence("clear", _slots(verdicts, Verdict.CLEAR), placed, words),
        _places_sentence("likely", _slots(verdicts, Verdict.LIKELY), placed, words),
        *_shared(placed, quoted, words),
        *_too_close(reading.firmness, placed, words),
    ]
    return " ".join(sentence for sentence in told if sentence)


def _of_all(key: str, placed: Sequence[Standing], words: Wording) -> str:
    if len(placed) == 2:
        return words.phrase(f"both_{key}")
    return words.phrase(f"all_{key}", number=words.number(len(placed)))


def _without_order(reading: RoundReading, words: Wording) -> str:
    if not reading.orders:
        return words.phrase("no_order")
    if not reading.standings:
        return words.phrase("hidden_order" if shows_order(reading.orders) else "few_orders")
    return words.phrase("one_area" if reading.areas == 1 else "no_comparison")


def _level(reading: RoundReading, placed: Sequence[Standing], words: Wording) -> str:
    """Return what to say where all areas share one place, which may mean three things."""
    if reading.two_opposites and len(placed) > 2:
        return _of_all("opposed", placed, words)
    # Without any agreement to measure, the orders themselves tie everything.
    is_tied = (
        reading.agreement is None
        and reading.detail is not Detail.WHOLE
        and shows_order(reading.complete)
    )
    return _of_all("tied" if is_tied else "share", placed, words)


def _slots(verdicts: Sequence[Verdict], wanted: Verdict) -> list[int]:
    """Return the places whose weaker neighbouring verdict is the wanted one."""
    firmest_first = list(Verdict)
    borders = [Verdict.CLEAR, *verdicts, Verdict.CLEAR]
    weaker = [max(pair, key=firmest_first.index) for pair in pairwise(borders)]
    return [slot for slot, verdict in enumerate(weaker, start=1) if verdict is wanted]


def _places_sentence(
    key: str, slots: Sequence[int], placed: Sequence[Standing], words: Wording
) -> str:
    if not slots:
        return ""
    named = words.listed([words.place(slot, of=len(placed)) for slot in slots])
    return words.phrase(f"{key}_one" if len(slots) == 1 else f"{key}_many", places=named)


def _shared(placed: Sequence[Standing], quoted: Sequence[str], words: Wording) -> list[str]:
    sentences = []
    for place, group in groupby(placed, key=lambda standing: standing.place or 0):
        names = [quoted[standing.area - 1] for standing in group]
        if len(names) > 1:
            sentences.append(
                words.phrase("share", names=words.listed(names), place=words.place(place))
            )
    return sentences


def _too_close(
    firmness: Sequence[Firmness], placed: Sequence[Standing], words: Wording
) -> list[str]:
    runs = too_close_runs(firmness)
    if runs == ((1, len(placed)),) and not any(s.tied for s in placed):
        return [_of_all("close", placed, words)]
    sentences = []
    for first, last in runs:
        if not _is_one_tie(placed[first - 1 : last]):
            upper, lower = (words.place(end, of=len(placed)) for end in (first, last))
            key = "close_two" if last == first + 1 else "close_run"
            sentences.append(words.phrase(key, upper=upper, lower=lower))
    return sentences


def _is_one_tie(placed: Sequence[Standing]) -> bool:
    return len({standing.place for standing in placed}) == 1
