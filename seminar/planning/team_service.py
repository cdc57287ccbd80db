"""Inviting people to the team and taking them off it."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.access import tokens
from seminar.core.terms import Role
from seminar.errors import NotFound, Refusal
from seminar.models import Invitation, Member, Seminar

VALID_FOR = timedelta(days=14)
MOST_OPEN = 30


class OrganiserStays(Refusal):
    """Taking the organiser off the team."""

    sentence = "The seminar belongs to its organiser, who stays on the team."


class TooManyInvitations(Refusal):
    """One more invitation than may be open at once."""

    sentence = "Thirty invitations are open. Please withdraw one that is not needed first."


class MemberGone(NotFound):
    """A person who is not on the team any more, or never was."""

    sentence = "This person is not on the team any more."


class InvitationGone(NotFound):
    """An invitation that was used or withdrawn meanwhile."""

    sentence = "This invitation was used or withdrawn already."


def invite(
    db: Session, seminar: Seminar, role: Role, *, account_id: uuid.UUID | None, now: datetime
) -> str:
    """Make an invitation; return its token, which the store does not keep.

    Two people who invite in the same instant may open one more than the most.
    """
    theirs = select(func.count()).where(
        Invitation.seminar_id == seminar.id, Invitation.expires_at > now
    )
    if db.scalars(theirs).one() >= MOST_OPEN:
        raise TooManyInvitations
    token = tokens.new_token()
    db.add(
        Invitation(
            token_sha256=tokens.invitation_hash(token),
            seminar_id=seminar.id,
            role=role,
            expires_at=now + VALID_FOR,
        )
    )
    journal.record(
        db, seminar, deed="invited to team", object=role.value, account_id=account_id, now=now
    )
    return token


def withdraw_invitation(db: Session, seminar: Seminar, key: str) -> None:
    """Make an invitation useless before it is used; `key` is the hash of its token, written."""
    for invitation in db.scalars(select(Invitation).where(Invitation.seminar_id == seminar.id)):
        if invitation.token_sha256.hex() == key:
            db.delete(invitation)
            return
    raise InvitationGone


def remove_member(
    db: Session,
    seminar: Seminar,
    member_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Take somebody off the team."""
    member = db.get(Member, (seminar.id, member_id))
    if member is None:
        raise MemberGone
    if member.role is Role.ORGANISER:
        raise OrganiserStays
    db.delete(member)
    journal.record(
        db,
        seminar,
        deed="removed from team",
        object=member.role.value,
        account_id=account_id,
        now=now,
    )
