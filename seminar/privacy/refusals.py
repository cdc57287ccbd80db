"""Why nothing was deleted or kept longer, each with what the person needs to go on."""

from seminar.errors import NotFound, Refusal


class SeminarGone(NotFound):
    """A seminar that was deleted meanwhile."""

    sentence = "This seminar was deleted."


class TitleDiffers(Refusal):
    """Somebody who wants to delete a seminar has typed another title than it has."""

    status = 422
    sentence = "This is not the title of the seminar. Nothing was deleted."


class SeminarRuns(Refusal):
    """A seminar in which people are answering or speaking at this moment."""

    sentence = (
        "An item of the agenda is running. Finish it on the console first; nothing was deleted."
    )


class DayNotLater(Refusal):
    """A last day that is no later than the present one, or too late."""

    status = 422
    sentence = "Please choose a day after the present one, within three years. Nothing was changed."


class WhyLonger(Refusal):
    """Keeping longer than people were told, without saying why."""

    status = 422
    sentence = "Please say in a few words why. Participants read it. Nothing was changed."
