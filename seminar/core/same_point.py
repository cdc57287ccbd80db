"""Answers to cards that make the same point: over all its texts a person counts once."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from typing import TypeVar
from uuid import UUID

from seminar.core.terms import MarkValue

Weighing = dict[UUID, dict[MarkValue, int]]

# What is counted: a point, or a point among the people of one group.
Counted = TypeVar("Counted", bound=Hashable)


def answer_of(values: Collection[MarkValue]) -> MarkValue:
    """Return what somebody who answered several texts of one point said of the point.

    Whoever agreed with one text and disagreed with another cannot say of both together. Else
    what was decided counts more than not being able to say.
    """
    decided = set(values) - {MarkValue.CANNOT}
    return decided.pop() if len(decided) == 1 else MarkValue.CANNOT


def counted_once(
    answers: Iterable[tuple[Counted, UUID | None, MarkValue, int]],
) -> dict[Counted, dict[MarkValue, int]]:
    """Return how many people answered each point in which way.

    Each answer comes with whoever gave it, where that is told, and how many people did. Of a point
    with several texts the person is told with each answer, and counts once.
    """
    weighing: dict[Counted, dict[MarkValue, int]] = defaultdict(dict)
    of_person: dict[tuple[Counted, UUID], list[MarkValue]] = defaultdict(list)
    for point, person, value, people in answers:
        if person is None:
            weighing[point][value] = weighing[point].get(value, 0) + people
        else:
            of_person[point, person].append(value)
    for (point, _), values in of_person.items():
        value = answer_of(values)
        weighing[point][value] = weighing[point].get(value, 0) + 1
    return weighing
