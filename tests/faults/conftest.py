"""Stores that can be hurt. The full forms run by `make attack`; the quick ones with every test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import STORES
from tests.faults.arena import Arena, arena
from tests.faults.postgresql import Cluster, cluster
from tests.store import fresh_database

Open = Callable[..., Arena]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL that may be killed and keeps what it acknowledges."""
    with cluster() as started:
        yield started


@pytest.fixture(params=STORES)
def open_arena(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Return a function that makes an arena on each of the stores."""
    made: list[Arena] = []

    def make(people: int, **options: object) -> Arena:
        url = f"sqlite:///{tmp_path / 'seminar.sqlite'}"
        if request.param == "postgresql":
            url = fresh_database(request.getfixturevalue("postgresql").url)
        made.append(arena(url, tmp_path, people=people, **options))
        return made[-1]

    yield make
    for opened in made:
        opened.close()
