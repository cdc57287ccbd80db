"""Stores that can be hurt. The full forms run by `make attack`; the quick ones with every test."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import STORES
from tests.faults.arena import Arena, arena
from tests.faults.postgresql import Cluster, cluster
from tests.store import fresh_database

Open = Callable[..., Arena]


@pytest.fixture(scope="session")
def is_full() -> bool:
    """Whether the full forms were asked for."""
    return os.environ.get("SEMINAR_FULL") == "1"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL that may be killed and keeps what it acknowledges."""
    with cluster() as started:
        yield started


@pytest.fixture(params=STORES)
def open_arena(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Return a function that makes an arena on each of the stores."""
    made: list[Arena] = []

    def make(people: int) -> Arena:
        url = f"sqlite:///{tmp_path / 'seminar.sqlite'}"
        if request.param == "postgresql":
            url = fresh_database(request.getfixturevalue("postgresql").url)
        made.append(arena(url, tmp_path, people=people))
        return made[-1]

    yield make
    for opened in made:
        opened.close()


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest, is_full: bool):
    """Return a function that prints a figure past the capture when the full forms run."""

    def say(**figures: object) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {request.node.name}: {figures}\n")

    return say if is_full else lambda **_: None
