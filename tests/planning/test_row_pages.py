"""The pages of areas and agenda: one form, a row each, and a button per deed."""

from html import unescape

import pytest

from seminar.core.terms import ItemKind
from seminar.planning import areas_service
from tests.cast import Room
from tests.planning.pages import at, errors, fields
from tests.planning.stage import ask_the_question, begin_first_item, read


def test_area_is_moved_and_what_was_typed_beside_it_is_kept(room: Room) -> None:
    ada = room.staff("ada")
    first = read(room, lambda _, seminar: seminar.areas[0].id.hex)
    sent = fields(ada.get(at(room, "/areas"))) | {
        f"{first}-definition": "Shorter.",
        "deed": f"down {first}",
    }

    answer = ada.post(at(room, "/areas"), **sent)

    assert (answer.status_code, answer.location) == (303, f"{at(room, '/areas')}#row-{first}")
    assert read(room, lambda _, s: (s.areas[1].id.hex, s.areas[1].texts["en"]["definition"])) == (
        first,
        "Shorter.",
    )


def test_area_is_added_by_filling_the_empty_row(room: Room) -> None:
    ada = room.staff("ada")
    sent = fields(ada.get(at(room, "/areas"))) | {"new-name": "Water"}

    answer = ada.post(at(room, "/areas"), **sent)

    assert (answer.status_code, answer.location) == (303, at(room, "/areas"))
    assert read(room, lambda _, s: s.areas[5].texts) == {
        "en": {"name": "Water", "short": "Water", "definition": ""}
    }


@pytest.mark.parametrize("part", ["/areas", "/agenda"])
def test_empty_row_does_not_keep_a_browser_from_saving(room: Room, part: str) -> None:
    page = room.staff("ada").get(at(room, part)).text

    assert f'<form method="post" novalidate action="{at(room, part)}">' in page


def test_definition_without_a_name_is_not_lost(room: Room) -> None:
    ada = room.staff("ada")
    sent = fields(ada.get(at(room, "/areas"))) | {"new-definition": "Wells."}

    answer = ada.post(at(room, "/areas"), **sent)

    assert (answer.status_code, errors(answer)) == (422, ["Please fill this in."])
    assert "Wells.</textarea>" in answer.text


def test_area_is_removed_even_when_its_own_fields_are_wrong(room: Room) -> None:
    ada = room.staff("ada")
    first = read(room, lambda _, seminar: seminar.areas[0].id.hex)
    sent = fields(ada.get(at(room, "/areas"))) | {
        f"{first}-name": "",
        "deed": f"remove {first}",
    }

    answer = ada.post(at(room, "/areas"), **sent)

    assert answer.status_code == 303
    assert read(room, lambda _, s: [area.position for area in s.areas]) == [1, 2, 3, 4]


def test_refused_removal_leaves_the_texts_as_they_were_too(room: Room) -> None:
    ada = room.staff("ada")
    first = read(room, lambda _, seminar: seminar.areas[0].id.hex)
    second = read(room, lambda _, seminar: seminar.areas[1].id.hex)
    sent = fields(ada.get(at(room, "/areas"))) | {
        f"{second}-definition": "Shorter.",
        "deed": f"remove {first}",
    }
    ask_the_question(room)

    answer = ada.post(at(room, "/areas"), **sent)

    assert answer.status_code == 409
    assert areas_service.AreasAreFixed.sentence in unescape(answer.text)
    assert read(room, lambda _, s: s.areas[1].texts["en"]["definition"] != "Shorter.") is True


def test_fixed_list_offers_texts_only(room: Room) -> None:
    ask_the_question(room)

    page = room.staff("ada").get(at(room, "/areas")).text

    assert ('name="deed"' in page, 'name="new-name"' in page) == (False, False)
    assert page.count("<textarea") == 5


@pytest.mark.parametrize(
    "deed", ["up", "up x", "fly " + "0" * 32, "up " + "f" * 31, "\x00", "remove " + "²" * 32]
)
def test_deed_of_nobody_is_a_plain_save(room: Room, deed: str) -> None:
    ada = room.staff("ada")
    sent = fields(ada.get(at(room, "/areas"))) | {"deed": deed}

    assert ada.post(at(room, "/areas"), **sent).status_code == 303


def test_deed_on_an_unknown_row_is_not_found(room: Room) -> None:
    ada = room.staff("ada")
    for part in ("/areas", "/agenda"):
        sent = fields(ada.get(at(room, part)))
        for deed in ("up", "remove"):
            answer = ada.post(at(room, part), **(sent | {"deed": f"{deed} {'0' * 32}"}))
            assert answer.status_code == 404


def test_agenda_is_changed_added_to_and_rearranged(room: Room) -> None:
    ada = room.staff("ada")
    first = read(room, lambda _, seminar: seminar.agenda[0].id.hex)
    sent = fields(ada.get(at(room, "/agenda"))) | {
        f"{first}-title": "Doors",
        f"{first}-minutes": "5",
        "new-kind": "talk",
        "new-title": "A guest",
        "new-minutes": "20",
    }

    ada.post(at(room, "/agenda"), **sent)
    again = fields(ada.get(at(room, "/agenda"))) | {"deed": f"remove {first}"}
    answer = ada.post(at(room, "/agenda"), **again)

    assert answer.status_code == 303
    assert read(room, lambda _, s: [(i.kind, i.title, i.minutes) for i in s.agenda]) == [
        (ItemKind.RANKING, "First ranking", 10),
        (ItemKind.DEBATE, "Debate by area", 40),
        (ItemKind.RANKING, "Second ranking", 10),
        (ItemKind.VIEWS, "Different views", 5),
        (ItemKind.STEPS, "Proposed steps", 10),
        (ItemKind.CLOSE, "Read back and close", 5),
        (ItemKind.TALK, "A guest", 20),
    ]


@pytest.mark.parametrize(
    "minutes", ["", "0", "601", "-5", "ten", "²", "9" * 400, "9" * 5000, "\x00"]
)
def test_wrong_minutes_are_refused_beside_the_field(room: Room, minutes: str) -> None:
    ada = room.staff("ada")
    first = read(room, lambda _, seminar: seminar.agenda[0].id.hex)
    sent = fields(ada.get(at(room, "/agenda"))) | {f"{first}-minutes": minutes}

    answer = ada.post(at(room, "/agenda"), **sent)

    assert (answer.status_code, len(errors(answer))) == (422, 1)
    assert read(room, lambda _, seminar: seminar.agenda[0].minutes) == 10


def test_item_that_has_begun_is_shown_and_not_asked(room: Room) -> None:
    begin_first_item(room)
    ada = room.staff("ada")

    page = ada.get(at(room, "/agenda"))
    answer = ada.post(at(room, "/agenda"), **fields(page))

    first = read(room, lambda _, seminar: seminar.agenda[0].id.hex)
    assert f'name="{first}-title"' not in page.text
    assert answer.status_code == 303
