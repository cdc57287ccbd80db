"""Answers to cards that make the same point: over all its texts a person counts once."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from seminar.core.terms import MarkValue

# A point, whoever answered it where that is told, the answer, and how many people gave it.
Answered = tuple[UUID, UUID | None, MarkValue, int]
Weighing = dict[UUID, dict[MarkValue, int]]


def answer_of(values: Collection[MarkValue]) -> MarkValue:
    """Return what somebody who answered several texts of one point said of the point.

    Whoever agreed with one text and disagreed with another cannot say of both together. Else
    what was decided counts more than not being able to say.
    """
    decided = set(values) - {MarkValue.CANNOT}
    return decided.pop() if len(decided) == 1 else MarkValue.CANNOT


def counted_once(answers: Iterable[Answered]) -> Weighing:
    """Return how many people answered each point in which way.

    Of a point with several texts the person is told with each answer, and counts once.
    """
    weighing: Weighing = defaultdict(dict)
    of_person: dict[tuple[UUID, UUID], list[MarkValue]] = defaultdict(list)
    for point, person, value, people in answers:
        if person is None:
            weighing[point][value] = weighing[point].get(value, 0) + people
        else:
            of_person[point, person].append(value)
    for (point, _), values in of_person.items():
        value = answer_of(values)
        weighing[point][value] = weighing[point].get(value, 0) + 1
    return weighing
