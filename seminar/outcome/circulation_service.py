"""Circulating a note: private links, objections to it, and what the rapporteur makes of them."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.access import tokens
from seminar.core.terms import CardState, ObjectionState
from seminar.errors import NotFound
from seminar.models import Card, NoteLink, NoteVersion, Objection, Seminar, Voice
from seminar.outcome.kept import kept_version
from seminar.outcome.objected import sayings
from seminar.outcome.refusals import (
    CorrectionsClosed,
    EnoughObjections,
    NotOwnCard,
    ObjectionAlreadySent,
    UnfitDeadline,
    UnfitObjection,
)
from seminar.outcome.versions_service import freeze_for_correction

LONGEST_OBJECTION = 280
LONGEST_ANSWER = 280
# By one link, and to one sentence by it: more than one rapporteur can answer.
MOST_OBJECTIONS = 300
MOST_TO_A_SENTENCE = 20
FURTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Deciding:
    """What the rapporteur decides of an objection."""

    state: ObjectionState
    answer: str
    in_annex: bool


def circulate(
    db: Session,
    seminar: Seminar,
    *,
    token: str,
    seen_sha256: str,
    until: datetime | None,
    account_id: uuid.UUID | None,
    now: datetime,
) -> NoteLink:
    """Freeze the note and make a private link to it; the same form sent twice makes one.

    Who keeps the token reads the note; the store keeps a hash of it alone.
    """
    known_by = tokens.note_link_hash(token)
    made = db.scalar(select(NoteLink).where(NoteLink.token_sha256 == known_by))
    if made is not None:
        return made
    if until is not None and not now < until <= now + FURTHEST:
        raise UnfitDeadline
    number = freeze_for_correction(
        db, seminar, seen_sha256=seen_sha256, until=until, account_id=account_id, now=now
    )
    link = NoteLink(
        seminar_id=seminar.id,
        number=number,
        token_sha256=known_by,
        until=until,
        account_id=account_id,
        at=now,
    )
    db.add(link)
    db.flush()
    journal.record(
        db, seminar, deed="circulated note", object=str(number), account_id=account_id, now=now
    )
    return link


def close_link(
    db: Session,
    seminar: Seminar,
    link_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Let a link lead nowhere from now on; return False when it was closed already."""
    link = db.scalar(
        select(NoteLink)
        .where(NoteLink.id == link_id, NoteLink.seminar_id == seminar.id)
        .with_for_update()
    )
    if link is None:
        raise NotFound
    if link.closed_at is not None:
        return False
    link.closed_at = now
    db.flush()
    number = str(link.number)
    journal.record(
        db, seminar, deed="closed note link", object=number, account_id=account_id, now=now
    )
    return True


def object_to_sentence(
    db: Session,
    seminar: Seminar,
    *,
    token: str,
    objection_id: uuid.UUID,
    key: str,
    text: str,
    now: datetime,
) -> bool:
    """Keep what a reader says of a sentence; return False when the same was sent before."""
    link = _locked_link(db, seminar, token)
    sent = db.get(Objection, objection_id)
    if sent is not None:
        if (sent.link_id, sent.key, sent.text) != (link.id, key, text):
            raise ObjectionAlreadySent
        return False
    _refuse_late(link.until, now=now)
    if not 0 < len(text) <= LONGEST_OBJECTION:
        raise UnfitObjection
    if key not in sayings(kept_version(db, seminar, link.number).note):
        raise NotFound
    _refuse_too_many(db, link, key)
    db.add(
        Objection(
            id=objection_id,
            seminar_id=seminar.id,
            number=link.number,
            key=key,
            link_id=link.id,
            text=text,
        )
    )
    db.flush()
    return True


def object_to_own_card(
    db: Session, seminar: Seminar, token: str, *, card_id: uuid.UUID, text: str, now: datetime
) -> bool:
    """Keep that the author of a card did not mean it so; return False when that was said already.

    `token` is that of the author's seat.
    """
    if len(text) > LONGEST_OBJECTION:
        raise UnfitObjection
    version = in_correction(db, seminar)
    author = db.scalar(
        select(Voice.key)
        .join(Card, Card.voice_id == Voice.id)
        .where(Card.id == card_id, Card.seminar_id == seminar.id, Card.state == CardState.SHOWN)
        .with_for_update(of=Card, read=True)
    )
    key = printed_cards(db, seminar, version).get(str(card_id)) if version else None
    if version is None or author is None or key is None:
        raise NotFound
    if author != tokens.voice_key(token, seminar.id):
        raise NotOwnCard
    of_this = (Objection.number == version.number, Objection.card_id == card_id)
    if db.scalar(select(Objection.id).where(*of_this)) is not None:
        return False
    _refuse_late(version.until, now=now)
    db.add(
        Objection(seminar_id=seminar.id, number=version.number, key=key, card_id=card_id, text=text)
    )
    db.flush()
    return True


def printed_cards(db: Session, seminar: Seminar, version: NoteVersion) -> dict[str, str]:
    """Return the key of each card whose words a version gives; of most cards it only counts."""
    printed = sayings(kept_version(db, seminar, version.number).note)
    keys = {one: f"card.{evidence}" for one, evidence in version.holds.items()}
    return {one: key for one, key in keys.items() if key in printed}


def in_correction(db: Session, seminar: Seminar) -> NoteVersion | None:
    """Return the version that was circulated last by a link which is still open."""
    return db.scalars(
        select(NoteVersion)
        .join(
            NoteLink,
            (NoteLink.seminar_id == NoteVersion.seminar_id)
            & (NoteLink.number == NoteVersion.number),
        )
        .where(NoteVersion.seminar_id == seminar.id, NoteLink.closed_at.is_(None))
        .order_by(NoteVersion.number.desc())
        .limit(1)
    ).one_or_none()


def decide(
    db: Session,
    seminar: Seminar,
    objection_id: uuid.UUID,
    decided: Deciding,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Note what becomes of an objection; in the annex stands only what was left."""
    if len(decided.answer) > LONGEST_ANSWER:
        raise UnfitObjection
    row = db.scalar(
        select(Objection)
        .where(Objection.id == objection_id, Objection.seminar_id == seminar.id)
        .with_for_update()
    )
    if row is None:
        raise NotFound
    row.state, row.answer = decided.state, decided.answer
    row.in_annex = decided.in_annex and decided.state is ObjectionState.LEFT
    db.flush()
    journal.record(
        db,
        seminar,
        deed="answered objection",
        object=row.key,
        detail=row.state,
        account_id=account_id,
        now=now,
    )


def _locked_link(db: Session, seminar: Seminar, token: str) -> NoteLink:
    """Return the open link of a token; of two objections at once the second one is counted."""
    link = db.scalar(
        select(NoteLink)
        .where(
            NoteLink.token_sha256 == tokens.note_link_hash(token),
            NoteLink.seminar_id == seminar.id,
            NoteLink.closed_at.is_(None),
        )
        .with_for_update()
    )
    if link is None:
        raise NotFound
    return link


def _refuse_late(until: datetime | None, *, now: datetime) -> None:
    if until is not None and now >= until:
        raise CorrectionsClosed


def _refuse_too_many(db: Session, link: NoteLink, key: str) -> None:
    at_it = select(func.count()).select_from(Objection).where(Objection.link_id == link.id)
    if (db.scalar(at_it) or 0) >= MOST_OBJECTIONS:
        raise EnoughObjections
    if (db.scalar(at_it.where(Objection.key == key)) or 0) >= MOST_TO_A_SENTENCE:
        raise EnoughObjections
