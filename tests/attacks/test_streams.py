"""Streams under attack: ten thousand of one address, and one whose seat goes while it is open."""

from uuid import uuid4

from seminar.joining import seats_service
from seminar.live.hub import Audience, Hub, Most
from seminar.web.stream import MOST, MOST_IN_ALL, MOST_OF_ADDRESS
from tests.cast import Room
from tests.joining.seats_stage import seat_of


def test_ten_thousand_streams_of_one_address_leave_room_for_everybody_else() -> None:
    hub, seminar_id = Hub(), uuid4()
    most = Most(MOST[Audience.ROOM], MOST_OF_ADDRESS, MOST_IN_ALL)

    held = [hub.begin(seminar_id, uuid4(), address="one", most=most) for _ in range(10_000)]
    others = [hub.begin(seminar_id, uuid4(), address=f"other {n}", most=most) for n in range(500)]

    assert len(list(filter(None, held))) == min(MOST_OF_ADDRESS, MOST_IN_ALL)
    assert MOST_IN_ALL <= MOST_OF_ADDRESS or all(others)


def test_seat_withdrawn_while_its_stream_is_open_is_told_and_gets_no_other(room: Room) -> None:
    chidi, address = room.phone("chidi"), f"/s/{room.public_id}/stream"
    stream = chidi.get(address, buffered=False)
    events = stream.iter_encoded()
    heard = [next(events), next(events)]

    with room.store.session() as db, room.store.writing(db):
        seat_id = seat_of(room, room.seats["chidi"]).id
        seats_service.withdraw_seat(db, room.seminar(db), seat_id, account_id=None, now=room.now)
    told = next(events)
    stream.close()
    asked = chidi.get(f"/s/{room.public_id}/now")
    again = chidi.get(address)

    assert [heard[1][:14], told[:14]] == [b"event: changed"] * 2
    assert (asked.status_code, again.status_code) == (401, 401)
