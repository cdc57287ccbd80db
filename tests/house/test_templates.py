"""Templates hold no inline code, none lies unused, and every field has a label."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.house.sources import TEMPLATES, name_of, python_files, templates

# The content security policy forbids all of these; a browser would ignore them silently.
INLINE = {
    "script without src": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"[\s(]style\s*=", re.IGNORECASE),
    "event attribute": re.compile(
        r"[\s(]on(?:blur|change|click|error|focus|input|key|load|mouse|pointer|reset|submit|touch)"
        r"\w*\s*=",
        re.IGNORECASE,
    ),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "another host": re.compile(r"\b(?:src|srcset)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
}
NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}
TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
NAMED_TEMPLATE = re.compile(r"[\"']([\w./-]+\.html)[\"']")


class Fields(HTMLParser):
    """Collects the fields of a page that no label names."""

    def __init__(self) -> None:
        super().__init__()
        self.inside_label = 0
        self.labelled: set[str] = set()
        self.waiting: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "label":
            self.inside_label += 1
            self.labelled.add(values.get("for", ""))
        if tag not in {"input", "select", "textarea"} or self._names_itself(values):
            return
        self.waiting.append((values.get("id", "(no id)"), self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self.inside_label -= 1

    def without_label(self) -> list[int]:
        return [line for identity, line in self.waiting if identity not in self.labelled]

    def _names_itself(self, values: dict[str, str]) -> bool:
        return bool(
            self.inside_label
            or values.get("type") in NEEDS_NO_LABEL
            or values.get("aria-label")
            or values.get("aria-labelledby")
        )


def unlabelled(template: Path) -> list[int]:
    """Return the lines of the template whose field nobody can name."""
    fields = Fields()
    # Statements may stand between attributes; expressions stay, so that an id and its label's
    # `for` are compared as they are written.
    fields.feed(TAG.sub(lambda found: "\n" * found.group().count("\n"), template.read_text()))
    return fields.without_label()


@pytest.mark.parametrize("kind", INLINE)
def test_no_template_holds_anything_inline(kind: str) -> None:
    offending = [name_of(file) for file in templates() if INLINE[kind].search(file.read_text())]

    assert offending == []


def test_every_template_is_used() -> None:
    named = {
        name
        for file in [*python_files("seminar"), *templates()]
        for name in NAMED_TEMPLATE.findall(file.read_text())
    }

    unused = {file.relative_to(TEMPLATES).as_posix() for file in templates()} - named

    assert unused == set()


def test_every_field_has_a_label() -> None:
    found = {name_of(file): unlabelled(file) for file in templates()}

    assert {name: lines for name, lines in found.items() if lines} == {}
