"""Every number of a round that its tables alone give, and where a count file contradicts itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import isclose
from typing import Any

from seminar.core.agreement import (
    RankSpread,
    agreement_band,
    consensus_on,
    quartiles_of,
    split_rows,
)
from seminar.core.chance import chi_square_probability
from seminar.core.count_file import CountTables
from seminar.core.methods.borda import average_places, borda_points
from seminar.core.methods.copeland import copeland_ties, copeland_wins
from seminar.core.methods.kemeny import KemenyOrders
from seminar.core.methods.schulze import path_strengths
from seminar.core.pairwise import (
    Pairwise,
    condorcet_loser,
    condorcet_winner,
    head_to_head,
    majority_cycle,
    smith_set,
    weak_condorcet_winners,
)
from seminar.core.publishable import THRESHOLD, shows_order
from seminar.core.rules import OtherRules, other_rules
from seminar.core.stored import plain
from seminar.core.tiers import in_tiers, places

# Sums of exponentials differ in their last digits from one program to the next.
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that is not what the tables make it: its name, what is written, what is right."""

    name: str
    written: str
    found: str


def recountable(tables: CountTables) -> dict[str, Any]:
    """Return every published number that the tables give, as plain JSON values.

    Fractions are texts ("25/8"); lists follow the areas 1 to m, with None where one has no place.
    """
    return {**_from_pairs(tables), **_from_places(tables)}


def contradictions(tables: CountTables) -> tuple[Difference, ...]:
    """Return where the tables do not add up to one another."""
    return tuple(
        Difference(f"tables.{name}", written, found)
        for name, written, found in (*_of_places(tables), *_of_pairs(tables), *_of_both(tables))
    )


def differences(
    written: object, found: object, *, name: str = "recountable"
) -> tuple[Difference, ...]:
    """Return each number that is written in one way and found in another."""
    return tuple(_differences(written, found, name))


def _from_pairs(tables: CountTables) -> dict[str, Any]:
    numbers = tuple(range(1, tables.areas + 1))
    pairs = Pairwise(numbers, tables.before, tables.level)
    least = THRESHOLD if shows_order(tables.orders) else 1
    averages = average_places(pairs, least=least)
    order, placed = in_tiers(averages), pairs.restricted(sorted(averages))
    place_of = places(order)
    return {
        "average_places": [_text(averages.get(area)) for area in numbers],
        "places": [place_of.get(area) for area in numbers],
        "order": plain(order),
        "borda_points": [_text(points) for points in borda_points(pairs)],
        "head_to_head": plain(head_to_head(placed)),
        "condorcet_winner": condorcet_winner(placed),
        "condorcet_loser": condorcet_loser(placed),
        "weak_condorcet_winners": plain(weak_condorcet_winners(placed)),
        "smith_set": plain(smith_set(placed)),
        "majority_cycle": plain(majority_cycle(placed)),
        "copeland_wins": plain(copeland_wins(placed)),
        "copeland_levels": plain(copeland_ties(placed)),
        "schulze_strengths": plain(path_strengths(placed)),
        **_other_rules(other_rules(placed), order),
    }


def _other_rules(others: OtherRules, order: tuple[tuple[int, ...], ...]) -> dict[str, Any]:
    found: dict[str, Any] = {f"{rule.rule}_order": plain(rule.order) for rule in others.orders}
    return {
        "copeland_order": [],
        "schulze_order": [],
        **found,
        "kemeny": _kemeny(others.kemeny),
        "first_place_disputed": bool(order) and others.dispute_first(order),
        "last_place_disputed": bool(order) and others.dispute_last(order),
    }


def _kemeny(found: KemenyOrders | None) -> object:
    return None if found is None else plain(found)


def _from_places(tables: CountTables) -> dict[str, Any]:
    if not tables.complete:
        return dict.fromkeys(
            ("position_counts", "first_places", "quartiles", "consensus", "split_areas")
        ) | {"agreement": None}
    positions = tables.position_counts()
    return {
        "position_counts": [[_text(cell) for cell in row] for row in positions],
        "first_places": [_text(row[0]) for row in positions],
        "quartiles": [
            [_text(value) for value in quartiles_of(row)] for row in tables.place_counts()
        ],
        "consensus": [_text(consensus_on(row)) for row in positions],
        "split_areas": plain(split_rows(positions, orders=tables.complete)),
        "agreement": _agreement(tables),
    }


