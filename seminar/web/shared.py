"""Pages that are the same for a whole room, written once, with gaps for what is one person's.

While such a page is written, nothing of the person who asked for it is within reach of its
template: what is one's own is left as gaps, which are filled anew in each answer. Everything else
that a page says is what it is kept under, so a changed word is another page, and nothing has to
be thrown away after a deed.
"""

import secrets
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any

from flask import render_template, request, session
from flask_babel import get_locale
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup, escape

# A few states of a few rooms in two languages; some thirty kilobytes each.
KEPT = 128
# Nobody outside can know it, so no title or question can hold a gap.
_MARK = f"gap-{secrets.token_hex(16)}-"
_CSRF = "csrf_token"


def shared_page(template: str, *, own: Mapping[str, str], **values: Hashable) -> str:
    """Return the page: `values` are the room's and `own` the person's, nothing of it elsewhere.

    The template finds `own` under that name. Whether a part of it is empty may decide what the
    page says beside it; what it is may not, as the template does not see it.
    """
    if session.get("_flashes"):
        return render_template(template, own=own, **values)
    there = tuple(name for name, part in own.items() if part)
    about = (template, str(get_locale()), request.script_root, request.path, there)
    written = _written(about, tuple(own), tuple(values.items()))
    filled = {**own, _CSRF: generate_csrf()}
    parts = [escape(filled[part]) if is_gap else part for is_gap, part in written]
    return "".join(parts)


@lru_cache(KEPT)
def _written(
    about: tuple[str, str, str, str, tuple[str, ...]],
    names: tuple[str, ...],
    values: tuple[tuple[str, Hashable], ...],
) -> tuple[tuple[bool, str], ...]:
    """Return the page as texts and, marked as such, the names of the gaps between them."""
    template, _locale, _root, path, there = about
    everybodys: dict[str, Any] = {
        "request": {"path": path},
        "session": None,
        "g": None,
        "get_flashed_messages": lambda **_options: (),
        "csrf_token": lambda: _gap(_CSRF),
        "own": {name: _gap(name) if name in there else "" for name in names},
    }
    page = render_template(template, **everybodys, **dict(values))
    first, *rest = page.split(_MARK)
    pieces = [(False, first)]
    for piece in rest:
        name, _, text = piece.partition("-")
        pieces += [(True, name), (False, text)]
    return tuple(pieces)


def _gap(name: str) -> Markup:
    return Markup(f"{_MARK}{name}-")  # noqa: S704
