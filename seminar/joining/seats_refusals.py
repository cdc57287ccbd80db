"""Why something is not done with a seat, each with what the person needs to go on."""

from seminar.errors import NotFound, Refusal


class UnknownLink(NotFound):
    """The link belongs to no seat that may answer or may still be taken."""

    sentence = "This link brings back no seat. Please join with the code of the seminar."


class NamesNotKept(Refusal):
    """Cards with names in a seminar whose participants were promised that none is kept."""

    status = 422
    sentence = "Names are not kept in this seminar, so no card carries one. Nothing was changed."


class SeatGone(NotFound):
    """A seat that was withdrawn, or is none of this seminar."""

    sentence = "This seat was withdrawn. Nothing was changed."


class LinkWasRenewed(Refusal):
    """A new link is asked for from a page that shows an older state of the seat."""

    sentence = (
        "Somebody has made another link for this seat meanwhile. That one serves. "
        "If it is lost too, please look the seat up again."
    )


class NoSuchMark(NotFound):
    """No seat of this seminar has the mark."""

    sentence = "No seat has this mark. Please compare it with the card or the phone."


class MarkIsShared(Refusal):
    """Two seats of a large hall have the same mark by chance."""

    sentence = (
        "More than one seat has this mark, so it cannot tell which one is meant. "
        "Offer the person a new seat card instead."
    )
