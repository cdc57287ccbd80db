"""Every module of the core that computes a figure is named in docs/methods.md."""

import re

from tests.house.sources import PACKAGE, ROOT

# These hold words, stored shapes, lists or the stages of a round; they compute no figure.
WITHOUT_FIGURES = {
    *(
        "__init__",
        "framework",
        "reading",
        "retention",
        "rounds",
        "stored",
        "terms",
        "text",
        "tiers",
    ),
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
