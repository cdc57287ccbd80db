"""Texts that say the same are found in both languages, and others are left alone."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.likeness import closest, likeness, meaning


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Traffickers follow the displaced.", "The trafficker follows displaced people"),
        ("Schools need guards!", "Guards are needed at schools."),
        ("Il faut protéger les musées.", "Les musées : il faut les PROTEGER"),
        ("Les trafiquants suivent les déplacés.", "Un trafiquant suit les déplacés."),
        ("Train the guards.", "Do not train the guards."),
    ],
)
def test_close_texts_are_found(one: str, other: str) -> None:
    assert closest(one, {"other": other}, at_most=3) == ("other",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Traffickers follow the displaced.", "Schools need guards."),
        ("Guards.", "Guards."),
        ("We should have more of it.", "They should have more of this."),
        ("Il faut protéger les musées.", "Il faut former les gardes."),
        ("", ""),
    ],
)
def test_other_texts_are_left_alone(one: str, other: str) -> None:
    assert closest(one, {"other": other}, at_most=3) == ()


def test_closest_comes_first_and_few_are_told() -> None:
    others = {
        1: "Schools need guards at night",
        2: "Schools need guards",
        3: "Museums need money",
        4: "Schools need guards at night and in summer",
    }

    assert closest("Schools need guards.", others, at_most=2) == (2, 1)


def test_likeness_is_the_shared_part() -> None:
    assert likeness(meaning("one two three"), meaning("two three four")) == Fraction(2, 4)


@given(st.text(), st.text())
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    alike = likeness(meaning(one), meaning(other))

    assert alike == likeness(meaning(other), meaning(one))
    assert 0 <= alike <= 1
