"""Plain words in both languages, exactly as people read them."""

from dataclasses import replace

import pytest

from seminar.core.reading import (
    Firmness,
    RoundReading,
    Standing,
    TogetherRule,
    Verdict,
    read_round,
)
from seminar.core.sentences import round_sentences
from tests.core.published import profile_of

NAMES = ["Civilians", "Children", "Trafficking", "Violence", "Heritage"]
CLEAR, LIKELY, CLOSE = Verdict.CLEAR, Verdict.LIKELY, Verdict.TOO_CLOSE


def room(*verdicts: Verdict, places: tuple[int, ...] | None = None) -> RoundReading:
    """Return a reading of 37 orders with these verdicts between neighbours."""
    size = len(verdicts) + 1
    places = places or tuple(range(1, size + 1))
    standings = tuple(
        Standing(area, place, places.count(place) > 1, float(area), None, None, None)
        for area, place in enumerate(places, 1)
    )
    firmness = tuple(Firmness(i, i + 1, verdict, 0.5) for i, verdict in enumerate(verdicts, 1))
    letters = "ABCDEFGHIJKL"[:size]
    base = read_round(profile_of([f"37 {letters}"], letters), together=5, seed=1)
    return replace(base, standings=standings, firmness=firmness)


def order(reading: RoundReading, language: str = "en") -> str:
    names = [*NAMES, *"FGHIJKL"][: reading.areas]
    return round_sentences(reading, names, language, present=None).order


