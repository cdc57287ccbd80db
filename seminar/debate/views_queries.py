"""What the page of different views shows a participant: those of others, and one's own."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.shown import state_of
from seminar.core.terms import HideReason, Scope, TextState
from seminar.models import DifferentView, ViewShare, Voice
from seminar.readings.views import Placed, Subject, view_subjects

AT_A_TIME = 12
NOBODY = uuid.UUID(int=0)
ViewRow = Row[uuid.UUID, Scope, str, str, TextState, HideReason | None]
COLUMNS = (
    DifferentView.id,
    DifferentView.scope,
    DifferentView.text,
    DifferentView.reply,
    DifferentView.state,
    DifferentView.reason,
)


@dataclass(frozen=True)
class ViewOnPage:
    """A view as a participant reads it; how many share it is told to nobody in the room.

    `is_shared` says that one shares it oneself, `reason` why the room does not see one's own.
    """

    id: uuid.UUID
    scope: Scope
    areas: tuple[int, ...]
    order: Placed
    text: str
    reply: str
    is_shared: bool
    reason: HideReason | None


@dataclass(frozen=True)
class ViewsPart:
    """The part of the page that changes on its own; `more` is the number of those not on it."""

    others: tuple[ViewOnPage, ...]
    more: int
    own: tuple[ViewOnPage, ...]

    @property
    def next(self) -> int:
        """How many views the page holds once more of them are asked for."""
        return len(self.others) + AT_A_TIME

    @property
    def key(self) -> str:
        """A short text that changes exactly when the part does."""
        return state_of(self)


def views_part(
    db: Session, seminar_id: uuid.UUID, token: str, *, at_most: int = AT_A_TIME
) -> ViewsPart:
    """Return the views of one participant's page, in seven statements.

    Each participant reads them in an order of their own, so that no view is always on top.
    """
    key = tokens.voice_key(token, seminar_id)
    voice_id = db.scalar(select(Voice.id).where(Voice.key == key)) or NOBODY
    ids = db.scalars(
        select(DifferentView.id).where(
            DifferentView.seminar_id == seminar_id,
            DifferentView.state == TextState.SHOWN,
            DifferentView.voice_id != voice_id,
        )
    )
    order = sorted(ids, key=lambda one: hashlib.sha256(key + one.bytes).digest())
    chosen = order[: max(at_most, AT_A_TIME)]
    # Asked anew: one may have been hidden or taken back in this very moment.
    found = db.execute(
        select(*COLUMNS).where(DifferentView.id.in_(chosen), DifferentView.state == TextState.SHOWN)
    )
    rows = {row.id: row for row in found}
    shared = set(
        db.scalars(
            select(ViewShare.view_id).where(
                ViewShare.voice_id == voice_id, ViewShare.view_id.in_(chosen)
            )
        )
    )
    subjects = view_subjects(db, seminar_id)
    return ViewsPart(
        others=tuple(
            _on_page(rows[one], subjects, is_shared=one in shared) for one in chosen if one in rows
        ),
        more=len(order) - len(chosen),
        own=tuple(_on_page(row, subjects) for row in _own(db, voice_id)),
    )


def _own(db: Session, voice_id: uuid.UUID) -> Sequence[ViewRow]:
    """Return what one has worded oneself and not taken back."""
    return db.execute(
        select(*COLUMNS)
        .where(DifferentView.voice_id == voice_id, DifferentView.state != TextState.WITHDRAWN)
        .order_by(DifferentView.id)
    ).all()


def _on_page(
    row: ViewRow, subjects: Mapping[uuid.UUID, Subject], *, is_shared: bool = False
) -> ViewOnPage:
    subject = subjects.get(row.id, Subject())
    return ViewOnPage(
        id=row.id,
        scope=row.scope,
        areas=subject.areas,
        order=subject.order,
        text=row.text,
        reply=row.reply,
        is_shared=is_shared,
        reason=row.reason,
    )
