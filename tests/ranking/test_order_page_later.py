"""The page of an order once the room has gone on."""

import re

from seminar.core.terms import ItemKind, RoundState
from tests.cast import Room
from tests.joining.test_room import start
from tests.ranking.stage import open_round, page, places, send, set_state, show


def test_order_that_the_room_saw_can_be_looked_at_later(room: Room) -> None:
    round_id = open_round(room)
    for token in [room.seats["chidi"], *(room.new_seat() for _ in range(5))]:
        send(room, round_id, "1>2>3>4>5", token=token)
    show(room, round_id)
    start(room, ItemKind.CLOSE)

    waiting = room.phone("chidi").get(f"/s/{room.public_id}/wait").text
    text = page(room.phone("chidi"), room)

    assert f'href="/s/{room.public_id}/order"' in waiting
    assert text.count('class="place-line"') == 5
    seen = re.search(r'/now"[^>]*data-seen="([^"]+)"', text)
    assert seen
    now = room.phone("chidi").get(f"/s/{room.public_id}/now", query_string={"seen": seen[1]})
    assert now.status_code == 204


def test_order_that_was_not_shown_cannot_be_looked_at_later(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    show(room, round_id)
    set_state(room, round_id, RoundState.SEALED)
    start(room, ItemKind.CLOSE)

    waiting = room.phone("chidi").get(f"/s/{room.public_id}/wait").text
    answer = room.phone("chidi").get(f"/s/{room.public_id}/order")

    assert "/order" not in waiting
    assert (answer.status_code, answer.location) == (303, f"/s/{room.public_id}")


def test_who_comes_too_late_to_what_was_shown_goes_on_with_the_room(room: Room) -> None:
    round_id = open_round(room)
    show(room, round_id)
    dana = room.phone("dana")
    sent_to = dana.get(f"/s/{room.public_id}").location
    start(room, ItemKind.DEBATE)

    late = dana.get(sent_to)
    asked_for = dana.get(f"/s/{room.public_id}/order")

    assert sent_to == f"/s/{room.public_id}/order?now=1"
    assert (late.status_code, late.location) == (303, f"/s/{room.public_id}")
    assert asked_for.status_code == 200


def test_who_is_counted_as_the_item_ends_reads_it_where_the_room_is_now(room: Room) -> None:
    round_id = open_round(room)
    dana = room.phone("dana")
    thanks = dana.post(f"/s/{room.public_id}/rounds/{round_id}/answer", **places("12345")).location
    show(room, round_id)
    start(room, ItemKind.DEBATE)

    late = dana.get(thanks)
    told = dana.get(f"/s/{room.public_id}/debate").text
    forged = dana.get(f"/s/{room.public_id}/order?counted=soon")

    at = re.search(r"counted=(\d\d)(\d\d)$", thanks)
    assert at
    assert (late.status_code, late.location) == (303, f"/s/{room.public_id}")
    assert f"Counted at {at[1]}:{at[2]}." in told
    assert forged.status_code == 200
