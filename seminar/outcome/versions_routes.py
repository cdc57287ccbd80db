"""Versions of the note: their list, sealing one, and each as it was."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import close_session, session, writing
from seminar.outcome import versions_service
from seminar.outcome.check_pages import check_page_of
from seminar.outcome.documents import File, FileKind, written
from seminar.outcome.files import MIMETYPES, sent
from seminar.outcome.kept import kept_version
from seminar.outcome.pages import document_page
from seminar.outcome.refusals import NoteStopped
from seminar.outcome.versions_forms import FinaliseForm
from seminar.outcome.versions_queries import versions_page
from seminar.web.clock import now
from seminar.web.pages import frame_of, page
from seminar.web.threads import off_the_loop

versions = Blueprint("versions", __name__)


@versions.get("/seminars/<public_id>/note/versions")
@staff_may(Deed.READ_NOTE)
def listed(visit: Visit) -> ResponseReturnValue:
    """Show the versions, and the way to seal what the note says now."""
    shown = versions_page(session(), visit.seminar)
    return page("outcome/versions.html", frame=frame_of(visit.seminar), page=shown)


@versions.post("/seminars/<public_id>/note/versions")
@staff_may(Deed.SEAL_NOTE)
def finalise(visit: Visit) -> ResponseReturnValue:
    """Seal the note as the person saw it."""
    form = FinaliseForm()
    form.validate_on_submit()
    try:
        number = _finalise(visit, form.seen.data or "")
    except NoteStopped as stopped:
        return check_page_of(session(), visit), stopped.status
    flash(_("The note is final: version %(number)s.", number=number), "success")
    return redirect(url_for(".listed", public_id=visit.seminar.public_id), 303)


@versions.get("/seminars/<public_id>/note/versions/<int(max=9999):number>")
@staff_may(Deed.READ_NOTE)
def one(visit: Visit, number: int) -> ResponseReturnValue:
    """Show one version as it was."""
    kept = kept_version(session(), visit.seminar, number)
    return page(
        "outcome/version.html",
        frame=frame_of(visit.seminar),
        note=document_page(kept.note),
        kept=kept,
    )


@versions.get(
    "/seminars/<public_id>/note/versions/<int(max=9999):number>"
    "/<any('note.pdf','brief.pdf','note.docx','note.md','note.json'):form>"
)
@staff_may(Deed.EXPORT_NOTE)
def file(visit: Visit, number: int, form: str) -> ResponseReturnValue:
    """Give one version as a file."""
    kept, kind = kept_version(session(), visit.seminar, number), FileKind(form)
    close_session()
    content = off_the_loop(lambda: written(kind, kept.note, kept.brief))
    name = f"seminar-{visit.seminar.public_id}-version-{number}-{kind}"
    return sent(File(name, content), MIMETYPES[kind])


def _finalise(visit: Visit, seen: str) -> int:
    with writing() as db:
        return versions_service.finalise(
            db, visit.seminar, seen_sha256=seen, account_id=visit.account_id, now=now()
        )
