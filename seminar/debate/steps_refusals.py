"""What is said when a step, or a deed on one, is refused."""

from seminar.errors import Refusal


class StepsClosed(Refusal):
    """A step, or a mark on one, sent while no item for proposed steps is running."""

    sentence = "Steps are not collected at the moment. What you proposed and marked so far stays."


class EnoughSteps(Refusal):
    """One more step than one person may propose."""

    status = 429
    sentence = (
        "You have proposed as many steps as one person can. Thank you. "
        "You can still say which steps of others are worth taking forward."
    )


class EnoughStepsOfTeam(Refusal):
    """One more step than the team may propose."""

    status = 429
    sentence = "The team has proposed as many steps as a note can hold. Nothing was changed."


class StepAlreadySent(Refusal):
    """Another step under an id that is taken."""

    sentence = (
        "A step was already sent from this form. Please load the page again to propose another."
    )


class DayHasPassed(Refusal):
    """A step that is due before today."""

    status = 422
    sentence = "The day by which it is to be done has passed. Nothing was changed."


class OwnStep(Refusal):
    """Marking one's own step."""

    sentence = "This is your own step. It counts as worth taking forward for you already."


class NotOwnStep(Refusal):
    """Taking back a step of somebody else."""

    sentence = "This step is not one of yours, so it stays. Nothing was changed."


class StepGone(Refusal):
    """A deed on a step that was hidden or taken back."""

    sentence = "This step was taken from the room in the meantime. Nothing was changed."
