"""The words of both languages: their signs, and that neither says what the other does not."""

import re
from collections.abc import Iterator

import pytest

from seminar.core.note.wording import words

# Before these signs French has a space that does not break; so it has inside its quotation marks.
BREAKING = re.compile("(?:« | »| [:;?!%])")


def wordings(language: str) -> Iterator[tuple[str, str]]:
    for key, found in words(language).templates.items():
        yield from ((key, one) for one in ((found,) if isinstance(found, str) else found))


def test_no_line_of_french_breaks_before_a_sign() -> None:
    assert [key for key, wording in wordings("fr") if BREAKING.search(wording)] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_wording_is_given_twice_for_the_same_sentence(language: str) -> None:
    for found in words(language).templates.values():
        assert isinstance(found, str) or len(set(found)) == len(found) > 1


def test_both_languages_ask_for_the_same_values() -> None:
    def fields(language: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, wording in wordings(language):
            found.setdefault(key, set()).update(re.findall(r"{(\w+)", wording))
        return found

    english, french = fields("en"), fields("fr")

    # "One because it …": French needs the gender, so that its number stands in the wording.
    assert [key for key in english if english[key] != french[key]] == ["how.hidden.reason"]
