"""What the full forms of the trials measured, as one table after the last test."""

import os
from collections.abc import Callable

import pytest

HEADING = "figures"
FIGURES = pytest.StashKey[list[tuple[str, dict[str, object]]]]()

Tell = Callable[..., None]


@pytest.fixture(scope="session")
def is_full() -> bool:
    """Whether the full forms were asked for, as `make attack` does."""
    return os.environ.get("SEMINAR_FULL") == "1"


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Return a function that keeps figures of this test for the table."""

    def keep(**figures: object) -> None:
        told = request.config.stash.setdefault(FIGURES, [])
        told.append((request.node.name.removeprefix("test_"), figures))

    return keep


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table when the full forms ran; it can be copied into a document as it is."""
    told = config.stash.get(FIGURES, [])
    if not told or os.environ.get("SEMINAR_FULL") != "1":
        return
    terminalreporter.section(HEADING)
    terminalreporter.write_line("| trial | figures |\n|---|---|")
    for name, figures in told:
        terminalreporter.write_line(f"| {_words(name)} | {_listed(figures)} |")


def _listed(figures: dict[str, object]) -> str:
    return " · ".join(f"{_words(name)} {_written(value)}" for name, value in figures.items())


def _written(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _words(name: str) -> str:
    return name.replace("_", " ")
