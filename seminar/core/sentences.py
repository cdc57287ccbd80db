"""One round in plain words, apart from the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from seminar.core.certainty import Verdict
from seminar.core.detail import Detail
from seminar.core.firmness_sentences import order_sentence
from seminar.core.movement_sentences import advice_sentence, movement_sentence
from seminar.core.publishable import shows_order
from seminar.core.published import published
from seminar.core.reading import RoundReading
from seminar.core.wording import Wording, wording

__all__ = ["RoundSentences", "advice_sentence", "movement_sentence", "round_sentences"]


@dataclass(frozen=True, slots=True)
class RoundSentences:
    """Plain sentences about one round; an empty text means that there is nothing to say.

    `first` names the area in first place, `order` says how firm the order is, `answers`
    who answered, `head_to_head` the area before every other, `cycle` areas in a circle.
    """

    first: str
    order: str
    agreement: str
    answers: str
    head_to_head: str
    cycle: str
    splits: tuple[str, ...]
    notices: tuple[str, ...]


def round_sentences(
    reading: RoundReading, names: Sequence[str], language: str, *, present: int | None
) -> RoundSentences:
    """Return the sentences of one round, as far as its reading may be shown.

    `names` holds the name of area 1 to m, `present` the head count of the room.
    """
    reading = published(reading)
    words = wording(language)
    quoted = [words.name(name) for name in names]
    return RoundSentences(
        first=_first(reading, names, words),
        order=order_sentence(reading, quoted, words),
        agreement=_agreement(reading, words),
        answers=_answers(reading, words, present),
        head_to_head=_head_to_head(reading, quoted, words),
        cycle=_cycle(reading, quoted, words),
        splits=tuple(words.phrase("split", name=quoted[a - 1]) for a in reading.split_areas),
        notices=_notices(reading, quoted, words),
    )


def _first(reading: RoundReading, names: Sequence[str], words: Wording) -> str:
    placed = [standing for standing in reading.standings if standing.place is not None]
    first = [names[standing.area - 1] for standing in placed if standing.place == 1]
    if not first or len(first) == len(placed):
        return ""
    if len(first) == 1:
        is_close = reading.firmness[0].verdict is Verdict.TOO_CLOSE
        return words.phrase("first_average" if is_close else "first", name=first[0])
    return words.phrase("first_shared", names=words.listed([words.name(n) for n in first]))


def _agreement(reading: RoundReading, words: Wording) -> str:
    # On two areas agreement is the majority on another scale; the majority says it better.
    if reading.areas <= 2:
        return ""
    if reading.agreement is not None:
        return words.phrase(f"agreement_{reading.agreement.band}") + "."
    if reading.detail in (Detail.WHOLE, Detail.COUNTS):
        return ""
    return words.phrase("agreement_none" if shows_order(reading.complete) else "agreement_few")


def _answers(reading: RoundReading, words: Wording, present: int | None) -> str:
    answers = _counted(reading, words)
    if present is None:
        return words.phrase("present_unknown", answers=answers)
    key = "present" if present >= reading.answers else "present_fewer"
    return words.phrase(key, answers=answers, present=present)


def _counted(reading: RoundReading, words: Wording) -> str:
    if not reading.answers:
        return words.phrase("answers_none")
    if reading.answers == 1:
        return words.phrase("answer_one", count=1)
    if not reading.answers_told_apart:
        return words.phrase("answers", count=reading.answers)
    together = "together_both" if reading.areas == 2 else "together"
    parts = [
        words.fragment(key, count=count, number=words.number(reading.areas))
        for key, count in (
            ("orders", reading.orders),
            (together, reading.together),
            ("abstained", reading.abstained),
        )
        if count
    ]
    return words.listed(parts)


def _head_to_head(reading: RoundReading, quoted: Sequence[str], words: Wording) -> str:
    if reading.condorcet_winner is None:
        return ""
    name = quoted[reading.condorcet_winner - 1]
    if reading.areas == 2:
        return words.phrase("before_other", name=name, other=quoted[2 - reading.condorcet_winner])
    return words.phrase("before_all", name=name)


def _cycle(reading: RoundReading, quoted: Sequence[str], words: Wording) -> str:
    if not reading.cycle:
        return ""
    followers = (*reading.cycle[1:], reading.cycle[0])
    pairs = [
        words.fragment("cycle_pair", upper=quoted[upper - 1], lower=quoted[lower - 1])
        for upper, lower in zip(reading.cycle, followers, strict=True)
    ]
    return words.phrase("cycle", pairs=words.listed(pairs))


def _notices(reading: RoundReading, quoted: Sequence[str], words: Wording) -> tuple[str, ...]:
    notices = []
    if reading.detail in (Detail.HALVES, Detail.WHOLE):
        notices.append(words.phrase(f"rounded_{reading.detail}"))
    if reading.first_place_disputed and reading.last_place_disputed:
        notices.append(words.phrase("disputed_both"))
    elif reading.first_place_disputed:
        notices.append(words.phrase("disputed_first"))
    elif reading.last_place_disputed:
        notices.append(words.phrase("disputed_last"))
    if differs_by_group(reading):
        names = words.listed([quoted[area - 1] for area in reading.balanced_first])
        key = "balanced_first" if len(reading.balanced_first) == 1 else "balanced_shared"
        number = words.number(len(reading.groups))
        notices.append(words.phrase(key, names=names, number=number))
    if _has_many_orders(reading):
        number = words.number(reading.kemeny.n_optimal if reading.kemeny else 0)
        notices.append(words.phrase("many_orders", number=number))
    notices += _unplaced(reading, quoted, words)
    if reading.together and reading.standings and reading.answers_told_apart:
        key = f"together_{reading.together_rule}" + ("_both" if reading.areas == 2 else "")
        notices.append(words.phrase(key, number=words.number(reading.areas)))
    return tuple(notices)


def differs_by_group(reading: RoundReading) -> bool:
    """True when other areas come first where each shown group weighs the same."""
    firsts = {standing.area for standing in reading.standings if standing.place == 1}
    return bool(firsts and reading.balanced_first) and firsts != set(reading.balanced_first)


def _has_many_orders(reading: RoundReading) -> bool:
    # Two areas have a majority or none, and where nobody prefers anything every order fits.
    if reading.kemeny is None or reading.areas <= 2:
        return False
    cost, score = reading.kemeny.cost, reading.kemeny.score
    # Where the room is too small for the numbers, somebody's preference is seen in the pairs.
    is_any = any(map(any, reading.head_to_head)) if None in (cost, score) else cost or score
    return reading.kemeny.n_optimal > 1 and bool(is_any)


def _unplaced(reading: RoundReading, quoted: Sequence[str], words: Wording) -> list[str]:
    without = [s.area for s in reading.standings if s.place is None]
    if len(without) == len(reading.standings):
        return []
    parts = {
        "never_placed": [area for area in without if area in reading.never_placed],
        "unplaced": [area for area in without if area not in reading.never_placed],
    }
    return [
        words.phrase(key, names=words.listed([quoted[area - 1] for area in areas]))
        for key, areas in parts.items()
        if areas
    ]