def _agreement(tables: CountTables) -> dict[str, Any] | None:
    n, m = tables.complete, tables.areas
    apart = sum((total - n * (m + 1)) ** 2 for total in tables.doubled_rank_sums)
    spread = RankSpread(n, m, Fraction(apart, 4), tables.ties)
    if spread.w is None:
        return None
    chi2 = n * (m - 1) * spread.w
    return {
        "orders": n,
        "w": str(spread.w),
        "band": agreement_band(spread.w).value,
        "chi2": str(chi2),
        "df": m - 1,
        "p_chi2": chi_square_probability(float(chi2), m - 1),
    }


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


_Found = Iterator[tuple[str, str, str]]


def _of_places(tables: CountTables) -> _Found:
    n, m = tables.complete, tables.areas
    if n > tables.orders:
        yield "complete", str(n), f"at most {tables.orders}"
    for area, row in enumerate(tables.doubled_places, start=1):
        if sum(row) != n:
            yield f"doubled_places[{area}]", f"{sum(row)} in sum", f"{n} complete orders"
        total = sum(place * count for place, count in enumerate(row, start=2))
        if total != tables.doubled_rank_sums[area - 1]:
            yield f"doubled_rank_sums[{area}]", str(tables.doubled_rank_sums[area - 1]), str(total)
    if sum(tables.doubled_rank_sums) != n * m * (m + 1):
        yield "doubled_rank_sums", f"{sum(tables.doubled_rank_sums)} in sum", str(n * m * (m + 1))


def _of_pairs(tables: CountTables) -> _Found:
    n, orders = tables.complete, tables.orders
    for a in range(tables.areas):
        if tables.before[a][a] or tables.level[a][a]:
            yield f"before and level[{a + 1}][{a + 1}]", "a number", "0"
        for b in range(a):
            pair = f"[{b + 1}][{a + 1}]"
            if tables.level[a][b] != tables.level[b][a]:
                yield f"level{pair}", str(tables.level[b][a]), str(tables.level[a][b])
            compared = tables.before[a][b] + tables.before[b][a] + tables.level[a][b]
            if not n <= compared <= orders:
                yield f"before and level{pair}", f"{compared} in sum", f"{n} to {orders}"


def _of_both(tables: CountTables) -> _Found:
    """Hold the places against the pairs: of those who placed all areas each is counted in both."""
    n, m = tables.complete, tables.areas
    exact = n == tables.orders
    for area, doubled in enumerate(tables.doubled_rank_sums):
        level = sum(tables.level[area])
        behind = 2 * sum(row[area] for row in tables.before) + level
        ahead = 2 * sum(tables.before[area]) + level
        least_behind, least_ahead = doubled - 2 * n, 2 * n * m - doubled
        short = behind < least_behind or ahead < least_ahead
        if short or (exact and behind != least_behind):
            yield f"doubled_rank_sums[{area + 1}]", str(doubled), f"{behind + 2 * n} from the pairs"
    level = sum(map(sum, tables.level)) // 2
    least = 6 * level if exact else 0
    if tables.ties % 6 or not least <= tables.ties <= 2 * (m + 1) * level:
        most = 2 * (m + 1) * level
        yield "ties", str(tables.ties), f"a multiple of six from {least} to {most}"


def _differences(written: object, found: object, name: str) -> Iterator[Difference]:
    if isinstance(written, dict) and isinstance(found, dict):
        for key in sorted({*written, *found}):
            if key in written and key in found:
                yield from _differences(written[key], found[key], f"{name}.{key}")
            else:
                there = "a value" if key in written else "nothing"
                yield Difference(f"{name}.{key}", there, "nothing" if key in written else "a value")
    elif isinstance(written, list) and isinstance(found, list) and len(written) == len(found):
        for number, pair in enumerate(zip(written, found, strict=True), start=1):
            yield from _differences(*pair, f"{name}[{number}]")
    elif not _same(written, found):
        yield Difference(name, _shown(written), _shown(found))


def _same(written: object, found: object) -> bool:
    if isinstance(written, float) and isinstance(found, float):
        return isclose(written, found, rel_tol=_SAME)
    # To Python True equals 1; to a reader of the file it does not.
    return type(written) is type(found) and written == found


def _shown(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
