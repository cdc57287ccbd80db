"""The count for a person at a terminal: plain sentences first, then one table."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from seminar.core.agreement import AgreementBand
from seminar.core.certainty import Verdict
from seminar.core.pairwise import condorcet_winner, majority_cycle
from seminar.core.rules import CountingRule
from seminar.core.tallied import UnrankedRule
from seminar.core.tiers import Tiers, places
from seminar.tally.count import Tally
from seminar.tally.refusal import shown

_BANDS = {
    AgreementBand.VERY_LITTLE: "very little",
    AgreementBand.WEAK: "weak",
    AgreementBand.MODERATE: "moderate",
    AgreementBand.STRONG: "strong",
    AgreementBand.VERY_STRONG: "very strong",
}
_VERDICTS = {
    Verdict.CLEAR: "Clear",
    Verdict.LIKELY: "Likely",
    Verdict.TOO_CLOSE: "Too close to call",
}
_RULES = {CountingRule.COPELAND: "Copeland", CountingRule.SCHULZE: "Schulze"}
_SILENCE = {
    UnrankedRule.LAST: "what a ballot leaves out shares the last place",
    UnrankedRule.IGNORED: "what a ballot leaves out counts in no comparison",
}
_OTHERWISE = {
    UnrankedRule.LAST: "ignored (--unranked ignored)",
    UnrankedRule.IGNORED: "put last (--unranked last)",
}
_LISTED = 3


def tally_report(tally: Tally) -> str:
    """Return the count in words, with what other rules say, and the table of all options."""
    sentences = [
        _ballots(tally),
        *_first(tally),
        *_head_to_head(tally),
        *_agreement(tally),
        *_firmness(tally),
        *_best_orders(tally),
        *_notices(tally),
    ]
    return "\n".join((*sentences, "", *_table(tally)))


def _ballots(tally: Tally) -> str:
    orders = tally.file.orders
    empty = sum(count for order, count in orders if order.is_empty)
    partial = sum(count for order, count in orders if not order.is_complete) - empty
    told = [f"{_counted(tally.file.n, 'ballot')} on {tally.profile.areas} options"]
    if partial:
        told.append(f"{partial} {'leaves' if partial == 1 else 'leave'} options out")
    if empty:
        told.append(f"{empty} {'orders' if empty == 1 else 'order'} nothing")
    if partial or empty:
        told.append(_SILENCE[tally.rule])
    return "; ".join(told) + "."


def _first(tally: Tally) -> list[str]:
    if len(tally.averages) < 2:
        return ["Too few ballots compare the options to give an order."]
    told = [_unplaced(tally)] if len(tally.averages) < tally.profile.areas else []
    if len(tally.order) == 1:
        return ["All options with a place share it.", *told]
    names = _names(tally, tally.order[0])
    alone = "First on average" if len(tally.order[0]) == 1 else "First on average, together"
    return [f"{alone}: {_listed(names)}.", *told]


def _unplaced(tally: Tally) -> str:
    without = [option for option in tally.pairs.areas if option not in tally.averages]
    names = _listed(_names(tally, without))
    return f"No place, since never compared with some of the others: {names}."


def _head_to_head(tally: Tally) -> list[str]:
    ahead = condorcet_winner(tally.pairs)
    if ahead is not None:
        (name,) = _names(tally, [ahead])
        return [f"More ballots put {name} before each other option than behind it."]
    circle = majority_cycle(tally.pairs)
    if not circle:
        return ["No option is put before every other by more ballots than behind it."]
    names = _names(tally, (*circle, circle[0]))
    pairs = [f"{upper} before {lower}" for upper, lower in pairwise(names)]
    return [f"Compared in pairs, options go round in a circle: more ballots put {_listed(pairs)}."]


def _agreement(tally: Tally) -> list[str]:
    found = tally.agreement
    if found is None:
        return ["Agreement cannot be measured: it needs two ballots that order all options."]
    of = "" if found.orders == tally.file.n else f", over the {found.orders} that order everything"
    told = [f"Agreement is {_BANDS[found.band]} ({found.w:.2f} on a scale from 0 to 1{of})."]
    if tally.split:
        names = _listed(_names(tally, tally.split))
        told.append(f"Split: some put it near the top and others near the bottom: {names}.")
    return told


def _firmness(tally: Tally) -> list[str]:
    if not tally.firmness:
        return []
    told = []
    for verdict, word in _VERDICTS.items():
        joint = "and" if verdict is Verdict.TOO_CLOSE else "before"
        pairs = [
            f"{_one(tally, pair.upper)} {joint} {_one(tally, pair.lower)}"
            for pair in tally.firmness
            if pair.verdict is verdict
        ]
        if pairs:
            told.append(f"{word}: {'; '.join(pairs)}.")
    return ["If a few other people had come:", *(f"  {sentence}" for sentence in told)]


def _best_orders(tally: Tally) -> list[str]:
    found = tally.others.kemeny
    if not tally.order or len(tally.order) == 1:
        return []
    if found is None:
        return ["The best common order is not computed exactly: too many options are in circles."]
    if found.n_optimal == 1:
        return [f"The best common order: {_order(tally, [(o,) for o in found.orders[0]])}."]
    if found.n_optimal <= _LISTED:
        listed = [f"  {_order(tally, [(o,) for o in order])}" for order in found.orders]
        return [f"{found.n_optimal} orders fit the ballots equally well:", *listed]
    shared = _counted(len(found.agreed), "pair")
    return [f"{found.n_optimal} orders fit the ballots equally well; they share {shared}."]


def _notices(tally: Tally) -> list[str]:
    """Return one sentence for each rule that puts other options first or last."""
    if len(tally.order) < 2:
        return []
    rules = [(_RULES[rule.rule], rule.order) for rule in tally.others.orders]
    kemeny = tally.others.kemeny
    if kemeny is not None:
        ends = (tuple(sorted(kemeny.firsts)), tuple(sorted(kemeny.lasts)))
        rules.append(("The best common order", ends))
    told = [_difference(tally, f"{name} puts", order) for name, order in rules]
    otherwise = f"Average place with what ballots leave out {_OTHERWISE[tally.rule]} puts"
    told.append(_difference(tally, otherwise, tally.other_order))
    return [sentence for sentence in told if sentence]


def _difference(tally: Tally, rule: str, order: Tiers) -> str:
    differs = [
        f"{_listed(_names(tally, theirs))} {end}"
        for end, theirs, ours in (
            ("first", order[0], tally.order[0]),
            ("last", order[-1], tally.order[-1]),
        )
        if theirs != ours
    ]
    return f"Notice: {rule} {' and '.join(differs)}; the order below does not." if differs else ""


def _table(tally: Tally) -> list[str]:
    head = ["place", "option", "average place", "first choices"]
    # Medians of the few that order everything would look like medians of all.
    everybody = tally.spread.n == tally.file.n
    rows = [(*head, "median", "middle half") if everybody else tuple(head)]
    rows += [(*row, *_spread(tally, option, shows=everybody)) for option, row in _rows(tally)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _rows(tally: Tally) -> Iterable[tuple[int, tuple[str, ...]]]:
    place_of = places(tally.order)
    tied = {option for tier in tally.order if len(tier) > 1 for option in tier}
    unplaced = [option for option in tally.pairs.areas if option not in place_of]
    for option in (*(option for tier in tally.order for option in tier), *unplaced):
        place = f"{place_of.get(option, '–')}{'=' if option in tied else ''}"
        average, chosen = tally.averages.get(option), tally.first_choices[option - 1]
        yield option, (place, _one(tally, option), _number(average), _number(chosen))


def _spread(tally: Tally, option: int, *, shows: bool) -> tuple[str, ...]:
    if not shows:
        return ()
    lower, middle, upper = tally.quartiles[option - 1]
    return _number(middle), f"{_number(lower)} to {_number(upper)}"


def _number(value: Fraction | None) -> str:
    if value is None:
        return "–"
    return str(value) if value.denominator == 1 else f"{float(value):.2f}"


def _one(tally: Tally, option: int) -> str:
    return shown(tally.file.option_names[option - 1])


def _names(tally: Tally, options: Iterable[int]) -> list[str]:
    return [_one(tally, option) for option in options]


def _order(tally: Tally, order: Iterable[Sequence[int]]) -> str:
    return " > ".join(" = ".join(_names(tally, tier)) for tier in order)


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
