"""The record tells of each deed on seats who did it, and when."""

from seminar.access import tokens
from seminar.joining import cards_service, seats_service
from tests.cast import Room
from tests.joining.seats_stage import batch, mark_of, seat_of
from tests.recorded import let, recorded


def test_each_deed_on_seats_is_recorded_with_who_did_it_and_when(room: Room) -> None:
    chidi, dana = (seat_of(room, room.seats[name]).id for name in ("chidi", "dana"))
    link = {"secret": tokens.new_token(), "mark": mark_of(room.seats["chidi"])}

    let("ben", room, cards_service.offer_cards, batch(3), minute=1)
    let("ada", room, seats_service.renew_seat, chidi, minute=2, **link)
    let("ben", room, seats_service.withdraw_seat, dana, minute=3)
    let("ada", room, seats_service.withdraw_unused_cards, minute=4)

    assert recorded(room) == [
        ("offered seats", "3", "ben", 1),
        ("renewed seat", "", "ada", 2),
        ("withdrew seat", "1", "ben", 3),
        ("withdrew seat", "3", "ada", 4),
    ]
