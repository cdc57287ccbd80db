"""The files of the house, for tests that read them."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "seminar"
TEMPLATES = ROOT / "templates"
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def python_files(*folders: str) -> list[Path]:
    """Return the Python files of these folders of the project; of every one unless named."""
    roots = folders or ("seminar", "tests", "migrations", "benchmarks")
    found = [file for folder in roots for file in sorted((ROOT / folder).rglob("*.py"))]
    return found if folders else [*sorted(ROOT.glob("*.py")), *found]


def templates() -> list[Path]:
    """Return every template."""
    return sorted(TEMPLATES.rglob("*.html"))


def tree(file: Path) -> ast.Module:
    """Return what the file says, parsed."""
    return ast.parse(file.read_text(encoding="utf-8"))


def name_of(file: Path) -> str:
    """Return the path as a reader of a failed test knows it."""
    return file.relative_to(ROOT).as_posix()
