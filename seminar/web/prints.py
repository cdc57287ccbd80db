"""How often a note is printed by its private link: for a whole room at once, not without an end."""

import threading
import time
from collections import deque
from collections.abc import Mapping
from math import ceil

from flask import current_app, request
from flask_babel import ngettext

from seminar.errors import Refusal
from seminar.web.networks import network_of

WITHIN = 60
# Each PDF keeps the one thread that makes them busy, for the team too. Both leave room for people
# who all open the mail at once, behind the address of one ministry or behind many.
MOST_OF_ADDRESS = 30
MOST_OF_LINK = 120


class TooManyPrints(Refusal):
    """Another PDF by a link that has just made very many."""

    status = 429

    def __init__(self, seconds: int) -> None:
        super().__init__(
            ngettext(
                "Many PDFs were made by this link just now. Please try again in %(num)d second. "
                "The page of the note stays open, and your browser can print it.",
                "Many PDFs were made by this link just now. Please try again in %(num)d seconds. "
                "The page of the note stays open, and your browser can print it.",
                seconds,
            )
        )
        self.retry_after = seconds


class Prints:
    """The prints of the last minute, in the memory of this process: loading a page writes nothing.

    With several processes each counts its own.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[str, deque[float]] = {}

    def count(self, most: Mapping[str, int], *, at: float) -> int:
        """Count one more of each subject and return 0, or return how many seconds one has to wait.

        `most` says how many each may have within a minute. Who has to wait is counted nowhere.
        """
        with self._lock:
            self._forget(at - WITHIN)
            wait = max(self._wait(subject, free, at) for subject, free in most.items())
            if not wait:
                for subject in most:
                    self._made.setdefault(subject, deque()).append(at)
            return wait

    def _wait(self, subject: str, free: int, at: float) -> int:
        made = self._made.get(subject, ())
        return 0 if len(made) < free else max(1, ceil(made[-free] + WITHIN - at))

    def _forget(self, before: float) -> None:
        for subject, made in list(self._made.items()):
            while made and made[0] <= before:
                made.popleft()
            if not made:
                del self._made[subject]


def count_print(link_token: str) -> None:
    """Count a PDF of a link; raise TooManyPrints while its holders or one of them have to wait."""
    address = network_of(request.remote_addr or "")
    most = {link_token: MOST_OF_LINK, f"{link_token}|{address}": MOST_OF_ADDRESS}
    prints: Prints = current_app.extensions["seminar.prints"]
    if seconds := prints.count(most, at=time.monotonic()):
        raise TooManyPrints(seconds)
