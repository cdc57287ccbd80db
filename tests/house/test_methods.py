"""Every module that computes a figure is named in docs/methods.md, and its tests exist."""

import re

from tests.house.sources import PACKAGE, ROOT, python_files

# These hold words, what is read from words, stored shapes, lists or the stages of a round; they
# compute no figure.
WITHOUT_FIGURES = {
    *(
        "__init__",
        "framework",
        "reading",
        "retention",
        "rounds",
        "shown",
        "stored",
        "terms",
        "text",
        "tiers",
    ),
    *("due", "step_hints"),
    *("sentences", "firmness_sentences", "movement_sentences"),
}


def statistics_modules() -> set[str]:
    core = PACKAGE / "core"
    files = [*core.glob("*.py"), *(core / "methods").glob("*.py")]
    return {file.stem for file in files} - WITHOUT_FIGURES


def test_every_statistics_module_is_named_in_methods() -> None:
    code = " ".join(re.findall(r"`([^`]+)`", (ROOT / "docs" / "methods.md").read_text()))

    named = set(re.findall(r"\w+", code))

    assert statistics_modules() - named == set()


def test_every_test_in_the_tables_of_the_core_exists() -> None:
    table = (ROOT / "tests" / "core" / "README.md").read_text(encoding="utf-8")
    text = "\n".join(file.read_text(encoding="utf-8") for file in python_files("tests"))

    lines = [line for line in table.splitlines() if line.startswith("| ")]
    named = set(re.findall(r"`(test_\w+)`", table))
    assert len(lines) == 24
    assert named - set(re.findall(r"^ *def (test_\w+)\(", text, re.MULTILINE)) == set()
