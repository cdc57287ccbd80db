"""Different views: worded, shared, taken back; hidden, shown again and replied to by the team."""

import uuid
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from seminar.core.terms import HideReason, ItemKind, Scope, TextState
from seminar.debate import hiding
from seminar.debate.subject import UnknownArea, areas_about, refuse_unfit
from seminar.debate.voices import locked_voice
from seminar.errors import NotFound, Refusal
from seminar.live import outbox
from seminar.models import (
    DifferentView,
    Leftover,
    NoteSentence,
    Seminar,
    ViewPlace,
    ViewShare,
    Voice,
    view_area,
)
from seminar.readings.step import current_step
from seminar.readings.versions import strike_from_versions

LONGEST_VIEW = 600
LONGEST_REPLY = 600
MOST_VIEWS = 5


class ViewsClosed(Refusal):
    """A view, or a share of one, sent while no item for different views is running."""

    sentence = (
        "Different views are not collected at the moment. What you wrote and shared so far stays."
    )


class EnoughViews(Refusal):
    """One more view than one person may word."""

    status = 429
    sentence = (
        "You have worded as many views as one person can. Thank you. "
        "You can still share the views of others."
    )


class ViewAlreadySent(Refusal):
    """Another view under an id that is taken."""

    sentence = "A view was already sent from this form. Please load the page again to word another."


class OwnView(Refusal):
    """Sharing one's own view."""

    sentence = "This is your own view. It counts as yours already."


class NotOwnView(Refusal):
    """Taking back a view of somebody else."""

    sentence = "This view is not one of yours, so it stays. Nothing was changed."


class ViewGone(Refusal):
    """A deed on a view that was hidden or taken back."""

    sentence = "This view was taken from the room in the meantime. Nothing was changed."


def word_view(
    db: Session,
    seminar: Seminar,
    token: str,
    *,
    view_id: uuid.UUID,
    scope: Scope,
    area_positions: Collection[int],
    order: Mapping[int, int],
    text: str,
) -> DifferentView:
    """Put a view before the room; the same view sent twice is there once.

    `order` gives areas their places, by their numbers; it is empty where nobody wants one.
    """
    voice = locked_voice(db, seminar, token)
    sent = db.get(DifferentView, view_id)
    if sent is not None:
        return _refuse_unless_same(sent, voice, text)
    _refuse_unless_collected(db, seminar)
    refuse_unfit(text, longest=LONGEST_VIEW)
    areas, places = areas_about(seminar, scope, area_positions), _places(seminar, order)
    worded = select(func.count()).where(DifferentView.voice_id == voice.id)
    if (db.scalar(worded) or 0) >= MOST_VIEWS:
        raise EnoughViews
    view = DifferentView(
        id=view_id,
        seminar_id=seminar.id,
        voice_id=voice.id,
        scope=scope,
        text=text,
        areas=areas,
        places=places,
    )
    db.add(view)
    db.flush()
    outbox.announce(db, seminar.id)
    return view


def take_view_back(db: Session, seminar: Seminar, token: str, view_id: uuid.UUID) -> bool:
    """Delete what one's own view says; return False when it was taken back already.

    The row stays, so that a delayed second sending does not bring the view back.
    """
    voice = locked_voice(db, seminar, token)
    view = _locked_view(db, seminar, view_id)
    if view.voice_id != voice.id:
        raise NotOwnView
    if view.state is TextState.WITHDRAWN:
        return False
    view.state, view.reason = TextState.WITHDRAWN, None
    view.text, view.reply, view.scope = "", "", Scope.ALL
    db.flush()
    for gone in (
        delete(view_area).where(view_area.c.view_id == view.id),
        delete(ViewPlace).where(ViewPlace.view_id == view.id),
        delete(ViewShare).where(ViewShare.view_id == view.id),
        # The rapporteur's wording of its line would keep the order that stood beside it.
        delete(NoteSentence).where(
            NoteSentence.seminar_id == seminar.id, NoteSentence.key.startswith(f"view.{view.id}")
        ),
    ):
        db.execute(gone, execution_options={"synchronize_session": False})
    db.expire(view)
    strike_from_versions(db, seminar.id, [view.id])
    # The files still hold the words, until the next sweeping.
    db.add(Leftover())
    db.flush()
    outbox.announce(db, seminar.id)
    return True


