"""The rooms of which a careless page says something false, in both languages."""

from dataclasses import replace

import pytest

from seminar.core.ballot import AreaMissing, TogetherRule, UnknownArea
from seminar.core.detail import Detail
from seminar.core.profile import Profile
from seminar.core.published import published
from seminar.core.reading import RoundReading, read_round
from seminar.core.sentences import RoundSentences, round_sentences
from tests.core.published import profile_of

NAMES = list("ABCDE")


def read(*ballots: str, options: str = "ABC", **given) -> RoundReading:
    return read_round(profile_of(list(ballots), options), together=0, seed=1, **given)


def both(reading: RoundReading) -> tuple[RoundSentences, RoundSentences]:
    english, french = (
        round_sentences(reading, NAMES, language, present=None) for language in ("en", "fr")
    )
    return english, french


@pytest.mark.parametrize(
    ("reading", "english", "french"),
    [
        (read_round(Profile(3, ()), together=0, seed=1),
         ("No answers.", "No order was given."),
         ("Aucune réponse.", "Aucun ordre n’a été donné.")),
        (read_round(Profile.from_histogram(3, [("|1=2=3", 6)]), together=0, seed=1),
         ("6 without a view.", "No order was given."),
         ("6 sans avis.", "Aucun ordre n’a été donné.")),
        (read("1 BAC"),
         ("1 answer.", "With fewer than five orders, only the number of answers is shown."),
         ("1 réponse.", "À moins de cinq ordres, seul le nombre de réponses est indiqué.")),
        (read("1 ABC", "1 CBA"),
         ("2 answers.", "With fewer than five orders, only the number of answers is shown."),
         ("2 réponses.", "À moins de cinq ordres, seul le nombre de réponses est indiqué.")),
        (read("8 {ABC}"),
         ("8 orders.", "There is no order: all three areas share one place."),
         ("8 ordres.",
          "Il n’y a pas d’ordre\u00a0: les trois domaines se partagent une même place.")),
        (read("8 {AB}", options="AB"),
         ("8 orders.", "There is no order: both areas share one place."),
         ("8 ordres.",
          "Il n’y a pas d’ordre\u00a0: les deux domaines se partagent une même place.")),
        (read("10 ABC", "10 CBA"),
         ("20 orders.",
          "There are two opposite orders, each given by half: all three areas share one place."),
         ("20 ordres.",
          ("Il y a deux ordres opposés, donnés chacun par une moitié\u00a0: les trois domaines se "
          "partagent une même place."))),
        (read("4 ABC", "4 BCA", "4 CAB"),
         ("12 orders.", "All three areas share one place."),
         ("12 ordres.", "Les trois domaines se partagent une même place.")),
        (read("10 AB", "10 BA", options="AB"),
         ("20 orders.", "Both areas share one place."),
         ("20 ordres.", "Les deux domaines se partagent une même place.")),
        (read("6 A", options="A"),
         ("6 orders.", "With one area there is nothing to put in order."),
         ("6 ordres.", "Avec un seul domaine, il n’y a rien à classer.")),
    ],
    ids=["nobody", "abstained", "one", "two opposed", "tied", "two tied", "opposed", "circle",
         "level pair", "one area"],
)  # fmt: skip
def test_room_without_an_order_is_told(
    reading: RoundReading, english: tuple[str, str], french: tuple[str, str]
) -> None:
    told = both(reading)

    assert [(sentences.answers, sentences.order) for sentences in told] == [english, french]


@pytest.mark.parametrize(
    ("ballots", "opposed"),
    [
        (("10 ABC", "10 CBA"), True), (("11 ABC", "10 CBA"), False), (("9 ABC", "9 CBA"), False),
        (("10 ABC", "10 CAB"), False), (("10 AB", "10 BA"), False), (("20 ABC",), False),
        (("10 A{BC}", "10 {BC}A"), True), (("10 ABC", "10 CB"), False),
        (("10 AB", "10 CBA"), False), (("8 ABC", "8 CBA", "8 {ABC}"), False),
    ],
)  # fmt: skip
def test_two_opposites_are_told_of_rooms_large_enough(
    ballots: tuple[str, ...], opposed: bool
) -> None:
    reading = read(*ballots)

    assert (reading.two_opposites, published(reading).two_opposites) == (opposed, opposed)


def test_small_room_of_two_opposites_keeps_them_to_itself() -> None:
    english, _ = both(read("6 ABC", "6 CBA"))

    assert english.order == "All three areas share one place."


def test_opposites_beside_answers_taken_as_ties_are_none() -> None:
    reading = read_round(
        profile_of(["10 ABC", "10 CBA"], "ABC"), together=4, together_rule=TogetherRule.TIED, seed=1
    )

    assert not reading.two_opposites


