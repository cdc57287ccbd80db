"""Handing the room over: to somebody of the team, told in the record, and nobody loses a part."""

import uuid

import pytest
from sqlalchemy import select

from seminar.core.terms import Role
from seminar.facilitation import lead_service
from seminar.facilitation.refusals import NoSuchMember
from seminar.models import Account, Member


def account(day, name: str) -> uuid.UUID:
    with day.room.store.session() as db:
        return db.scalars(select(Account.id).where(Account.name == name)).one()


def roles(day) -> dict[str, Role]:
    with day.room.store.session() as db:
        rows = db.execute(
            select(Account.name, Member.role)
            .join(Member, Member.account_id == Account.id)
            .where(Member.seminar_id == day.room.seminar(db).id)
        )
        return {row.name: row.role for row in rows}


def test_facilitator_leads_from_then_on(day):
    ben = account(day, "Ben")

    assert day.lead(lead_service.hand_over, ben)
    assert not day.lead(lead_service.hand_over, ben)

    with day.room.store.session() as db:
        assert day.room.seminar(db).led_by == ben
    assert day.journal()[1:] == [("handed room over", "facilitator", "")]


def test_rapporteur_becomes_a_facilitator_and_nobody_loses_a_part(day):
    before = roles(day)

    day.lead(lead_service.hand_over, account(day, "Rosa"))

    assert roles(day) == before | {"Rosa": Role.FACILITATOR}


@pytest.mark.parametrize("name", ["Eve", None])
def test_room_is_handed_to_nobody_outside_the_team(day, name):
    stranger = account(day, name) if name else uuid.uuid4()

    with pytest.raises(NoSuchMember):
        day.lead(lead_service.hand_over, stranger)

    assert day.journal()[1:] == []
