"""Files and functions stay small enough to be read at once."""

import ast
from pathlib import Path

from tests.house.sources import PACKAGE, ROOT, name_of, python_files, templates, tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
# A stranger runs it alone, so that it can import nothing of ours.
ONE_FILE_ON_PURPOSE = {"seminar/export/recount/recount.py"}


def pages_and_scripts() -> list[Path]:
    ours = [*(ROOT / "static" / "js").rglob("*.js"), *(ROOT / "static" / "css").rglob("*.css")]
    return [*templates(), *sorted(ours), *sorted(PACKAGE.rglob("*.typ"))]


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(file)) if isinstance(node, kinds)]


def test_files_are_short() -> None:
    files = [*python_files(), *pages_and_scripts()]

    too_long = {name_of(file): lines(file) for file in files if lines(file) > LONGEST_FILE}

    assert set(too_long) == ONE_FILE_ON_PURPOSE


def test_functions_are_short() -> None:
    # A migration is a list of what changed; cutting it up would not make it easier to read.
    files = [file for file in python_files() if file.parent.name != "migrations"]

    too_long = {
        f"{name_of(file)}: {function.name}": function.end_lineno - function.lineno + 1
        for file in files
        for function in functions(file)
        if function.end_lineno and function.end_lineno - function.lineno >= LONGEST_FUNCTION
    }

    assert too_long == {}
