"""Who may do the deeds of the console, and what is answered else."""

import uuid

import pytest

from seminar.core.terms import ItemKind, RoundState
from tests.facilitation.test_routes import address, people, primary


def test_wrong_order_is_refused_on_the_console_itself(day):
    round_id = day.open_round()

    answer = day.room.staff("ben").post(address(day, f"rounds/{round_id}/show"))

    assert answer.status_code == 409
    assert "The round is still open, so nobody may see its answers." in answer.text
    assert primary(answer.text) == ["Close the round"]
    assert day.asked(round_id).state is RoundState.OPEN


@pytest.mark.parametrize("path", ["agenda/{}/start", "agenda/{}/finish", "rounds/{}/count"])
def test_deed_on_what_does_not_exist_is_not_found(day, path):
    answer = day.room.staff("ben").post(address(day, path.format(uuid.uuid4())))

    assert answer.status_code == 404


DEEDS = (
    "head-count",
    "agenda/{}/start",
    "agenda/{}/finish",
    "rounds/{}/close",
    "rounds/{}/reopen",
    "rounds/{}/count",
    "rounds/{}/show",
)


@pytest.mark.parametrize("path", DEEDS)
@pytest.mark.parametrize(("name", "status"), [("rosa", 403), ("eve", 404), ("chidi", 401)])
def test_deed_is_open_to_those_who_run_the_room_alone(day, path, name, status):
    round_id = day.open_round()
    target = day.items(ItemKind.DEBATE)[0] if path.startswith("agenda") else round_id
    browser = day.room.phone(name) if name == "chidi" else day.room.staff(name)

    answer = browser.post(address(day, path.format(target)), people="44")

    assert answer.status_code == status
    assert day.asked(round_id).state is RoundState.OPEN
    assert (people(day), day.item(target).state if "agenda" in path else "") in (
        (None, "planned"),
        (None, ""),
    )


def test_deed_without_the_token_of_a_form_changes_nothing(day):
    round_id = day.open_round()

    answer = day.room.staff("ben").client.post(address(day, f"rounds/{round_id}/close"))

    assert answer.status_code == 400
    assert day.asked(round_id).state is RoundState.OPEN


@pytest.mark.parametrize("path", ["console", "console/now", "console/stream"])
def test_console_of_ada_is_not_there_for_eve(day, path):
    assert day.room.staff("eve").get(address(day, path)).status_code == 404
