import re
import resource
import threading
from uuid import uuid4

from sqlalchemy import update

from seminar import paths
from seminar.live.bridge import Bridge
from seminar.live.hub import Audience, Hub, Most
from seminar.models import Seminar
from seminar.web import stream


def test_a_stream_says_so_at_once_and_again_after_each_change():
    hub, seminar_id = Hub(), uuid4()
    events = stream.changes(hub, Audience.ROOM, seminar_id)

    first = [next(events), next(events)]
    threading.Timer(0.05, hub.publish, (Audience.ROOM, seminar_id)).start()

    assert first == ["retry: 2000\n\n", "event: changed\ndata: 0\n\n"]
    assert next(events) == "event: changed\ndata: 1\n\n"


def test_a_stream_ends_by_itself_so_that_none_lives_forever():
    events = stream.changes(Hub(), Audience.ROOM, uuid4(), lifetime=0)

    assert list(events) == ["retry: 2000\n\n"]


def test_the_team_learns_what_the_room_learns_and_not_the_other_way():
    hub, seminar_id = Hub(), uuid4()

    hub.publish(Audience.TEAM, seminar_id)
    hub.publish(Audience.ROOM, seminar_id)

    assert hub.state(Audience.TEAM, seminar_id)[0] == 2
    assert hub.state(Audience.ROOM, seminar_id)[0] == 1


def test_a_change_wakes_those_who_wait_and_nobody_else():
    hub, mine, other = Hub(), uuid4(), uuid4()
    _, my_event = hub.state(Audience.ROOM, mine)
    _, other_event = hub.state(Audience.ROOM, other)

    hub.publish(Audience.ROOM, mine)

    assert (my_event.is_set(), other_event.is_set()) == (True, False)


def test_a_change_made_by_another_process_arrives_through_its_version(store, db, room):
    hub = Hub()
    bridge = Bridge(store.engine, hub)
    seminar_id = room.seminar(db).id
    bridge.look()
    assert hub.begin(seminar_id, uuid4(), address="", most=Most(1, 1, 1))
    bridge.look()

    with store.writing(db):
        db.execute(update(Seminar).values(version=Seminar.version + 1))
    bridge.look()
    bridge.look()

    assert hub.state(Audience.ROOM, seminar_id)[0] == 1


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
        heard.append([hub.state(who, seminar_id)[0] for who in (Audience.ROOM, Audience.DOOR)])

    assert heard == [[1, 0], [1, 1]]


def test_streams_of_one_address_are_few_enough_for_others():
    hub, seminar_id, listeners = Hub(), uuid4(), [uuid4() for _ in range(4)]
    most = Most(listener=2, address=3, everybody=5)

    def begin(listener, address):
        return hub.begin(seminar_id, listener, address=address, most=most)

    first = [begin(listeners[0], "one") for _ in range(3)]
    same_address = [begin(listener, "one") for listener in listeners[1:3]]
    elsewhere = [begin(listener, "other") for listener in listeners[1:]]
    hub.end(seminar_id, listeners[0], address="one")

    assert first == [True, True, False]
    assert same_address == [True, False]
    assert elsewhere == [True, True, False]
    assert begin(listeners[3], "one")


def test_pages_find_files_and_connections_beside_all_streams():
    configured = re.search(r"worker_connections = ([\d_]+)", paths.GUNICORN.read_text())

    assert stream.most_in_all(resource.RLIM_INFINITY) <= int(configured[1]) * 0.9
    assert [stream.most_in_all(files) for files in (1024, 20_000)] == [819, 9_000]
