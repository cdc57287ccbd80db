"""The note behind its private link, as page and PDF; objections to it; one's own cards in it."""

import uuid

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import reader_may, seat_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import close_session, session, writing
from seminar.outcome import circulation_service
from seminar.outcome.circulation_forms import ObjectionForm, OwnCardForm
from seminar.outcome.circulation_queries import own_cards_in_note, readers_copy, saying
from seminar.outcome.documents import File, FileKind, written
from seminar.outcome.files import MIMETYPES, sent
from seminar.outcome.pages import document_page
from seminar.outcome.refusals import UnfitObjection
from seminar.web.clock import now
from seminar.web.pages import frame_of, page
from seminar.web.prints import count_print
from seminar.web.threads import off_the_loop

circulated = Blueprint("circulated", __name__)


@circulated.get("/n/<link_token>")
@reader_may(Deed.READ_CIRCULATED)
def read(visit: Visit) -> ResponseReturnValue:
    """Show the version behind a link."""
    copy = readers_copy(session(), visit.seminar, visit.token, now=now())
    return page(
        "outcome/circulated.html",
        frame=frame_of(visit.seminar),
        note=document_page(copy.kept.note, as_it_circulates=True),
        copy=copy,
        link_token=visit.token,
    )


@circulated.get("/n/<link_token>/note.pdf")
@reader_may(Deed.READ_CIRCULATED)
def note_pdf(visit: Visit) -> ResponseReturnValue:
    """Give the note behind a link as PDF."""
    return _printed(visit, FileKind.NOTE_PDF)


@circulated.get("/n/<link_token>/brief.pdf")
@reader_may(Deed.READ_CIRCULATED)
def brief_pdf(visit: Visit) -> ResponseReturnValue:
    """Give the brief behind a link as PDF."""
    return _printed(visit, FileKind.BRIEF_PDF)


@circulated.get("/n/<link_token>/sentences/<path:key>")
@reader_may(Deed.OBJECT)
def sentence(visit: Visit, key: str) -> ResponseReturnValue:
    """Show one sentence with the form for an objection."""
    return _sentence_page(visit, key, ObjectionForm(objection_id=uuid.uuid4()))


@circulated.post("/n/<link_token>/sentences/<path:key>")
@reader_may(Deed.OBJECT)
def object_to(visit: Visit, key: str) -> ResponseReturnValue:
    """Keep an objection to a sentence."""
    form = ObjectionForm()
    if not form.validate_on_submit():
        return _sentence_page(visit, key, form), UnfitObjection.status
    try:
        _object(visit, key, form)
    except UnfitObjection as refusal:
        form.text.errors = [_(str(refusal))]
        return _sentence_page(visit, key, form), refusal.status
    flash(_("Your objection was kept. The rapporteur reads it; no name was kept."), "success")
    # Not to the sentence in the note, where what was said above would be out of sight.
    return redirect(url_for(".sentence", link_token=visit.token, key=key), 303)


@circulated.get("/s/<public_id>/in-the-note")
@seat_may(Deed.OBJECT_TO_CARD)
def own_cards(visit: Visit) -> ResponseReturnValue:
    """Show one's own cards as they stand in the note."""
    return _own_cards_page(visit, OwnCardForm())


@circulated.post("/s/<public_id>/in-the-note/<uuid:card_id>")
@seat_may(Deed.OBJECT_TO_CARD)
def not_meant(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Keep that one's own card was not meant so."""
    form = OwnCardForm()
    if not form.validate_on_submit():
        return _own_cards_page(visit, form), UnfitObjection.status
    with writing() as db:
        is_new = circulation_service.object_to_own_card(
            db, visit.seminar, visit.token, card_id=card_id, text=form.text.data or "", now=now()
        )
    flash(
        _("The rapporteur reads that this card was not meant so.")
        if is_new
        else _("You had said so already."),
        "success",
    )
    return redirect(url_for(".own_cards", public_id=visit.seminar.public_id), 303)


def _printed(visit: Visit, kind: FileKind) -> ResponseReturnValue:
    """Give what the page of the link shows, and no later version, as a file."""
    count_print(visit.token)
    kept = readers_copy(session(), visit.seminar, visit.token, now=now()).kept
    name = f"seminar-{visit.seminar.public_id}-version-{kept.number}-{kind}"
    close_session()
    content = off_the_loop(lambda: written(kind, kept.note, kept.brief))
    return sent(File(name, content), MIMETYPES[kind])


def _object(visit: Visit, key: str, form: ObjectionForm) -> None:
    with writing() as db:
        circulation_service.object_to_sentence(
            db,
            visit.seminar,
            token=visit.token,
            objection_id=form.objection_id.data,
            key=key,
            text=form.text.data or "",
            now=now(),
        )


def _sentence_page(visit: Visit, key: str, form: ObjectionForm) -> str:
    copy = readers_copy(session(), visit.seminar, visit.token, now=now())
    return page(
        "outcome/objection.html",
        frame=frame_of(visit.seminar),
        copy=copy,
        key=key,
        said=saying(copy, key),
        form=form,
        link_token=visit.token,
        longest=circulation_service.LONGEST_OBJECTION,
    )


def _own_cards_page(visit: Visit, form: OwnCardForm) -> str:
    return page(
        "outcome/own_cards.html",
        frame=frame_of(visit.seminar),
        own=own_cards_in_note(session(), visit.seminar, visit.token, now=now()),
        form=form,
        longest=circulation_service.LONGEST_OBJECTION,
    )
