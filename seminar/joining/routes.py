"""The way in, the link that brings a person back, and the room as a phone follows it."""

from flask import Blueprint, Response, current_app, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access import identity
from seminar.access.guard import everyone, seat_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.access.tokens import read_code, seat_hash, seat_mark
from seminar.config import Settings
from seminar.core.terms import ItemKind, RoundState
from seminar.database import close_session, session
from seminar.errors import Refusal
from seminar.group_commit import GroupCommit
from seminar.joining import queries
from seminar.joining.cards_service import CardUse
from seminar.joining.door_refusals import DoorClosed
from seminar.joining.entrance import entrance, has_seat, somebody_guesses
from seminar.joining.forms import CodeForm, JoinForm
from seminar.joining.seats_queries import UnusedCard, unused_card
from seminar.joining.seats_refusals import UnknownLink
from seminar.joining.service import Arrival, NoticeChanged, PromiseChanged
from seminar.live.hub import Audience
from seminar.models import Seminar
from seminar.readings.step import current_step, where_it_stands
from seminar.web import clock
from seminar.web.languages import current_language, speak
from seminar.web.pages import fragment, frame_of, page
from seminar.web.qr import qr_svg
from seminar.web.shared import shared_page
from seminar.web.stream import stream as changes
from seminar.web.words import BASES, promise

# Where a phone goes while such an item runs; beside all others it waits.
PAGES = {
    ItemKind.DEBATE: "debate.debate_page",
    ItemKind.VIEWS: "debate.views_page",
    ItemKind.STEPS: "debate.steps_page",
}

joining = Blueprint("joining", __name__)


@joining.get("/")
@everyone
def door() -> ResponseReturnValue:
    """Ask for the code."""
    return page("joining/door.html", form=CodeForm())


@joining.get("/j")
@everyone
def address_on_screen() -> ResponseReturnValue:
    """Lead on to the front door; this shorter address stands on the big screen."""
    return redirect(url_for("joining.door"), 303)


@joining.post("/j")
@everyone
def find() -> ResponseReturnValue:
    """Go to the seminar with the code somebody typed."""
    form = CodeForm()
    if not form.validate_on_submit():
        return page("joining/door.html", form=form), 422
    return redirect(url_for("joining.welcome", code=read_code(form.code.data)), 303)


@joining.get("/j/<code>")
@everyone
def welcome(code: str) -> ResponseReturnValue:
    """Say who runs this and who sees what, and offer a seat."""
    entered = entrance(code)
    if entered.has_seat:
        return _to_room(entered.seminar)
    if entered.seminar.is_locked:
        return _closed(entered.seminar)
    return _joining_page(entered.seminar)


@joining.post("/j/<code>")
@everyone
def join(code: str) -> ResponseReturnValue:
    """Take a seat and keep it in the browser."""
    entered = entrance(code)
    seminar = entered.seminar
    if entered.has_seat:
        return _to_room(seminar)
    if seminar.is_locked:
        return _closed(seminar)
    form = JoinForm(queries.joining_page(seminar))
    if not form.validate_on_submit():
        return _joining_page(seminar, form), 422
    try:
        _take_seat(seminar, form)
    except (PromiseChanged, NoticeChanged) as why:
        return _ask_again(entrance(code).seminar, why)
    except DoorClosed:
        return _closed(seminar)
    response = make_response(_to_room(seminar))
    identity.keep_seat(response, seminar.public_id, form.token.data)
    return response


@joining.get("/return/<token>")
@everyone
def return_page(token: str) -> ResponseReturnValue:
    """Offer to go on as the same person, or the seat of a card; looking uses nothing up."""
    card = _card(token)
    if card is None:
        seminar = _seminar_of_link(token)
        return page("joining/return.html", frame=frame_of(seminar), token=token)
    if has_seat(card.seminar):
        return _to_room(card.seminar)
    if card.seminar.is_locked:
        return _closed(card.seminar)
    return _joining_page(card.seminar, _card_form(card, token))


@joining.post("/return/<token>")
@everyone
def return_here(token: str) -> ResponseReturnValue:
    """Keep the seat in this browser too; that of a card is taken first."""
    card = _card(token)
    if card is not None and has_seat(card.seminar):
        return _to_room(card.seminar)
    if card is not None and card.seminar.is_locked:
        return _closed(card.seminar)
    if card is not None:
        form = _card_form(card, token)
        if not form.validate_on_submit():
            return _joining_page(card.seminar, form), 422
        try:
            _take_seat_of(card, form)
        except NoticeChanged as why:
            return _ask_card_again(token, why)
        except DoorClosed:
            return _closed(card.seminar)
    seminar = _seminar_of_link(token)
    response = make_response(_to_room(seminar))
    identity.keep_seat(response, seminar.public_id, token)
    return response


@joining.get("/s/<public_id>/link")
@seat_may(Deed.SEE_ROOM)
def link(visit: Visit) -> ResponseReturnValue:
    """Show a participant the private link to the own seat."""
    frame = frame_of(visit.seminar)
    settings: Settings = current_app.extensions["seminar.settings"]
    address = settings.url + url_for("joining.return_page", token=visit.token)
    mark = seat_mark(seat_hash(visit.token))
    drawing = qr_svg(address)
    return page("joining/link.html", frame=frame, address=address, drawing=drawing, mark=mark)