def share_view(db: Session, seminar: Seminar, token: str, view_id: uuid.UUID) -> bool:
    """Share somebody else's view; return False when one shares it already, which counts once."""
    voice = locked_voice(db, seminar, token)
    _refuse_unless_collected(db, seminar)
    view = _locked_view(db, seminar, view_id, shared=True)
    if view.voice_id == voice.id:
        raise OwnView
    _refuse_unless_shown(view)
    # Both stores write ON CONFLICT alike, so PostgreSQL's INSERT serves for both.
    shared = (
        insert(ViewShare)
        .values(view_id=view.id, voice_id=voice.id)
        .on_conflict_do_nothing()
        .returning(ViewShare.view_id)
    )
    return db.scalar(shared) is not None


def share_no_longer(db: Session, seminar: Seminar, token: str, view_id: uuid.UUID) -> bool:
    """Take one's share of a view back; return False when there was none."""
    voice = locked_voice(db, seminar, token)
    _refuse_unless_collected(db, seminar)
    view = _locked_view(db, seminar, view_id, shared=True)
    own = delete(ViewShare).where(ViewShare.view_id == view.id, ViewShare.voice_id == voice.id)
    return db.scalar(own.returning(ViewShare.view_id)) is not None


def hide_view(
    db: Session,
    seminar: Seminar,
    view_id: uuid.UUID,
    reason: HideReason,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Take a view from the room and the note; return False when it was hidden already."""
    view = _locked_view(db, seminar, view_id)
    _refuse_withdrawn(view)
    return hiding.hide(db, seminar, view, reason, account_id=account_id, now=now)


def show_view(
    db: Session,
    seminar: Seminar,
    view_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Show a hidden view again; return False when it was shown already."""
    view = _locked_view(db, seminar, view_id)
    _refuse_withdrawn(view)
    return hiding.show(db, seminar, view, account_id=account_id, now=now)


def reply_to_view(
    db: Session,
    seminar: Seminar,
    view_id: uuid.UUID,
    text: str,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Write the team's reply below a view, or take it away; the view itself stays as it is.

    Return False when that is the reply already.
    """
    view = _locked_view(db, seminar, view_id)
    _refuse_unless_shown(view)
    if text:
        refuse_unfit(text, longest=LONGEST_REPLY)
    if view.reply == text:
        return False
    view.reply = text
    hiding.tell(db, seminar, view, "replied to", account_id=account_id, now=now)
    return True


def _places(seminar: Seminar, order: Mapping[int, int]) -> list[ViewPlace]:
    areas = {area.position: area for area in seminar.areas}
    if not set(order) <= set(areas) or not set(order.values()) <= set(areas):
        raise UnknownArea
    return [ViewPlace(area_id=areas[number].id, place=place) for number, place in order.items()]


def _locked_view(
    db: Session, seminar: Seminar, view_id: uuid.UUID, *, shared: bool = False
) -> DifferentView:
    view = db.scalar(
        select(DifferentView)
        .where(DifferentView.id == view_id, DifferentView.seminar_id == seminar.id)
        .with_for_update(read=shared)
        .execution_options(populate_existing=True)
    )
    if view is None:
        raise NotFound
    return view


def _refuse_unless_same(sent: DifferentView, voice: Voice, text: str) -> DifferentView:
    if sent.voice_id != voice.id or (sent.text != text and sent.state is not TextState.WITHDRAWN):
        raise ViewAlreadySent
    return sent


def _refuse_unless_collected(db: Session, seminar: Seminar) -> None:
    if current_step(db, seminar.id).kind is not ItemKind.VIEWS:
        raise ViewsClosed


def _refuse_unless_shown(view: DifferentView) -> None:
    if view.state is not TextState.SHOWN:
        raise ViewGone


def _refuse_withdrawn(view: DifferentView) -> None:
    if view.state is TextState.WITHDRAWN:
        raise ViewGone
