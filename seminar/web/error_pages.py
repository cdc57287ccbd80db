"""What a person reads when something is refused or fails. Nothing has changed then."""

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import HTTPException

from seminar.database import STORE_AWAY
from seminar.errors import Refusal, StoreBusy
from seminar.web.pages import page


def install(app: Flask) -> None:
    """Answer refusals and errors with a page that says what to do next."""

    @app.errorhandler(Refusal)
    def refused(refusal: Refusal) -> ResponseReturnValue:
        return _page(refusal.status, _(str(refusal)), retry_after=refusal.retry_after)

    @app.errorhandler(CSRFError)
    def unproven(_error: CSRFError) -> ResponseReturnValue:
        sentence = _(
            "This form was not sent from a page of ours, or the browser keeps no cookies. "
            "Nothing was changed. Please go back, load the page again and send it once more."
        )
        return _page(400, sentence)

    def store_away(error: Exception) -> ResponseReturnValue:
        app.logger.warning("The store did not take or give something: %s", type(error).__name__)
        return _page(503, _(StoreBusy.sentence), retry_after=StoreBusy.retry_after)

    # The last of them: two people did the same in one instant; sent again, the later one is told.
    for error in (*STORE_AWAY, IntegrityError):
        app.register_error_handler(error, store_away)

    @app.errorhandler(HTTPException)
    def failed(error: HTTPException) -> ResponseReturnValue:
        return _page(error.code or 500, _sentence(error.code or 500))


def _page(status: int, sentence: str, *, retry_after: int | None = None) -> ResponseReturnValue:
    answer = page("errors/error.html", status=status, sentence=sentence, path=request.path)
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    return answer, status, headers


def _sentence(status: int) -> str:
    sentences = {
        400: _("The server could not read what the browser sent. Nothing was changed."),
        403: _("This is not open to you."),
        404: _("There is nothing at this address. Please check the link or the code."),
        405: _("This address does not take that kind of request. Nothing was changed."),
        413: _("That was too much at once. Please shorten it and send it again."),
        429: _("That was too often in a short time. Please wait a minute and try again."),
        500: _("Something went wrong on our side. Nothing was changed. Please try again."),
        503: _(StoreBusy.sentence),
    }
    sentence: str = sentences.get(status, sentences[500 if status >= 500 else 400])
    return sentence
