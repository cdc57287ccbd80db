"""Why somebody does not get in: the code, or the door."""

from seminar.errors import NotFound, Refusal


class UnknownCode(NotFound):
    """No seminar can be joined under this code: wrong, earlier and over sound the same."""

    sentence = (
        "No seminar is open under this code. "
        "Please compare it with the screen or the poster, or ask in the room."
    )


class NobodyWaits(NotFound):
    """A seat that is none of this seminar: of another one, or left and deleted meanwhile."""

    sentence = "Nobody waits here any more. Nothing was changed."


class DoorClosed(Refusal):
    """The seminar takes nobody else at the moment. It tells only who has the code or a card."""

    sentence = "Nobody else can join now. Please ask in the room."
