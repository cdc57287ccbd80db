"""Why a deed of the facilitator is not done, each in a sentence for the person who reads it."""

from seminar.errors import NotFound, Refusal


class NoSuchItem(NotFound):
    """The item is of another seminar, or of none."""

    sentence = "This item is not on the agenda of this seminar."


class NoSuchRound(NotFound):
    """The round is of another seminar, or of none."""

    sentence = "There is no such round in this seminar."


class ItemOver(Refusal):
    """An item runs once."""

    sentence = "This item is over. To repeat it, add it to the agenda again."


class ItemNotStarted(Refusal):
    """An item that was never started cannot be finished."""

    sentence = "This item has not been started, so there is nothing to finish."


class ItemNotRunning(Refusal):
    """More time is for what is going on."""

    sentence = "This item is not running, so it needs no more time. Nothing was changed."


class ItemTooLong(Refusal):
    """Ten hours more are a slip of the finger."""

    sentence = "This item has been given ten hours more already. Please finish it."


class ItemRuns(Refusal):
    """What is going on is finished, not skipped."""

    sentence = "This item is running, so it cannot be skipped. Finish it instead."


class ItemNotLast(Refusal):
    """Going back is one step, to the item that ended last."""

    sentence = (
        "Only the item that ended last can run again. To repeat an earlier one, add it to the "
        "agenda again."
    )


class RoomMovedOn(Refusal):
    """Somebody else led the room on at the same moment."""

    sentence = "Somebody else has just led the room on. Look again at where it stands."


class RoundUnfinished(Refusal):
    """The room does not leave a round whose answers nobody has counted."""

    sentence = "The round is not counted yet. Close it and count the answers before you go on."


class NoSuchMember(NotFound):
    """Who is to lead is of another team, or was taken off this one."""

    sentence = "This person is not on the team any more."


class AgendaFull(Refusal):
    """A day has an end."""

    sentence = "Sixty items are the most for one day, so nothing was asked."


class ListUnfit(Refusal):
    """A list of one entry, of thirteen, or with one that stands twice cannot be put in order."""

    status = 422
    sentence = "A list has 2 to 12 different entries of at most 60 characters, one on each line."


class NoQuestion(Refusal):
    """There is nothing to ask."""

    sentence = "There is no question to ask yet. Please write it in the set-up."


class RoundStillOpen(Refusal):
    """Nothing is counted or shown while people answer."""

    sentence = "The round is still open, so nobody may see its answers. Close it first."


class PaperEnteredOnce(Refusal):
    """An order on paper counts only when it was entered twice."""

    sentence = "Some sheets were entered only once. Enter them again or set them aside, then count."

    def __init__(self, entries: int) -> None:
        super().__init__()
        self.entries = entries


class RoundNotCounted(Refusal):
    """The team sees the count before the room does."""

    sentence = "The answers are not counted yet. Count them first, then show them."


class RoundCounted(Refusal):
    """After the first look the round stays as it is."""

    sentence = (
        "This round has been counted, so it stays closed: a late answer could be told from the "
        "difference between two counts."
    )


class RoundNotOpenedYet(Refusal):
    """The room has the question in sight, and nobody could answer yet."""

    sentence = "This round has not been opened yet, so there is nothing to close or to count."


class RoundNotClosedYet(Refusal):
    """A round that people are answering is neither set aside nor asked again."""

    sentence = "People are still answering. Close the round first."


class RoundWasSetAside(Refusal):
    """What was set aside is not shown any more; it is told in the note."""

    sentence = "This round was set aside. Its result is kept, and the note tells it."


class RoundOfPast(Refusal):
    """The room has gone on to another item since."""

    sentence = (
        "The room has gone on, so this round stays as it is. Only the round of the running item "
        "can be set aside or asked again."
    )


class ReasonMissing(Refusal):
    """Neither the note nor the room would learn why the round does not count."""

    status = 422
    sentence = "Please say in a few words why. Nothing was changed."
