"""What an organiser decides about keeping: longer, with a reason, or deleted now."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.retention import latest_day
from seminar.core.terms import ItemState
from seminar.live import outbox
from seminar.models import AgendaItem, Seminar
from seminar.privacy.refusals import DayNotLater, SeminarGone, SeminarRuns, TitleDiffers, WhyLonger

LONGEST_REASON = 200
# So long ago that the day has passed on every clock.
DUE_EVERYWHERE = timedelta(days=2)


def keep_longer(
    db: Session,
    seminar: Seminar,
    until: date,
    *,
    reason: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Keep a seminar until a later day; everybody who is in it reads why and agrees or leaves."""
    db.refresh(seminar, with_for_update={"key_share": True})
    today = now.astimezone(ZoneInfo(seminar.zone)).date()
    if not max(seminar.retention_until, today) < until <= latest_day(seminar.day, today=today):
        raise DayNotLater
    if not 0 < len(reason) <= LONGEST_REASON:
        raise WhyLonger
    before = seminar.retention_until
    seminar.retention_until, seminar.retention_reason = until, reason
    seminar.notice_version += 1
    journal.record(
        db,
        seminar,
        deed="kept longer",
        object=f"{before.isoformat()} to {until.isoformat()}",
        detail=reason,
        account_id=account_id,
        now=now,
    )
    outbox.announce(db, seminar.id)


def condemn(db: Session, seminar: Seminar, *, title: str, now: datetime) -> None:
    """Make a seminar due to be deleted at once, by whoever types its title.

    From here on nothing brings it back, also if the deleting itself is cut short.
    """
    found = db.scalar(
        select(Seminar)
        .where(Seminar.id == seminar.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise SeminarGone
    if title != found.title:
        raise TitleDiffers
    if runs(db, found):
        raise SeminarRuns
    found.retention_until = now.date() - DUE_EVERYWHERE
    db.flush()


def runs(db: Session, seminar: Seminar) -> bool:
    """Whether an item of the agenda is running."""
    running = select(AgendaItem.id).where(
        AgendaItem.seminar_id == seminar.id, AgendaItem.state == ItemState.RUNNING
    )
    return db.scalar(running) is not None
