"""The annex on counting again: where the tables are, in both languages, or nothing."""

from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_note
from seminar.core.note.document import Document, Paragraph
from seminar.core.note.facts import NoteFacts
from seminar.core.terms import CountFileState
from tests.core.note import rooms

PUBLIC, SEALED = CountFileState


def with_files(facts: NoteFacts, *states: CountFileState | None) -> NoteFacts:
    rounds = tuple(
        replace(held, count_file=state) for held, state in zip(facts.rounds, states, strict=True)
    )
    return replace(facts, public_id="abc", rounds=rounds)


def annex(note: Document) -> list[str]:
    return [
        sentence.text
        for section in note.sections
        if section.key == "recount"
        for block in section.blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    ]


@pytest.mark.parametrize(
    ("language", "states", "sentences"),
    [
        ("en", (None, None), []),
        (
            "en",
            (PUBLIC, SEALED),
            [
                (
                    "The tables of the first ranking are in a count file that the team has, "
                    "seminar-abc-bundle.zip; anybody can count them again with the program in it."
                ),
                (
                    "The count file of the second ranking is kept sealed by the organiser: in a "
                    "room of this size the tables would tell what individual people answered."
                ),
            ],
        ),
        (
            "en",
            (PUBLIC, PUBLIC),
            [
                (
                    "The tables of the first and second rankings are in count files that the team "
                    "has, seminar-abc-bundle.zip; anybody can count them again with the program in "
                    "it."
                ),
            ],
        ),
        (
            "fr",
            (SEALED, SEALED),
            [
                (
                    "Les fichiers de comptage des premier et deuxième classements sont gardés sous "
                    "scellé par l’organisateur\u00a0: dans une salle de cette taille, les tableaux "
                    "diraient ce que certaines personnes ont répondu."
                ),
            ],
        ),
        (
            "fr",
            (PUBLIC, None),
            [
                (
                    "Les tableaux du premier classement se trouvent dans un fichier de comptage "
                    "que l’équipe détient, seminar-abc-bundle.zip\u202f; chacun peut les recompter "
                    "avec le programme joint."
                ),
            ],
        ),
    ],
)
def test_annex_says_who_has_the_tables(
    language: str, states: tuple[CountFileState | None, ...], sentences: list[str]
) -> None:
    note = compose_note(with_files(rooms.camps(language), *states))

    assert annex(note) == sentences


def test_only_ranking_has_no_number() -> None:
    facts = rooms.camps("en")
    only = replace(facts, rounds=(replace(facts.rounds[0], count_file=SEALED),), movement=None)

    (sentence,) = annex(compose_note(only))

    assert sentence.startswith("The count file of the ranking is kept sealed by the organiser")
