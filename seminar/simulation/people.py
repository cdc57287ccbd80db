"""The 40 invented people: which group they come from, and how they order the areas.

Each has a leaning towards every area: the room's, their group's and their own. The order is
that of the leanings; two that are nearly equal share a place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from seminar.core.ballot import AnswerKind, Ranking

AREAS = 5
# Lower means earlier: civilians first, sexual violence and children close, cultural property last.
BEFORE_THE_DEBATE = (1.2, 2.7, 3.3, 2.8, 4.2)
AFTER_THE_DEBATE = (1.2, 2.9, 3.3, 2.6, 4.4)
SPREAD = 1.6
SAME_PLACE = 0.12
CALMER = 0.75
OPEN_TO_OTHERS = 0.5
TOGETHER_FIRST = frozenset({6, 13, 24, 35})
TOGETHER_SECOND = frozenset({6, 13, 24, 31, 38})
NO_VIEW: Mapping[int, int] = {3: 5, 11: 3, 20: 5, 29: 5, 33: 3}
LATE = frozenset({9, 27})
LEFT_EARLY = frozenset({18})


@dataclass(frozen=True)
class Group:
    """A stakeholder group: how many came, and how its leanings differ from the room's."""

    name: str
    people: int
    tilt: tuple[float, ...]


@dataclass(frozen=True)
class Answer:
    """What is sent in one round; the ranking is empty for "all five together"."""

    kind: AnswerKind
    ranking: str


@dataclass(frozen=True)
class Person:
    """One invented person; an answer is None where the person was not in the room."""

    group: int
    first: Answer | None
    second: Answer | None


GROUPS = (
    Group("Military", 9, (-0.2, 0.3, 0.0, 0.1, -0.2)),
    Group("Government and diplomacy", 9, (-0.1, 0.1, -0.2, 0.0, 0.1)),
    Group("Academia", 7, (0.1, 0.0, 0.1, 0.0, -0.3)),
    Group("Think tank", 8, (0.0, 0.2, -0.1, 0.0, 0.0)),
    Group("Civil society / NGO", 7, (0.2, -0.5, -0.2, -0.3, 0.2)),
)
ALL_TOGETHER = Answer(AnswerKind.TOGETHER, "")


def invented_people(*, seed: int) -> tuple[Person, ...]:
    """Return the people of the demo; equal seeds give equal people."""
    random = Random(seed)  # noqa: S311
    seats = [place for place, group in enumerate(GROUPS) for _ in range(group.people)]
    random.shuffle(seats)
    return tuple(_person(number, place, random) for number, place in enumerate(seats))


def _person(number: int, group: int, random: Random) -> Person:
    own = [random.gauss(0, SPREAD) + tilt for tilt in GROUPS[group].tilt]
    # Whoever hears nothing new gives the same order again; the others move with the room.
    moved = random.random() < OPEN_TO_OTHERS
    later = [leaning * CALMER for leaning in own] if moved else own
    room = AFTER_THE_DEBATE if moved else BEFORE_THE_DEBATE
    return Person(
        group=group,
        first=None if number in LATE else _answer(number, BEFORE_THE_DEBATE, own, TOGETHER_FIRST),
        second=None if number in LEFT_EARLY else _answer(number, room, later, TOGETHER_SECOND),
    )


def _answer(
    number: int, room: Sequence[float], own: Sequence[float], together: frozenset[int]
) -> Answer:
    if number in together:
        return ALL_TOGETHER
    leanings = {
        area: common + personal
        for area, (common, personal) in enumerate(zip(room, own, strict=True), start=1)
        if area != NO_VIEW.get(number)
    }
    no_view = tuple(area for area in range(1, AREAS + 1) if area not in leanings)
    return Answer(AnswerKind.ORDER, Ranking(_tiers(leanings), no_view).text)


def _tiers(leanings: Mapping[int, float]) -> tuple[tuple[int, ...], ...]:
    tiers: list[list[int]] = []
    last = float("-inf")
    for area in sorted(leanings, key=lambda area: leanings[area]):
        if leanings[area] - last < SAME_PLACE:
            tiers[-1].append(area)
        else:
            tiers.append([area])
        last = leanings[area]
    return tuple(tuple(sorted(tier)) for tier in tiers)
