"""The note: its page, its sentences to be worded, its files."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.core.terms import CountFileState
from seminar.database import close_session, session, writing
from seminar.outcome import service
from seminar.outcome.bundles import bundle_file
from seminar.outcome.check_pages import check_page_of
from seminar.outcome.documents import FileKind, note_draft
from seminar.outcome.files import MIMETYPES, ZIP, sent
from seminar.outcome.forms import SentenceForm
from seminar.outcome.pages import note_page, sentence_page
from seminar.outcome.refusals import NoteStopped, SentenceChanged
from seminar.web.clock import now
from seminar.web.pages import frame_of, page
from seminar.web.threads import off_the_loop

outcome = Blueprint("outcome", __name__)


@outcome.get("/seminars/<public_id>/note")
@staff_may(Deed.READ_NOTE)
def note(visit: Visit) -> ResponseReturnValue:
    """Show the note; with `editing` in the address each sentence can be worded."""
    return page(
        "outcome/note.html",
        frame=frame_of(visit.seminar),
        note=note_page(session(), visit.seminar),
        editing="editing" in request.args,
        takes_sealed=may(visit.relation, Deed.TAKE_SEALED_COUNT_FILES),
    )


@outcome.get("/seminars/<public_id>/note.pdf")
@staff_may(Deed.EXPORT_NOTE)
def note_pdf(visit: Visit) -> ResponseReturnValue:
    """Give the note as PDF."""
    return _download(visit, FileKind.NOTE_PDF)


@outcome.get("/seminars/<public_id>/brief.pdf")
@staff_may(Deed.EXPORT_NOTE)
def brief_pdf(visit: Visit) -> ResponseReturnValue:
    """Give the brief as PDF."""
    return _download(visit, FileKind.BRIEF_PDF)


@outcome.get("/seminars/<public_id>/note.docx")
@staff_may(Deed.EXPORT_NOTE)
def note_word(visit: Visit) -> ResponseReturnValue:
    """Give the note as a Word file."""
    return _download(visit, FileKind.NOTE_WORD)


@outcome.get("/seminars/<public_id>/note.md")
@staff_may(Deed.EXPORT_NOTE)
def note_markdown(visit: Visit) -> ResponseReturnValue:
    """Give the note as Markdown."""
    return _download(visit, FileKind.NOTE_MARKDOWN)


@outcome.get("/seminars/<public_id>/note.json")
@staff_may(Deed.EXPORT_NOTE)
def note_json(visit: Visit) -> ResponseReturnValue:
    """Give the note as JSON."""
    return _download(visit, FileKind.NOTE_JSON)


@outcome.get("/seminars/<public_id>/tables.zip")
@staff_may(Deed.EXPORT_NOTE)
def note_tables(visit: Visit) -> ResponseReturnValue:
    """Give the tables of the note as CSV files."""
    return _download(visit, FileKind.TABLES)


@outcome.get("/seminars/<public_id>/note/email")
@staff_may(Deed.EXPORT_NOTE)
def email(visit: Visit) -> ResponseReturnValue:
    """Show the e-mail with which the note goes out, to be copied."""
    try:
        mail = note_draft(session(), visit.seminar).email()
    except NoteStopped as stopped:
        return check_page_of(session(), visit), stopped.status
    return page("outcome/email.html", frame=frame_of(visit.seminar), email=mail, link="")


@outcome.get("/seminars/<public_id>/bundle.zip")
@staff_may(Deed.TAKE_COUNT_FILES)
def public_bundle(visit: Visit) -> ResponseReturnValue:
    """Give the count files that anybody may have."""
    file = bundle_file(session(), visit.seminar, state=CountFileState.PUBLIC)
    return sent(file, ZIP)


@outcome.get("/seminars/<public_id>/sealed-bundle.zip")
@staff_may(Deed.TAKE_SEALED_COUNT_FILES)
def sealed_bundle(visit: Visit) -> ResponseReturnValue:
    """Give the organiser the count files that nobody else may have."""
    file = bundle_file(session(), visit.seminar, state=CountFileState.SEALED)
    return sent(file, ZIP)


@outcome.get("/seminars/<public_id>/note/sentences/<path:key>")
@staff_may(Deed.EDIT_NOTE)
def sentence(visit: Visit, key: str) -> ResponseReturnValue:
    """Show one sentence to be worded."""
    shown = sentence_page(session(), visit.seminar, key=key)
    form = SentenceForm(text=shown.wording or shown.composed, version=shown.version)
    return _sentence_page(visit, key, form)


@outcome.post("/seminars/<public_id>/note/sentences/<path:key>")
@staff_may(Deed.EDIT_NOTE)
def word_sentence(visit: Visit, key: str) -> ResponseReturnValue:
    """Take the rapporteur's wording, or let the composed sentence stand again."""
    form = SentenceForm()
    if not form.restore.data and not form.validate():
        return _sentence_page(visit, key, form), 422
    try:
        _change(visit, key, form)
    except SentenceChanged as changed:
        return _sentence_page(visit, key, form, theirs=changed.theirs), changed.status
    anchor = f"sentence-{key}"
    address = url_for(".note", public_id=visit.seminar.public_id, editing="yes", _anchor=anchor)
    return redirect(address, 303)


def _change(visit: Visit, key: str, form: SentenceForm) -> None:
    seen = {"key": key, "version": form.version.data, "account_id": visit.account_id, "now": now()}
    with writing() as db:
        if form.restore.data:
            service.restore_sentence(db, visit.seminar, **seen)
        else:
            service.edit_sentence(db, visit.seminar, text=form.text.data, **seen)


def _sentence_page(visit: Visit, key: str, form: SentenceForm, *, theirs: str | None = None) -> str:
    shown = sentence_page(session(), visit.seminar, key=key)
    if theirs is not None:
        # Sent once more, the form means the wording that is stored now.
        form.version.raw_data = None
        form.version.data = shown.version
    return page(
        "outcome/sentence.html",
        frame=frame_of(visit.seminar),
        form=form,
        sentence=shown,
        theirs=theirs,
    )


def _download(visit: Visit, kind: FileKind) -> ResponseReturnValue:
    draft = note_draft(session(), visit.seminar)
    # Files wait for one thread; meanwhile they keep no connection to the store from others.
    close_session()
    try:
        return sent(off_the_loop(lambda: draft.file(kind)), MIMETYPES[kind])
    except NoteStopped as stopped:
        return check_page_of(session(), visit), stopped.status
