"""A card is one seat, however often it is printed, sent or used."""

import uuid
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.joining import seats_queries
from seminar.joining.cards_service import CardUse
from seminar.joining.seats_refusals import NamesNotKept, UnknownLink
from seminar.joining.service import UnknownGroup
from seminar.models import Seat, Seminar, StakeholderGroup
from tests.at_once import at_once
from tests.cast import Room, furnish_room
from tests.joining.seats_stage import (
    batch,
    card,
    offer,
    renew,
    seat_of,
    states,
    use,
    withdraw,
    withdraw_unused,
)
from tests.joining.test_service import group_of
from tests.planning.stage import deeds
from tests.statements import locks, statements

PHONES = 40


@pytest.fixture
def named(app: Flask, now: datetime) -> Room:
    """A room in which the team sees who is here."""
    return furnish_room(app, now=now, mode=IdentityMode.NAMED)


def test_card_is_a_seat_that_nobody_has_taken(room: Room) -> None:
    token = card(room)

    seat = seat_of(room, token)
    assert (seat.kind, seat.state, seat.name, seat.group_id, seat.consent_version) == (
        SeatKind.CARD,
        SeatState.OFFERED,
        None,
        None,
        0,
    )


def test_batch_sent_again_gives_the_same_cards_and_no_more_seats(room: Room) -> None:
    wanted = batch(3)
    first = offer(room, wanted)

    again = offer(room, wanted)

    assert again == first
    assert len({card.token for card in first}) == 3
    assert states(room) == {"active": 2, "offered": 3}
    assert [(deed, detail) for deed, _, detail in deeds(room)] == [("offered seats", "3")]


def test_another_number_from_the_same_page_makes_other_cards(room: Room) -> None:
    secret = tokens.new_token()
    three = offer(room, batch(3, secret=secret))

    four = offer(room, batch(4, secret=secret))

    assert set(three) & set(four) == set()
    assert states(room)["offered"] == 7


def test_offering_holds_the_seminar_before_anything_else(room: Room) -> None:
    with statements(room.store) as sent:
        offer(room, batch(1))

    assert locks(sent) == ([] if room.store.is_sqlite else ["seminar NO KEY UPDATE"] * 2)


def test_another_list_of_names_from_the_same_page_makes_other_cards(named: Room) -> None:
    secret = tokens.new_token()
    first = offer(named, batch(0, "Zainab Haddad", secret=secret))

    second = offer(named, batch(0, "Åse Ødegård", secret=secret))

    assert [one.name for one in (*first, *second)] == ["Zainab Haddad", "Åse Ødegård"]
    assert first[0].token != second[0].token
    assert states(named)["offered"] == 2


def test_batch_printed_before_an_update_is_the_same_after_it(room: Room) -> None:
    wanted = batch(2)

    cards = offer(room, wanted)

    with room.store.session() as db:
        its_id = room.seminar(db).id.hex
    key = tokens.derived_token(wanted.secret, "batch", its_id, "2", "")
    assert [one.token for one in cards] == [
        tokens.derived_token(key, "card", number) for number in ("1", "2")
    ]


def test_one_batch_sent_to_two_seminars_makes_other_cards(room: Room) -> None:
    wanted = batch(3)

    mine, hers = offer(room, wanted), offer(room.eves(), wanted)

    assert set(mine) & set(hers) == set()
    assert states(room)["offered"] == 6


def test_twenty_who_send_one_batch_at_once_offer_it_once(room: Room) -> None:
    wanted = batch(5)

    heard = at_once([lambda: offer(room, wanted)] * 20)

    assert list(heard.values()) == [20]
    assert states(room)["offered"] == 5
    assert len(deeds(room)) == 1


def test_batch_sent_again_brings_no_withdrawn_or_replaced_card_back(room: Room) -> None:
    wanted = batch(4)
    withdrawn, renewed, *rest = offer(room, wanted)
    withdraw(room, withdrawn.token)
    renew(room, renewed.token)

    again = offer(room, wanted)

    assert list(again) == rest
    assert states(room) == {"active": 2, "offered": 3, "revoked": 1}


def test_batch_sent_again_after_all_were_withdrawn_offers_nothing(room: Room) -> None:
    wanted = batch(4)
    offer(room, wanted)
    withdraw_unused(room)

    assert offer(room, wanted) == ()
    assert states(room) == {"active": 2}


def test_record_of_a_batch_holds_no_token_mark_or_name(named: Room) -> None:
    cards = offer(named, batch(1, "Zainab Haddad"))

    told = repr(deeds(named))
    assert [secret for one in cards for secret in (one.token, one.mark) if secret in told] == []
    assert "Zainab" not in told


def test_names_become_names_of_seats_where_names_are_kept(named: Room) -> None:
    cards = offer(named, batch(1, "Zainab Haddad", "Åse Ødegård"))

    assert [one.name for one in cards] == ["Zainab Haddad", "Åse Ødegård", None]
    assert [seat_of(named, one.token).name for one in cards] == [
        "Zainab Haddad",
        "Åse Ødegård",
        None,
    ]


@pytest.mark.parametrize("mode", [IdentityMode.ANONYMOUS, IdentityMode.PSEUDONYMOUS])
def test_names_are_refused_where_none_are_kept(
    app: Flask, now: datetime, mode: IdentityMode
) -> None:
    room = furnish_room(app, now=now, mode=mode)

    with pytest.raises(NamesNotKept):
        offer(room, batch(0, "Zainab Haddad"))

    assert states(room) == {"active": 2}


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


def test_store_itself_refuses_a_name_beside_a_promise_of_none(room: Room) -> None:
    token = card(room)

    with pytest.raises(Exception, match="name"):
        use(room, token, name="Zainab Haddad")

    with room.store.session() as db:
        assert db.scalars(select(Seat.name).where(Seat.name.is_not(None))).all() == []
