"""Why a sentence of the note is not changed, and why the note does not go out."""

from seminar.errors import Refusal


class SentenceChanged(Refusal):
    """Somebody else worded the sentence after this page was loaded."""

    sentence = "Somebody else has worded this sentence in the meantime."

    def __init__(self, theirs: str) -> None:
        super().__init__()
        self.theirs = theirs


class NoCountFiles(Refusal):
    """No counted round has tables that this person may have."""

    sentence = "There is no count file to take away here."


class UnfitWording(Refusal):
    """A wording that is empty or too long for a sentence."""

    status = 422
    sentence = "Please write one sentence of at most 1,000 characters."


class NoteStopped(Refusal):
    """The check found what may not go out; `where` is the sentence, `about` what was written."""

    def __init__(self, *, where: str, about: str) -> None:
        super().__init__()
        self.where, self.about = where, about


class NumberDiffers(NoteStopped):
    """A wording says a number that is not among those of its sentence."""

    sentence = (
        "The note cannot go out: a sentence says a number that is not the one that was counted. "
        "Please correct the number, or use the composed sentence again."
    )


class NumberHidden(NoteStopped):
    """A wording says a number that the note leaves out so that nobody is given away."""

    sentence = (
        "The note cannot go out: a sentence says a number that could tell what one or two people "
        "answered. Please word it without the number."
    )


class NameStands(NoteStopped):
    """A participant's name stands in a note under the Chatham House Rule."""

    sentence = (
        "The note cannot go out: a participant is named, and the seminar was held under the "
        "Chatham House Rule. Please take the name out, or say that this was on the record."
    )


class NoteChanged(Refusal):
    """What is to go out is not what the person saw."""

    sentence = "The note has changed since this page was loaded. Please look at it once more."


class FindingGone(Refusal):
    """A tick for something that the check does not find, or not any more."""

    sentence = "The sentence has changed since this page was loaded. Please look at it again."


class OnlyWordingHelps(Refusal):
    """A tick on a number, which another wording alone can answer."""

    sentence = "A number is not ticked off. Please word the sentence again."


class UnfitDeadline(Refusal):
    """A deadline that has passed, or lies more than a year ahead."""

    status = 422
    sentence = "Please choose a day and time from now up to a year ahead, or leave both empty."


class CorrectionsClosed(Refusal):
    """An objection after the deadline."""

    sentence = (
        "Corrections were taken until the moment that stands above, so this one was not kept. "
        "Please turn to whoever sent you the link."
    )


class UnfitObjection(Refusal):
    """An objection that is empty or too long."""

    status = 422
    sentence = "Please write at most 280 characters."


class EnoughObjections(Refusal):
    """More objections to one version than anybody can answer."""

    status = 429
    sentence = (
        "So many objections have come that no more are taken here. "
        "Please turn to whoever sent you the link."
    )


class NotOwnCard(Refusal):
    """Saying of somebody else's card how it was meant."""

    sentence = "This card is not one of yours. Nothing was changed."


class ObjectionAlreadySent(Refusal):
    """Another objection under an id that is taken."""

    sentence = "An objection was already sent from this form. Please load the page again."


class UnfitHeading(Refusal):
    """A heading that is too long for its line."""

    status = 422
    sentence = "A heading has at most 80 characters."
