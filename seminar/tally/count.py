"""The count of one file: every rule of the core over its ballots, under one reading of silence."""

from dataclasses import dataclass
from fractions import Fraction

from seminar.core.agreement import (
    Agreement,
    Quartiles,
    RankSpread,
    measure_agreement,
    quartiles,
    rank_spread,
    split_areas,
)
from seminar.core.certainty import Firmness, measure_certainty
from seminar.core.methods.borda import average_places, comparable
from seminar.core.methods.first_choices import first_choices
from seminar.core.pairwise import Pairwise, compare_pairs
from seminar.core.profile import Profile
from seminar.core.rules import OtherRules, other_rules
from seminar.core.tallied import UnrankedRule
from seminar.core.tiers import Tiers, in_tiers
from seminar.tally.ballots import BallotFile

LISTED_ORDERS = 200
EXAMPLE_ORDERS = 5
SEED = 1

_REDRAWN_OPTIONS = 20
_REDRAWN_CELLS = 2_000_000
_REDRAWN_FROM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the ballots of one file come to; options are numbers 1 to m, as areas in the core.

    `averages` and `order` hold the options that were compared with others; `quartiles`,
    `spread` and `agreement` come from ballots that are complete under the rule.
    `firmness` is None where the ballots were not drawn again. `other_order` is the order
    by average place under the other reading of what ballots leave out; `order` where that
    cannot place them all.
    """

    file: BallotFile
    rule: UnrankedRule
    profile: Profile
    pairs: Pairwise
    averages: dict[int, Fraction]
    order: Tiers
    first_choices: tuple[Fraction, ...]
    quartiles: tuple[Quartiles, ...]
    spread: RankSpread
    agreement: Agreement | None
    split: tuple[int, ...]
    others: OtherRules
    firmness: tuple[Firmness, ...] | None
    other_order: Tiers


def count_ballots(file: BallotFile, rule: UnrankedRule) -> Tally:
    """Return the count of a file's ballots under one reading of what they leave out."""
    profile = file.profile(rule)
    pairs = compare_pairs(profile)
    averages = average_places(pairs)
    order, placed = in_tiers(averages), pairs.restricted(sorted(averages))
    others = other_rules(placed, list_at_most=LISTED_ORDERS, examples=EXAMPLE_ORDERS)
    return Tally(
        file=file,
        rule=rule,
        profile=profile,
        pairs=pairs,
        averages=averages,
        order=order,
        first_choices=first_choices(profile),
        quartiles=quartiles(profile),
        spread=rank_spread(profile),
        agreement=measure_agreement(profile, seed=SEED),
        split=split_areas(profile),
        others=others,
        firmness=_firmness(profile, pairs, order, others),
        other_order=_other_order(file, rule) or order,
    )


def _other_order(file: BallotFile, rule: UnrankedRule) -> Tiers:
    """Return the order under the other rule; empty where it cannot differ or misses options."""
    if all(order.is_complete for order, _ in file.orders):
        return ()
    other = UnrankedRule.IGNORED if rule is UnrankedRule.LAST else UnrankedRule.LAST
    averages = average_places(compare_pairs(file.profile(other)))
    return in_tiers(averages) if len(averages) == len(file.option_ids) else ()


def _firmness(
    profile: Profile, pairs: Pairwise, order: Tiers, others: OtherRules
) -> tuple[Firmness, ...] | None:
    """Return the firmness of neighbours, or None for few ballots and for very large tables."""
    orders = profile.orders()
    cells = orders.distinct * profile.areas**2
    large = profile.areas > _REDRAWN_OPTIONS or cells > _REDRAWN_CELLS
    if orders.n < _REDRAWN_FROM or large:
        return None
    firmness, _ = measure_certainty(
        orders,
        [option for tier in order for option in tier],
        basis=comparable(pairs)[1],
        rules_keep=others.keep,
        seed=SEED,
    )
    return firmness
