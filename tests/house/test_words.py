"""The words on pages are the house's words, all of them translated, and French is complete."""

import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from jinja2 import Environment

from tests.house.sources import PACKAGE, ROOT, name_of, templates

FRENCH = PACKAGE / "translations" / "fr" / "LC_MESSAGES" / "messages.po"

# People give an order and commit nobody (docs/glossary.md).
BARRED = {
    "en": re.compile(
        r"\b(?:vot(?:e|es|ed|er|ers|ing)|ballots?|winners?|least important|dissent\w*"
        r"|commitments?|co-?sign\w*|resampl\w*|the room wants|at risk of being overlooked)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:vot(?:e|es|é|és|er|ez|ent|ant|ants)|bulletins?|scrutins?|gagnant\w*|vainqueurs?"
        r"|le moins important|la moins importante|dissiden\w*|la salle veut)\b",
        re.IGNORECASE,
    ),
}
SPOKEN = {"title", "alt", "placeholder", "aria-label", "aria-description", "content"}
NAMES = {"Seminar"}
# Between these, text is translated already, or is a class and not said.
SILENT = re.compile(r"trans|\w+_class|endtrans|endblock")


class Spoken(HTMLParser):
    """Collects what a page says by itself, in text and in spoken attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.said += [value or "" for name, value in attrs if name in SPOKEN]


def words_outside_gettext(template: Path) -> set[str]:
    """Return the words that the template says without asking for their translation."""
    page, silent = "", False
    for _, kind, text in Environment(autoescape=True).lex(template.read_text()):
        if kind == "name" and SILENT.fullmatch(text):
            silent = not text.startswith("end")
        elif kind == "data" and not silent:
            page += text
    spoken = Spoken()
    spoken.feed(page)
    return set(re.findall(r"[^\W\d_]{2,}", " ".join(spoken.said))) - NAMES


@cache
def asked_for() -> Catalog:
    """Return every message that code, templates and refusals ask a translation for."""
    options = re.search(r"^SAID := ((?:.*\\\n)*.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert options
    with chdir(ROOT), NamedTemporaryFile() as file:
        arguments = shlex.split(options[1].replace("\\\n", " "))
        CommandLineInterface().run(  # type: ignore[no-untyped-call]
            ["pybabel", "--quiet", "extract", *arguments, "--output-file", file.name, "."]
        )
        return read_po(file)


def catalogue() -> Catalog:
    """Return the French catalogue as it is written."""
    with FRENCH.open("rb") as opened:
        return read_po(opened, locale="fr")


def messages(of: Catalog) -> list[Message]:
    return [message for message in of if message.id]


def texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value or ""] if isinstance(value, str | None) else list(value)


def wording(language: str) -> Iterator[str]:
    """Yield what pages and notes say in a language."""
    catalog = asked_for() if language == "en" else catalogue()
    for message in messages(catalog):
        yield from texts(message.id if language == "en" else message.string)
    for folder in PACKAGE.glob("core/**/wording"):
        files = [*folder.glob(f"{language}.py"), *folder.glob(f"{language}/*.py")]
        for file in files:
            yield file.read_text()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_barred_words_stand_in_no_wording(language: str) -> None:
    found = [word for text in wording(language) for word in BARRED[language].findall(text)]

    assert found == []


def test_barred_words_stand_in_no_template() -> None:
    # Names of variables and addresses are code; what a page says is text or a message.
    found = {
        name_of(file): BARRED["en"].findall(
            re.sub(r"\{[{%#].*?[}%#]\}", "", file.read_text(), flags=re.DOTALL)
        )
        for file in templates()
    }

    assert {name: words for name, words in found.items() if words} == {}


def test_templates_say_nothing_untranslated() -> None:
    found = {name_of(file): words_outside_gettext(file) for file in templates()}

    assert {name: words for name, words in found.items() if words} == {}


def test_french_has_every_message_and_no_other() -> None:
    known = {tuple(texts(message.id)) for message in messages(catalogue())}

    asked = {tuple(texts(message.id)) for message in messages(asked_for())}

    assert asked - known == set()
    assert known - asked == set()


def test_french_is_complete_and_certain() -> None:
    unfinished = [
        message.id
        for message in messages(catalogue())
        if message.fuzzy or not all(texts(message.string))
    ]

    assert unfinished == []


def test_french_keeps_every_value() -> None:
    def values(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sd]|%%", text))

    lost = [
        message.id
        for message in messages(catalogue())
        if any(
            values(texts(message.id)[-1]) != values(text) for text in texts(message.string) if text
        )
    ]

    assert lost == []


def test_compiled_french_is_the_written_one() -> None:
    with FRENCH.with_suffix(".mo").open("rb") as opened:
        compiled = read_mo(opened)

    written = {tuple(texts(m.id)): tuple(texts(m.string)) for m in messages(catalogue())}
    assert {tuple(texts(m.id)): tuple(texts(m.string)) for m in messages(compiled)} == written
