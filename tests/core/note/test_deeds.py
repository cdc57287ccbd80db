"""Deeds of the team as sentences of the record."""

import pytest

from seminar.core.note.deeds import Deed, deed_texts

STARTED = Deed("started item", "round table")
OPENED = Deed("opened round", "round 1")


@pytest.mark.parametrize(
    ("deed", "text"),
    [
        (Deed("counted heads", "", "44"), "Head count: 44 people."),
        (Deed("opened round", "round 1"), "The first ranking was opened."),
        (
            Deed("opened round again", "round 2"),
            "The second ranking was opened again, before anybody had seen a figure.",
        ),
        (Deed("showed round", "round 13"), "The room saw the result of the 13 ranking."),
        (
            Deed("set aside paper entries", "round 1", "2"),
            "Paper orders of the first ranking that had been entered only once were set aside.",
        ),
        (Deed("offered sheets", "", "12"), ""),
        (Deed("entered paper order", "round 1"), ""),
        (Deed("hid card", "card 7", "twice"), ""),
        (Deed("started item", "round table"), ""),
        (
            Deed("set round aside", "round 1", "the sound failed."),
            "The first ranking was set aside because “the sound failed”.",
        ),
        (
            Deed("counted round unseen", "round 1"),
            "The first ranking was counted so that it could be kept.",
        ),
        (
            Deed("asked round again", "round 1"),
            "The first ranking was asked again; everybody answered anew.",
        ),
        (
            Deed("extended item", "further talks"),
            "Two minutes more were given to “further talks”.",
        ),
        (Deed("skipped item", "Break"), "Skipped: “Break”."),
        (Deed("went back to item", "Welcome"), "The room went back to “Welcome”."),
        (
            Deed("took item back", "Debate"),
            "Taken back, because nothing of it had been held: “Debate”.",
        ),
        (
            Deed("asked further question", "further to this, what now?"),
            "A further question was put to the room: “further to this, what now?”.",
        ),
        (Deed("opened round", "further 1"), ""),
        (
            Deed("set round aside", "further 1", "nobody understood it"),
            "The further question was set aside because “nobody understood it”.",
        ),
        (
            Deed("showed round", "further 1"),
            "The room saw the result of the further question.",
        ),
        (
            Deed("handed room over", "facilitator"),
            "Somebody else of the team led from here on.",
        ),
        (Deed("skipped item", "Phones", "practice"), ""),
    ],
)
def test_deed_is_told_in_a_sentence_or_left_out(deed: Deed, text: str) -> None:
    assert deed_texts([deed], language="en") == (text,)


@pytest.mark.parametrize(
    ("before", "deed", "text"),
    [
        (
            OPENED,
            Deed("changed area", "area", "Water → Wells"),
            "The words of an area were changed: “Water → Wells”.",
        ),
        (
            OPENED,
            Deed("changed settings", "", "title, host, purpose"),
            "Changed in the settings: title and purpose.",
        ),
        (STARTED, Deed("added item", "round table"), "Added to the agenda: “round table”."),
        (STARTED, Deed("changed item", "Coffee"), "Changed on the agenda: “Coffee”."),
        (STARTED, Deed("moved item", "Coffee"), "Moved on the agenda: “Coffee”."),
        (STARTED, Deed("removed item", "Coffee"), "Taken off the agenda: “Coffee”."),
    ],
)
def test_setting_up_is_told_only_once_it_can_sway(before: Deed, deed: Deed, text: str) -> None:
    early, _, late = deed_texts([deed, before, deed], language="en")

    assert (early, late) == ("", text)


def test_settings_that_nobody_in_the_room_reads_are_not_told() -> None:
    deeds = [OPENED, Deed("changed settings", "", "host, next_steps")]

    assert deed_texts(deeds, language="en")[1] == ""


def test_deeds_are_told_in_french() -> None:
    deeds = [
        OPENED,
        Deed("closed round", "round 1"),
        Deed("changed settings", "", "purpose"),
        Deed("set round aside", "round 1", "le son manquait"),
        Deed("asked round again", "round 1"),
    ]

    assert deed_texts(deeds, language="fr") == (
        "Le premier classement a été ouvert.",
        "Le premier classement a été clos.",
        "Réglages modifiés\u00a0: objet.",
        "Le premier classement a été mis de côté parce que «\u00a0le son manquait\u00a0».",
        "Le premier classement a été recommencé\u202f; chacun pouvait répondre de nouveau.",
    )


TRIED_OUT = [
    Deed("added item", "Phones", "practice"),
    Deed("opened round", "practice 1"),
    Deed("counted round", "practice 1"),
    Deed("set round aside", "practice 1", "the sound failed"),
    Deed("moved item", "Phones", "practice"),
    Deed("removed item", "Phones", "practice"),
]


def test_trying_the_phones_out_is_not_told() -> None:
    assert deed_texts([STARTED, *TRIED_OUT], language="en") == ("",) * 7


def test_trying_the_phones_out_makes_no_change_late() -> None:
    deeds = [*TRIED_OUT, Deed("changed area", "area", "Water")]

    assert deed_texts(deeds, language="en")[-1] == ""


def test_item_that_is_only_called_practice_is_told() -> None:
    deeds = [STARTED, Deed("added item", "practice 1")]

    assert deed_texts(deeds, language="en")[1] == "Added to the agenda: “practice 1”."


@pytest.mark.parametrize(
    ("name", "english", "french"),
    [
        (
            "changed code",
            "The seminar got another code.",
            "Le séminaire a reçu un autre code.",
        ),
        (
            "closed door",
            "The door was closed: nobody else could join.",
            "La porte a été fermée\u00a0: plus personne ne pouvait rejoindre le séminaire.",
        ),
        ("opened door", "The door was opened again.", "La porte a été rouverte."),
    ],
)
def test_door_is_told_once_the_day_has_begun(name: str, english: str, french: str) -> None:
    deeds = [Deed(name), STARTED, Deed(name)]

    assert deed_texts(deeds, language="en") == ("", "", english)
    assert deed_texts(deeds, language="fr")[-1] == french


@pytest.mark.parametrize("name", ["let people in", "sent people away", "opened waiting room"])
def test_who_was_let_in_when_is_told_nobody(name: str) -> None:
    assert deed_texts([STARTED, Deed(name, detail="1")], language="en") == ("", "")
