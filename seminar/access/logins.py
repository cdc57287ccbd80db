"""How long a sign-in lasts, and when it was used last.

Both moments may lie ahead of a clock that has stepped back: that ends nothing. A clock that runs
three days ahead ends nothing that was used in the last four.
"""

import threading
from datetime import datetime, timedelta

from seminar.models import Login

UNUSED = timedelta(days=7)
LONGEST = timedelta(days=30)


def has_ended(login: Login, *, now: datetime) -> bool:
    """Whether a sign-in has ended by itself: unused for too long, or begun too long ago."""
    return now - login.signed_in_at >= LONGEST or now - login.seen_at >= UNUSED


class Sightings:
    """When each sign-in was used, until the upkeep writes it down: loading a page writes nothing.

    What a process has not written down when it ends is forgotten. It is an hour at most.
    """

    def __init__(self) -> None:
        self._seen: dict[bytes, datetime] = {}
        self._lock = threading.Lock()

    def note(self, token_sha256: bytes, now: datetime) -> None:
        """Remember that a sign-in was used."""
        with self._lock:
            self._seen[token_sha256] = now

    def take(self) -> dict[bytes, datetime]:
        """Return what was seen since the last time."""
        with self._lock:
            seen, self._seen = self._seen, {}
        return seen