@joining.get("/s/<public_id>")
@seat_may(Deed.SEE_ROOM)
def room(visit: Visit) -> ResponseReturnValue:
    """Go to what the room is doing; before that, to what has changed in what a person was told."""
    if _is_to_read_anew(visit):
        return redirect(url_for("notice.read", public_id=visit.seminar.public_id), 303)
    now = where_it_stands(session(), visit.seminar.id)
    goal = _endpoint(now.kind, now.state)
    # Unless it is asked for, the page of an order stays as it is when its item is over.
    asked = "1" if now.state else None
    return redirect(url_for(goal, public_id=visit.seminar.public_id, now=asked), 303)


@joining.get("/s/<public_id>/wait")
@seat_may(Deed.SEE_ROOM)
def wait(visit: Visit) -> ResponseReturnValue:
    """Say that nothing is asked now."""
    step = current_step(session(), visit.seminar.id)
    if _endpoint(step.kind, step.state) != "joining.wait":
        return redirect(url_for("joining.room", public_id=visit.seminar.public_id), 303)
    frame = frame_of(visit.seminar)
    shown = queries.waiting_page(session(), visit.seminar, step, language=current_language())
    return shared_page("joining/wait.html", own={}, frame=frame, waiting=shown)


@joining.get("/s/<public_id>/now")
@seat_may(Deed.SEE_ROOM)
def now(visit: Visit) -> Response:
    """Answer whether the page still shows the running step: 204, or 205 and where it goes on."""
    standing = where_it_stands(session(), visit.seminar.id)
    if request.args.get("seen") == standing.key:
        return make_response("", 204)
    moved_on = make_response("", 205)
    # Straight to an open list: in a hall of phones that begin together one request less for each is
    # a lot. Anything else may be over when they arrive, and pages of what is past stay as they are.
    goal = "joining.room"
    if standing.state is RoundState.OPEN and not _is_to_read_anew(visit):
        goal = _endpoint(standing.kind, standing.state)
    moved_on.headers["Location"] = url_for(goal, public_id=visit.seminar.public_id)
    return moved_on


@joining.get("/s/<public_id>/time")
@seat_may(Deed.SEE_ROOM)
def time_left(visit: Visit) -> ResponseReturnValue:
    """Show until when the running item goes, which changes when it is given more time."""
    until = queries.runs_until(session(), visit.seminar)
    seen = until.isoformat() if until else ""
    return fragment("joining/_time.html", seen=seen, frame=frame_of(visit.seminar), until=until)


@joining.get("/s/<public_id>/stream")
@seat_may(Deed.SEE_ROOM)
def stream(visit: Visit) -> Response:
    """Tell the phone when something in the room changed."""
    return changes(Audience.ROOM, visit)


def _is_to_read_anew(visit: Visit) -> bool:
    """Whether what somebody was told on joining has changed since."""
    return visit.seat is not None and visit.seat.consent_version < visit.seminar.notice_version


def _take_seat(seminar: Seminar, form: JoinForm) -> None:
    must_wait = somebody_guesses(session())
    arrival = form.arrival(
        seminar.id, code=seminar.code, day=clock.now().date(), must_wait=must_wait
    )
    # Five hundred who waited with a connection each would leave none to write their seats with.
    close_session()
    arrivals: GroupCommit[Arrival, None] = current_app.extensions["seminar.arrivals"]
    arrivals.do(arrival, key=seat_hash(arrival.token))


def _closed(seminar: Seminar) -> ResponseReturnValue:
    """Say that the door is closed to somebody who has the code or a card; not what is behind it."""
    speak(seminar.language)
    return page("joining/closed.html", sentence=_(DoorClosed.sentence)), DoorClosed.status


def _seminar_of_link(token: str) -> Seminar:
    seminar = queries.seminar_of_seat(session(), token)
    if seminar is None:
        raise UnknownLink
    return seminar


def _card(token: str) -> UnusedCard | None:
    return unused_card(session(), token, today=clock.now().date())


def _card_form(card: UnusedCard, token: str) -> JoinForm:
    """Return the form of joining for a card: its seat is known, and perhaps the name."""
    form = JoinForm(queries.joining_page(card.seminar))
    form.token.data = token
    if card.name is not None and "name" in form:
        del form.name
        form.name_on_card = card.name
    return form


def _take_seat_of(card: UnusedCard, form: JoinForm) -> None:
    use = form.card_use(card.seminar.id, day=clock.now().date())
    close_session()
    cards: GroupCommit[CardUse, None] = current_app.extensions["seminar.cards"]
    cards.do(use, key=seat_hash(use.token))


def _joining_page(seminar: Seminar, form: JoinForm | None = None) -> str:
    frame = frame_of(seminar)
    shown = queries.joining_page(seminar)
    form = form or JoinForm(shown)
    promised = promise(shown.mode, shown.link_until)
    words = {"promised": promised, "bases": BASES}
    return page("joining/welcome.html", frame=frame, seminar=shown, form=form, **words)


def _ask_again(seminar: Seminar, why: Refusal) -> ResponseReturnValue:
    """Show the page anew to somebody who was told something else while the form was on its way."""
    form = JoinForm(queries.joining_page(seminar))
    form.ask_again(why)
    return _joining_page(seminar, form), 422


def _ask_card_again(token: str, why: Refusal) -> ResponseReturnValue:
    card = _card(token)
    if card is None:
        raise UnknownLink
    form = _card_form(card, token)
    form.ask_again(why)
    return _joining_page(card.seminar, form), 422


def _to_room(seminar: Seminar) -> ResponseReturnValue:
    return redirect(url_for("joining.room", public_id=seminar.public_id), 303)


def _endpoint(kind: ItemKind | None, state: RoundState | None) -> str:
    if state is not None:
        return "ranking.order"
    return PAGES.get(kind, "joining.wait") if kind else "joining.wait"
