"""Where a round may stand, and where each deed of the facilitator leads from there.

One table holds all of it. docs/decisions/0011-states.md says why.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from seminar.core.terms import RoundState


class Stage(StrEnum):
    """Where a round stands: its state, or that it was set aside, or that it was asked again."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    SEALED = "sealed"
    SHOWN = "shown"
    SET_ASIDE = "set aside"
    ASKED_AGAIN = "asked again"


class RoundDeed(StrEnum):
    """What can be done with a round."""

    OPEN = "open"
    CLOSE = "close"
    REOPEN = "open again"
    COUNT = "count"
    SHOW = "show"
    SET_ASIDE = "set aside"
    ASK_AGAIN = "ask again"


class Obstacle(StrEnum):
    """Why a deed is not done."""

    NOT_OPENED = "nobody could answer yet"
    STILL_OPEN = "nobody may see an answer of an open round"
    CLOSE_FIRST = "people are answering"
    NOT_COUNTED = "the team sees the result before the room does"
    COUNTED = "somebody has seen the result"
    WAS_SET_ASIDE = "its result is kept for the note only"


Ends = tuple[Stage | Obstacle, ...]

# One row for each stage; the columns are the deeds, in their order above. A deed that leads to
# where the round stands already was done before, as after a second click.
_TABLE: Mapping[Stage, Ends] = MappingProxyType(
    {
        Stage.DRAFT: (Stage.OPEN, *(Obstacle.NOT_OPENED,) * 6),
        Stage.OPEN: (
            Stage.OPEN,
            Stage.CLOSED,
            Stage.OPEN,
            Obstacle.STILL_OPEN,
            Obstacle.STILL_OPEN,
            Obstacle.CLOSE_FIRST,
            Obstacle.CLOSE_FIRST,
        ),
        Stage.CLOSED: (
            Stage.CLOSED,
            Stage.CLOSED,
            Stage.OPEN,
            Stage.SEALED,
            Obstacle.NOT_COUNTED,
            Stage.SET_ASIDE,
            Stage.ASKED_AGAIN,
        ),
        Stage.SEALED: (
            Stage.SEALED,
            Obstacle.COUNTED,
            Obstacle.COUNTED,
            Stage.SEALED,
            Stage.SHOWN,
            Stage.SET_ASIDE,
            Stage.ASKED_AGAIN,
        ),
        Stage.SHOWN: (
            Stage.SHOWN,
            Obstacle.COUNTED,
            Obstacle.COUNTED,
            Stage.SHOWN,
            Stage.SHOWN,
            Stage.SET_ASIDE,
            Stage.ASKED_AGAIN,
        ),
        Stage.SET_ASIDE: (
            Stage.SET_ASIDE,
            Obstacle.WAS_SET_ASIDE,
            Obstacle.WAS_SET_ASIDE,
            Stage.SET_ASIDE,
            Obstacle.WAS_SET_ASIDE,
            Stage.SET_ASIDE,
            Stage.ASKED_AGAIN,
        ),
        Stage.ASKED_AGAIN: (
            Stage.ASKED_AGAIN,
            Obstacle.WAS_SET_ASIDE,
            Obstacle.WAS_SET_ASIDE,
            Stage.ASKED_AGAIN,
            Obstacle.WAS_SET_ASIDE,
            Stage.ASKED_AGAIN,
            Stage.ASKED_AGAIN,
        ),
    }
)
LEADS: Mapping[tuple[Stage, RoundDeed], Stage | Obstacle] = MappingProxyType(
    {
        (stage, deed): end
        for stage, ends in _TABLE.items()
        for deed, end in zip(RoundDeed, ends, strict=True)
    }
)


def stage_of(state: RoundState, *, set_aside: bool = False, asked_again: bool = False) -> Stage:
    """Return where a round stands; one that was set aside keeps its state in the store."""
    if asked_again:
        return Stage.ASKED_AGAIN
    return Stage.SET_ASIDE if set_aside else Stage(state.value)


def after(stage: Stage, deed: RoundDeed) -> Stage | Obstacle:
    """Return where the deed leads, or why it is not done; the same stage when it was done."""
    return LEADS[stage, deed]
