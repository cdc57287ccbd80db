"""What changed between two rounds, exactly as people read it."""

import pytest

from seminar.core.movement import AreaMovement, Movement, StoppingAdvice
from seminar.core.reading import AgreementBand
from seminar.core.sentences import advice_sentence, movement_sentence

NAMES = ["Civilians", "Children", "Trafficking", "Violence", "Heritage"]


def moved(*places: tuple[int | None, int | None]) -> tuple[AreaMovement, ...]:
    listed = [
        AreaMovement(area, before, after, None, None, None, None)
        for area, (before, after) in enumerate(places, 1)
    ]
    return tuple(sorted(listed, key=lambda area: area.place_after or 99))


def movement(
    areas: tuple[AreaMovement, ...],
    *,
    bands: tuple[AgreementBand | None, AgreementBand | None] = (None, None),
    linked: int | None = None,
    changed: int | None = None,
    advice: StoppingAdvice | None = None,
) -> Movement:
    return Movement(areas, None, None, None, *bands, linked, changed, advice)


@pytest.mark.parametrize(
    ("areas", "english", "french"),
    [
        (moved((1, 1), (2, 3), (3, 2)),
         ("In first place, as before: Civilians. “Trafficking” moved from third to second place, "
         "“Children” from second to third."),
         ("En première place, comme avant\u00a0: Civilians. «\u00a0Trafficking\u00a0» passe de la "
         "troisième à la deuxième place, «\u00a0Children\u00a0» de la deuxième à la troisième.")),
        (moved((1, 1), (1, 1), (3, 3)),
         "In first place together, as before: “Civilians” and “Children”. No area changed place.",
         ("En première place, ensemble, comme avant\u00a0: «\u00a0Civilians\u00a0» et "
         "«\u00a0Children\u00a0». Aucun domaine n’a changé de place.")),
        (moved((2, 1), (3, 2), (4, 3), (5, 4), (1, 5)),
         "In first place now: “Civilians”; before: “Heritage”. Five areas changed place.",
         ("En première place maintenant\u00a0: «\u00a0Civilians\u00a0»\u00a0; avant\u00a0: "
         "«\u00a0Heritage\u00a0». Cinq domaines ont changé de place.")),
        (moved((1, 1), (2, None), (None, 2)),
         "In first place, as before: Civilians. No area changed place.",
         "En première place, comme avant\u00a0: Civilians. Aucun domaine n’a changé de place."),
        ((), "", ""),
        (moved((None, None)), "", ""),
    ],
)  # fmt: skip
def test_moves_are_told(areas: tuple[AreaMovement, ...], english: str, french: str) -> None:
    told = [movement_sentence(movement(areas), NAMES, language) for language in ("en", "fr")]

    assert told == [english, french]


@pytest.mark.parametrize(
    ("before", "after", "english", "french"),
    [
        (AgreementBand.WEAK, AgreementBand.MODERATE, "Agreement is moderate; it was weak.",
         "L’accord est modéré\u00a0; il était faible."),
        (AgreementBand.STRONG, AgreementBand.STRONG, "Agreement is strong, as before.",
         "L’accord est fort, comme avant."),
        (AgreementBand.VERY_LITTLE, AgreementBand.WEAK,
         "Agreement is weak; there was very little before.",
         "L’accord est faible\u00a0; il y en avait très peu avant."),
        (AgreementBand.VERY_STRONG, AgreementBand.VERY_LITTLE,
         "There is very little agreement; it was very strong.",
         "Il y a très peu d’accord\u00a0; il était très fort."),
        (AgreementBand.MODERATE, None, "", ""),
    ],
)  # fmt: skip
def test_agreement_then_and_now_is_told(
    before: AgreementBand, after: AgreementBand | None, english: str, french: str
) -> None:
    found = movement(moved((1, 1), (2, 2), (3, 3)), bands=(before, after))

    told = [movement_sentence(found, NAMES, language) for language in ("en", "fr")]

    start = [
        "In first place, as before: Civilians. No area changed place.",
        "En première place, comme avant\u00a0: Civilians. Aucun domaine n’a changé de place.",
    ]
    assert told == [f"{start[0]} {english}".strip(), f"{start[1]} {french}".strip()]


def test_two_areas_move_without_a_word_on_agreement() -> None:
    bands = (AgreementBand.WEAK, AgreementBand.STRONG)

    found = movement(moved((1, 1), (2, 2)), bands=bands)

    assert movement_sentence(found, NAMES, "en") == (
        "In first place, as before: Civilians. No area changed place."
    )


@pytest.mark.parametrize(
    ("linked", "changed", "english", "french"),
    [
        (35, 9, " 9 of the 35 people who gave two orders changed theirs.",
         " 9 des 35 personnes qui ont donné deux ordres ont changé le leur."),
        (35, 0, " None of the 35 people who gave two orders changed theirs.",
         " Aucune des 35 personnes qui ont donné deux ordres n’a changé le sien."),
        (35, 35, " All 35 people who gave two orders changed theirs.",
         " Les 35 personnes qui ont donné deux ordres ont toutes changé le leur."),
        (35, None, "", ""),
        (None, None, "", ""),
    ],
)  # fmt: skip
def test_people_who_changed_are_told(
    linked: int | None, changed: int | None, english: str, french: str
) -> None:
    found = movement(moved((1, 1), (2, 2)), linked=linked, changed=changed)

    assert movement_sentence(found, NAMES, "en").endswith("No area changed place." + english)
    assert movement_sentence(found, NAMES, "fr").endswith("n’a changé de place." + french)


def test_advice_is_told() -> None:
    advised = [movement((), advice=advice) for advice in StoppingAdvice]

    assert [advice_sentence(found, "en") for found in advised] == [
        "The places have settled; another round would hardly change them.",
        "Places are still moving; another round may tell more.",
        "After three rounds it is time to stop; what still differs is a result.",
    ]
    assert advice_sentence(advised[0], "fr") == (
        "Les places se sont stabilisées\u00a0; un tour de plus ne les changerait guère."
    )
    assert advice_sentence(movement(()), "en") == ""
