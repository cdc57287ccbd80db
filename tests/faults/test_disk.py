"""The disk: an answer is thanked for after it reached it, and a full one loses nothing."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.conftest import STORES
from tests.faults.arena import Arena, arena
from tests.faults.phone import Phone
from tests.faults.phones import ROTATED
from tests.faults.postgresql import cluster
from tests.store import fresh_database

ANSWERS = 20
ANSWERS_TO_FILL = 400
SIZES = {"sqlite": "16m", "postgresql": "160m"}
LEFT = {"sqlite": 300_000, "postgresql": 130_000}
SYNCED = re.compile(r"f(?:data)?sync\(")
THANKED = re.compile(r'"HTTP/1\.1 303')
CALLS = "--trace=fsync,fdatasync,sendto,send,sendmsg,write,writev"


def test_an_answer_is_on_the_disk_before_it_is_thanked_for(open_arena, request, tmp_path):
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed, so nobody can watch what reaches the disk.")
    arena = open_arena(people=ANSWERS)
    trace = tmp_path / "trace"
    watch = ("strace", "-f", "-tt", "-o", str(trace), CALLS, "--string-limit=16")
    if arena.store.is_sqlite:
        server = arena.server(before=watch)
        server.start()
        statuses = send_all(arena, server.port)
        server.stop()
    else:
        # The writing is done by processes of PostgreSQL: one for each connection, those that are
        # open already as well as new ones.
        server = arena.server(workers=1)
        server.start()
        postmaster = request.getfixturevalue("postgresql").pid
        roots = (postmaster, server.process.pid)
        watched = [*roots, *(child for root in roots for child in children(root))]
        with attached(watch, watched):
            statuses = send_all(arena, server.port)
        server.stop()

    assert statuses == [303] * ANSWERS
    assert synced_before_thanks(trace.read_text()) == [True] * ANSWERS


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in found.split()]


class attached:  # noqa: N801 - reads as `with attached(...)`.
    """Watches running processes while the block runs."""

    def __init__(self, watch: tuple[str, ...], pids: list[int]) -> None:
        words = [word for pid in pids for word in ("-p", str(pid))]
        self._strace = subprocess.Popen([*watch, *words], stderr=subprocess.PIPE, text=True)
        self._pids = pids

    def __enter__(self) -> None:
        for _ in self._pids:
            assert "attached" in self._strace.stderr.readline()

    def __exit__(self, *_: object) -> None:
        self._strace.terminate()
        self._strace.communicate(timeout=30)


def send_all(arena: Arena, port: int) -> list[int | None]:
    """Send one answer for each seat, one after the other."""
    with closing(Phone(port)) as phone:
        return [phone.send(chair, (ROTATED[0], 1)) for chair in arena.seats]


def synced_before_thanks(trace: str) -> list[bool]:
    """Return for each thanks whether something was synced since the one before."""
    found, synced = [], False
    for line in trace.splitlines():
        if SYNCED.search(line):
            synced = True
        if THANKED.search(line):
            found.append(synced)
            synced = False
    return found


@pytest.fixture(params=STORES)
def small_disk(request: pytest.FixtureRequest, is_full: bool) -> Iterator[Path]:
    """A disk with room for little more than the store."""
    if request.param == "postgresql" and not is_full:
        pytest.skip("`make attack` fills the disk of PostgreSQL.")
    with tempfile.TemporaryDirectory(prefix="seminar-disk-") as folder:
        words = ["mount", "-t", "tmpfs", "-o", f"size={SIZES[request.param]}", "tmpfs", folder]
        if os.geteuid() != 0 or subprocess.run(words, check=False).returncode:
            pytest.skip("Only root can make a disk that is full.")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def opened(request: pytest.FixtureRequest, small_disk: Path, tmp_path: Path) -> Iterator[Arena]:
    """An arena whose store is on that disk."""
    with ExitStack() as stack:
        url, folder = f"sqlite:///{small_disk / 'seminar.sqlite'}", small_disk
        if "postgresql" in request.node.name:
            started = stack.enter_context(cluster(small_disk))
            url, folder = fresh_database(started.url), tmp_path
        made = stack.enter_context(closing(arena(url, folder, people=ANSWERS_TO_FILL)))
        made.store.engine.dispose()
        yield made


def test_a_full_disk_refuses_and_loses_nothing(opened, small_disk, tell):
    server = opened.server()
    server.start()
    ballast = small_disk / "ballast"
    left = LEFT[opened.store.engine.dialect.name]
    with ballast.open("wb") as file:
        file.write(b"\0" * (shutil.disk_usage(small_disk).free - left))

    statuses = send_all(opened, server.port)
    kept = len(opened.answers())
    ballast.unlink()
    again = send_all(opened, server.port)
    server.kill()

    tell(counted=statuses.count(303), not_yet=statuses.count(503))
    assert set(statuses) == {303, 503}
    assert kept == statuses.count(303)
    assert again == [303] * len(opened.seats)
    assert (len(opened.answers()), opened.integrity()) == (len(opened.seats), "ok")
