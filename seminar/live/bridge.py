"""How a change made by one process reaches the listeners of another.

PostgreSQL tells it at once. A look at the version rows once a second finds what was not told: on
SQLite, where only commands write beside the one server, and while no connection listens.
"""

import threading
import time
import uuid
from contextlib import suppress
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from seminar.live.hub import Audience, Hub
from seminar.live.outbox import CHANNEL
from seminar.models import Seminar

INTERVAL = 1.0
# How often a number of phones is told again although it has not changed.
AGAIN = 10.0
PHONES = "phones"


class Bridge:
    """Watches the versions of the seminars that this process has listeners for."""

    def __init__(self, engine: Engine, hub: Hub) -> None:
        self._engine = engine
        self._hub = hub
        self._started = threading.Lock()
        self._process = uuid.uuid4().hex
        self._told: dict[uuid.UUID, tuple[int, float]] = {}

    def start(self) -> None:
        """Begin watching; called with the first listener, so after the process has forked."""
        if not self._started.acquire(blocking=False):
            return
        threading.Thread(target=self._watch, daemon=True).start()
        if self._engine.dialect.name == "postgresql":
            threading.Thread(target=self._listen, daemon=True).start()

    def look(self) -> None:
        """Ask for the versions once and publish those that moved."""
        followed = self._hub.followed()
        if not followed:
            return
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(Seminar.id, Seminar.version, Seminar.door_version).where(
                    Seminar.id.in_(followed)
                )
            ).all()
        for seminar_id, version, door_version in rows:
            self._hub.publish(Audience.ROOM, seminar_id, version=version)
            self._hub.publish(Audience.DOOR, seminar_id, version=door_version)

    def hear(self, told: str) -> None:
        """Publish what another process told, unless nobody here follows that seminar."""
        if told.startswith(PHONES):
            self._hear_phones(told)
            return
        audience, its_id, version = told.split(" ")
        seminar_id = uuid.UUID(its_id)
        if seminar_id in self._hub.followed():
            self._hub.publish(Audience(audience), seminar_id, version=int(version))

    def tell_phones(self) -> None:
        """Tell the other processes how many phones follow from this one, where that is news."""
        now = time.monotonic()
        here = {its_id: self._hub.phones_here(its_id) for its_id in self._hub.followed()}
        numbers = dict.fromkeys(self._told, 0) | here
        news = {
            its_id: number
            for its_id, number in numbers.items()
            if its_id not in self._told
            or self._told[its_id][0] != number
            or self._told[its_id][1] < now - AGAIN
        }
        if not news:
            return
        with self._engine.begin() as connection:
            for its_id, number in news.items():
                told = f"{PHONES} {its_id.hex} {number} {self._process}"
                connection.execute(select(func.pg_notify(CHANNEL, told)))
        self._told |= {its_id: (number, now) for its_id, number in news.items()}
        self._told = {its_id: told for its_id, told in self._told.items() if its_id in here}

    def _hear_phones(self, told: str) -> None:
        _, its_id, number, process = told.split(" ")
        if process != self._process:
            self._hub.hear_elsewhere(process, uuid.UUID(its_id), int(number))

    def listen(self) -> None:
        """Publish what is told, until the connection ends."""
        connection = self._engine.raw_connection()
        # It stays for good, so it must be none of those that requests share.
        connection.detach()
        driver: Any = connection.dbapi_connection
        try:
            driver.autocommit = True
            driver.execute(f"LISTEN {CHANNEL}")
            for notice in driver.notifies():
                self.hear(notice.payload)
        finally:
            driver.close()

    def _watch(self) -> None:
        while True:
            time.sleep(INTERVAL)
            # A store that is away for a moment must not end the watching for good.
            with suppress(SQLAlchemyError):
                self.look()
                if self._engine.dialect.name == "postgresql":
                    self.tell_phones()

    def _listen(self) -> None:
        away = (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error)
        while True:
            with suppress(*away):
                self.listen()
            time.sleep(INTERVAL)
