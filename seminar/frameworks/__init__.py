"""The ready lists of areas: one file each, read once."""

import tomllib
from functools import cache
from pathlib import Path

from seminar.core.framework import BadFramework, Framework, parse

FOLDER = Path(__file__).parent
# In the order in which organisers are offered them.
KEYS = ("nato-human-security", "blank")


@cache
def framework(key: str) -> Framework:
    """Return the framework of this key; raise BadFramework when there is none."""
    if key not in KEYS:
        raise BadFramework(f"There is no framework called {key}.")
    return parse(key, tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8")))


def frameworks() -> tuple[Framework, ...]:
    """Return every framework, the default one first."""
    return tuple(framework(key) for key in KEYS)
