"""What every refusal of the house has in common: a sentence for the person who reads it."""


class Refusal(Exception):
    """A deed that is not done; nothing has changed. `status` is the web's word for why.

    `retry_after` says after how many seconds it is worth another try, where that is known.
    """

    status = 409
    sentence = "This cannot be done now."
    retry_after: int | None = None

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class NotFound(Refusal):
    """There is no such thing, or none that this person may know of."""

    status = 404
    sentence = "There is nothing at this address."


class NotAllowed(Refusal):
    """The person may know of it and may not do this to it."""

    status = 403
    sentence = "This is not open to you."


class StoreBusy(Refusal):
    """The store could not take the change in time; the person may send it again."""

    status = 503
    retry_after = 2
    sentence = "The server is busy. Nothing was changed; please send it again in a moment."
