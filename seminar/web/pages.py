"""Rendering: templates get plain values, never a row that can still query."""

from dataclasses import dataclass
from typing import Any

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from seminar.core.terms import Rule
from seminar.models import Seminar
from seminar.web.languages import speak


@dataclass(frozen=True)
class Frame:
    """What stands around every page of a seminar."""

    public_id: str
    title: str
    mark: str
    chatham_house: bool
    invented: bool
    rehearsal: bool
    code: str
    zone: str
    support: str


def frame_of(seminar: Seminar) -> Frame:
    """Return the frame of a seminar's pages, and let them speak its language."""
    speak(seminar.language)
    return Frame(
        public_id=seminar.public_id,
        title=seminar.title,
        mark=seminar.mark,
        chatham_house=seminar.rule is Rule.CHATHAM_HOUSE,
        invented=seminar.invented,
        rehearsal=seminar.rehearsal_of is not None,
        code=seminar.code,
        zone=seminar.zone,
        support=seminar.support,
    )


def page(template: str, **values: Any) -> str:
    """Return the page as text."""
    return render_template(template, **values)


def fragment(template: str, *, seen: str, **values: Any) -> ResponseReturnValue:
    """Return a part of a page, or 204 when the browser already shows this state.

    `seen` names the state. A page that shows it is left alone, so that what a person is typing
    or ordering is never replaced by the same thing.
    """
    if request.args.get("seen") == seen:
        return make_response("", 204)
    return render_template(template, seen=seen, **values)
