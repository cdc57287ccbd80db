"""The count file: tables from which a round can be counted again without anybody's order."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

from seminar.core.agreement import rank_spread
from seminar.core.detail import Detail
from seminar.core.movement import Movement
from seminar.core.pairwise import compare_pairs
from seminar.core.profile import Matrix, Profile, halved_places
from seminar.core.publishable import hides_any
from seminar.core.reading import ProbabilityMethod, RoundReading
from seminar.core.stored import plain, rebuilt
from seminar.core.terms import CountFileState

FORMAT = "seminar count file"
VERSION = 1
PUBLIC_AREAS = 6

# The tables by their names in the file: single counts first, then those with a row for each area.
COUNTS = ("answers", "orders", "complete", "together", "abstained", "ties")
MATRICES = ("doubled_places", "before", "level")

# What the tables mean. A program that recounts refuses others, since its numbers would be wrong.
RULES: Mapping[str, str] = {
    "no_view": "no opinion",
    "order": "average place",
    "together": "aside",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTables:
    """Everything countable that is kept of the orders of a round; all of it whole numbers.

    `orders` counts the answers that place at least one area, `complete` those that place all.
    Row a-1 of `doubled_places` says how many complete orders give area a twice the mid-rank 2,
    3 … 2m; `doubled_rank_sums` adds these up. Row a-1, column b-1 of `before` counts the orders
    with a before b, of `level` those with both in one place. `ties` is the sum of t³ - t over
    the complete orders and their tiers of t areas.
    """

    orders: int
    complete: int
    together: int
    abstained: int
    doubled_places: Matrix
    before: Matrix
    level: Matrix
    doubled_rank_sums: tuple[int, ...]
    ties: int

    @property
    def areas(self) -> int:
        """How many areas there are."""
        return len(self.before)

    @property
    def answers(self) -> int:
        """How many people answered, in whatever way."""
        return self.orders + self.together + self.abstained

    def place_counts(self) -> list[dict[int, int]]:
        """Return for each area how many complete orders give it which doubled mid-rank."""
        return [
            {place: count for place, count in enumerate(row, start=2) if count}
            for row in self.doubled_places
        ]

    def position_counts(self) -> tuple[tuple[Fraction, ...], ...]:
        """Return for each area how many complete orders have it in place 1 to m."""
        return halved_places(self.place_counts())


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFile:
    """The tables of one counted round, with its words and with what cannot be counted again.

    `areas` holds the names of area 1 to m, `attested` what rests on redraws, on single orders
    or on the round before; `seed` made the redraws.
    """

    number: int
    attempt: int
    question: str
    areas: tuple[str, ...]
    seed: int
    tables: CountTables
    attested: Mapping[str, Any]


def count_tables(profile: Profile, *, together: int) -> CountTables:
    """Return the tables of a round: `profile` as for `read_round`, `together` beside it."""
    orders, complete = profile.orders(), profile.complete()
    pairs = compare_pairs(orders)
    columns = range(2, 2 * profile.areas + 1)
    return CountTables(
        orders=orders.n,
        complete=complete.n,
        together=together,
        abstained=profile.abstained,
        doubled_places=tuple(
            tuple(places[column] for column in columns)
            for places in complete.doubled_place_counts()
        ),
        before=pairs.above,
        level=pairs.ties,
        doubled_rank_sums=complete.doubled_rank_sums(),
        ties=rank_spread(profile).ties,
    )


def count_file_state(profile: Profile, *, together: int, detail: Detail | None) -> CountFileState:
    """Return whether anybody may have the tables, or the organiser alone.

    They are public where the search found that the tables of the room give nobody away
    (`detail`), of at most six areas, when no kind of answer was given by one or two people.
    Source: docs/methods.md, "Recount".
    """
    orders, complete = profile.orders().n, profile.complete().n
    kinds = (orders, together, profile.abstained, orders - complete)
    if detail is not Detail.TABLES or profile.areas > PUBLIC_AREAS or hides_any(kinds):
        return CountFileState.SEALED
    return CountFileState.PUBLIC


def attested(reading: RoundReading, movement: Movement | None) -> dict[str, Any]:
    """Return what the pages say and the tables cannot show, no finer than the pages say it.

    Shares of redraws are left out: with the seed and the tables they would let single orders
    be tried out until the shares fit.
    """
    found: dict[str, Any] = {
        "firmness": [
            {"upper": pair.upper, "lower": pair.lower, "verdict": pair.verdict.value}
            for pair in reading.firmness
        ]
    }
    agreement = reading.agreement
    if (
        agreement is not None
        and agreement.p_value is not None
        and agreement.p_method not in (None, ProbabilityMethod.CHI_SQUARE)
    ):
        found["probability"] = {
            "method": str(agreement.p_method),
            "p": f"{agreement.p_value:.3f}" if agreement.p_value >= 0.001 else "below 0.001",
        }
    if reading.other_order:
        found["other_order"] = True
    if movement is not None:
        found["movement"] = {
            "linked": movement.linked,
            "changed": movement.changed,
            "advice": movement.advice.value if movement.advice else None,
        }
    return found


def tables_to_json(tables: CountTables) -> dict[str, Any]:
    """Return the tables as plain JSON values, with the number of answers they add up to."""
    return {"answers": tables.answers, **cast("dict[str, Any]", plain(tables))}


def tables_from_json(data: Mapping[str, Any]) -> CountTables:
    """Return the tables stored by `tables_to_json`."""
    return rebuilt(CountTables, data)


def count_file_to_json(file: CountFile, *, recountable: Mapping[str, Any]) -> dict[str, Any]:
    """Return the count file as plain JSON values; `recountable` is what its tables come to."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "areas": list(file.areas),
        "round": {"number": file.number, "attempt": file.attempt, "question": file.question},
        "rules": dict(RULES),
        "seed": file.seed,
        "tables": tables_to_json(file.tables),
        "recountable": dict(recountable),
        "attested": dict(file.attested),
    }
