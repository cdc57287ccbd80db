"""A card is one seat, however often it is printed, sent or used."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.joining.seats_refusals import NamesNotKept
from seminar.models import Seat
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
from tests.planning.stage import deeds
from tests.statements import locks, statements


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


def test_store_itself_refuses_a_name_beside_a_promise_of_none(room: Room) -> None:
    token = card(room)

    with pytest.raises(Exception, match="name"):
        use(room, token, name="Zainab Haddad")

    with room.store.session() as db:
        assert db.scalars(select(Seat.name).where(Seat.name.is_not(None))).all() == []
