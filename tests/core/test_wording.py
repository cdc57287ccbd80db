"""Both languages have the same phrases, and none says what pages never say."""

import re
from string import Formatter

import pytest

from seminar.core.wording import wording

BARRED = {
    "en": r"\b(vot\w*|ballot\w*|winner\w*|least important|dissent\w*|commitment\w*|confident)\b",
    "fr": r"\b(vot\w*|bulletin\w*|vainqueur\w*|gagnant\w*|le moins important|dissiden\w*)\b",
}


def gaps(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def test_languages_have_the_same_phrases_and_gaps() -> None:
    english, french = wording("en").phrases, wording("fr").phrases

    assert {key: gaps(phrase) for key, phrase in english.items()} == {
        key: gaps(phrase) for key, phrase in french.items()
    }


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_phrase_holds_a_barred_word(language: str) -> None:
    for phrase in wording(language).phrases.values():
        assert not re.search(BARRED[language], phrase, re.IGNORECASE)


def test_french_spaces_do_not_break() -> None:
    assert not [p for p in wording("fr").phrases.values() if re.search(r" [:;?!»]|« ", p)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_numbers_and_ordinals_reach_twelve(language: str) -> None:
    words = wording(language)

    assert (len(words.numbers), len(words.ordinals)) == (12, 12)
    assert [words.number(0), words.number(13)] == ["0", "13"]


def test_places_are_named() -> None:
    english, french = wording("en"), wording("fr")

    assert [english.number(5), english.place(5), english.place(5, of=5)] == [
        "five", "fifth", "last",
    ]  # fmt: skip
    assert [french.number(5), french.place(2, of=2), french.place(12, of=12)] == [
        "cinq", "la deuxième", "la dernière",
    ]  # fmt: skip


def test_lists_are_joined() -> None:
    words = wording("en")

    assert [words.listed([]), words.listed(["a"]), words.listed(["a", "b"])] == ["", "a", "a and b"]
    assert wording("fr").listed(["a", "b", "c"]) == "a, b et c"


def test_braces_in_a_name_stay_as_they_are() -> None:
    assert wording("en").phrase("first", name="{x} & <b>") == "In first place: {x} & <b>."
    assert wording("fr").name("{0}") == "«\u00a0{0}\u00a0»"
