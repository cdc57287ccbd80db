"""Invitations to a team: looking at one uses nothing up, accepting it does."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.access import tokens
from seminar.core.terms import Role
from seminar.errors import NotFound, Refusal
from seminar.models import Account, Invitation, Member, Seminar


class InvitationGone(NotFound):
    """An invitation that was used, withdrawn or is older than it may be."""

    sentence = (
        "This invitation is not valid any more: it serves once, and for 14 days. "
        "Please ask the organiser for a new link."
    )


class AlreadyInTeam(Refusal):
    """An invitation opened by somebody who is on the team; it stays valid for another person."""

    sentence = "You are on the team of this seminar already. The invitation was not used."


@dataclass(frozen=True)
class InvitedTo:
    """What an invitation is to."""

    title: str
    role: Role


def invited_to(db: Session, token: str, *, now: datetime) -> InvitedTo:
    """Return what the invitation is to; raise InvitationGone when it is none."""
    row = db.execute(
        select(Seminar.title, Invitation.role)
        .join(Invitation, Invitation.seminar_id == Seminar.id)
        .where(
            Invitation.token_sha256 == tokens.invitation_hash(token), Invitation.expires_at > now
        )
    ).one_or_none()
    if row is None:
        raise InvitationGone
    return InvitedTo(row.title, row.role)


def accept_invitation(db: Session, token: str, *, account: Account, now: datetime) -> Seminar:
    """Use the invitation up and put the account on the team; return the seminar."""
    row = db.execute(
        delete(Invitation)
        .where(
            Invitation.token_sha256 == tokens.invitation_hash(token), Invitation.expires_at > now
        )
        .returning(Invitation.seminar_id, Invitation.role)
    ).one_or_none()
    if row is None:
        raise InvitationGone
    if db.get(Member, (row.seminar_id, account.id)) is not None:
        raise AlreadyInTeam
    seminar = db.get_one(Seminar, row.seminar_id)
    db.add(Member(seminar_id=seminar.id, account_id=account.id, role=row.role))
    db.flush()
    journal.record(
        db, seminar, deed="joined team", object=row.role.value, account_id=account.id, now=now
    )
    return seminar