def test_circle_is_named() -> None:
    english, french = both(read("4 ABC", "4 BCA", "4 CAB"))

    assert english.cycle.endswith(
        "more people put “A” before “B”, “B” before “C” and “C” before “A”."
    )
    assert french.cycle.endswith(
        "«\u00a0A\u00a0» devant «\u00a0B\u00a0», «\u00a0B\u00a0» devant «\u00a0C\u00a0» et "
        "«\u00a0C\u00a0» devant «\u00a0A\u00a0»."
    )


def test_two_areas_show_their_majority_only() -> None:
    told = both(read("14 AB", "6 BA", options="AB"))
    level = both(read("10 AB", "10 BA", options="AB"))

    assert [(s.agreement, s.notices, s.splits) for s in (*told, *level)] == [("", (), ())] * 4
    assert told[1].head_to_head == (
        "Davantage de personnes mettent «\u00a0A\u00a0» devant «\u00a0B\u00a0» que derrière."
    )


def test_area_that_nobody_placed_is_told_apart_from_one_that_few_did() -> None:
    reading = read("19 AB", "3 ABD", options="ABCD")

    told = both(reading)

    assert [standing.area for standing in reading.standings] == [1, 2, 3, 4]
    assert reading.never_placed == (3,)
    assert [sentences.notices for sentences in told] == [
        (
            "Nobody gave “C” a place.",
            "Too few people compared “D” with the other areas to give a place.",
        ),
        (
            "Personne n’a donné de place à «\u00a0C\u00a0».",
            (
                "Trop peu de personnes ont comparé «\u00a0D\u00a0» aux autres domaines pour "
                "attribuer une place."
            ),
        ),
    ]


def test_exact_tie_shares_its_place() -> None:
    told = both(read("8 BAC", "8 BCA"))

    assert [sentences.order for sentences in told] == [
        "First place is clear. “A” and “C” share second place.",
        (
            "La première place est nette. «\u00a0A\u00a0» et «\u00a0C\u00a0» se partagent la "
            "deuxième place."
        ),
    ]


def test_groups_of_equal_weight_that_change_first_place_are_told() -> None:
    groups = {"X": profile_of(["16 ABC"], "ABC"), "Y": profile_of(["5 BCA"], "ABC")}

    told = both(read("16 ABC", "5 BCA", groups=groups))

    assert [sentences.notices for sentences in told] == [
        ("If each of the two groups large enough weighed the same, “B” would be in first place.",),
        (
            (
                "Si chacun des deux groupes assez grands pesait le même poids, «\u00a0B\u00a0» "
                "serait en première place."
            ),
        ),
    ]


def test_first_place_shared_by_groups_of_equal_weight_is_told() -> None:
    groups = {"X": profile_of(["16 AB"], "AB"), "Y": profile_of(["5 BA"], "AB")}
    reading = read("16 AB", "5 BA", options="AB", groups=groups)

    told = both(reading)

    assert [sentences.notices for sentences in told] == [
        (
            (
                "If each of the two groups large enough weighed the same, “A” and “B” would share "
                "first place."
            ),
        ),
        (
            (
                "Si chacun des deux groupes assez grands pesait le même poids, «\u00a0A\u00a0» et "
                "«\u00a0B\u00a0» se partageraient la première place."
            ),
        ),
    ]
    assert both(replace(reading, balanced_first=(1,)))[0].notices == ()
    assert both(replace(reading, standings=(), balanced_first=(2,)))[0].notices == ()


def test_answers_over_other_areas_are_never_counted_together() -> None:
    with pytest.raises(AreaMissing):
        Profile.from_histogram(3, [("1>2>3", 5), ("1>2", 5)])
    with pytest.raises(UnknownArea):
        Profile.from_histogram(2, [("1>2>3", 5), ("1>2", 5)])


@pytest.mark.parametrize("detail", [Detail.TABLES, Detail.TENTHS])
def test_orders_that_fit_equally_well_are_told(detail: Detail) -> None:
    reading = read("8 ABC", "8 BCA", "8 CAB")

    told = both(replace(reading, detail=detail))

    assert [sentences.notices for sentences in told] == [
        ("Three orders fit the answers equally well.",),
        ("Trois ordres correspondent aussi bien les uns que les autres aux réponses.",),
    ]


def test_order_that_would_give_somebody_away_is_not_told() -> None:
    told = both(replace(read("4 ABC", "3 BAC"), detail=Detail.COUNTS))

    assert [(sentences.order, sentences.agreement, sentences.notices) for sentences in told] == [
        (
            (
                "In this room the order would tell what individual people answered, so only the "
                "number of answers is shown."
            ),
            "",
            (),
        ),
        (
            (
                "Dans cette salle, l’ordre dirait ce que des personnes ont répondu\u00a0: seul le "
                "nombre de réponses est montré."
            ),
            "",
            (),
        ),
    ]
