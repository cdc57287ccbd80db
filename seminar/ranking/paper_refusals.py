"""Why an order on paper is not entered, each in a sentence for the person who types it in."""

from seminar.errors import Refusal


class PaperRefused(Refusal):
    """A sheet that cannot be entered; nothing has changed."""


class SheetUnknown(PaperRefused):
    """The code is on no sheet of this seminar."""

    status = 422
    sentence = "No sheet of this seminar has this code. Please compare it with the sheet."


class SheetWithdrawn(PaperRefused):
    """The seat of the sheet was revoked."""

    sentence = "This sheet was withdrawn, so its order is not entered."


class SheetCounted(PaperRefused):
    """The sheet has been entered twice already.

    One sentence for the same order and for another one: else whoever has kept a code could try
    out which order was counted under it.
    """

    sentence = (
        "This sheet was counted before. Its order stays as it was entered then; what was typed "
        "now has changed nothing."
    )


class SheetOfAnotherRanking(PaperRefused):
    """The sheet belongs to a ranking that is not the running one."""

    sentence = "This sheet belongs to another ranking than the running one. Nothing was entered."


class NoRankingRuns(PaperRefused):
    """There is no round that sheets could be entered into."""

    sentence = (
        "Sheets can be entered from the opening of a ranking until its answers are counted. "
        "No such ranking is running now."
    )


class RankingCounted(PaperRefused):
    """The round was counted, so it stays as it is."""

    sentence = "The answers of this ranking are counted, so no sheet can be entered any more."
