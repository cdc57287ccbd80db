"""Static files: their addresses carry a hash of their content, so they may be kept for a year."""

import hashlib
from functools import cache

from flask import Flask
from whitenoise import WhiteNoise

from seminar import paths

YEAR = 365 * 24 * 3600


def install(app: Flask) -> None:
    """Let WhiteNoise serve the files, compressed where `make install` left a compressed copy."""
    app.jinja_env.globals["asset"] = asset
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(paths.STATIC),
        prefix="static/",
        max_age=YEAR,
        add_headers_function=_protect,
    )


@cache
def asset(name: str) -> str:
    """Return the address of a static file."""
    content = (paths.STATIC / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"


def _protect(headers: dict[str, str], _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