@pytest.mark.parametrize(
    ("verdicts", "english", "french"),
    [
        ((CLEAR,) * 4, "All five places are clear.", "Les cinq places sont nettes."),
        ((CLOSE,) * 4, "All five places are too close to call.",
         "Les cinq places sont trop proches pour être départagées."),
        ((CLOSE,), "The two places are too close to call.",
         "Les deux places sont trop proches pour être départagées."),
        ((CLEAR,), "Both places are clear.", "Les deux places sont nettes."),
        ((LIKELY,), "First and second place are likely.",
         "La première et la deuxième place sont probables."),
        ((CLEAR, CLOSE, CLEAR),
         "First and last place are clear. Second and third are too close to call.",
         ("La première et la dernière place sont nettes. La deuxième et la troisième place sont "
         "trop proches pour être départagées.")),
        ((CLEAR, CLOSE, CLOSE, LIKELY),
         "First place is clear. Last place is likely. Second to fourth are too close to call.",
         ("La première place est nette. La dernière place est probable. Les places de la deuxième "
         "à la quatrième sont trop proches pour être départagées.")),
        ((CLOSE, LIKELY, CLOSE),
         "First and second are too close to call. Third and last are too close to call.",
         ("La première et la deuxième place sont trop proches pour être départagées. "
         "La troisième et la dernière place sont trop proches pour être départagées.")),
    ],
)  # fmt: skip
def test_firmness_is_told(verdicts: tuple[Verdict, ...], english: str, french: str) -> None:
    reading = room(*verdicts)

    assert (order(reading), order(reading, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("verdicts", "places", "english", "french"),
    [
        ((CLEAR, CLOSE, CLEAR), (1, 2, 2, 4),
         "First and last place are clear. “Children” and “Trafficking” share second place.",
         ("La première et la dernière place sont nettes. «\u00a0Children\u00a0» et "
         "«\u00a0Trafficking\u00a0» se partagent la deuxième place.")),
        ((CLOSE, CLOSE, CLOSE), (1, 1, 3, 4),
         "“Civilians” and “Children” share first place. First to last are too close to call.",
         ("«\u00a0Civilians\u00a0» et «\u00a0Children\u00a0» se partagent la première place. Les "
         "places de la première à la dernière sont trop proches pour être départagées.")),
        ((CLOSE, CLOSE, CLOSE), (1, 1, 1, 1), "All four areas share one place.",
         "Les quatre domaines se partagent une même place."),
        ((CLOSE,), (1, 1), "Both areas share one place.",
         "Les deux domaines se partagent une même place."),
    ],
)  # fmt: skip
def test_shared_places_are_told(
    verdicts: tuple[Verdict, ...], places: tuple[int, ...], english: str, french: str
) -> None:
    reading = room(*verdicts, places=places)

    assert (order(reading), order(reading, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("verdicts", "places", "english", "french"),
    [
        ((CLEAR, CLEAR), (1, 2, 3), "In first place: Civilians.",
         "En première place\u00a0: Civilians."),
        ((CLOSE, CLEAR), (1, 2, 3), "First on average: Civilians.",
         "Première place en moyenne\u00a0: Civilians."),
        ((CLOSE, CLEAR), (1, 1, 3), "In first place together: “Civilians” and “Children”.",
         "En première place, ensemble\u00a0: «\u00a0Civilians\u00a0» et «\u00a0Children\u00a0»."),
        ((CLOSE, CLOSE), (1, 1, 1), "", ""),
    ],
)  # fmt: skip
def test_first_place_is_named(
    verdicts: tuple[Verdict, ...], places: tuple[int, ...], english: str, french: str
) -> None:
    reading = room(*verdicts, places=places)

    told = [
        round_sentences(reading, NAMES, language, present=None).first for language in ("en", "fr")
    ]

    assert told == [english, french]


@pytest.mark.parametrize(
    ("answers", "present", "english", "french"),
    [
        ((37, 5, 0), 44, "37 orders and 5 “all five together”, of 44 in the room.",
         "37 ordres et 5 «\u00a0les cinq ensemble\u00a0», sur 44 dans la salle."),
        ((37, 5, 3), 46,
         "37 orders, 5 “all five together” and 3 without a view, of 46 in the room.",
         "37 ordres, 5 «\u00a0les cinq ensemble\u00a0» et 3 sans avis, sur 46 dans la salle."),
        ((37, 0, 0), None, "37 orders.", "37 ordres."),
        ((37, 1, 0), 44, "38 answers, of 44 in the room.", "38 réponses, sur 44 dans la salle."),
        ((37, 5, 0), 40, "37 orders and 5 “all five together”; 40 were counted in the room.",
         ("37 ordres et 5 «\u00a0les cinq ensemble\u00a0»\u00a0; 40 dans la salle au moment du "
         "comptage.")),
        ((0, 5, 0), 5, "5 “all five together”, of 5 in the room.",
         "5 «\u00a0les cinq ensemble\u00a0», sur 5 dans la salle."),
        ((1, 0, 0), 8, "1 answer, of 8 in the room.", "1 réponse, sur 8 dans la salle."),
        ((0, 0, 0), None, "No answers.", "Aucune réponse."),
    ],
)  # fmt: skip
def test_answers_are_told(
    answers: tuple[int, int, int], present: int | None, english: str, french: str
) -> None:
    orders, together, abstained = answers
    profile = profile_of([f"{orders} ABCDE"], "ABCDE")
    reading = replace(
        read_round(profile, together=together, seed=1),
        abstained=abstained,
        answers_told_apart=together != 1,
    )

    told = [
        round_sentences(reading, NAMES, language, present=present).answers
        for language in ("en", "fr")
    ]

    assert told == [english, french]


@pytest.mark.parametrize(
    ("ballots", "english", "french"),
    [
        (["9 ABC", "8 BCA", "8 CAB"], "There is very little agreement.",
         "Il y a très peu d’accord."),
        (["20 ABC", "5 CBA"], "Agreement is weak.", "L’accord est faible."),
        (["20 ABC", "3 CBA", "3 BAC"], "Agreement is moderate.", "L’accord est modéré."),
        (["20 ABC", "2 CBA", "1 BAC"], "Agreement is strong.", "L’accord est fort."),
        (["20 ABC"], "Agreement is very strong.", "L’accord est très fort."),
        (["20 {ABC}"],
         "Agreement cannot be measured: every order puts all areas in the same place.",
         "L’accord ne peut être mesuré\u00a0: chaque ordre met tous les domaines à la même place."),
    ],
)  # fmt: skip
def test_agreement_is_told(ballots: list[str], english: str, french: str) -> None:
    reading = read_round(profile_of(ballots, "ABC"), together=0, seed=1)

    told = [
        round_sentences(reading, NAMES, language, present=None).agreement
        for language in ("en", "fr")
    ]

    assert told == [english, french]


def test_majorities_circles_and_notices_are_told_in_french() -> None:
    circle = read_round(profile_of(["8 ABC", "7 BCA", "7 CAB"], "ABC"), together=0, seed=1)
    leader = read_round(profile_of(["66 ABC", "34 BCA"], "ABC"), together=0, seed=1)
    silent = read_round(profile_of(["9 AB"], "ABC"), together=0, seed=1)
    two = read_round(profile_of(["9 BA"], "AB"), together=0, seed=1)

    told = [
        round_sentences(reading, NAMES, "fr", present=None)
        for reading in (circle, leader, silent, two)
    ]

    assert told[0].cycle == (
        "Comparés deux à deux, les domaines tournent en rond\u00a0: davantage de personnes "
        "mettent «\u00a0Civilians\u00a0» devant «\u00a0Children\u00a0», «\u00a0Children\u00a0» "
        "devant «\u00a0Trafficking\u00a0» et «\u00a0Trafficking\u00a0» devant "
        "«\u00a0Civilians\u00a0»."
    )
    assert told[1].head_to_head == (
        "Face à chaque autre domaine, «\u00a0Civilians\u00a0» est plus souvent mis devant que "
        "derrière."
    )
    assert told[1].notices == ("La première place dépend de la façon de compter les ordres.",)
    assert told[2].notices == (
        (
            "Dans une salle de cette taille, les moyennes sont arrondies à la demi-place, pour que "
            "l’ordre de personne ne puisse être reconnu."
        ),
        (
            "Trop peu de personnes ont comparé «\u00a0Trafficking\u00a0» aux autres domaines pour "
            "attribuer une place."
        ),
    )
    assert told[3].head_to_head == (
        "Davantage de personnes mettent «\u00a0Children\u00a0» devant «\u00a0Civilians\u00a0» "
        "que derrière."
    )


@pytest.mark.parametrize(
    ("first", "last", "notices"),
    [
        (False, False, ()),
        (True, False, ("First place depends on how the orders are counted.",)),
        (False, True, ("Last place depends on how the orders are counted.",)),
        (True, True, ("First and last place depend on how the orders are counted.",)),
    ],
)
def test_disputed_ends_are_noticed(first: bool, last: bool, notices: tuple[str, ...]) -> None:
    reading = replace(
        room(CLEAR, CLEAR), first_place_disputed=first, last_place_disputed=last, together=0
    )

    assert round_sentences(reading, NAMES, "en", present=None).notices == notices


def test_unknown_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        round_sentences(room(CLEAR), NAMES, "de", present=None)


@pytest.mark.parametrize(
    ("areas", "rule", "english", "french"),
    [
        (5, TogetherRule.ASIDE, "The answers “all five together” stay out of the order.",
         "Les réponses «\u00a0les cinq ensemble\u00a0» restent en dehors du classement."),
        (2, TogetherRule.ASIDE, "The answers “both together” stay out of the order.",
         "Les réponses «\u00a0les deux ensemble\u00a0» restent en dehors du classement."),
        (5, TogetherRule.TIED,
         "In the order, the answers “all five together” count as one place for all.",
         ("Dans le classement, les réponses «\u00a0les cinq ensemble\u00a0» comptent comme une "
          "même place pour tous.")),
        (2, TogetherRule.TIED, "In the order, the answers “both together” count as one place.",
         ("Dans le classement, les réponses «\u00a0les deux ensemble\u00a0» comptent comme une "
          "même place.")),
    ],
)  # fmt: skip
def test_answers_together_are_explained(
    areas: int, rule: TogetherRule, english: str, french: str
) -> None:
    reading = replace(room(*(CLEAR,) * (areas - 1)), together_rule=rule)

    told = [round_sentences(reading, NAMES, tongue, present=None) for tongue in ("en", "fr")]

    assert [sentences.notices for sentences in told] == [(english,), (french,)]


def test_few_answers_together_are_not_given_away() -> None:
    reading = read_round(profile_of(["37 ABC"], "ABC"), together=1, seed=1)

    assert round_sentences(reading, NAMES, "en", present=None).notices == ()
