"""What the rapporteur changes in the note: the wording of a sentence."""

import uuid
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.errors import NotFound
from seminar.models import NoteSentence, NoteTick, Seminar
from seminar.outcome.documents import composed_sentences, note_draft
from seminar.outcome.refusals import SentenceChanged, UnfitWording

LONGEST = 1000
NEVER_EDITED = 0


def edit_sentence(
    db: Session,
    seminar: Seminar,
    *,
    key: str,
    text: str,
    version: int,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Let the rapporteur's wording stand for a composed sentence, which is kept beside it.

    `version` is that of the wording the person saw. The same wording sent twice is there once.
    """
    composed, stored = _locked_sentence(db, seminar, key)
    if stored is not None and (stored.edited, stored.composed) == (text, composed):
        return
    _refuse_overtaken(stored, version)
    if not 0 < len(text) <= LONGEST:
        raise UnfitWording
    wording = stored or NoteSentence(seminar_id=seminar.id, key=key, version=NEVER_EDITED)
    wording.composed = composed
    _change(db, wording, text=text, account_id=account_id, now=now)
    journal.record(db, seminar, deed="worded sentence", object=key, account_id=account_id, now=now)


def restore_sentence(
    db: Session,
    seminar: Seminar,
    *,
    key: str,
    version: int,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Let the composed sentence stand again.

    The row stays, so that its version goes on counting: beginning again at the first version
    would let an old page overwrite a newer wording.
    """
    _, stored = _locked_sentence(db, seminar, key)
    if stored is None or not stored.edited:
        return
    _refuse_overtaken(stored, version)
    _change(db, stored, text="", account_id=account_id, now=now)
    journal.record(
        db, seminar, deed="restored sentence", object=key, account_id=account_id, now=now
    )


def _locked_sentence(db: Session, seminar: Seminar, key: str) -> tuple[str, NoteSentence | None]:
    """Return what the rules write under a key of the note, and the wording stored for it."""
    # A first wording has no row yet, so two of them wait for that of the seminar.
    db.execute(select(Seminar.id).where(Seminar.id == seminar.id).with_for_update())
    composed = composed_sentences(note_draft(db, seminar).note())
    if key not in composed:
        raise NotFound
    return composed[key], db.get(NoteSentence, (seminar.id, key))


def _refuse_overtaken(stored: NoteSentence | None, version: int) -> None:
    if stored is None and version != NEVER_EDITED:
        raise SentenceChanged("")
    if stored is not None and stored.version != version:
        raise SentenceChanged(stored.edited or stored.composed)


def _change(
    db: Session,
    wording: NoteSentence,
    *,
    text: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    wording.edited = text
    wording.version += 1
    wording.account_id = account_id
    wording.edited_at = now
    db.add(wording)
    db.flush()
    # Also when the earlier wording comes back later: whoever changes a sentence has it looked at.
    at_it = (NoteTick.seminar_id == wording.seminar_id, NoteTick.key == wording.key)
    db.execute(delete(NoteTick).where(*at_it))
