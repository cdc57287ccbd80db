"""The team joins cards on a page of its own; nobody else opens it, and it tells no answers."""

import pytest

from seminar.core.terms import ItemKind
from tests.cast import Room
from tests.debate.stage import written
from tests.facilitation.day import Day


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    Day(room).start(ItemKind.DEBATE)


def test_team_joins_and_parts_cards_on_their_page(room: Room) -> None:
    one, two = written(room, text="Ask the mayors."), written(room, text="Mayors know.")
    ben, page = room.staff("ben"), f"/seminars/{room.public_id}/cards/{one}/same-point"

    assert "Mayors know." in ben.get(page).text
    ben.post(f"{page}/{two}")
    joined = ben.get(page).text
    ben.post(f"/seminars/{room.public_id}/cards/{one}/part/{two}")
    parted = ben.get(page).text

    assert f'id="joined-{two}"' in joined
    assert f'id="joined-{two}"' not in parted
    assert f'id="other-{two}"' in parted


def test_console_and_note_name_the_texts_together(room: Room) -> None:
    one, two = written(room, text="Ask the mayors."), written(room, text="Mayors know.")
    ben = room.staff("ben")
    ben.post(f"/seminars/{room.public_id}/cards/{one}/same-point/{two}")

    console = ben.get(f"/seminars/{room.public_id}/console").text
    note = ben.get(f"/seminars/{room.public_id}/note").text

    assert "Same point: Mayors know." in console
    assert "The same point in other words: “Mayors know.”" in note


def test_cards_that_are_the_same_already_are_told_in_a_sentence(room: Room) -> None:
    one = written(room)

    answer = room.staff("ben").post(f"/seminars/{room.public_id}/cards/{one}/same-point/{one}")

    assert answer.status_code == 409
    assert "These are the same point already." in answer.text


@pytest.mark.parametrize(("person", "status"), [("rosa", 403), ("eve", 404)])
def test_page_is_for_who_runs_the_room(room: Room, person: str, status: int) -> None:
    one, two = written(room, text="Ask the mayors."), written(room, text="Mayors know.")
    browser, page = room.staff(person), f"/seminars/{room.public_id}/cards/{one}/same-point"

    answers = [browser.get(page), browser.post(f"{page}/{two}")]

    assert [answer.status_code for answer in answers] == [status, status]
    assert not any("mayors" in answer.text for answer in answers)
