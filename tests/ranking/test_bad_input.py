"""What no page of ours sends: each gets a status and a sentence, and changes nothing."""

import uuid

import pytest
from sqlalchemy import update

from seminar.core.terms import SeatState
from seminar.models import Seat
from tests.cast import Room
from tests.client import Browser
from tests.ranking.stage import address, answers, open_round, places, send, taking_part


def test_untouched_list_is_no_answer(room: Room) -> None:
    round_id = open_round(room)

    answer = room.phone("chidi").post(address(room, round_id), **places("-----"))

    assert answer.status_code == 422
    assert "You have not chosen anything yet" in answer.text
    assert taking_part(room, round_id) == 0


def test_area_left_out_is_named_and_what_was_chosen_stays(room: Room) -> None:
    round_id = open_round(room)

    answer = room.phone("chidi").post(address(room, round_id), **places("1-3-n"))

    assert answer.status_code == 422
    assert (
        "Give each of these a place, or choose “no view”: "
        "Children and armed conflict, Sexual violence in conflict." in answer.text
    )
    assert answer.text.count(" selected>") == 3
    assert taking_part(room, round_id) == 0


@pytest.mark.parametrize(
    "fields",
    [
        places("12346"),
        places("12340"),
        places("1234٥"),
        places("1234") | {"place-5": "5x"},
        places("1234") | {"place-5": "-1"},
        places("1234") | {"place-5": "9" * 5000},
        places("1234") | {"place-5": "5\x00"},
        places("1234") | {"place-5": "NONE"},
        places("1234") | {"place-5": ["4", "5"]},
        places("12345") | {"place-6": "6"},
        places("12345") | {"place-77": "none"},
        places("1234"),
        {"revision": "1"},
        places("12345", revision="0"),
        places("12345", revision="-1"),
        places("12345", revision="9" * 400),
        places("12345", revision="1.0"),
        places("12345", revision="١"),
        places("12345", revision=""),
        {f"place-{area}": "1" for area in range(1, 10_000)} | {"revision": "1"},
    ],
)
def test_form_that_is_no_order_is_refused_and_changes_nothing(
    room: Room, fields: dict[str, object]
) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])

    answer = room.phone("chidi").post(address(room, round_id), **fields)

    assert answer.status_code == 422
    assert 'class="error" role="alert"' in answer.text
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]


def test_all_together_without_a_number_of_sending_is_refused(room: Room) -> None:
    round_id = open_round(room)

    answer = room.phone("chidi").post(address(room, round_id), answer="together")

    assert answer.status_code == 422
    assert answers(room, round_id) == []


def test_fields_nobody_asked_for_change_nothing(room: Room) -> None:
    round_id = open_round(room)

    room.phone("chidi").post(
        address(room, round_id),
        **places("12345", weight="9", is_admin="1", seat_id="2", group_id=str(uuid.uuid4())),
    )

    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert taking_part(room, round_id) == 1


def test_unreadable_answer_to_a_round_that_is_not_running_is_not_found(room: Room) -> None:
    open_round(room)

    answer = room.phone("chidi").post(address(room, uuid.uuid4()), **places("-----"))

    assert answer.status_code == 404


def test_answer_to_another_seminars_round_is_not_found(room: Room) -> None:
    open_round(room)
    other = open_round(room.eves())

    answer = room.phone("chidi").post(address(room, other), **places("12345"))

    assert answer.status_code == 404
    assert answers(room, other) == []


def test_seat_of_another_seminar_is_unknown_here(room: Room) -> None:
    other = open_round(room.eves())
    eve = Browser(room.app).hold_seat(room.other_public_id, room.seats["chidi"])

    answer = eve.post(f"/s/{room.other_public_id}/rounds/{other}/answer", **places("12345"))

    assert answer.status_code == 401
    assert "Please join with the code first." in answer.text
    assert answers(room, other) == []


@pytest.mark.parametrize("token", [None, "x", "A" * 32])
def test_browser_without_a_seat_cannot_answer(room: Room, token: str | None) -> None:
    round_id = open_round(room)
    eve = Browser(room.app)
    if token:
        eve.hold_seat(room.public_id, token)

    sent = [eve.post(address(room, round_id), **places(order)) for order in ("12345", "-----")]

    assert [answer.status_code for answer in sent] == [401, 401]
    assert answers(room, round_id) == []


def test_staff_cannot_answer_with_a_sign_in(room: Room) -> None:
    round_id = open_round(room)

    answer = room.staff("ada").post(address(room, round_id), **places("12345"))

    assert answer.status_code == 401


def test_revoked_seat_cannot_answer(room: Room) -> None:
    round_id = open_round(room)
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seat).values(state=SeatState.REVOKED))

    answer = room.phone("chidi").post(address(room, round_id), **places("12345"))

    assert answer.status_code == 401
    assert answers(room, round_id) == []


def test_answer_without_the_form_token_is_refused(room: Room) -> None:
    round_id = open_round(room)

    answer = room.phone("chidi").client.post(address(room, round_id), data=places("12345"))

    assert answer.status_code == 400
    assert answers(room, round_id) == []


def test_oversized_body_is_refused(room: Room) -> None:
    round_id = open_round(room)

    answer = room.phone("chidi").post(
        address(room, round_id), **places("12345", padding="x" * 300_000)
    )

    assert answer.status_code == 413
    assert answers(room, round_id) == []


@pytest.mark.parametrize("rid", ["-1", "0", "9e99", "1%00", "١", str(2**63), "not-a-round"])
def test_address_of_no_round_is_not_found(room: Room, rid: str) -> None:
    open_round(room)

    answer = room.phone("chidi").post(f"/s/{room.public_id}/rounds/{rid}/answer", **places("12345"))

    assert answer.status_code == 404


def test_looking_at_the_address_of_an_answer_changes_nothing(room: Room) -> None:
    round_id = open_round(room)

    assert room.phone("chidi").get(address(room, round_id)).status_code == 405
