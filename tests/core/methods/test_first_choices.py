"""First choices."""

from fractions import Fraction

from seminar.core.methods.first_choices import first_choices
from seminar.core.profile import Profile
from tests.core.published import CLASSIC, EXAMPLES, MINI, classic_profile


def test_mini_seminar_has_its_published_first_choices() -> None:
    assert list(first_choices(MINI)) == EXAMPLES["mini_seminar"]["first_choices"]


def test_every_classic_example_has_its_first_choices() -> None:
    for entry in CLASSIC:
        found = first_choices(classic_profile(entry).unranked_last())
        assert list(found) == entry["computed"]["unranked_last"]["first_choices"]


def test_shared_top_is_shared_out_and_no_view_chooses_nothing() -> None:
    profile = Profile.from_histogram(3, [("1=2>3", 3), ("|1=2=3", 4)])

    assert first_choices(profile) == (Fraction(3, 2), Fraction(3, 2), Fraction(0))
