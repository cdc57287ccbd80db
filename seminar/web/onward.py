"""Where a page leads on to after something was sent, in the way its sender can follow."""

from flask import Response, make_response, redirect, request
from flask.typing import ResponseReturnValue

PLAIN = "text/plain"


def onward(address: str) -> ResponseReturnValue:
    """Lead a browser on; a script of ours, which asks for plain text, gets the address to go to.

    A script that followed a redirect would load the page a first time and throw it away.
    """
    if request.headers.get("Accept") != PLAIN:
        return redirect(address, 303)
    told: Response = make_response(address)
    told.mimetype = PLAIN
    return told
