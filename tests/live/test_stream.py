import re
import resource
import threading
import time
from contextlib import suppress
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text, update

from seminar import paths
from seminar.live import outbox
from seminar.live.bridge import Bridge
from seminar.live.hub import Audience, Hub, Most, Stream
from seminar.models import Seminar
from seminar.web import stream


def anyones():
    return Stream(uuid4(), uuid4(), "")


def test_a_stream_says_so_at_once_and_again_after_each_change():
    hub, seminar_id = Hub(), uuid4()
    events = stream.changes(hub, Audience.ROOM, Stream(seminar_id, uuid4(), ""))

    first = [next(events), next(events)]
    threading.Timer(0.05, hub.publish, (Audience.ROOM, seminar_id)).start()

    assert first == [b"retry: 2000\n\n", b"event: changed\ndata: 0\n\n"]
    assert next(events) == b"event: changed\ndata: 1\n\n"


def test_a_stream_ends_by_itself_so_that_none_lives_forever():
    events = stream.changes(Hub(), Audience.ROOM, anyones(), lifetime=0)

    assert list(events) == [b"retry: 2000\n\n"]


def test_the_team_learns_what_the_room_learns_and_not_the_other_way():
    hub, seminar_id = Hub(), uuid4()

    hub.publish(Audience.TEAM, seminar_id)
    hub.publish(Audience.ROOM, seminar_id)

    assert hub.state(Audience.TEAM, seminar_id).number == 2
    assert hub.state(Audience.ROOM, seminar_id).number == 1


def test_a_change_wakes_those_who_wait_and_nobody_else():
    hub, mine, other = Hub(), uuid4(), uuid4()
    my_event = hub.state(Audience.ROOM, mine).ended
    other_event = hub.state(Audience.ROOM, other).ended

    hub.publish(Audience.ROOM, mine)

    assert (my_event.is_set(), other_event.is_set()) == (True, False)


def test_what_is_sent_is_made_once_for_all_who_wait():
    hub, seminar_id = Hub(), uuid4()
    one, other = (
        stream.changes(hub, Audience.ROOM, Stream(seminar_id, uuid4(), "")) for _ in range(2)
    )
    next(one), next(other)

    assert next(one) is next(other)


@pytest.mark.parametrize(
    ("audience", "second"),
    [
        (Audience.ROOM, b": nothing new\n\n"),
        (Audience.DOOR, b": nothing new\n\n"),
        (Audience.TEAM, b"event: changed\ndata: 0\n\n"),
    ],
)
def test_a_beat_makes_no_phone_ask_and_brings_the_team_counts(monkeypatch, audience, second):
    monkeypatch.setitem(stream.BEAT, audience, 0.0)
    events = stream.changes(Hub(), audience, anyones())

    heard = [next(events) for _ in range(3)]

    assert heard[1:] == [b"event: changed\ndata: 0\n\n", second]


def test_a_numbered_change_is_news_once():
    hub, seminar_id = Hub(), uuid4()

    for version in (5, 5, 4, 6):
        hub.publish(Audience.ROOM, seminar_id, version=version)

    assert hub.state(Audience.ROOM, seminar_id).number == 2
    assert hub.state(Audience.TEAM, seminar_id).number == 2


def test_a_change_made_by_another_process_arrives_through_its_version(store, db, room):
    hub = Hub()
    bridge = Bridge(store.engine, hub)
    seminar_id = room.seminar(db).id
    bridge.look()
    assert hub.begin(seminar_id, uuid4(), address="", most=Most(1, 1, 1))
    bridge.look()
    # Whoever loaded a page before the first look may have missed something: it is told once.
    before = hub.state(Audience.ROOM, seminar_id).number

    with store.writing(db):
        db.execute(update(Seminar).values(version=Seminar.version + 1))
    bridge.look()
    bridge.look()

    assert (before, hub.state(Audience.ROOM, seminar_id).number) == (1, 2)


def test_bridge_tells_those_at_the_door_of_the_door_only(store, db, room):
    hub = Hub()
    bridge = Bridge(store.engine, hub)
    seminar_id = room.seminar(db).id
    assert hub.begin(seminar_id, uuid4(), address="", most=Most(1, 1, 1))
    bridge.look()

    heard = []
    for column in (Seminar.version, Seminar.door_version):
        with store.writing(db):
            db.execute(update(Seminar).values({column: column + 1}))
        bridge.look()
        heard.append([hub.state(who, seminar_id).number for who in (Audience.ROOM, Audience.DOOR)])

    assert heard == [[2, 1], [2, 2]]


