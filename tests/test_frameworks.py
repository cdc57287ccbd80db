"""The ready frameworks: complete, in NATO's words, and in the order the pages show."""

import pytest

from seminar.core.framework import BadFramework
from seminar.frameworks import framework, frameworks, practice


def test_ready_frameworks_are_natos_areas_and_a_blank_one() -> None:
    assert [ready.key for ready in frameworks()] == ["nato-human-security", "blank"]


def test_short_names_of_the_five_areas_stand_in_the_order_of_their_colours() -> None:
    nato = framework("nato-human-security")

    assert [area.words["en"].short for area in nato.areas] == [
        "Protection of civilians",
        "Children and armed conflict",
        "Trafficking in human beings",
        "Sexual violence in conflict",
        "Cultural property",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_of_the_five_areas_has_a_definition_and_a_dated_line_of_earlier_work(
    language: str,
) -> None:
    words = [area.words[language] for area in framework("nato-human-security").areas]

    assert [bool(area.definition) for area in words] == [True] * 5
    assert [any(year in area.earlier for year in YEARS) for area in words] == [True] * 5


def test_default_groups_are_seven_in_both_languages() -> None:
    groups = framework("nato-human-security").groups

    assert {language: len(names) for language, names in groups.items()} == {"en": 7, "fr": 7}


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "en",
            ["Early morning", "Late morning", "Early afternoon", "Late afternoon", "Evening"],
        ),
        (
            "fr",
            [
                "Tôt le matin",
                "Fin de matinée",
                "Début d’après-midi",
                "Fin d’après-midi",
                "Soirée",
            ],
        ),
    ],
)
def test_phones_are_tried_out_with_five_times_of_day(language: str, names: list[str]) -> None:
    words = [area.words[language] for area in practice().areas]

    assert [area.name for area in words] == names
    assert [area.short for area in words] == names
    assert practice().question[language].count("?") == 1


def test_list_to_try_out_with_is_offered_to_no_organiser() -> None:
    with pytest.raises(BadFramework):
        framework(practice().key)

    assert practice() not in frameworks()


def test_unknown_framework_is_refused() -> None:
    with pytest.raises(BadFramework, match=r"There is no framework called \.\./secret"):
        framework("../secret")


YEARS = ("2016", "2019", "2021", "2023")
