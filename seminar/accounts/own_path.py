"""Where a form may send a person on to: nowhere but to a page of this site."""

import re

# Browsers read a backslash as a slash and drop tabs and line ends before they look.
OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*\Z")


def own_path(wanted: str | None, *, otherwise: str) -> str:
    """Return the path if it leads to a page of this site, else the other one."""
    return wanted if wanted and OWN_PATH.match(wanted) else otherwise
