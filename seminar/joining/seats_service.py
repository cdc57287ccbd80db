"""What the team does to seats: another link for a lost one, and withdrawing.

Who took part hangs on the seat, what was answered on its link. So a seat with a new link can
answer only what it has not answered yet, and nobody learns here what that is.
"""

import uuid
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.access import tokens
from seminar.core.terms import SeatKind, SeatState
from seminar.joining.cards_service import NO_CONSENT
from seminar.joining.seats_refusals import LinkWasRenewed, SeatGone
from seminar.live import outbox
from seminar.models import Leftover, Seat, Seminar

# A seat that waits at the door is let in or sent away; it is nobody's to hold yet.
SERVING = (SeatState.ACTIVE, SeatState.OFFERED)


def renew_seat(
    db: Session,
    seminar: Seminar,
    seat_id: uuid.UUID,
    *,
    secret: str,
    mark: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> str:
    """Give a seat another link and make the earlier one useless; return the new token.

    The same form, with its `secret`, sent twice gives the same link. `mark` is that of the seat
    as the page showed it: an old page does not bring an old link back.
    """
    seat = _locked(db, seminar, seat_id)
    if seat is None or seat.state not in SERVING:
        raise SeatGone
    token = tokens.derived_token(secret, "link", seat.id.hex)
    if seat.token_sha256 == tokens.seat_hash(token):
        return token
    if tokens.seat_mark(seat.token_sha256) != mark:
        raise LinkWasRenewed
    seat.token_sha256 = tokens.seat_hash(token)
    journal.record(db, seminar, deed="renewed seat", account_id=account_id, now=now)
    return token


def withdraw_seat(
    db: Session,
    seminar: Seminar,
    seat_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Let a seat answer no more; what it answered stays counted. False if it was so already.

    Nobody needs its name and group any more, so they go.
    """
    seat = _locked(db, seminar, seat_id)
    if seat is None or seat.state is SeatState.WAITING:
        raise SeatGone
    if seat.state is SeatState.REVOKED:
        return False
    seat.state, seat.name, seat.group_id = SeatState.REVOKED, None, None
    db.add(Leftover())
    _record_withdrawal(db, seminar, 1, account_id=account_id, now=now)
    return True


def withdraw_unused_cards(
    db: Session, seminar: Seminar, *, account_id: uuid.UUID | None, now: datetime
) -> int:
    """Make every card useless that nobody has used; return how many there were.

    Their seats are deleted, also of those withdrawn one by one: when nobody has joined, what
    was promised about names can be chosen anew.
    """
    _lock(db, seminar)
    states = db.scalars(
        delete(Seat)
        .where(
            Seat.seminar_id == seminar.id,
            Seat.kind == SeatKind.CARD,
            Seat.state != SeatState.ACTIVE,
            Seat.consent_version == NO_CONSENT,
        )
        .returning(Seat.state)
        .execution_options(synchronize_session=False)
    ).all()
    withdrawn = states.count(SeatState.OFFERED)
    if withdrawn:
        db.add(Leftover())
        _record_withdrawal(db, seminar, withdrawn, account_id=account_id, now=now)
    return withdrawn


def _lock(db: Session, seminar: Seminar) -> None:
    # Before any seat, as the record of a deed locks it too: else two deeds could wait for each
    # other.
    db.refresh(seminar, with_for_update={"key_share": True})


def _locked(db: Session, seminar: Seminar, seat_id: uuid.UUID) -> Seat | None:
    _lock(db, seminar)
    return db.scalar(
        select(Seat)
        .where(Seat.id == seat_id, Seat.seminar_id == seminar.id, Seat.kind != SeatKind.PAPER)
        .with_for_update()
    )


def _record_withdrawal(
    db: Session, seminar: Seminar, number: int, *, account_id: uuid.UUID | None, now: datetime
) -> None:
    journal.record(
        db, seminar, deed="withdrew seat", detail=str(number), account_id=account_id, now=now
    )
    outbox.announce(db, seminar.id)
