"""How a change made by one process reaches the listeners of another: by its version row.

A poll once a second costs one small statement and cannot lose a message.
"""

import threading
import time
import uuid
from contextlib import suppress

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from seminar.live.hub import Audience, Hub
from seminar.models import Seminar

INTERVAL = 1.0


class Bridge:
    """Watches the versions of the seminars that this process has listeners for."""

    def __init__(self, engine: Engine, hub: Hub) -> None:
        self._engine = engine
        self._hub = hub
        self._versions: dict[tuple[Audience, uuid.UUID], int] = {}
        self._started = threading.Lock()

    def start(self) -> None:
        """Begin watching; called with the first listener, so after the process has forked."""
        if self._started.acquire(blocking=False):
            threading.Thread(target=self._watch, daemon=True).start()

    def look(self) -> None:
        """Compare the versions once and publish those that moved."""
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
            self._compare(Audience.ROOM, seminar_id, version)
            self._compare(Audience.DOOR, seminar_id, door_version)

    def _compare(self, audience: Audience, seminar_id: uuid.UUID, version: int) -> None:
        seen = audience, seminar_id
        if self._versions.get(seen, version) != version:
            self._hub.publish(audience, seminar_id)
        self._versions[seen] = version

    def _watch(self) -> None:
        while True:
            time.sleep(INTERVAL)
            # A store that is away for a moment must not end the watching for good.
            with suppress(SQLAlchemyError):
                self.look()
