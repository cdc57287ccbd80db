"""The headers of every answer: what the browser may load, keep and tell."""

from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response

from seminar.config import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


def install(app: Flask, settings: Settings) -> None:
    """Put the headers on every answer. Nothing but static files may be kept by a cache."""
    always = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        # The policy above says the same; this is for browsers too old to know it.
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "Cache-Control": "no-store",
    }
    if settings.is_https:
        always["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    app.wsgi_app = _carrying(list(always.items()), app.wsgi_app)  # type: ignore[method-assign, assignment]

    @app.after_request
    def depend_on_cookies(response: Response) -> Response:
        response.vary.add("Cookie")
        return response


def _carrying(always: list[tuple[str, str]], application: WSGIApplication) -> WSGIApplication:
    """Add headers, none of which is set anywhere else, to every answer of an application.

    Put into each response object one by one they were a thirtieth of what an answer costs.
    """

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            return start_response(status, headers + always, *error)

        return application(environ, start)

    return serve
