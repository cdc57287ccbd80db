"""Streams that were handed over: told of each change, closed in the end, and never waited for."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from seminar.live.hub import Audience, Hub, Most
from seminar.web.kept_streams import PAUSE, KeptStreams

MOST = Most(listener=2, address=9, everybody=99)
BEAT = 0.2


@dataclass
class Line:
    """The phone's end of a stream, and all that came out of it."""

    socket: socket.socket
    heard: bytes = b""
    is_closed: bool = False

    def hear(self) -> bytes:
        """Take what has come."""
        try:
            while piece := self.socket.recv(4096):
                self.heard += piece
            self.is_closed = True
        except BlockingIOError:
            pass
        return self.heard

    def news(self) -> list[bytes]:
        """Return the states that were told."""
        return [line[6:] for line in self.hear().splitlines() if line.startswith(b"data: ")]


@dataclass
class Room:
    """A room that phones follow."""

    hub: Hub
    kept: KeptStreams
    lines: list[Line]
    seminar_id: UUID

    def follow(self, seat: UUID | None = None, *, is_chunked: bool = False) -> Line:
        """Open a stream."""
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setblocking(False)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
        begun = self.hub.begin(self.seminar_id, seat or uuid4(), address="", most=MOST)
        assert begun
        file = ours.detach()
        self.kept.keep(Audience.ROOM, begun, file=file, is_chunked=is_chunked)
        self.lines.append(Line(theirs))
        return self.lines[-1]

    def change(self) -> None:
        """Let the room move."""
        self.hub.publish(Audience.ROOM, self.seminar_id)


@contextmanager
def a_room(*, beat: float = 60.0, lifetime: float = 60.0) -> Iterator[Room]:
    hub = Hub()
    made = Room(hub, KeptStreams(hub, beat=beat, lifetime=lifetime), [], uuid4())
    try:
        yield made
    finally:
        for line in made.lines:
            line.socket.close()
    # The next line to a phone that hung up finds out, and its stream counts no more.
    made.change()
    assert soon(lambda: made.hub.followed() == [])


def soon(is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 5
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
    return is_so()


def test_everybody_is_told_the_state_at_once_and_each_change_once() -> None:
    with a_room() as room:
        chidi, dana = room.follow(), room.follow()
        at_first = [line.news() for line in (chidi, dana)]
        room.change()
        assert soon(lambda: all(line.news()[-1] == b"1" for line in (chidi, dana)))

        late = room.follow()
        time.sleep(PAUSE)
        room.change()

        assert soon(lambda: all(line.news()[-1] == b"2" for line in room.lines))
        assert at_first == [[b"0"], [b"0"]]
        assert [line.news() for line in (chidi, late)] == [[b"0", b"1", b"2"], [b"1", b"2"]]


def test_what_follows_upon_a_change_is_told_together() -> None:
    with a_room() as room:
        chidi = room.follow()
        for _ in range(5):
            room.change()
            time.sleep(0.01)

        assert soon(lambda: chidi.news()[-1] == b"5")
        assert len(chidi.news()) <= 3


def test_nobody_is_told_of_another_room() -> None:
    with a_room() as room, a_room() as other:
        here, there = room.follow(), other.follow()
        room.change()

        assert soon(lambda: here.news() == [b"0", b"1"])
        assert there.news() == [b"0"]


def test_lines_go_in_chunks_where_http_wants_them() -> None:
    with a_room(lifetime=0.1, beat=BEAT) as room:
        chidi = room.follow(is_chunked=True)

        assert soon(lambda: bool(chidi.hear()) and chidi.is_closed)
        assert chidi.heard.startswith(b"18\r\nevent: changed\ndata: 0\n\n\r\n")
        assert chidi.heard.endswith(b"\r\n0\r\n\r\n")


def test_beat_makes_no_phone_ask() -> None:
    with a_room(beat=BEAT) as room:
        chidi = room.follow()

        assert soon(lambda: chidi.hear().count(b": nothing new\n\n") == 2)
        assert chidi.news() == [b"0"]


def test_oldest_of_a_seat_is_told_that_it_is_replaced_and_closed() -> None:
    with a_room() as room:
        seat = uuid4()
        oldest, second, newest = (room.follow(seat) for _ in range(3))
        room.change()

        assert soon(lambda: bool(oldest.hear()) and oldest.is_closed)
        assert oldest.heard.endswith(b"event: replaced\ndata: by a newer one\n\n")
        assert soon(lambda: [line.news() for line in (second, newest)] == [[b"0", b"1"]] * 2)


@pytest.mark.parametrize("reads", [True, False])
def test_only_who_does_not_read_is_let_go(reads: bool) -> None:
    with a_room(beat=0.005) as room:
        other, slow = room.follow(), room.follow()

        def is_let_go() -> bool:
            if reads:
                slow.hear()
            other.hear()
            return room.hub.phones(room.seminar_id) == 1

        deadline = time.monotonic() + (1.0 if reads else 10.0)
        while not is_let_go() and time.monotonic() < deadline:
            time.sleep(0.005)

        assert (is_let_go(), other.is_closed) == (not reads, False)
