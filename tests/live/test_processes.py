"""Several processes on one PostgreSQL: a deed done beside one is heard on the streams of all."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from operator import eq

import psutil
import pytest
from sqlalchemy import select

from seminar.core.terms import ItemKind
from seminar.models import AgendaItem
from tests.cast import Room
from tests.faults.phone import Phone
from tests.faults.server import Server

SOON = 5.0
# As many as two seats may hold, so that both workers get some.
MOST = 12


@pytest.fixture
def servers(room: Room, tmp_path) -> Iterator[list[Server]]:
    """Two servers on the store of the room; the first one has two workers."""
    url = room.app.extensions["seminar.settings"].database_url
    made = []
    for workers in (2, 1):
        folder = tmp_path / str(workers)
        folder.mkdir()
        made.append(Server(url, folder, workers=workers))
    with ExitStack() as ending:
        for server in made:
            ending.callback(server.kill)
            server.start()
        yield made


class Listener:
    """A phone that follows the room."""

    def __init__(self, server: Server, room: Room, seat: str) -> None:
        self._heard = b""
        self._socket = socket.create_connection(("127.0.0.1", server.port), timeout=SOON)
        self._socket.sendall(
            f"GET /s/{room.public_id}/stream HTTP/1.1\r\nHost: localhost\r\n"
            f"Cookie: seat-{room.public_id}={room.seats[seat]}\r\n\r\n".encode()
        )
        self._heard += self._socket.recv(4096)
        assert self._heard.startswith(b"HTTP/1.1 200")

    def news(self) -> int:
        """Return how many changes it has been told of so far."""
        self._socket.setblocking(False)
        with suppress(BlockingIOError):
            while piece := self._socket.recv(4096):
                self._heard += piece
        return self._heard.count(b"event: changed")

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


def listeners_of_both_workers(server: Server, room: Room) -> list[Listener]:
    """Open streams until each worker of a server holds one."""
    made: list[Listener] = []
    while len(made) < MOST and not all(_holds_streams(worker) for worker in server.workers_now()):
        made.append(Listener(server, room, ("chidi", "dana")[len(made) % 2]))
    assert all(_holds_streams(worker) for worker in server.workers_now())
    return made


def _holds_streams(worker: psutil.Process) -> bool:
    return any(one.status == psutil.CONN_ESTABLISHED for one in worker.net_connections("tcp"))


@pytest.mark.parametrize("app", ["postgresql"], indirect=True)
def test_deed_on_one_server_is_heard_on_every_stream_of_both(room, servers):
    first, second = servers
    others = listeners_of_both_workers(first, room)
    listeners = [*others, Listener(second, room, "chidi")]
    with room.store.session() as db:
        item = db.scalars(select(AgendaItem.id).where(AgendaItem.kind == ItemKind.WELCOME)).first()
    # The bridges look for the first time a second after their first listener.
    time.sleep(1.5)
    before = [listener.news() for listener in listeners]

    ben = Phone(second.port)
    deed = f"/seminars/{room.public_id}/agenda/{item}/start"
    status = ben.post(deed, {}, cookie=f"login={room.logins['ben']}")
    began = time.monotonic()
    while any(map(eq, before, after := [listener.news() for listener in listeners])):
        assert time.monotonic() < began + SOON
        time.sleep(0.01)
    for connection in (*listeners, ben):
        connection.close()

    assert status == 303
    assert all(told > told_before for told, told_before in zip(after, before, strict=True))
