"""The application with a clock that jumps while it runs, as when a machine corrects its own."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from seminar.web import clock

OFFSET = Path(os.environ["CLOCK_OFFSET"])
true_time = time.time


def offset() -> float:
    """Return by how many seconds the clock is wrong now."""
    return float(OFFSET.read_text())


def create_app() -> Flask:
    """Return the application under that clock; whoever asks for the hour asks one of these two."""
    clock.now = lambda: datetime.now(UTC) + timedelta(seconds=offset())
    time.time = lambda: true_time() + offset()
    from seminar.application import create_app as create

    return create()
