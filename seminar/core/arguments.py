"""What a statement is to declared groups: agreed across all of them, or typical of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod, sqrt

from seminar.core.publishable import shown_groups

# One-sided, at 90 %: beyond this a difference is more than a few people's chance.
TYPICAL_FROM = 1.2816


@dataclass(frozen=True, slots=True)
class GroupMarks:
    """How one group weighed a statement; `name` is None for people of whom no group is told.

    `seen` counts everybody who weighed it, those who could not say among them: not to be
    able to say is an answer too. It is never less than `agree` plus `disagree`.
    """

    name: str | None
    agree: int
    disagree: int
    seen: int


@dataclass(frozen=True, slots=True)
class Representativeness:
    """How typical agreeing with a statement is of one group, against all others together.

    `ratio` compares the shares that agree, 1 for equal ones. `own` and `difference` are
    standard scores: of the group's majority, and of its distance to the others. `weight`
    is the product of all with the group's share, to order statements by.
    """

    ratio: Fraction
    own: float
    difference: float
    weight: float

    @property
    def is_typical(self) -> bool:
        """True when the group agrees, and more than the others do, beyond mere chance."""
        return self.ratio > 1 and min(self.own, self.difference) > TYPICAL_FROM


def pooled(groups: Sequence[GroupMarks]) -> tuple[GroupMarks, ...]:
    """Return the groups that may be told apart, by name, and last all others as one.

    Under five people a group is one of the others, and so is the smallest group told
    apart as long as the others are fewer than five. Empty when fewer than five people weighed
    the statement; groups of which nobody did are left out. Group names differ; people without
    one are among the others.
    """
    people = {group.name: group.seen for group in groups if group.name is not None}
    shown = shown_groups(people, total=sum(group.seen for group in groups))
    kept = sorted((g for g in groups if g.name in shown), key=lambda group: group.name or "")
    rest = [group for group in groups if group.name not in shown and group.seen]
    if rest and kept:
        kept.append(_together(rest))
    return tuple(kept)


def agreeing_share(group: GroupMarks) -> Fraction:
    """Return the share that agrees, (a + 1) / (n + 2): ½ while nobody weighed it."""
    return Fraction(group.agree + 1, group.seen + 2)


def disagreeing_share(group: GroupMarks) -> Fraction:
    """Return the share that disagrees, reckoned as `agreeing_share`."""
    return Fraction(group.disagree + 1, group.seen + 2)


def group_informed_consensus(groups: Sequence[GroupMarks]) -> Fraction | None:
    """Return the product of the groups' agreeing shares: each group weighs the same.

    It falls with the number of groups, so it only compares statements among the same
    groups; `per_group` undoes that. None without groups.
    Source: docs/methods.md, "Agreed across groups".
    """
    return _product([agreeing_share(group) for group in groups])


def group_informed_refusal(groups: Sequence[GroupMarks]) -> Fraction | None:
    """Return the product of the groups' disagreeing shares; None without groups."""
    return _product([disagreeing_share(group) for group in groups])


def per_group(product: Fraction, groups: int) -> float:
    """Return the g-th root of a product over g groups, comparable between seminars."""
    root: float = float(product) ** (1 / groups)
    return root


def is_agreed_across(groups: Sequence[GroupMarks]) -> bool:
    """True when at least two groups weighed a statement and in each more than half agree."""
    return len(groups) > 1 and all(2 * agreeing_share(group) > 1 for group in groups)


def representativeness(groups: Sequence[GroupMarks], index: int) -> Representativeness | None:
    """Return how typical agreeing is of one group against the others; None without others.

    Source: docs/methods.md, "Agreed across groups".
    """
    own = groups[index]
    others = [group for number, group in enumerate(groups) if number != index]
    if not others:
        return None
    rest = _together(others)
    ratio = agreeing_share(own) / agreeing_share(rest)
    majority, difference = majority_score(own), difference_score(own, rest)
    weight = float(ratio * agreeing_share(own)) * majority * difference
    return Representativeness(ratio, majority, difference, weight)


def majority_score(group: GroupMarks) -> float:
    """Return the standard score of the group's share against one half, one person added."""
    share = Fraction(group.agree + 1, group.seen + 1)
    return 2 * sqrt(group.seen + 1) * float(share - Fraction(1, 2))


def difference_score(own: GroupMarks, others: GroupMarks) -> float:
    """Return the standard score of the difference of two shares, one person added to each.

    0 where everybody agrees: nothing tells the two apart.
    """
    n, m = own.seen + 1, others.seen + 1
    agree, agree_others = own.agree + 1, others.agree + 1
    both = Fraction(agree + agree_others, n + m)
    variance = both * (1 - both) * (Fraction(1, n) + Fraction(1, m))
    if not variance:
        return 0.0
    return float(Fraction(agree, n) - Fraction(agree_others, m)) / sqrt(variance)


def _product(shares: Sequence[Fraction]) -> Fraction | None:
    return prod(shares, start=Fraction(1)) if shares else None


def _together(groups: Sequence[GroupMarks]) -> GroupMarks:
    return GroupMarks(
        name=None,
        agree=sum(group.agree for group in groups),
        disagree=sum(group.disagree for group in groups),
        seen=sum(group.seen for group in groups),
    )
