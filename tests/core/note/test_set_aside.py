"""A round that was set aside: what the note says of it, and what it keeps to itself."""

import re
from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Paragraph, Section, Table
from seminar.core.note.facts import NoteFacts, RoundFacts, SetAsideFacts
from tests.core.note import rooms
from tests.core.note.document_text import document_text
from tests.core.note.saying import texts

REASON = "the question was read out wrongly."
FIRST = [("5>4>3>2>1", 7), ("5>3>4>2>1", 2)]
AGAIN = [("1>4>2>3>5", 7), ("1>2>4>3>5", 5)]


def held(language: str, histogram: rooms.Histogram, *, number: int = 1, **fields) -> RoundFacts:
    found = rooms.held(number, histogram, present=12, language=language)
    return replace(found, **fields)


def asked_again(language: str) -> NoteFacts:
    """The only ranking was set aside, and asked a second time."""
    return replace(
        rooms.empty(language),
        rounds=(held(language, AGAIN, attempt=2, opened="09:30", closed="09:40"),),
        set_aside=(SetAsideFacts(held(language, FIRST), REASON),),
    )


def annex(facts: NoteFacts) -> Section:
    return next(one for one in compose_note(facts).sections if one.key == "aside")


@pytest.mark.parametrize(
    ("language", "aside", "again"),
    [
        (
            "en",
            (
                "When the ranking was asked for the first time, from 09:15 to 09:25, nine people "
                "answered, of twelve in the room; it was set aside because, in the words of the "
                "team, “the question was read out wrongly”."
            ),
            (
                "The ranking was asked for the second time and was open from 09:30 to 09:40; "
                "all twelve people in the room answered."
            ),
        ),
        (
            "fr",
            (
                "Lorsque le classement a été organisé une première fois, de 09:15 à 09:25, neuf "
                "personnes ont répondu, sur douze dans la salle\u202f; il a été mis de côté parce "
                "que, selon les mots de l’équipe, «\u00a0the question was read out wrongly\u00a0»."
            ),
            (
                "Le classement, organisé une deuxième fois, est resté ouvert de 09:30 à "
                "09:40\u202f; les douze personnes présentes ont toutes répondu."
            ),
        ),
    ],
)
def test_both_askings_are_told(language: str, aside: str, again: str) -> None:
    said = texts(compose_note(asked_again(language)))

    assert (said["how.aside.1.1"], said["how.round.1"]) == (aside, again)
    assert list(said).index("how.aside.1.1") < list(said).index("how.round.1")


@pytest.mark.parametrize(
    ("language", "heading", "caption"),
    [
        (
            "en",
            "Annex: rankings that were set aside",
            "The ranking, asked for the first time: set aside",
        ),
        (
            "fr",
            "Annexe\u00a0: classements mis de côté",
            "Le classement, organisé une première fois\u00a0: mis de côté",
        ),
    ],
)
def test_order_that_was_set_aside_is_kept_in_an_annex(
    language: str, heading: str, caption: str
) -> None:
    section = annex(asked_again(language))

    lead, table = section.blocks
    names = rooms.NAMES[language]
    assert (section.heading, section.annex) == (heading, True)
    assert isinstance(lead, Paragraph)
    assert isinstance(table, Table)
    assert table.caption == caption
    assert table.rows == tuple(
        (place, names[area - 1]) for place, area in zip("12345", (5, 4, 3, 2, 1), strict=True)
    )


def test_order_that_was_set_aside_stands_nowhere_else() -> None:
    facts = asked_again("en")
    without = replace(facts, set_aside=())

    brief = document_text(compose_brief(facts))

    assert brief == document_text(compose_brief(without))
    assert "9.0" not in document_text(compose_note(facts))


def test_annex_tells_no_number_of_answers() -> None:
    text = str(annex(asked_again("en")))

    assert re.findall(r"\b(?:nine|seven|9|7|12) (?:people|orders|answers)", text) == []


def test_note_without_such_a_round_has_no_annex_for_it() -> None:
    keys = [section.key for section in compose_note(rooms.camps("en")).sections]

    assert "aside" not in keys


@pytest.mark.parametrize("few", [[("1>2>3>4>5", 2)], [("1>2>3>4>5", 4)], []])
def test_too_few_orders_are_not_shown_aside_either(few: rooms.Histogram) -> None:
    aside = SetAsideFacts(held("en", few), REASON)
    facts = replace(asked_again("en"), set_aside=(aside,))

    said = texts(compose_note(facts))

    assert said["aside.few.1.1"] == (
        "When the ranking was asked for the first time, too few orders were given to show one."
    )
    expected = "nobody answered" if not few else "fewer than five people answered"
    assert expected in said["how.aside.1.1"]
    assert not any(isinstance(block, Table) for block in annex(facts).blocks)


def test_round_that_was_not_asked_again_says_so_and_is_no_ranking_that_counts() -> None:
    facts = replace(asked_again("en"), rounds=())

    said = texts(compose_note(facts))

    assert said["how.aside.1.1"].endswith("wrongly”, and it was not asked again.")
    assert said["brief.none"] == "A ranking was held and set aside (see “How it was done”)."
    assert said["questions.1"] == "Ranking"


def test_second_ranking_keeps_its_number_when_the_first_was_set_aside() -> None:
    second = held("en", AGAIN, number=2)
    facts = replace(asked_again("en"), rounds=(second,))

    said = texts(compose_note(facts))

    assert said["how.aside.1.1"].startswith("When the first ranking was asked for the first time")
    assert said["how.round.2"].startswith("The second ranking was open from 11:05 to 11:15")
    assert said["questions.1"] == "First and second ranking"


def test_ranking_asked_three_times_tells_of_all_three() -> None:
    twice = tuple(
        SetAsideFacts(held("en", FIRST, attempt=attempt, opened="", closed=""), reason)
        for attempt, reason in ((1, "a bus came late"), (2, "the sound failed"))
    )
    third = held("en", AGAIN, attempt=3, opened="", closed="")
    facts = replace(asked_again("en"), rounds=(third,), set_aside=twice)

    said = texts(compose_note(facts))

    told = [said[key] for key in ("how.aside.1.1", "how.aside.1.2", "how.round.1")]
    assert told == [
        (
            "When the ranking was asked for the first time, nine people answered, of twelve in the "
            "room; it was set aside because, in the words of the team, “a bus came late”."
        ),
        (
            "When the ranking was asked for the second time, nine people answered, of twelve in "
            "the room; it was set aside because, in the words of the team, “the sound failed”."
        ),
        "When the ranking was asked for the third time, all twelve people in the room answered.",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_evidence_of_a_round_set_aside_tells_no_count(language: str) -> None:
    note = compose_note(asked_again(language))

    (item,) = [item for item in note.register if item.id == "A1.1"]

    assert re.findall(r"\d", item.text + item.short) == []
    assert note.facts_sha256 != compose_note(rooms.empty(language)).facts_sha256
