"""The lock pins everything by hash, in both files alike, and names no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.sources import ROOT

RUN = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-development.txt"
ORACLE = ROOT / "requirements-oracle.txt"
PINNED = re.compile(
    r"^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==(\S+).*?\\?$((?:\n    --hash=sha256:[0-9a-f]{64} ?\\?)*)",
    re.MULTILINE,
)


def pins(lock: Path) -> set[tuple[str, str]]:
    """Return what is pinned, each as name and version."""
    return {(found[1], found[2]) for found in PINNED.finditer(lock.read_text())}


def names(lock: Path) -> set[str]:
    """Return the names of what is pinned."""
    return {name for name, _ in pins(lock)}


def required(*, extra: str | None = None) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    listed = list(project["project"]["dependencies"])
    listed += project["dependency-groups"]["build"]
    if extra:
        listed += project["project"]["optional-dependencies"][extra]
    return {canonicalize_name(Requirement(line).name) for line in listed}


@pytest.mark.parametrize("lock", [RUN, DEVELOPMENT, ORACLE])
def test_lock_names_no_address(lock: Path) -> None:
    text = lock.read_text()

    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("lock", [RUN, DEVELOPMENT, ORACLE])
def test_every_pin_has_a_hash(lock: Path) -> None:
    unhashed = [found[1] for found in PINNED.finditer(lock.read_text()) if not found[3]]

    assert unhashed == []


def test_lock_holds_all_that_the_project_asks_for() -> None:
    assert required() - names(RUN) == set()
    assert required(extra="development") - names(DEVELOPMENT) == set()
    assert {"pref-voting", "pytest"} <= names(ORACLE)


def test_development_runs_on_the_same_versions() -> None:
    assert pins(RUN) - pins(DEVELOPMENT) == set()


# Plain pip refuses an extra that another package asks for when only the bare name is pinned.
def test_lock_keeps_the_extras_that_packages_ask_for() -> None:
    assert "\ncoverage[toml]==" in DEVELOPMENT.read_text()
    assert "\npsycopg[binary]==" in RUN.read_text()
