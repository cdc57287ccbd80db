"""Orders on paper: sheets to print, and the form in which each is typed in twice."""

import uuid

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.access.tokens import is_sheet_code, read_code
from seminar.config import Settings
from seminar.core.ballot import BallotRefused
from seminar.database import session, writing
from seminar.ranking import paper_queries as queries
from seminar.ranking import paper_service as service
from seminar.ranking.forms import SentAnswer, sent_answer
from seminar.ranking.not_counted import what_is_wrong
from seminar.ranking.paper_forms import SheetCodeForm, SheetsForm, sent_entry
from seminar.ranking.paper_refusals import PaperRefused, SheetOfAnotherRanking
from seminar.ranking.paper_service import Entered
from seminar.web.clock import now
from seminar.web.languages import current_language
from seminar.web.pages import frame_of, page
from seminar.web.qr import titled_qr_svg
from seminar.web.threads import off_the_loop

paper = Blueprint("paper", __name__)


@paper.get("/seminars/<public_id>/paper")
@staff_may(Deed.ENTER_PAPER)
def overview(visit: Visit) -> ResponseReturnValue:
    """Show how the sheets stand, and offer more."""
    return _overview(visit, SheetsForm())


@paper.post("/seminars/<public_id>/paper/sheets")
@staff_may(Deed.ENTER_PAPER)
def sheets(visit: Visit) -> ResponseReturnValue:
    """Offer sheets and show them, ready to be printed."""
    form = SheetsForm()
    if not form.validate():
        return _overview(visit, form), 422
    by, at = visit.account_id, now()
    with writing() as db:
        codes = service.offer_sheets(
            db, visit.seminar, form.batch.data, people=form.people.data, account_id=by, now=at
        )
    frame = frame_of(visit.seminar)
    shown = queries.sheets_page(session(), visit.seminar, codes, language=current_language())
    drawings = _drawings(visit.seminar.public_id, shown)
    return page("ranking/paper_sheets.html", frame=frame, shown=shown, drawings=drawings)


@paper.get("/seminars/<public_id>/paper/entry")
@staff_may(Deed.ENTER_PAPER)
def entry(visit: Visit) -> ResponseReturnValue:
    """Ask for the code of a sheet, or show its form to who comes from its drawing."""
    code = read_code(request.args.get("code", ""))
    if not is_sheet_code(code):
        return _ask_code(visit)
    return _sheet_form(visit, code, printed_for=request.args.get("ranking", type=int))


@paper.post("/seminars/<public_id>/paper/entry")
@staff_may(Deed.ENTER_PAPER)
def find(visit: Visit) -> ResponseReturnValue:
    """Show the form of the sheet whose code was typed."""
    form = SheetCodeForm()
    if not form.validate():
        return _ask_code(visit, form=form), 422
    return _sheet_form(visit, read_code(form.code.data))


@paper.post("/seminars/<public_id>/paper/rounds/<uuid:round_id>/entry")
@staff_may(Deed.ENTER_PAPER)
def enter(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Enter a sheet. What came of it stands on the page that asks for the next one."""
    try:
        wish = sent_entry(request.form, round_id=round_id)
        with writing() as db:
            came_of_it = service.enter_sheet(
                db, visit.seminar, wish, account_id=visit.account_id, now=now()
            )
    except BallotRefused as reason:
        return _sheet_form(visit, read_code(request.form.get("code", "")), wrong=reason)
    except PaperRefused as refusal:
        return _ask_code(visit, refused=_(str(refusal))), refusal.status
    if came_of_it is Entered.DIFFERENT:
        return page(
            "ranking/paper_differs.html", frame=frame_of(visit.seminar), code=wish.code
        ), 409
    flash(_said(came_of_it))
    return redirect(url_for("paper.entry", public_id=visit.seminar.public_id), 303)


@paper.post("/seminars/<public_id>/paper/rounds/<uuid:round_id>/set-aside")
@staff_may(Deed.ENTER_PAPER)
def set_aside(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Set aside what was entered only once."""
    try:
        with writing() as db:
            entries = service.set_entries_aside(
                db, visit.seminar, round_id, account_id=visit.account_id, now=now()
            )
    except PaperRefused as refusal:
        return _overview(visit, SheetsForm(formdata=None), refused=_(str(refusal))), refusal.status
    if entries:
        flash(ngettext("%(num)d entry was set aside.", "%(num)d entries were set aside.", entries))
    else:
        flash(_("This was done already. Nothing was changed."), "info")
    return redirect(url_for("paper.overview", public_id=visit.seminar.public_id), 303)


def _overview(visit: Visit, form: SheetsForm, *, refused: str = "") -> str:
    frame, shown = frame_of(visit.seminar), queries.paper_page(session(), visit.seminar)
    return page("ranking/paper.html", frame=frame, shown=shown, form=form, refused=refused)


def _ask_code(visit: Visit, *, form: SheetCodeForm | None = None, refused: str = "") -> str:
    frame, running = frame_of(visit.seminar), queries.running_ranking(session(), visit.seminar)
    asked = form or SheetCodeForm(formdata=None)
    return page(
        "ranking/paper_entry.html", frame=frame, running=running, form=asked, refused=refused
    )


def _sheet_form(
    visit: Visit, code: str, *, printed_for: int | None = None, wrong: BallotRefused | None = None
) -> ResponseReturnValue:
    """Show the form of a sheet; with what is wrong, as it was filled in."""
    frame = frame_of(visit.seminar)
    try:
        shown = queries.sheet_form(session(), visit.seminar, code, language=current_language())
        if printed_for not in {None, shown.ranking.number}:
            raise SheetOfAnotherRanking
    except PaperRefused as refusal:
        return _ask_code(visit, refused=_(str(refusal))), refusal.status
    error = what_is_wrong(wrong, shown.areas) if wrong else ""
    sent = (
        sent_answer(request.form) if wrong else SentAnswer(together=False, chosen={}, revision="")
    )
    values = {"form_id": uuid.uuid4(), "sent": sent, "error": error}
    return page(
        "ranking/paper_sheet.html", frame=frame, shown=shown, **values
    ), 422 if wrong else 200


def _said(came_of_it: Entered) -> str:
    if came_of_it is Entered.COUNTED:
        return str(_("Both entries were the same. The order is counted."))
    return str(_("Entered once. The same sheet now has to be entered a second time."))


def _drawings(public_id: str, shown: queries.SheetsPage) -> dict[tuple[str, int], str]:
    """Return the drawing of each sheet: where it is entered, with its code and its ranking."""
    site: Settings = current_app.extensions["seminar.settings"]
    title = str(_("QR code"))
    addresses = {
        (sheet.code, ranking.number): site.url
        + url_for("paper.entry", public_id=public_id, code=sheet.code, ranking=ranking.number)
        for sheet in shown.sheets
        for ranking in shown.rankings
    }
    # A hundred people with two sheets each take two seconds.
    return off_the_loop(
        lambda: {key: titled_qr_svg(address, title) for key, address in addresses.items()}
    )
