"""How a card was received: agreed across groups, or with divided opinions, where it may be said."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations_with_replacement, product

from seminar.core.arguments import GroupMarks, is_agreed_across, pooled
from seminar.core.note.quantifier import Weighing, weighing_word
from seminar.core.publishable import LONE, hides_any

_UNTOLD = {Weighing.FEW, Weighing.ALL, Weighing.NONE, Weighing.LEAST}
# A side of so many parts of all who weighed a card is a side of its own.
_QUARTER = 4


class Received(StrEnum):
    """What may be said of how a card was received, beside how many agreed."""

    ACROSS = "across"
    DIVIDED = "divided"


def received(
    groups: Sequence[GroupMarks], *, agree: int, disagree: int, cannot: int
) -> Received | None:
    """Return what may be said of a card that so many people answered; None for nothing.

    `groups` holds the same people by group, `name` None for those that no group may be told of;
    it is empty where groups are not told at all. Source: docs/methods.md, "Agreed across groups".
    """
    if is_told_across(groups):
        return Received.ACROSS
    if is_divided(agree, disagree, cannot):
        return Received.DIVIDED
    return None


def tells_three(agree: int, disagree: int, cannot: int) -> bool:
    """True when all three numbers may be told: none of them is one or two people.

    Nor may that nothing is told give one away: three people who do not agree are one and two
    wherever they are not three of one kind, so of three nothing is told.
    """
    others = disagree + cannot
    counted = _not_agreeing(agree, agree + others)
    return (
        counted == range(others, others + 1)
        and others > LONE + 1
        and not hides_any((disagree, cannot))
    )


def is_divided(agree: int, disagree: int, cannot: int) -> bool:
    """True when a quarter agree and a quarter disagree, as the numbers that are told say."""
    people = agree + disagree + cannot
    return tells_three(agree, disagree, cannot) and _QUARTER * min(agree, disagree) >= people


def is_told_across(groups: Sequence[GroupMarks]) -> bool:
    """True when a card is agreed across groups and neither that nor silence gives anybody away.

    Groups under five are taken together first. The number that agreed is known as far as it is
    worded, and who weighed the card and in which group may be; so it is told of a card only
    where, of all rooms with the same numbers, both those that are agreed across groups and those
    that are not leave each answer open, also to somebody who knows one answer, their own.
    """
    apart = pooled(groups)
    if not is_agreed_across(apart):
        return False
    people, agree = sum(group.seen for group in apart), sum(group.agree for group in apart)
    others = _not_agreeing(agree, people)
    sizes = [group.seen for group in apart]
    return others is not None and all(_leaves_open(rooms, sizes) for rooms in _told(sizes, others))


class _Rooms:
    """Rooms told alike: per group the fewest and most who do not agree, and how many in all."""

    def __init__(self, least: Sequence[int], most: Sequence[int], total: range) -> None:
        self._least, self._most, self._total = least, most, total
        self._least_in_all, self._most_in_all = sum(least), sum(most)

    def has(self, *wanted: tuple[int, int, int]) -> bool:
        """Return whether in one of them each of these groups lies between two numbers."""
        least, most = self._least_in_all, self._most_in_all
        for group, low, high in wanted:
            lowest, highest = max(low, self._least[group]), min(high, self._most[group])
            if lowest > highest:
                return False
            least += lowest - self._least[group]
            most += highest - self._most[group]
        return least < self._total.stop and self._total.start <= most


def _not_agreeing(agree: int, people: int) -> range | None:
    """Return how many may not have agreed by the words that are told; None without numbers."""
    word = weighing_word(agree, people)
    if word in _UNTOLD:
        return None
    if word is Weighing.MOST:
        return range(1, LONE + 1)
    return range(people - agree, people - agree + 1)


def _told(sizes: Sequence[int], others: range) -> Iterator[list[_Rooms]]:
    """Yield the rooms of which it is told, and those of which it is not, as far as there are any.

    A card is not agreed across groups where in one of them half or fewer agree.
    """
    none, at_most = [0] * len(sizes), [(size - 1) // 2 for size in sizes]
    yield [_Rooms(none, at_most, others)]
    yield [
        _Rooms([*none[:group], most + 1, *none[group + 1 :]], sizes, others)
        for group, most in enumerate(at_most)
    ]


def _leaves_open(told: Sequence[_Rooms], sizes: Sequence[int]) -> bool:
    """True when the rooms, if any, let nobody work out an answer, nor that one or two gave one."""
    rooms = [part for part in told if part.has()]
    pairs = (any(part.has(*wanted) for part in rooms) for wanted in _pairs(sizes))
    lone = (any(part.has(one) for one in either for part in rooms) for either in _lone(sizes))
    return not rooms or (all(pairs) and all(lone))


def _pairs(sizes: Sequence[int]) -> Iterator[tuple[tuple[int, int, int], ...]]:
    """Yield each two people with each two answers, agreeing or not, as numbers of their groups."""
    for one, other in combinations_with_replacement(range(len(sizes)), 2):
        for answers in product((0, 1), repeat=2):
            if one == other:
                yield ((one, sum(answers), sizes[one] - 2 + sum(answers)),)
            else:
                yield tuple(
                    (group, not_agreeing, sizes[group] - 1 + not_agreeing)
                    for group, not_agreeing in zip((one, other), answers, strict=True)
                )


def _lone(sizes: Sequence[int]) -> Iterator[tuple[tuple[int, int, int], ...]]:
    """Yield for each group what shows that not one or two agreed, and not one or two did not."""
    for group, size in enumerate(sizes):
        yield (group, 0, 0), (group, LONE + 1, size)
        yield (group, size, size), (group, 0, size - LONE - 1)
