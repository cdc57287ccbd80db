"""What is refused before anything is read: requests for another host, forms from another site."""

from urllib.parse import urlsplit

from flask import Flask, request

from seminar.config import Settings
from seminar.errors import Refusal

# What every browser of today says of a form of ours; an old one says nothing, and the token of
# the form must do. A neighbour under the same domain ("same-site") is somebody else.
FROM_OURS = frozenset({None, "same-origin", "none"})
LOADING = frozenset({"GET", "HEAD", "OPTIONS"})


class OtherHost(Refusal):
    """A request that names a host which is not ours."""

    status = 400
    sentence = "This server does not go by that name. Please check the address."


class FromElsewhere(Refusal):
    """A form that a page of another site has sent."""

    status = 403
    sentence = "This was sent from another site. Nothing was changed. Please use the page itself."


def install(app: Flask, settings: Settings) -> None:
    """Refuse both, on every route; before the forms' tokens are looked at."""
    hosts = settings.hosts

    @app.before_request
    def refuse_elsewhere() -> None:
        if hosts and urlsplit(f"//{request.host}").hostname not in hosts:
            raise OtherHost
        if request.headers.get("Sec-Fetch-Site") in FROM_OURS or request.method in LOADING:
            return
        raise FromElsewhere
