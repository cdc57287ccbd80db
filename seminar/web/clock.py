"""The clock: routes read it and hand the moment on, so that everything below can be replayed."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)
