"""The orders of people that PostgreSQL's tables and files give away."""

import uuid
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import text

from seminar.database import Database
from tests.attacks.forensics.judge import Evidence
from tests.attacks.forensics.play import Play

PAGE = 8192
FILES = text("""
    SELECT c.relname, current_setting('data_directory') || '/' || pg_relation_filepath(c.oid)
    FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
    WHERE c.oid = cast(:name as regclass) OR i.indrelid = cast(:name as regclass)
""")
DATABASE = text("""
    SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database
    WHERE datname = current_database()
""")


def evidence(play: Play, round_id: uuid.UUID) -> Evidence:
    """Ask for the hidden columns of every row, and read the files beside the server."""
    store = play.room.store
    seats, voices, answers = play.seats(), play.voices(), play.answers(round_id)
    of_round = f"WHERE round_id = '{round_id}'"
    rankings = {order.encode(): person for order, person in answers.items()}
    return {
        "seat": {
            **_hidden(store, "seat", "id", seats),
            **_hidden(store, "participation", "seat_id", seats, of_round),
            **_in_files(store, "seat", seats),
            **_in_files(store, "participation", seats),
        },
        "ballot": {
            **_hidden(store, "ballot", "ranking", rankings, of_round),
            **_in_files(store, "ballot", rankings),
        },
        "voice": {
            **_hidden(store, "voice", "id", voices),
            **_hidden(store, "card", "voice_id", voices),
            **_in_files(store, "voice", voices),
            **_in_files(store, "card", voices),
            **_hidden(store, "mark", "voice_id", voices),
            **_in_files(store, "mark", voices),
            **_hidden(store, "different_view", "voice_id", voices),
            **_hidden(store, "view_share", "voice_id", voices),
            **_in_files(store, "different_view", voices),
            **_in_files(store, "view_share", voices),
            **_hidden(store, "next_step", "voice_id", voices),
            **_hidden(store, "step_mark", "voice_id", voices),
            **_in_files(store, "next_step", voices),
            **_in_files(store, "step_mark", voices),
        },
    }


def files_of(store: Database, table: str) -> dict[str, bytes]:
    """Return what lies on the disk of a table and its indexes."""
    with store.engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        paths = connection.execute(FILES, {"name": table}).all()
    return {name: Path(path).read_bytes() for name, path in paths}


def whole_database(store: Database) -> dict[str, bytes]:
    """Return every file of the database."""
    with store.engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        folder = Path(connection.scalar(DATABASE))
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def _hidden(
    store: Database, table: str, column: str, people: Mapping[bytes, int], where: str = ""
) -> dict[str, list[int]]:
    """Return the orders by place, by the transaction that wrote a row and by its last locker."""
    orders = {}
    for way in ("ctid", "xmin::text::bigint, ctid", "xmax::text::bigint, ctid"):
        statement = text(f"SELECT {column} FROM {table} {where} ORDER BY {way}")
        with store.engine.connect() as connection:
            values = connection.execute(statement).scalars().all()
        found = [
            value.bytes if isinstance(value, uuid.UUID) else value.encode() for value in values
        ]
        orders[f"{table} {way.split(':')[0]}"] = [people[v] for v in found if v in people]
    return orders


def _in_files(store: Database, table: str, people: Mapping[bytes, int]) -> dict[str, list[int]]:
    """Return the orders in which the first and the last trace of each person lie in a file."""
    orders = {}
    for name, content in files_of(store, table).items():
        for way, find in (("first", content.find), ("last", content.rfind)):
            traces = {person: find(mark) for mark, person in people.items() if mark in content}
            # A page is filled from its end.
            orders[f"{name} {way} trace"] = sorted(
                traces, key=lambda person: (traces[person] // PAGE, -traces[person])
            )
    return orders
