"""Answers first: while a hall loads its pages, what is sent passes them by.

Five hundred phones ask for the list in the instant a round is opened, and each page takes longer
to write than an answer to store. In one line an answer would wait behind all of them, and be
given up as one that the busy store had no time for.
"""

import threading
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

# So many pages of participants are made at once. One would be enough for a store that lies beside
# us; from another machine a page waits for its rows, and others may be made meanwhile.
AT_ONCE = 4
PARTICIPANTS = "/s/"


def install(app: Flask) -> None:
    """Let participants' pages queue, and nothing else."""
    app.wsgi_app = _queued(app.wsgi_app)  # type: ignore[method-assign, assignment]


def _queued(application: WSGIApplication) -> WSGIApplication:
    pages = threading.Semaphore(AT_ONCE)

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        is_page = environ["REQUEST_METHOD"] == "GET" and environ["PATH_INFO"].startswith(
            PARTICIPANTS
        )
        if not is_page:
            return application(environ, start_response)
        # An event stream is ready once it begins, so it keeps nobody waiting while it is open.
        with pages:
            return application(environ, start_response)

    return serve
