"""Setting a round aside and asking it again: both keep its result, and both say why.

Each deed returns False when all was so already, as after a second click: nothing changes then.
"""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from seminar.core.rounds import RoundDeed
from seminar.core.terms import RoundState
from seminar.facilitation import sealing
from seminar.facilitation.asking import ask_anew
from seminar.facilitation.refusals import ReasonMissing, RoundOfPast
from seminar.facilitation.rounds import leads_on, locked_round, tell
from seminar.models import Round, Seminar
from seminar.readings.step import current_step

LONGEST_REASON = 200


def set_aside(
    db: Session,
    seminar: Seminar,
    round_id: uuid.UUID,
    *,
    reason: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Let a round not count; its result is kept and told in the note, and so is the reason."""
    locked = locked_round(db, seminar, round_id)
    if not leads_on(db, locked, RoundDeed.SET_ASIDE):
        return False
    _refuse_past(db, seminar, locked)
    _put_aside(db, seminar, locked, reason=reason, account_id=account_id, now=now)
    return True


def ask_again(
    db: Session,
    seminar: Seminar,
    round_id: uuid.UUID,
    *,
    reason: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Set the round aside and open it anew: everybody answers again, from an untouched list.

    One that was set aside before has its reason already.
    """
    locked = locked_round(db, seminar, round_id)
    if not leads_on(db, locked, RoundDeed.ASK_AGAIN):
        return False
    _refuse_past(db, seminar, locked)
    if locked.void_reason is None:
        _put_aside(db, seminar, locked, reason=reason, account_id=account_id, now=now)
    added = ask_anew(db, locked, now=now)
    tell(db, seminar, added, "asked round again", account_id=account_id, now=now)
    return True


def _refuse_past(db: Session, seminar: Seminar, round: Round) -> None:
    """Refuse a round that the room has left, and let nobody leave it meanwhile."""
    # After the round, as every deed on rounds does: the other way round two of them could
    # wait for each other.
    db.refresh(seminar, with_for_update=True)
    item = current_step(db, seminar.id).item
    if item is None or item.id != round.agenda_item_id:
        raise RoundOfPast


def _put_aside(
    db: Session,
    seminar: Seminar,
    round: Round,
    *,
    reason: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    if not 0 < len(reason) <= LONGEST_REASON:
        raise ReasonMissing
    if round.state is RoundState.CLOSED:
        sealing.seal(db, seminar, round)
        round.state = RoundState.SEALED
        tell(db, seminar, round, "counted round unseen", account_id=account_id, now=now)
    round.void_reason = reason
    db.flush()
    tell(
        db,
        seminar,
        round,
        "set round aside",
        account_id=account_id,
        now=now,
        detail=reason,
    )
