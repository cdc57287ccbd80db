"""Why an answer is not counted, each with what the person needs to go on."""

from dataclasses import dataclass
from datetime import datetime

from seminar.core.ballot import AnswerKind
from seminar.errors import Refusal


@dataclass(frozen=True)
class StoredAnswer:
    """An answer as it stands in the store; the next change carries `revision` + 1."""

    kind: AnswerKind
    ranking: str
    revision: int


class SeatUnknown(Refusal):
    """The token belongs to no seat of this seminar that may answer."""

    status = 401
    sentence = "This browser has no seat in this seminar. Please join with the code first."


class SeatWaits(Refusal):
    """The holder of the seat has not been let in yet."""

    status = 403
    sentence = "The team has not let you in yet, so nothing was counted. Please wait."


class RoundNotOpened(Refusal):
    """The round takes no answers yet."""

    sentence = "This round has not been opened yet. Nothing was counted."


class RoundClosed(Refusal):
    """The round takes no answers any more; whether an earlier one counts is said.

    In a round that was set aside none does.
    """

    sentence = "This round is closed. Your answer was not counted."

    def __init__(
        self, *, closed_at: datetime | None, zone: str, earlier_counts: bool, set_aside: bool
    ) -> None:
        super().__init__()
        self.closed_at = closed_at
        self.zone = zone
        self.earlier_counts = earlier_counts and not set_aside
        self.set_aside = set_aside


class NewerAnswerCounts(Refusal):
    """Another answer of this seat was counted after the page that sent this one was loaded."""

    sentence = "You have sent another order since. That one counts."

    def __init__(self, stored: StoredAnswer) -> None:
        super().__init__()
        self.stored = stored


class SeatWasReissued(Refusal):
    """The seat has answered under an earlier link; that answer cannot be found from this one."""

    sentence = (
        "This seat has already answered from another link. That answer counts; "
        "it can only be changed with that link."
    )
