"""Setting a seminar up in a browser: what Ada can do, what Eve cannot, what is refused."""

import pytest
from sqlalchemy import select

from seminar.core.terms import IdentityMode, Rule
from seminar.models import Question, Seminar
from tests.cast import Room
from tests.planning.pages import at, errors, fields
from tests.planning.stage import ask_the_question, leave_everybody_out, read

PARTS = ("", "/settings", "/areas", "/groups", "/agenda", "/team", "/poster")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_for_the_organiser(room: Room, part: str) -> None:
    answer = room.staff("ada").get(at(room, part))

    assert answer.status_code == 200
    assert answer.text.count("<h1>") == 1


@pytest.mark.parametrize("part", PARTS)
def test_eve_is_told_that_there_is_nothing(room: Room, part: str) -> None:
    answer = room.staff("eve").get(at(room, part))

    assert answer.status_code == 404
    assert "Ada" not in answer.text


@pytest.mark.parametrize("part", PARTS[:-1])
def test_set_up_is_not_open_to_the_facilitator_but_the_poster_is(room: Room, part: str) -> None:
    ben = room.staff("ben")

    assert ben.get(at(room, part)).status_code == 403
    assert ben.get(at(room, "/poster")).status_code == 200


@pytest.mark.parametrize("part", ["/settings", "/areas", "/groups", "/agenda", "/team"])
def test_eve_changes_nothing(room: Room, part: str) -> None:
    before = read(room, lambda _, seminar: seminar.version)

    answer = room.staff("eve").post(at(room, part), title="Eve's", names="Eve")

    assert answer.status_code == 404
    assert read(room, lambda _, seminar: (seminar.title, seminar.version)) == (
        "Ada's seminar",
        before,
    )


def test_list_of_seminars_leads_the_facilitator_to_the_console(room: Room) -> None:
    assert f'href="{at(room)}"' in room.staff("ada").get("/seminars").text
    assert f'href="{at(room, "/console")}"' in room.staff("ben").get("/seminars").text
    assert "Ada" not in room.staff("eve").get("/seminars").text


def test_title_alone_makes_a_seminar(room: Room) -> None:
    ada = room.staff("ada")
    sent = fields(ada.get("/seminars/new")) | {"title": "Human security in practice"}

    answer = ada.post("/seminars/new", **sent)

    assert answer.status_code == 303
    with room.store.session() as db:
        made = db.scalars(select(Seminar).where(Seminar.title == sent["title"])).one()
        assert answer.location == f"/seminars/{made.public_id}"
        assert (made.rule, made.language, len(made.areas), len(made.groups)) == (
            Rule.CHATHAM_HOUSE,
            "en",
            5,
            7,
        )
    assert ada.get(answer.location).status_code == 200


def test_all_choices_of_a_new_seminar_are_kept(room: Room) -> None:
    chosen = {
        "title": "Eau",
        "framework": "blank",
        "day": "2027-01-02",
        "place": "Oslo",
        "length": "45",
        "purpose": "Apprendre.",
        "host": "L’institut",
        "language": "fr",
        "zone": "Europe/Oslo",
        "rule": "record",
        "mode": "anonymous",
        "mark": "Unclassified – for participants only",
        "groups": "none",
        "question": "Dans quel ordre ?",
    }

    answer = room.staff("ada").post("/seminars/new", **chosen)

    assert answer.status_code == 303
    with room.store.session() as db:
        made = db.scalars(select(Seminar).where(Seminar.title == "Eau")).one()
        question = db.scalars(select(Question.text).where(Question.seminar_id == made.id)).one()
        assert (str(made.day), made.place, made.zone, made.rule, made.mode) == (
            "2027-01-02",
            "Oslo",
            "Europe/Oslo",
            Rule.ON_THE_RECORD,
            IdentityMode.ANONYMOUS,
        )
        assert made.mark == "Non classifié – réservé aux participants"
        assert (len(made.areas), made.groups, question) == (3, [], "Dans quel ordre ?")
        assert sum(item.minutes for item in made.agenda) == 45


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": " \u200b "},
        {"title": "x" * 121},
        {"title": "Good", "day": "9999-12-31"},
        {"title": "Good", "day": "0001-01-01"},
        {"title": "Good", "day": "tomorrow"},
        {"title": "Good", "day": "\x00"},
        {"title": "Good", "framework": "../../etc"},
        {"title": "Good", "zone": "Mars/Olympus"},
        {"title": "Good", "rule": "none"},
        {"title": "Good", "language": "de"},
        {"title": "Good", "length": "1000000000000000000000"},
        {"title": "Good", "groups": "many"},
        {"title": "Good", "purpose": "x" * 1001},
    ],
)
def test_wrong_new_seminar_is_refused_beside_the_field(room: Room, wrong: dict[str, str]) -> None:
    answer = room.staff("ada").post("/seminars/new", **wrong)

    assert answer.status_code == 422
    assert len(errors(answer)) == 1
    with room.store.session() as db:
        assert len(db.scalars(select(Seminar)).all()) == 2


