"""The page of the check in the words of the reader."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.core.note.check import Doubt
from seminar.outcome.check_queries import check_page
from seminar.outcome.documents import STOPPED
from seminar.web.pages import frame_of, page

HEADINGS = {
    Doubt.NUMBER: _l("A number that differs from its count"),
    Doubt.HIDDEN: _l("A number that must be hidden"),
    Doubt.NAME: _l("A participant’s name"),
    Doubt.PLACE: _l("A place that may be that of another area or ranking"),
    Doubt.QUANTIFIER: _l("A word for a share that the counts do not carry"),
    Doubt.EVIDENCE: _l("A sentence without evidence"),
    Doubt.AREA: _l("An area that no sentence mentions"),
    Doubt.VIEW: _l("A different view left out because it was hidden"),
    Doubt.LANGUAGE: _l("A text that seems to be in another language"),
    Doubt.SIGNS: _l("Signs that a PDF may print by their number, for want of a font"),
}


def check_page_of(db: Session, visit: Visit) -> str:
    """Return the page of the check."""
    seminar = visit.seminar
    return page(
        "outcome/check.html",
        frame=frame_of(seminar),
        check=check_page(db, seminar),
        headings=HEADINGS,
        sentences={doubt: _(refusal.sentence) for doubt, refusal in STOPPED.items()},
        edits=may(visit.relation, Deed.EDIT_NOTE),
    )
