"""Imports flow one way, and the core is free of frameworks also where it runs."""

import ast
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import grimp

from tests.house.sources import PACKAGE, ROOT, name_of, python_files, tree

FRAMEWORKS = {
    "alembic", "flask", "gevent", "jinja2", "numpy", "sqlalchemy", "werkzeug", "wtforms",
}  # fmt: skip

WEB = {"flask", "flask_alembic", "flask_babel", "flask_wtf", "werkzeug", "whitenoise", "wtforms"}
WEB_SIDE = (
    "seminar.application",
    "seminar.cli",
    "seminar.database",
    "seminar.group_commit",
    "seminar.migrations",
    "seminar.first_start",
    "seminar.organisers",
    "seminar.audits",
    "seminar.revisions",
    "seminar.upkeep",
    "seminar.simulation*",
    "seminar.access.guard",
    "seminar.access.identity",
    "seminar.web*",
    "seminar.accounts.entrance",
    "seminar.*.*routes",
    "seminar.*.*forms",
    "seminar.debate.blueprint",
    "seminar.facilitation.blueprint",
    "seminar.*.*pages",
    "seminar.joining.entrance",
    "seminar.facilitation.sweeping",
    "seminar.outcome.files",
    "seminar.planning.rows",
    "seminar.privacy.purging",
    "seminar.ranking.not_counted",
)

LOAD_THE_CORE = """
import importlib, pkgutil, sys
import seminar.core
for module in pkgutil.walk_packages(seminar.core.__path__, "seminar.core."):
    if module.name.rpartition(".")[2] not in (
        "many_orders", "redraws", "universe", "told", "other_rooms", "minority"
    ):
        importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if "." not in name))
"""


def test_import_contracts_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")

    finished = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert finished.returncode == 0, finished.stdout


# Redraws, very many distinct orders and the search in a room need numpy, when asked for.
def test_core_in_a_fresh_interpreter_loads_no_framework() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD_THE_CORE], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()

    assert "seminar" in loaded
    assert FRAMEWORKS & set(loaded) == set()


# Each of them would make every start longer, for something that few requests or none need.
def test_the_application_in_a_fresh_interpreter_loads_nothing_it_may_not_need() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, seminar.application; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert "seminar.outcome.documents" in loaded
    assert {"alembic", "docx", "numpy", "typst"} & set(loaded) == set()


def on_the_web_side(module: str) -> bool:
    return any(fnmatch(module, pattern) for pattern in WEB_SIDE)


def test_only_the_web_side_knows_flask() -> None:
    # The import contracts know services and queries by their file's name; this knows the rest,
    # also where one module reaches Flask through another.
    graph = grimp.build_graph("seminar", include_external_packages=True)
    ours = {module for module in graph.modules if module.partition(".")[0] == "seminar"}

    reaching = {
        module: web
        for module in ours
        if not on_the_web_side(module)
        for web in WEB & graph.modules
        if graph.chain_exists(importer=module, imported=web)
    }

    assert reaching == {}


def test_package_itself_imports_nothing() -> None:
    # With an import here, importing the core would load whatever it brings, and the import
    # contracts would not notice.
    body = tree(PACKAGE / "__init__.py").body

    assert [type(statement) for statement in body] == [ast.Expr]


def test_every_folder_with_code_is_a_package() -> None:
    # The import contracts do not see a folder without an __init__.py.
    folders = {file.parent for file in python_files("seminar")}

    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []
