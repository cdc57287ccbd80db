"""What the note says of names and links is true in each identity mode, in both languages."""

from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_note
from seminar.core.terms import IdentityMode
from tests.core.note import rooms
from tests.core.note.saying import held, texts

ANONYMOUS, PSEUDONYMOUS, NAMED = IdentityMode
ORDERS = [("1>2>3>4>5", 8)]
ONE_ROUND = {
    ("en", ANONYMOUS): "No names were taken.",
    ("en", PSEUDONYMOUS): "No names were taken.",
    ("en", NAMED): "The organisers knew who was present; orders and cards carried no name.",
    ("fr", ANONYMOUS): "Aucun nom n’a été relevé.",
    ("fr", PSEUDONYMOUS): "Aucun nom n’a été relevé.",
    ("fr", NAMED): (
        "L’équipe d’organisation savait qui était présent\u202f; ni les ordres ni les cartes ne "
        "portaient de nom."
    ),
}
TWO_ROUNDS = {
    ("en", ANONYMOUS): "No names were taken, and the orders of one person were not linked.",
    ("en", PSEUDONYMOUS): "No names were taken; a random number linked the orders of one person.",
    ("en", NAMED): (
        "The organisers knew who was present; orders and cards carried no name, and a random "
        "number linked the orders of one person."
    ),
    ("fr", ANONYMOUS): (
        "Aucun nom n’a été relevé, et les ordres d’une même personne n’ont pas été reliés."
    ),
    ("fr", PSEUDONYMOUS): (
        "Aucun nom n’a été relevé\u202f; un nombre aléatoire reliait les ordres d’une même "
        "personne."
    ),
    ("fr", NAMED): (
        "L’équipe d’organisation savait qui était présent\u202f; ni les ordres ni les cartes ne "
        "portaient de nom, et un nombre aléatoire reliait les ordres d’une même personne."
    ),
}


def identity_told(language: str, mode: IdentityMode, *, rounds: int) -> str:
    facts = replace(
        rooms.empty(language),
        identity=mode,
        rounds=tuple(held(number, ORDERS) for number in range(1, rounds + 1)),
    )
    return texts(compose_note(facts))["how.identity"]


@pytest.mark.parametrize(("language", "mode"), ONE_ROUND)
def test_one_round_links_nothing(language: str, mode: IdentityMode) -> None:
    assert identity_told(language, mode, rounds=1) == ONE_ROUND[language, mode]


@pytest.mark.parametrize(("language", "mode"), TWO_ROUNDS)
def test_two_rounds_were_linked_or_not(language: str, mode: IdentityMode) -> None:
    assert identity_told(language, mode, rounds=2) == TWO_ROUNDS[language, mode]
