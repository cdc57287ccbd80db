"""The state of a part: the same for the same, another for anything else."""

from seminar.core.shown import state_of
from seminar.readings.counted import Counted


def test_state_changes_exactly_when_something_shown_does() -> None:
    shown = Counted(agree=3, disagree=2, cannot=0)

    assert state_of(shown) == state_of(Counted(agree=3, disagree=2, cannot=0))
    assert state_of(shown) != state_of(Counted(agree=2, disagree=3, cannot=0))
    assert [len(state_of(each)) for each in (shown, None)] == [16, 16]
