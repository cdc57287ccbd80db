"""Seat cards in use: one seat each, whoever comes at once."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.joining import seats_queries
from seminar.joining.cards_service import CardUse
from seminar.joining.seats_refusals import UnknownLink
from seminar.joining.service import UnknownGroup
from seminar.models import Seat, Seminar, StakeholderGroup
from tests.at_once import at_once
from tests.cast import Room
from tests.joining.seats_stage import (
    batch,
    card,
    offer,
    seat_of,
    states,
    use,
    withdraw,
    withdraw_unused,
)
from tests.joining.test_cards_service import named
from tests.joining.test_service import group_of

__all__ = ["named"]

PHONES = 40


def test_used_card_is_a_seat_that_agreed_today(room: Room) -> None:
    token = card(room)

    use(room, token, group_id=group_of(room))

    seat = seat_of(room, token)
    assert (seat.kind, seat.state, seat.group_id) == (
        SeatKind.CARD,
        SeatState.ACTIVE,
        group_of(room),
    )
    assert (seat.consent_version, seat.consent_day) == (1, room.now.date())


def test_second_phone_with_a_card_gets_the_seat_as_it_was_taken(room: Room) -> None:
    token = card(room)
    use(room, token, group_id=group_of(room))

    use(room, token, group_id=None)

    assert seat_of(room, token).group_id == group_of(room)
    assert states(room) == {"active": 3}


def test_name_on_the_card_stays_and_a_missing_one_is_typed(named: Room) -> None:
    with_name, without = (one.token for one in offer(named, batch(1, "Zainab Haddad")))

    use(named, with_name, name="Somebody Else")
    use(named, without, name="Åse Ødegård")

    assert seat_of(named, with_name).name == "Zainab Haddad"
    assert seat_of(named, without).name == "Åse Ødegård"


def test_withdrawn_card_is_an_unknown_link(room: Room) -> None:
    token = card(room)
    withdraw(room, token)

    with pytest.raises(UnknownLink):
        use(room, token)

    assert states(room) == {"active": 2, "revoked": 1}


def test_card_of_another_seminar_is_an_unknown_link(room: Room) -> None:
    token = card(room.eves())

    with pytest.raises(UnknownLink):
        use(room, token)

    assert seat_of(room, token).state is SeatState.OFFERED


def test_group_of_another_seminar_is_refused(room: Room) -> None:
    token = card(room)
    with room.store.session() as db:
        foreign = db.scalars(
            select(StakeholderGroup.id)
            .join(Seminar)
            .where(Seminar.public_id == room.other_public_id)
        ).first()

    for group_id in (foreign, uuid.uuid4()):
        with pytest.raises(UnknownGroup):
            use(room, token, group_id=group_id)

    assert seat_of(room, token).state is SeatState.OFFERED


def test_forty_phones_with_one_card_at_once_are_one_seat(room: Room) -> None:
    token = card(room)
    cards = room.app.extensions["seminar.cards"]
    with room.store.session() as db:
        wish = CardUse(room.seminar(db).id, token, None, None, room.now.date())

    heard = at_once([lambda: cards.do(wish, key=tokens.seat_hash(token))] * PHONES)

    assert heard == {None: PHONES}
    assert states(room) == {"active": 3}


def test_two_hundred_cards_at_once_are_two_hundred_seats(room: Room) -> None:
    offered = offer(room, batch(200))
    cards = room.app.extensions["seminar.cards"]
    with room.store.session() as db:
        its_id = room.seminar(db).id

    def arrive(token: str) -> object:
        wish = CardUse(its_id, token, None, None, room.now.date())
        return cards.do(wish, key=tokens.seat_hash(token))

    heard = at_once([lambda token=one.token: arrive(token) for one in offered])

    assert heard == {None: 200}
    assert states(room) == {"active": 202}


def test_card_used_while_all_unused_are_withdrawn_is_taken_or_gone(room: Room) -> None:
    offered = offer(room, batch(20))
    uses = [lambda token=one.token: use(room, token) for one in offered]

    heard = at_once([*uses[:10], lambda: withdraw_unused(room), *uses[10:]])

    assert heard[None] + heard[UnknownLink] == 20
    assert heard.total() == 21
    assert states(room) == {"active": 2 + heard[None]}


def test_cards_offered_while_the_mode_is_changed_keep_one_promise(room: Room) -> None:
    hers = room.eves()

    def choose() -> str:
        try:
            with room.store.session() as db, room.store.writing(db):
                hers.seminar(db).mode = IdentityMode.ANONYMOUS
        except IntegrityError:
            return "refused"
        return "chosen"

    heard = at_once([choose, *[lambda: offer(hers, batch(3))] * 4, choose])

    with room.store.session() as db:
        modes = set(db.scalars(select(Seat.mode).where(Seat.seminar_id == hers.seminar(db).id)))
        assert modes == {hers.seminar(db).mode}
    assert heard["chosen"] + heard["refused"] == 2
    assert states(room)["offered"] == 12


def test_card_serves_as_long_as_the_seminar_may_be_joined(room: Room) -> None:
    token = card(room)

    def is_known(after: timedelta) -> bool:
        with room.store.session() as db:
            day = (room.now + after).date()
            return seats_queries.unused_card(db, token, today=day) is not None

    assert [is_known(timedelta(days=days)) for days in (0, 30, 31)] == [True, True, False]
