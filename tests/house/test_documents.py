"""Every setting, make target and command is told of in docs/, and every link leads somewhere."""

import re
from pathlib import Path

import click
import pytest

from seminar.cli import main
from tests.house.sources import DOCUMENTS, ROOT, name_of, python_files

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def documented() -> str:
    return "\n".join(file.read_text() for file in (ROOT / "docs").rglob("*.md"))


def settings() -> set[str]:
    files = [*python_files("seminar"), *ROOT.glob("*.py")]
    return {name for file in files for name in re.findall(r"SEMINAR_[A-Z_]+", file.read_text())}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))


def commands(group: click.Group = main, name: str = "seminar") -> set[str]:
    """Return every command as it is typed."""
    found: set[str] = set()
    for word, command in group.commands.items():
        typed = f"{name} {word}"
        found |= commands(command, typed) if isinstance(command, click.Group) else {typed}
    return found


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(file: Path) -> set[str]:
    return {slug(line) for line in re.findall(r"^#+ (.+)$", file.read_text(), re.MULTILINE)}


def broken_links(file: Path) -> list[str]:
    """Return the links to files or headings that are not there."""
    broken = []
    for link in LINK.findall(file.read_text()):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        goal = (file.parent / path).resolve() if path else file
        if not goal.exists() or (anchor and anchor not in anchors(goal)):
            broken.append(link)
    return broken


def test_every_setting_is_documented() -> None:
    text = documented()

    assert {name for name in settings() if f"`{name}`" not in text} == set()


def test_every_documented_setting_exists() -> None:
    assert set(re.findall(r"SEMINAR_[A-Z_]+", documented())) - settings() == set()


def test_every_make_target_is_documented() -> None:
    text = documented()

    assert {target for target in targets() if f"`make {target}`" not in text} == set()


def test_every_command_is_documented() -> None:
    text = documented()

    assert {command for command in commands() if f"`{command}`" not in text} == set()


@pytest.mark.parametrize("file", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(file: Path) -> None:
    assert broken_links(file) == []
