"""The migrations lead to the tables of the models, and each goes up, down and up with data."""

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.script import Script
from flask import Flask
from flask_alembic import Alembic
from sqlalchemy import (
    JSON,
    Column,
    Engine,
    Enum,
    Inspector,
    Table,
    inspect,
    select,
    text,
)
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from seminar.application import create_app
from seminar.core.terms import IdentityMode
from seminar.database import Database
from seminar.migrations import migrations_of
from seminar.models import Base
from seminar.models.base import Id, UtcTime
from tests.conftest import STORES
from tests.store import fresh_database
from tests.tables import settings

SAMPLES: dict[type, Any] = {
    bool: False,
    bytes: b"\x01" * 32,
    date: date(2026, 11, 23),
    datetime: datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    dict: {"kept": "é"},
    int: 1,
    str: "kept",
    uuid.UUID: uuid.UUID(int=1),
}

# A seat has the mode of its seminar, and a name only where that mode allows one.
SAMPLES_OF_COLUMNS: dict[str, object] = {"seat.mode": IdentityMode.PSEUDONYMOUS, "seat.name": None}

PYTHON_TYPES: dict[type, type] = {Id: uuid.UUID, JSON: dict, UtcTime: datetime}

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=STORES)
def empty_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application on a store without any table."""
    url = f"sqlite:///{tmp_path / 'seminar.sqlite'}"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("postgresql_url"))
    app = create_app(settings(url, tmp_path))
    yield app
    engine_of(app).dispose()


def alembic_of(app: Flask) -> Alembic:
    alembic: Alembic = migrations_of(app)
    return alembic


def engine_of(app: Flask) -> Engine:
    store: Database = app.extensions["seminar.database"]
    return store.engine


def tables_in(engine: Engine) -> list[Table]:
    """Return the tables of the models that exist in the store, what they refer to first."""
    present = set(inspect(engine).get_table_names())
    return [table for table in Base.metadata.sorted_tables if table.name in present]


def columns_in(engine: Engine, table: Table) -> list[Column[Any]]:
    present = {column["name"] for column in inspect(engine).get_columns(table.name)}
    return [column for column in table.columns if column.name in present]


def sample(column: Column[Any]) -> object:
    """Return a value that the column takes."""
    if str(column) in SAMPLES_OF_COLUMNS:
        return SAMPLES_OF_COLUMNS[str(column)]
    if isinstance(column.type, Enum):
        return column.type.enum_class(column.type.enums[0]) if column.type.enum_class else None
    if isinstance(column.default, ScalarElementColumnDefault):
        return column.default.arg
    return SAMPLES[PYTHON_TYPES.get(type(column.type)) or column.type.python_type]


def fill(engine: Engine) -> None:
    """Put a row into every table that has none."""
    with engine.begin() as connection:
        for table in tables_in(engine):
            if connection.execute(select(text("1")).select_from(table)).first() is None:
                values = {column.name: sample(column) for column in columns_in(engine, table)}
                connection.execute(table.insert().values(values))


def rows_in(engine: Engine) -> Rows:
    """Return everything that the store holds."""
    with engine.connect() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(*columns_in(engine, table)))
            ]
            for table in tables_in(engine)
        }


def names_in(inspector: Inspector, table: str) -> set[str | None]:
    """Return the names of all constraints and indexes of a table in the store."""
    questions: list[Callable[[str], Any]] = [
        inspector.get_unique_constraints,
        inspector.get_check_constraints,
        inspector.get_foreign_keys,
        inspector.get_indexes,
    ]
    found = {entry["name"] for question in questions for entry in question(table)}
    return {*found, inspector.get_pk_constraint(table)["name"]}


def names_of_models(table: Table) -> set[str | None]:
    return {
        *(str(constraint.name) for constraint in table.constraints),
        *(str(index.name) for index in table.indexes),
    }


def test_head_equals_the_models(app: Flask) -> None:
    with app.app_context():
        assert alembic_of(app).compare_metadata() == []


def test_history_is_one_line(app: Flask) -> None:
    with app.app_context():
        assert len(alembic_of(app).heads()) == 1
        assert alembic_of(app).branches() == []


def test_every_constraint_has_the_name_the_models_give_it(app: Flask) -> None:
    inspector = inspect(engine_of(app))

    named = {table.name: names_in(inspector, table.name) for table in Base.metadata.sorted_tables}

    assert named == {table.name: names_of_models(table) for table in Base.metadata.sorted_tables}


def test_each_step_goes_up_down_and_up_with_data(empty_app: Flask) -> None:
    engine = engine_of(empty_app)
    with empty_app.app_context():
        alembic = alembic_of(empty_app)
        steps: list[Script] = list(reversed(alembic.log()))
        for step in steps:
            fill(engine)
            before = rows_in(engine)
            alembic.upgrade(step.revision)
            fill(engine)

            alembic.downgrade()
            assert rows_in(engine) == before

            alembic.upgrade(step.revision)
            after = rows_in(engine)
            assert {name: len(after[name]) for name in before} == dict.fromkeys(before, 1)

    assert {table.name for table in tables_in(engine)} == set(Base.metadata.tables)


def test_the_way_down_leaves_no_table(empty_app: Flask) -> None:
    with empty_app.app_context():
        alembic_of(empty_app).upgrade()
        alembic_of(empty_app).downgrade("base")

    assert set(inspect(engine_of(empty_app)).get_table_names()) - {"alembic_version"} == set()
