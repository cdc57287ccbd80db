"""The team: inviting, withdrawing, removing."""

import uuid

import pytest
from sqlalchemy import select

from seminar.access import tokens
from seminar.core.terms import Role
from seminar.models import Invitation, Member
from seminar.planning.team_service import (
    MOST_OPEN,
    VALID_FOR,
    InvitationGone,
    MemberGone,
    OrganiserStays,
    TooManyInvitations,
    invite,
    remove_member,
    withdraw_invitation,
)
from tests.cast import Room
from tests.planning.stage import account, deeds, read, set_up


def new_invitation(room: Room) -> str:
    with set_up(room) as (db, seminar):
        return invite(db, seminar, Role.RAPPORTEUR, account_id=None, now=room.now)


def invitations(room: Room) -> object:
    return read(room, lambda db, _: db.scalars(select(Invitation.token_sha256)).all())


def test_invitation_is_known_by_its_hash_and_ends_after_fourteen_days(room: Room) -> None:
    token = new_invitation(room)

    kept = read(room, lambda db, _: db.scalars(select(Invitation)).one())
    assert kept.token_sha256 == tokens.invitation_hash(token)
    assert (kept.role, (kept.expires_at - room.now).days) == (Role.RAPPORTEUR, 14)
    assert deeds(room) == [("invited to team", "rapporteur", "")]


def test_withdrawn_invitation_is_gone(room: Room) -> None:
    token = new_invitation(room)
    key = tokens.invitation_hash(token).hex()

    with set_up(room) as (db, seminar):
        withdraw_invitation(db, seminar, key)

    assert invitations(room) == []
    with pytest.raises(InvitationGone), set_up(room) as (db, seminar):
        withdraw_invitation(db, seminar, key)


def test_thirty_first_open_invitation_is_refused_and_ended_ones_do_not_count(room: Room) -> None:
    for _ in range(MOST_OPEN):
        new_invitation(room)

    with pytest.raises(TooManyInvitations):
        new_invitation(room)
    with set_up(room) as (db, seminar):
        later = room.now + VALID_FOR
        invite(db, seminar, Role.RAPPORTEUR, account_id=None, now=later)

    assert len(invitations(room)) == MOST_OPEN + 1


@pytest.mark.parametrize("key", ["", "nothing", "zz", "\x00", "0" * 64])
def test_key_of_no_invitation_withdraws_nothing(room: Room, key: str) -> None:
    token = new_invitation(room)

    with pytest.raises(InvitationGone), set_up(room) as (db, seminar):
        withdraw_invitation(db, seminar, key)

    assert invitations(room) == [tokens.invitation_hash(token)]


def test_member_is_taken_off_the_team(room: Room) -> None:
    with set_up(room) as (db, seminar):
        ben = account(db, "Ben").id
        remove_member(db, seminar, ben, account_id=None, now=room.now)

    assert read(room, lambda db, s: db.get(Member, (s.id, ben))) is None
    assert deeds(room) == [("removed from team", "facilitator", "")]


def test_organiser_stays(room: Room) -> None:
    with pytest.raises(OrganiserStays), set_up(room) as (db, seminar):
        remove_member(db, seminar, account(db, "Ada").id, account_id=None, now=room.now)


def test_somebody_of_another_seminar_is_not_found(room: Room) -> None:
    for stranger in (uuid.uuid4(), read(room, lambda db, _: account(db, "Eve").id)):
        with pytest.raises(MemberGone), set_up(room) as (db, seminar):
            remove_member(db, seminar, stranger, account_id=None, now=room.now)
