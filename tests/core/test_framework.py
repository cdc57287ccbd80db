"""A framework is complete in every language, or it is refused with a sentence."""

import copy
from typing import Any

import pytest

from seminar.core.framework import AreaWords, BadFramework, Framework, FrameworkArea, parse


def area(key: str) -> dict[str, Any]:
    words = {"name": f"{key} long", "short": key}
    return {"key": key, "en": dict(words), "fr": dict(words)}


def raw() -> dict[str, Any]:
    texts = {"en": "Text", "fr": "Texte"}
    return {
        "name": dict(texts),
        "about": dict(texts),
        "question": dict(texts),
        "groups": {"en": ["Military"], "fr": ["Forces armées"]},
        "areas": [area("one"), area("two")],
    }


def test_complete_framework_is_read_whole() -> None:
    given = raw()
    given["areas"][0]["en"] |= {"definition": "What it means.", "earlier": "In 2016 …"}

    framework = parse("mine", given)

    plain = {name: AreaWords("two long", "two", "", "") for name in ("en", "fr")}
    full = AreaWords("one long", "one", "What it means.", "In 2016 …")
    assert framework == Framework(
        key="mine",
        name={"en": "Text", "fr": "Texte"},
        about={"en": "Text", "fr": "Texte"},
        question={"en": "Text", "fr": "Texte"},
        groups={"en": ("Military",), "fr": ("Forces armées",)},
        areas=(
            FrameworkArea("one", {"en": full, "fr": AreaWords("one long", "one", "", "")}),
            FrameworkArea("two", plain),
        ),
    )


@pytest.mark.parametrize("count", [0, 1, 13])
def test_framework_with_a_wrong_number_of_areas_is_refused(count: int) -> None:
    given = raw() | {"areas": [area(f"area-{number}") for number in range(count)]}

    with pytest.raises(BadFramework, match=f"has {count} areas; it takes 2 to 12"):
        parse("mine", given)


def test_two_areas_with_one_key_are_refused() -> None:
    given = raw() | {"areas": [area("one"), area("one")]}

    with pytest.raises(BadFramework, match="two areas have the same key"):
        parse("mine", given)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (("name", "fr"), "mine, name has no text called fr"),
        (("about",), "mine has no table called about"),
        (("question", "en"), "mine, question has no text called en"),
        (("groups",), "mine has no table called groups"),
        (("groups", "fr"), "mine has no list of groups in fr"),
        (("areas",), "mine has no list called areas"),
        (("areas", 0, "key"), "mine has no text called key"),
        (("areas", 1, "fr"), "mine, area two has no table called fr"),
        (("areas", 1, "fr", "name"), "mine, area two has no text called name"),
        (("areas", 1, "en", "short"), "mine, area two has no text called short"),
    ],
)
def test_missing_part_is_named(path: tuple[Any, ...], sentence: str) -> None:
    given = copy.deepcopy(raw())
    holder = given
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]

    with pytest.raises(BadFramework, match=sentence):
        parse("mine", given)


def test_blank_text_counts_as_missing() -> None:
    given = raw() | {"question": {"en": "  ", "fr": "Texte"}}

    with pytest.raises(BadFramework, match="no text called en"):
        parse("mine", given)


def test_groups_that_are_no_texts_are_refused() -> None:
    given = raw() | {"groups": {"en": [1], "fr": []}}

    with pytest.raises(BadFramework, match="no list of groups in en"):
        parse("mine", given)
