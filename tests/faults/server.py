"""A gunicorn of the test's own: started, killed without warning, started again."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from seminar import paths
from tests.free_port import free_port

SECRET = "a secret for tests"
PATIENCE = 60.0
GUNICORN = (sys.executable, "-m", "gunicorn", "-c")


@dataclass
class Server:
    """Serves one store; `source` is the folder of the program, ours or a patched copy of it."""

    database_url: str
    folder: Path
    source: Path = paths.ROOT
    factory: str = paths.FACTORY
    config: str = "gunicorn.conf.py"
    workers: int = 1
    before: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start, and wait for the first page; return how many seconds that took."""
        began = time.monotonic()
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*self.before, *GUNICORN, self.config, self.factory],
                cwd=self.source,
                env=self._environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        return self.wait_until_it_answers(began)

    def wait_until_it_answers(self, began: float | None = None) -> float:
        """Wait for a page; return how many seconds that took."""
        began = began or time.monotonic()
        while not self.answers():
            assert time.monotonic() - began < PATIENCE, self.log()
            assert self.process.poll() is None, self.log()
            time.sleep(0.01)
        return time.monotonic() - began

    def workers_now(self) -> list[psutil.Process]:
        """Return the processes that answer."""
        return psutil.Process(self.process.pid).children()

    def answers(self) -> bool:
        """Whether a page is served now."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/sign-in")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """End it at once, as a power cut would: no handler of ours runs."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end."""
        self._end(signal.SIGTERM)

    def log(self) -> str:
        """Return what the server wrote."""
        return (self.folder / "server.log").read_text(errors="replace")

    def _end(self, sign: signal.Signals) -> None:
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, sign)
        self.process.wait(30)
        self.process = None

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return {
            **kept,
            "PYTHONPATH": str(self.source),
            "SEMINAR_DATABASE_URL": self.database_url,
            "SEMINAR_INSTANCE": str(self.folder),
            "SEMINAR_BIND": f"127.0.0.1:{self.port}",
            "SEMINAR_SECRET_KEY": SECRET,
            "WEB_CONCURRENCY": str(self.workers),
            **self.extra,
        }
