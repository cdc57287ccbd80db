"""The trials find what they are for: each fault, planted into a copy of the program, shows."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from seminar import paths
from tests.faults.arena import Arena
from tests.faults.phones import Phones
from tests.faults.test_closing import thanked_and_counted
from tests.faults.verdict import Verdict, verdict

SHIPPED = ("seminar", "templates", "static", "migrations")
KILLS, ACKNOWLEDGED = 3, 450

# The answer is thanked for at once and handed to the program a little later.
HASTY = """

sound_app = create_app


def create_app() -> Flask:
    import io
    import threading
    import time

    app = sound_app()
    patient = app.wsgi_app

    def later(environ, body):
        time.sleep(0.2)
        list(patient({**environ, "wsgi.input": io.BytesIO(body)}, lambda *_: None))

    def hasty(environ, start_response):
        if not environ["PATH_INFO"].endswith("/answer"):
            return patient(environ, start_response)
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        threading.Thread(target=later, args=(dict(environ), body)).start()
        start_response("303 SEE OTHER", [("Location", "/"), ("Content-Length", "0")])
        return [b""]

    app.wsgi_app = hasty
    return app


"""


@dataclass(frozen=True)
class Planted:
    """A fault: what stands where in the program, what is put there, and what must show it."""

    name: str
    file: str
    sound: str
    faulty: str
    shows: Callable[[Verdict], bool]


NO_REPLAY = Planted(
    "no replay by key",
    "seminar/ranking/service.py",
    "    if (stored.kind, stored.ranking) != (answer.kind, answer.ranking):\n",
    "    if stored:\n",
    lambda found: found.refused > 0,
)
NO_CONSTRAINT = Planted(
    "no unique constraint",
    "seminar/ranking/statements.py",
    'places.on_conflict_do_nothing(index_elements=["round_id", "seat_id"])',
    "places",
    lambda found: found.doubled > 0,
)
NO_REVISION = Planted(
    "no revision",
    "seminar/ranking/statements.py",
    '            _ballot.c.revision < sent["revision"],\n',
    "",
    lambda found: found.altered > 0,
)
HASTE = Planted(
    "acknowledged before the commit",
    "seminar/application.py",
    "def _configuration(",
    HASTY + "def _configuration(",
    lambda found: found.lost > 0,
)
NO_LOCK = Planted(
    "round read without a lock",
    "seminar/ranking/statements.py",
    "    .with_for_update(read=True, of=Round)\n",
    "",
    lambda found: found.lost > 0,
)


@pytest.fixture
def copy(tmp_path: Path, is_full: bool) -> Callable[[Planted], Path]:
    """Return what makes a copy of the program with a fault in it."""
    if not is_full:
        pytest.skip("The planted faults are tried by `make attack`.")

    def make(planted: Planted) -> Path:
        source = tmp_path / "copy"
        for name in SHIPPED:
            shutil.copytree(paths.ROOT / name, source / name)
        shutil.copy(paths.GUNICORN, source)
        file = source / planted.file
        sound = file.read_text()
        assert sound.count(planted.sound) == 1, f"{planted.name}: {planted.file} was changed."
        file.write_text(sound.replace(planted.sound, planted.faulty))
        return source

    return make


@pytest.mark.parametrize(
    "planted", [NO_REPLAY, NO_CONSTRAINT, NO_REVISION, HASTE], ids=lambda planted: planted.name
)
def test_killing_the_server_shows_a_planted_fault(open_arena, copy, tell, planted):
    arena = open_arena(people=ACKNOWLEDGED * 4)
    server = arena.server(source=copy(planted))
    if planted is NO_CONSTRAINT:
        drop_constraints(arena)
    server.start()

    with Phones(arena, server.port) as phones:
        for kill in range(1, KILLS + 1):
            phones.wait_for(kill * ACKNOWLEDGED // KILLS)
            server.kill()
            server.start()
    server.kill()

    found = verdict(arena, phones)
    tell(found=found)
    assert planted.shows(found)


def test_meeting_the_closing_shows_a_round_read_without_a_lock(open_arena, copy, tell):
    arena = open_arena(people=1)
    if arena.store.is_sqlite:
        pytest.skip("On SQLite one writer works at a time.")
    found = thanked_and_counted(arena, source=copy(NO_LOCK))

    tell(found=found)
    assert found == ([303], 0, 1)


def drop_constraints(arena: Arena) -> None:
    """Leave both tables of the ballot box without any key."""
    with arena.store.session() as db, arena.store.writing(db):
        for name in ("participation", "ballot"):
            db.execute(text(f"CREATE TABLE plain AS SELECT * FROM {name} WHERE 1 = 0"))
            db.execute(text(f"DROP TABLE {name}"))
            db.execute(text(f"ALTER TABLE plain RENAME TO {name}"))
