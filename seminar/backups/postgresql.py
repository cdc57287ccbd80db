"""PostgreSQL: a dump in its custom format, and an exchange of schemas in one transaction."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url

from seminar.backups.holding import REVISION, Holding, held_by
from seminar.backups.refusals import (
    BackupNotEqual,
    NotABackup,
    ProgramFailed,
    ProgramMissing,
    StoreInUse,
)

SUFFIX = ".dump"
COPY = "COPY public."
END = "\\."

SET_ASIDE = text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before\\_restore\\_%'")
OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def write(engine: Engine, file: Path, *, head: str) -> Holding:
    """Dump the store into the file and compare both; writers go on meanwhile."""
    alone = engine.execution_options(isolation_level="REPEATABLE READ")
    with alone.connect() as connection:
        # The dump reads the snapshot of this transaction: the same moment as the numbers.
        snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
        held = held_by(connection, head=head)
        _run(
            "pg_dump",
            "--format=custom",
            "--schema=public",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            f"--file={file}",
            _address(engine),
            engine=engine,
        )
    if _written(engine, file) != (held.revision, held.rows):
        raise BackupNotEqual
    return held


def revision_in(engine: Engine, file: Path) -> str:
    """Return the revision of the tables in a backup; refuses one that is damaged."""
    if not file.is_file():
        raise NotABackup(file, "there is no such file.")
    try:
        return _written(engine, file)[0]
    except ProgramFailed as failure:
        raise NotABackup(file, failure) from failure


def set_aside(engine: Engine) -> tuple[str, ...]:
    """Return the schemas that hold stores which were replaced."""
    with engine.connect() as connection:
        return tuple(connection.scalars(SET_ASIDE))


def put_back(engine: Engine, file: Path, *, aside: str) -> str:
    """Put the backup in the place of the store; return the schema that holds the replaced one."""
    with engine.connect() as connection:
        if connection.scalar(OTHERS):
            raise StoreInUse
    engine.dispose()
    replaced = aside.replace("-", "_").lower()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "restore.sql"
        _run(
            "pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(file),
            engine=engine,
        )  # fmt: skip
        _run(
            "psql",
            "--no-psqlrc",
            "--quiet",
            "--single-transaction",
            "--set=ON_ERROR_STOP=1",
            f"--command=ALTER SCHEMA public RENAME TO {replaced}",
            f"--file={script}",
            _address(engine),
            engine=engine,
        )
    return replaced


def _written(engine: Engine, file: Path) -> tuple[str, dict[str, int]]:
    """Read a dump from its first to its last byte; return its revision and rows of each table."""
    return counted_rows(_run("pg_restore", "--data-only", "--file=-", str(file), engine=engine))


def counted_rows(script: str) -> tuple[str, dict[str, int]]:
    """Return the revision in a dump written as a script, and how many rows each table has."""
    rows: dict[str, int] = {}
    revision, current = "", ""
    for line in script.split("\n"):
        if not current and line.startswith(COPY):
            current = line.removeprefix(COPY).split(" ", 1)[0].strip('"')
            rows[current] = 0
        elif line == END:
            current = ""
        elif current:
            rows[current] += 1
            revision = line if current == REVISION else revision
    return revision, rows


def _run(program: str, *words: str, engine: Engine) -> str:
    found = shutil.which(program)
    if found is None:
        raise ProgramMissing(program)
    # A password among the words would stand in the list of processes.
    environment = {
        **os.environ,
        "PGPASSWORD": engine.url.password or os.environ.get("PGPASSWORD", ""),
    }
    done = subprocess.run(  # noqa: S603 - the words are ours.
        [found, *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ProgramFailed(program, done.stderr)
    return done.stdout


def _address(engine: Engine) -> str:
    plain = make_url(engine.url).set(drivername="postgresql", password=None)
    return f"--dbname={plain.render_as_string()}"
