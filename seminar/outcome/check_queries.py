"""What the page of the check shows: each finding with its place, and who has looked at it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.note.check import ANSWERED_BY_WORDING, Doubt
from seminar.models import Account, NoteTick, Seminar
from seminar.outcome.documents import Draft, note_draft


@dataclass(frozen=True)
class Item:
    """One finding; `by` and `at` say who ticked it off and when, where somebody did."""

    doubt: Doubt
    key: str
    about: str
    text: str
    text_sha256: str
    is_ticked: bool
    can_be_ticked: bool
    by: str
    at: datetime | None


@dataclass(frozen=True)
class CheckPage:
    """What stops the note, and what somebody should look at; in the order of the note."""

    stops: tuple[Item, ...]
    answered: tuple[Item, ...]
    listed: tuple[Item, ...]
    stale: int

    @property
    def left(self) -> int:
        """Return how much of the list nobody has looked at."""
        return sum(not item.is_ticked for item in self.listed)


def check_page(db: Session, seminar: Seminar) -> CheckPage:
    """Return the check of the note as it stands now."""
    return checked(db, seminar, note_draft(db, seminar))


def checked(db: Session, seminar: Seminar, draft: Draft) -> CheckPage:
    """Return the check of one draft."""
    ticked = {
        (row.doubt, row.key): (row.name or "", row.at)
        for row in db.execute(
            select(NoteTick.doubt, NoteTick.key, NoteTick.at, Account.name)
            .outerjoin(Account, Account.id == NoteTick.account_id)
            .where(NoteTick.seminar_id == seminar.id)
        )
    }
    stops: list[Item] = []
    answered: list[Item] = []
    listed: list[Item] = []
    for finding in draft.findings():
        is_ticked = draft.is_ticked(finding)
        by, at = ticked.get((finding.doubt, finding.key), ("", None)) if is_ticked else ("", None)
        item = Item(
            doubt=finding.doubt,
            key=finding.key,
            about=finding.about,
            text=finding.text,
            text_sha256=finding.text_sha256,
            is_ticked=is_ticked,
            can_be_ticked=finding.doubt not in ANSWERED_BY_WORDING,
            by=by,
            at=at,
        )
        place = listed if not finding.stops else answered if is_ticked else stops
        place.append(item)
    return CheckPage(tuple(stops), tuple(answered), tuple(listed), len(draft.stale()))
