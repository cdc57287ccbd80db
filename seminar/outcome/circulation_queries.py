"""What the pages of a circulated note show: to the team, to readers, and to authors of cards."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.note.wording import words
from seminar.core.terms import CardState, ObjectionState
from seminar.errors import NotFound
from seminar.models import Account, Card, NoteLink, Objection, Seminar, Voice
from seminar.outcome.circulation_service import in_correction, printed_cards
from seminar.outcome.documents import note_draft
from seminar.outcome.kept import Kept, kept_version
from seminar.outcome.objected import Objected, objected, sayings


@dataclass(frozen=True)
class ListedLink:
    """One private link: to which version, until when, by whom, and whether it still opens."""

    id: uuid.UUID
    number: int
    until: str
    by: str
    is_open: bool


@dataclass(frozen=True)
class CirculationPage:
    """Links and objections; `left` counts the objections that nobody has decided yet."""

    sha256: str
    status: str
    is_stopped: bool
    links: tuple[ListedLink, ...]
    objections: tuple[Objected, ...]

    @property
    def left(self) -> int:
        """Return how many objections wait."""
        return sum(one.state is ObjectionState.OPEN for one in self.objections)


@dataclass(frozen=True)
class ReadersCopy:
    """The version behind a link; `takes` says whether objections are still taken."""

    kept: Kept
    until: str
    takes: bool


@dataclass(frozen=True)
class OwnCardInNote:
    """A card of one's own as it stands in the note; `is_said` once it was objected to."""

    id: uuid.UUID
    text: str
    is_said: bool


@dataclass(frozen=True)
class OwnCardsInNote:
    """One's own cards in the version that is being corrected."""

    cards: tuple[OwnCardInNote, ...]
    until: str
    takes: bool


def circulation_page(db: Session, seminar: Seminar) -> CirculationPage:
    """Return what the team sees of a note that circulates."""
    draft = note_draft(db, seminar)
    rows = db.execute(
        select(NoteLink, Account.name)
        .outerjoin(Account, Account.id == NoteLink.account_id)
        .where(NoteLink.seminar_id == seminar.id)
        .order_by(NoteLink.number.desc(), NoteLink.at.desc())
    )
    return CirculationPage(
        sha256=draft.sha256,
        status=draft.edition.status(seminar.language),
        is_stopped=bool(draft.stops()),
        links=tuple(
            ListedLink(
                id=link.id,
                number=link.number,
                until=moment_text(link.until, seminar),
                by=name or "",
                is_open=link.closed_at is None,
            )
            for link, name in rows
        ),
        objections=objected(db, seminar),
    )


def readers_copy(db: Session, seminar: Seminar, token: str, *, now: datetime) -> ReadersCopy:
    """Return the version behind a link."""
    known_by = tokens.note_link_hash(token)
    link = db.scalars(select(NoteLink).where(NoteLink.token_sha256 == known_by)).one()
    return ReadersCopy(
        kept=kept_version(db, seminar, link.number),
        until=moment_text(link.until, seminar),
        takes=link.until is None or now < link.until,
    )


def saying(copy: ReadersCopy, key: str) -> str:
    """Return what stands under a key; raise NotFound where nothing does."""
    found = sayings(copy.kept.note).get(key)
    if found is None:
        raise NotFound
    return found


def own_cards_in_note(
    db: Session, seminar: Seminar, token: str, *, now: datetime
) -> OwnCardsInNote:
    """Return the cards of this seat that stand in the version being corrected."""
    version = in_correction(db, seminar)
    if version is None:
        return OwnCardsInNote((), "", takes=False)
    said = set(
        db.scalars(
            select(Objection.card_id).where(
                Objection.seminar_id == seminar.id, Objection.number == version.number
            )
        )
    )
    printed = printed_cards(db, seminar, version)
    own = db.execute(
        select(Card.id, Card.text)
        .join(Voice, Voice.id == Card.voice_id)
        .where(
            Voice.key == tokens.voice_key(token, seminar.id),
            Card.state == CardState.SHOWN,
        )
        .order_by(Card.text)
    )
    return OwnCardsInNote(
        cards=tuple(
            OwnCardInNote(card.id, card.text, card.id in said)
            for card in own
            if str(card.id) in printed
        ),
        until=moment_text(version.until, seminar),
        takes=version.until is None or now < version.until,
    )


def moment_text(moment: datetime | None, seminar: Seminar) -> str:
    """Return a moment in the seminar's zone and language; nothing where there is none."""
    if moment is None:
        return ""
    return words(seminar.language).moment(moment.astimezone(ZoneInfo(seminar.zone)))
