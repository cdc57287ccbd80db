"""Upkeep: what has to be done when nobody asks for it, once an hour and at every start.

Seminars are deleted when the last day of keeping them has passed, the links between answers are
cut when theirs has, and what could not be cleared from the files of the store is cleared. When
sign-ins were used is written down, and those that have ended are forgotten, with the links whose
time is over.
"""

import logging
import threading
import time
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from seminar.access.logins import Sightings
from seminar.accounts import links_service, sign_ins_service
from seminar.backups.service import deletable, outlasting
from seminar.core.terms import COUNTED, RoundState
from seminar.database import Database
from seminar.errors import StoreBusy
from seminar.facilitation.mixing import note_leftover, rewrite_ballots
from seminar.facilitation.sweeping import sweep
from seminar.models import Question, Round, Seminar
from seminar.privacy.purging import Purged, purge_due

EVERY = 3600.0

# On a clock somewhere it is tomorrow already.
FURTHEST_EAST = timedelta(hours=14)
UNCOUNTED = (RoundState.OPEN, RoundState.CLOSED)

logger = logging.getLogger("gunicorn.error")


@dataclass(frozen=True)
class Upkeep:
    """What was done: seminars whose links were cut, and those whose uncounted round forbids it.

    `is_swept` is False when former rows are still in the files; `deletable` are backups made
    while a round was not counted that is by now. `purged` seminars were deleted whole, `running`
    ones are due and have people in their room; `outlasting` names copies that hold a deleted one.
    """

    cut: int
    waiting: int
    is_swept: bool
    deletable: tuple[Path, ...]
    purged: tuple[Purged, ...] = ()
    running: int = 0
    outlasting: tuple[str, ...] = ()

    def sentences(self) -> list[str]:
        """Return what somebody should know."""
        said = [one.sentence() for one in self.purged]
        if self.running:
            said.append(
                "A seminar is due to be deleted and is running, so it waits; "
                f"seminars: {self.running}."
            )
        if self.cut:
            said.append(f"The links between answers were cut, as promised; seminars: {self.cut}.")
        if self.waiting:
            said.append(
                "A round is not counted yet, so links that are due could not be cut; "
                f"seminars: {self.waiting}. Count it, or set it aside."
            )
        if not self.is_swept:
            said.append("Former rows are still in the files of the store; the next upkeep retries.")
        return [*said, *about(self.deletable), *about_copies(self.outlasting)]


def about(deletable: Iterable[Path]) -> list[str]:
    """Return what to say of backups whose rounds are counted by now."""
    return [
        f"{file} was made before its rounds were counted and can be deleted now."
        for file in deletable
    ]


def about_copies(outlasting: Iterable[str]) -> list[str]:
    """Return what to say of copies that hold what was deleted from the store since."""
    return [f"{name} still holds a seminar that was deleted since." for name in outlasting]


def keep_up(store: Database, folder: Path, *, now: datetime) -> Upkeep:
    """Delete and cut what is due, and clear the files; doing it twice changes nothing."""
    purged, running = purge_due(store, now=now)
    done = [_cut_links(store, seminar_id) for seminar_id in _due(store, now=now)]
    return Upkeep(
        cut=done.count(True),
        waiting=done.count(False),
        is_swept=sweep(store),
        deletable=deletable(store.engine, folder),
        purged=purged,
        running=running,
        outlasting=outlasting(store.engine, folder),
    )


def keep_sign_ins(store: Database, seen: Mapping[bytes, datetime], *, now: datetime) -> None:
    """Write down when sign-ins were used; forget those that ended, and links that are over."""
    with store.session() as db, store.writing(db):
        sign_ins_service.keep_sightings(db, seen)
        sign_ins_service.forget_ended(db, now=now)
        links_service.forget_links(db, now=now)


def purge(store: Database, folder: Path, *, now: datetime) -> list[str]:
    """Delete the seminars that are due and clear the files; return what somebody should know."""
    purged, running = purge_due(store, now=now)
    copies = outlasting(store.engine, folder)
    return Upkeep(0, 0, sweep(store), (), purged, running, copies).sentences()


def start(app: Flask) -> None:
    """Begin the upkeep of this process; called after it has forked."""
    threading.Thread(target=_go_on, args=(app,), daemon=True).start()


def look_after(app: Flask) -> None:
    """Do the upkeep once and log what somebody should know; a failure is logged too."""
    store: Database = app.extensions["seminar.database"]
    folder: Path = app.extensions["seminar.settings"].instance
    sightings: Sightings = app.extensions["seminar.sightings"]
    now = datetime.now(UTC)
    try:
        for sentence in keep_up(store, folder, now=now).sentences():
            logger.warning(sentence)
        keep_sign_ins(store, sightings.take(), now=now)
    except (SQLAlchemyError, StoreBusy, OSError):
        logger.exception("The upkeep failed and will be tried again.")


def _go_on(app: Flask) -> None:
    while True:
        look_after(app)
        time.sleep(EVERY)


def _due(store: Database, *, now: datetime) -> list[uuid.UUID]:
    """Return the seminars whose day has passed where they are held."""
    with store.session() as db:
        rows = db.execute(
            select(Seminar.id, Seminar.link_until, Seminar.zone).where(
                Seminar.links_cut.is_(False), Seminar.link_until < (now + FURTHEST_EAST).date()
            )
        ).all()
    return [row.id for row in rows if row.link_until < now.astimezone(ZoneInfo(row.zone)).date()]


def _cut_links(store: Database, seminar_id: uuid.UUID) -> bool | None:
    """Give every answer a key that leads nowhere; False while a round is not counted.

    None when another process was quicker.
    """
    with store.session() as db, store.writing(db):
        # Whoever opens a round waits for this row too.
        seminar = db.scalar(select(Seminar).where(Seminar.id == seminar_id).with_for_update())
        if seminar is None or seminar.links_cut:
            return None
        if _rounds(db, seminar, *UNCOUNTED):
            return False
        seminar.links_cut = True
        for round_id in _rounds(db, seminar, *COUNTED):
            rewrite_ballots(db, seminar, round_id)
        # Also without any answer: whoever came or spoke since the last count gets no order either.
        note_leftover(db, seminar_id)
    return True


def _rounds(db: Session, seminar: Seminar, *states: RoundState) -> list[uuid.UUID]:
    return list(
        db.scalars(
            select(Round.id)
            .join(Question, Question.id == Round.question_id)
            .where(Question.seminar_id == seminar.id, Round.state.in_(states))
        )
    )
