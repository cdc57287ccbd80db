"""Which places and rankings a text names, and which words that look like it name none."""

import pytest

from seminar.core.note.ordinals import Row, ordinals_in

P, R = Row.PLACE, Row.RANKING


def found(text: str, language: str) -> list[tuple[Row, int]]:
    return [(one.row, one.value) for one in ordinals_in(text, language=language, last=5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("First and last place were clear.", [(P, 1), (P, 5)]),
        ("Second, third and 4th place were too close to call.", [(P, 2), (P, 3), (P, 4)]),
        ("It rose from third to first place.", [(P, 3), (P, 1)]),
        ("It came 2nd (35 orders).", [(P, 2)]),
        ("They placed schools first in the second ranking.", [(P, 1), (R, 2)]),
        ("In the first and second rounds it stayed fifth.", [(R, 1), (R, 2), (P, 5)]),
        ("The areas were put first and last.", [(P, 1), (P, 5)]),
        ("First, we were few.", []),
        ("A third of the subject was left to a second day.", []),
        ("It was first discussed by third countries.", []),
        ("The first was clear. Third, nobody asked.", []),
        ("First-aid, the thirtieth and 23 March.", []),
    ],
)
def test_english_places_and_rankings_are_read(text: str, expected: list[tuple[Row, int]]) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La première et la dernière place étaient nettes.", [(P, 1), (P, 5)]),
        ("Les 2e et 3e places étaient trop proches.", [(P, 2), (P, 3)]),
        ("Il est monté de la troisième à la première place.", [(P, 3), (P, 1)]),
        ("Il est arrivé en tête au deuxième classement.", [(P, 1), (R, 2)]),
        ("Placé en premier aux 1er et 2ème tours.", [(P, 1), (R, 1), (R, 2)]),
        ("Du premier au deuxième classement, il est resté second.", [(R, 1), (R, 2)]),
        ("Le premier intervenant et une seconde personne.", []),
    ],
)
def test_french_places_and_rankings_are_read(text: str, expected: list[tuple[Row, int]]) -> None:
    assert found(text, "fr") == expected
