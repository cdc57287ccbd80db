"""Words for shares, and which counts of a card's weighing, a view or a step may be said."""

from enum import StrEnum

from seminar.core.publishable import LONE, THRESHOLD, is_lone, shows_counts


class Weighing(StrEnum):
    """How the weighing of a card is worded."""

    FEW = "few"
    ALL = "all"
    NONE = "none"
    MOST = "most"
    LEAST = "least"
    COUNT = "count"
    NEARLY_ALL = "nearly_all"
    LARGE_MAJORITY = "large_majority"
    MAJORITY = "majority"
    ABOUT_HALF = "about_half"
    MINORITY = "minority"
    A_FEW = "a_few"


def weighing_word(agree: int, people: int) -> Weighing:
    """Return how it may be worded that so many of these people agreed.

    Below five people nothing is said. Where one or two people stood alone, the wording covers
    every count from half of the people upwards, so that theirs cannot be worked out. Counts
    stand alone below 20 people, with a band from there on.
    """
    others = people - agree
    if people < THRESHOLD:
        return Weighing.FEW
    if others == 0:
        return Weighing.ALL
    if agree == 0:
        return Weighing.NONE
    if is_lone(others):
        return Weighing.MOST
    if is_lone(agree):
        return Weighing.LEAST
    return band(agree, people) if shows_counts(people) else Weighing.COUNT


def sharing_of(sharing: int, people: int) -> Weighing:
    """Return how it may be worded that so many of the people who joined share a view.

    Who find a step worth taking forward are counted alike. Its author is one of them. Below five
    nothing is said, and no number where all but one or two share it. A seat that was withdrawn is
    no person who joined any more; what it shared stays, so there may seem to be more of them than
    people.
    """
    if sharing < THRESHOLD:
        return Weighing.FEW
    if people - sharing <= LONE:
        return Weighing.MOST
    return band(sharing, people) if shows_counts(people) else Weighing.COUNT


def band(count: int, of: int) -> Weighing:
    """Return the band of a share; a few are under a fifth and at least five people."""
    bounds = (
        (90, Weighing.NEARLY_ALL),
        (75, Weighing.LARGE_MAJORITY),
    )
    for bound, word in bounds:
        if 100 * count >= bound * of:
            return word
    if 100 * count > 55 * of:
        return Weighing.MAJORITY
    if 100 * count >= 45 * of:
        return Weighing.ABOUT_HALF
    if 100 * count >= 20 * of:
        return Weighing.MINORITY
    return Weighing.A_FEW if count >= THRESHOLD else Weighing.COUNT


def told_rank(sharing: int, people: int) -> int:
    """Return a number by which things may be put in order by how many people share each.

    Those of which no number is said are told apart by nothing: all under five are equal, and so
    are all that everybody but one or two people shares.
    """
    match sharing_of(sharing, people):
        case Weighing.FEW:
            return 0
        case Weighing.MOST:
            return max(people, THRESHOLD)
    return sharing


def told_agreeing(agree: int, people: int) -> int:
    """Return how many agreed at least, by what is told: one or two are told apart by nothing.

    Cards may be put in order by it; those that fewer than five people weighed are all equal.
    """
    match weighing_word(agree, people):
        case Weighing.FEW | Weighing.LEAST:
            return 0
        case Weighing.MOST:
            return people - LONE
    return agree