@pytest.mark.parametrize("app", ["postgresql"], indirect=True)
def test_postgresql_tells_other_processes_when_it_commits(store, db, room):
    # Two hubs, as two processes have them: the deed is done beside one, the other one listens.
    elsewhere = Hub()
    bridge = Bridge(store.engine, elsewhere)
    seminar_id = room.seminar(db).id
    assert elsewhere.begin(seminar_id, uuid4(), address="", most=Most(1, 1, 1))
    ended = elsewhere.state(Audience.ROOM, seminar_id).ended
    listener = threading.Thread(target=listen_until_it_ends, args=(bridge,))
    listener.start()
    wait_for_a_listener(store)

    with pytest.raises(ZeroDivisionError):
        announce_and_fail(store, db, seminar_id)
    undone = ended.wait(0.2)
    with store.writing(db):
        outbox.announce(db, seminar_id)
    told = ended.wait(5)
    stop_listening(store)
    listener.join()

    assert (undone, told) == (False, True)


def test_bridge_hears_nothing_of_a_seminar_that_nobody_follows_here(store):
    hub, seminar_id = Hub(), uuid4()

    Bridge(store.engine, hub).hear(f"room {seminar_id.hex} 7")

    assert hub.state(Audience.ROOM, seminar_id).number == 0


LISTENERS = "FROM pg_stat_activity WHERE query = 'LISTEN seminar' AND datname = current_database()"


def announce_and_fail(store, db, seminar_id):
    with store.writing(db):
        outbox.announce(db, seminar_id)
        raise ZeroDivisionError


def listen_until_it_ends(bridge):
    with suppress(psycopg.OperationalError):
        bridge.listen()


def wait_for_a_listener(store):
    deadline = time.monotonic() + 5
    with store.engine.connect() as connection:
        while not connection.scalar(text(f"SELECT count(*) {LISTENERS}")):
            assert time.monotonic() < deadline
            connection.rollback()
            time.sleep(0.01)


def stop_listening(store):
    with store.engine.connect() as connection:
        connection.execute(text(f"SELECT pg_terminate_backend(pid) {LISTENERS}"))


def test_the_newest_stream_of_a_listener_ends_the_oldest_at_its_next_change():
    hub, seminar_id, chidi, dana = Hub(), uuid4(), uuid4(), uuid4()
    most = Most(listener=2, address=9, everybody=9)
    hers = hub.begin(seminar_id, dana, address="one", most=most)
    his = [hub.begin(seminar_id, chidi, address="one", most=most) for _ in range(2)]
    oldest = stream.changes(hub, Audience.ROOM, his[0])
    next(oldest), next(oldest)

    his += [hub.begin(seminar_id, chidi, address="one", most=most) for _ in range(2)]
    hub.publish(Audience.ROOM, seminar_id)

    assert list(oldest) == [b"event: replaced\ndata: by a newer one\n\n"]
    assert [each.is_replaced for each in (hers, *his)] == [False, True, True, False, False]


def test_a_stream_that_ended_makes_room_for_one_and_leaves_nothing_behind():
    hub, seminar_id, chidi = Hub(), uuid4(), uuid4()
    most = Most(listener=2, address=9, everybody=9)
    first, second = (hub.begin(seminar_id, chidi, address="", most=most) for _ in range(2))

    hub.end(first)
    third, fourth = (hub.begin(seminar_id, chidi, address="", most=most) for _ in range(2))

    assert [each.is_replaced for each in (second, third, fourth)] == [True, False, False]
    for each in (second, third, fourth):
        hub.end(each)
    assert hub.followed() == []


def test_streams_of_one_address_are_few_enough_for_others():
    hub, seminar_id, most = Hub(), uuid4(), Most(listener=2, address=3, everybody=5)

    def begin(address):
        return hub.begin(seminar_id, uuid4(), address=address, most=most)

    first = [begin("one") for _ in range(4)]
    elsewhere = [begin("other") for _ in range(3)]
    hub.end(first[0])

    assert [bool(each) for each in first] == [True, True, True, False]
    assert [bool(each) for each in elsewhere] == [True, True, False]
    assert begin("one")


def test_pages_find_files_and_connections_beside_all_streams():
    configured = re.search(r"worker_connections = ([\d_]+)", paths.GUNICORN.read_text())

    assert stream.most_in_all(resource.RLIM_INFINITY) <= int(configured[1]) * 0.9
    assert [stream.most_in_all(files) for files in (1024, 20_000)] == [819, 10_500]
