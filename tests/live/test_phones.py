"""How many phones follow a room: a number from all processes, and nobody's."""

import threading
import time
import uuid

import pytest

from seminar.live import hub as hubs
from seminar.live.bridge import Bridge
from seminar.live.hub import Audience, Hub, Most
from tests.live.test_stream import (
    listen_until_it_ends,
    stop_listening,
    wait_for_a_listener,
)

MOST = Most(6, 100, 100)
ROOM, OTHER = uuid.uuid4(), uuid.uuid4()


def follow(hub: Hub, seminar_id: uuid.UUID, seat: uuid.UUID, audience: Audience = Audience.ROOM):
    return hub.begin(seminar_id, seat, address="", most=MOST, audience=audience)


def test_seats_count_once_and_neither_team_nor_door_nor_another_room_counts() -> None:
    hub, chidi, dana = Hub(), uuid.uuid4(), uuid.uuid4()
    his = [follow(hub, ROOM, chidi) for _ in range(3)]
    follow(hub, ROOM, dana)
    follow(hub, ROOM, uuid.uuid4(), Audience.TEAM)
    follow(hub, ROOM, uuid.uuid4(), Audience.DOOR)
    follow(hub, OTHER, uuid.uuid4())

    before = hub.phones(ROOM)
    for stream in his:
        hub.end(stream)

    assert (before, hub.phones(ROOM), hub.phones(OTHER), hub.phones(uuid.uuid4())) == (2, 1, 1, 0)


def test_what_another_process_told_counts_until_it_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = Hub()
    follow(hub, ROOM, uuid.uuid4())
    for number in (7, 4):
        hub.hear_elsewhere("one", ROOM, number)
    hub.hear_elsewhere("two", ROOM, 10)
    hub.hear_elsewhere("two", OTHER, 3)

    told = hub.phones(ROOM)
    later = time.monotonic() + hubs.FRESH + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)

    assert (told, hub.phones(ROOM)) == (15, 1)


@pytest.mark.parametrize("app", ["postgresql"], indirect=True)
def test_each_process_hears_the_number_of_the_others(store) -> None:
    here, there = Hub(), Hub()
    listening, telling = Bridge(store.engine, here), Bridge(store.engine, there)
    streams = [follow(there, ROOM, uuid.uuid4()) for _ in range(2)]
    listener = threading.Thread(target=listen_until_it_ends, args=(listening,))
    listener.start()
    wait_for_a_listener(store)

    heard = []
    for _ in range(3):
        telling.tell_phones()
        listening.tell_phones()
        heard.append(settled(here))
        if streams:
            there.end(streams.pop())
    stop_listening(store)
    listener.join()

    assert heard == [2, 1, 0]


def settled(hub: Hub) -> int:
    """Return the number once what was told has had time to arrive."""
    time.sleep(0.3)
    return hub.phones(ROOM)


def test_console_says_how_many_phones_are_connected(room) -> None:
    hub: Hub = room.app.extensions["seminar.hub"]
    with room.store.session() as db:
        seminar_id = room.seminar(db).id
    ben, line = room.staff("ben"), f"/seminars/{room.public_id}/console/phones"
    # Streams that another test left behind are still there.
    before = hub.phones(seminar_id)

    streams = [follow(hub, seminar_id, uuid.uuid4()) for _ in range(3)]
    three = ben.get(line)
    page = ben.get(f"/seminars/{room.public_id}/console")
    for stream in streams:
        hub.end(stream)

    assert f"{before + 3} phones connected" in three.text
    assert f"{before + 3} phones connected" in page.text
    assert ben.get(f"{line}?seen={before}").status_code == 204