def test_fault_in_the_folded_part_opens_it(room: Room) -> None:
    ada = room.staff("ada")

    assert '<details class="more field">' in ada.get("/seminars/new").text
    folded = ada.post("/seminars/new", title="Good", purpose="x" * 1001)
    assert '<details class="more field" open>' in folded.text


def test_settings_are_saved_and_what_was_typed_wrong_stays(room: Room) -> None:
    ada = room.staff("ada")
    sent = fields(ada.get(at(room, "/settings")))

    right = ada.post(at(room, "/settings"), **(sent | {"place": "Oslo", "host": "RAND"}))
    wrong = ada.post(at(room, "/settings"), **(sent | {"title": "", "place": "Rome"}))

    assert (right.status_code, right.location) == (303, at(room))
    assert (wrong.status_code, errors(wrong)) == (422, ["Please fill this in."])
    assert 'value="Rome"' in wrong.text
    assert read(room, lambda _, s: (s.title, s.place, s.host)) == (
        "Ada's seminar",
        "Oslo",
        "RAND",
    )


def test_rule_can_be_changed_until_somebody_joins(room: Room) -> None:
    leave_everybody_out(room)
    ada = room.staff("ada")

    answer = ada.post(
        at(room, "/settings"), **(fields(ada.get(at(room, "/settings"))) | {"rule": "record"})
    )

    assert answer.status_code == 303
    assert read(room, lambda _, seminar: seminar.rule) is Rule.ON_THE_RECORD


def test_what_is_promised_or_asked_is_shown_and_not_asked(room: Room) -> None:
    ask_the_question(room)
    ada = room.staff("ada")

    page = ada.get(at(room, "/settings"))
    answer = ada.post(at(room, "/settings"), **(fields(page) | {"rule": "record"}))

    assert ('name="rule"' in page.text, 'name="question"' in page.text) == (False, False)
    assert answer.status_code == 303
    assert read(room, lambda _, seminar: seminar.rule) is Rule.CHATHAM_HOUSE


def test_poster_carries_address_and_code_and_no_style(room: Room) -> None:
    code = read(room, lambda _, seminar: seminar.code)

    page = room.staff("ada").get(at(room, "/poster")).text

    assert "<svg " in page
    assert f"{code[:3]}-{code[3:]}" in page
    assert '<p class="poster-typed">localhost</p>' in page
    assert " style=" not in page


def test_markup_in_texts_is_shown_literally(room: Room) -> None:
    ada = room.staff("ada")
    sent = fields(ada.get(at(room, "/settings"))) | {"title": "<script>alert(1)</script>"}

    ada.post(at(room, "/settings"), **sent)

    for part in PARTS:
        assert "<script>alert" not in ada.get(at(room, part)).text


def test_pages_speak_french(room: Room) -> None:
    ada = room.staff("ada")
    ada.post("/language", language="fr")

    for part in PARTS:
        assert '<html lang="fr">' in ada.get(at(room, part)).text
