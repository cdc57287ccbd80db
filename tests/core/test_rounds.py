"""Every stage of a round against every deed, written out once more."""

import pytest

from seminar.core.rounds import Obstacle, RoundDeed, Stage, after, stage_of
from seminar.core.terms import RoundState

# The truth table: a change of the rules has to be made twice, on purpose. What stands in brackets
# is why the deed is not done; a dot says that it was done already.
TABLE = """
              open  close      open-again count     show       set-aside  ask-again
draft         open  [unopened] [unopened] [unopened] [unopened] [unopened] [unopened]
open          .     closed     .          [open]    [open]     [close]    [close]
closed        .     .          open       sealed    [count]    set-aside  asked-again
sealed        .     [counted]  [counted]  .         shown      set-aside  asked-again
shown         .     [counted]  [counted]  .         .          set-aside  asked-again
set-aside     .     [aside]    [aside]    .         [aside]    .          asked-again
asked-again   .     [aside]    [aside]    .         [aside]    .          .
"""
REASONS = {
    "[unopened]": Obstacle.NOT_OPENED,
    "[open]": Obstacle.STILL_OPEN,
    "[close]": Obstacle.CLOSE_FIRST,
    "[count]": Obstacle.NOT_COUNTED,
    "[counted]": Obstacle.COUNTED,
    "[aside]": Obstacle.WAS_SET_ASIDE,
}


def cells() -> list[tuple[Stage, RoundDeed, Stage | Obstacle]]:
    header, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [
        (stage, RoundDeed(deed.replace("-", " ")), end_of(stage, word))
        for name, *words in rows
        for stage in [Stage(name.replace("-", " "))]
        for deed, word in zip(header, words, strict=True)
    ]


def end_of(stage: Stage, word: str) -> Stage | Obstacle:
    if word == ".":
        return stage
    return REASONS.get(word) or Stage(word.replace("-", " "))


def test_table_has_every_stage_and_every_deed() -> None:
    written = {(stage, deed) for stage, deed, _ in cells()}

    assert written == {(stage, deed) for stage in Stage for deed in RoundDeed}


@pytest.mark.parametrize(("stage", "deed", "end"), cells())
def test_deed_leads_where_the_table_says(
    stage: Stage, deed: RoundDeed, end: Stage | Obstacle
) -> None:
    assert after(stage, deed) == end


def test_no_deed_takes_a_counted_round_back_to_answers() -> None:
    counted = {Stage.SEALED, Stage.SHOWN, Stage.SET_ASIDE, Stage.ASKED_AGAIN}

    reached = {after(stage, deed) for stage in counted for deed in RoundDeed}

    assert reached & {Stage.DRAFT, Stage.OPEN, Stage.CLOSED} == set()


@pytest.mark.parametrize("state", list(RoundState))
def test_stage_is_the_state_unless_the_round_was_set_aside(state: RoundState) -> None:
    stages = (
        stage_of(state),
        stage_of(state, set_aside=True),
        stage_of(state, set_aside=True, asked_again=True),
    )

    assert stages == (Stage(state.value), Stage.SET_ASIDE, Stage.ASKED_AGAIN)
