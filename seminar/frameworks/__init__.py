"""The ready lists of areas: one file each, read once."""

import tomllib
from functools import cache
from pathlib import Path

from seminar.core.framework import BadFramework, Framework, parse

FOLDER = Path(__file__).parent
# In the order in which organisers are offered them.
KEYS = ("nato-human-security", "blank")
PRACTICE = "practice"


@cache
def framework(key: str) -> Framework:
    """Return the framework of this key; raise BadFramework when there is none."""
    if key not in KEYS:
        raise BadFramework(f"There is no framework called {key}.")
    return _read(key)


def frameworks() -> tuple[Framework, ...]:
    """Return every framework, the default one first."""
    return tuple(framework(key) for key in KEYS)


@cache
def practice() -> Framework:
    """Return the harmless list that a room tries its phones out with; no seminar is about it."""
    return _read(PRACTICE)


def _read(key: str) -> Framework:
    return parse(key, tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8")))
