"""Why a sentence of the note is not changed."""

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
