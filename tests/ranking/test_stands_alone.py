"""Rounds that stand alone: nothing of an earlier order, and after counting not even one's own."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from seminar.core.terms import IdentityMode
from seminar.models import Ballot
from tests.cast import Room, furnish_room
from tests.ranking.stage import address, close, count, open_round, page, places, send, show
from tests.ranking.test_order_page import filled, words

UNTOUCHED = [""] * 5
BLANK_AGAIN = "Each round stands alone, so an earlier order of yours is not shown."
MIXED = "Each answer stands alone now. Nobody can find one of yours again, so none is shown."
NOT_COUNTED = "No answer of yours was counted in this round."


@pytest.fixture
def room(app: Flask, now: datetime) -> Room:
    """Ada's seminar in the anonymous mode."""
    return furnish_room(app, now=now, mode=IdentityMode.ANONYMOUS)


def chosen(text: str) -> list[str]:
    return [place for _, place in filled(text)]


def areas_listed(text: str) -> list[int]:
    return [area for area, _ in filled(text)]


def test_own_order_is_shown_until_it_is_counted(room: Room) -> None:
    round_id, chidi = open_round(room), room.phone("chidi")
    chidi.post(address(room, round_id), **places("12345"))

    while_open = page(chidi, room)
    close(room, round_id)
    closed = page(chidi, room)

    assert chosen(while_open) == ["1", "2", "3", "4", "5"]
    assert BLANK_AGAIN not in while_open
    assert words(closed)[0] == words(while_open)[0]
    assert MIXED not in closed


def test_who_did_not_answer_is_told_so_until_the_answers_are_counted(room: Room) -> None:
    round_id = open_round(room)
    close(room, round_id)

    text = page(room.phone("dana"), room)

    assert NOT_COUNTED in text
    assert MIXED not in text


@pytest.mark.parametrize("who", ["chidi", "dana"])
def test_after_counting_nobody_is_told_that_no_answer_was_counted(room: Room, who: str) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    close(room, round_id)
    count(room, round_id)

    text = page(room.phone(who), room)

    assert MIXED in text
    assert NOT_COUNTED not in text
    assert words(text) == []


def test_shown_result_stands_without_ones_own_order(room: Room) -> None:
    round_id = open_round(room)
    for token in [*room.seats.values(), *(room.new_seat() for _ in range(6))]:
        send(room, round_id, token=token)
    show(room, round_id)

    text = page(room.phone("chidi"), room)

    assert "The result of the room" in text
    assert MIXED in text
    assert "Show my own order" not in text


def test_second_round_starts_from_a_blank_list_in_own_sequence_and_says_why(room: Room) -> None:
    first, chidi = open_round(room), room.phone("chidi")
    chidi.post(address(room, first), **places("54321"))
    listed = areas_listed(page(room.phone("dana"), room))
    show(room, first)
    open_round(room)

    text = page(chidi, room)

    assert chosen(text) == UNTOUCHED
    assert BLANK_AGAIN in text
    assert "This is your order from the round before." not in text
    assert areas_listed(page(room.phone("dana"), room)) == listed


def test_two_rounds_of_one_person_share_no_key(room: Room) -> None:
    first = open_round(room)
    send(room, first, token=room.seats["chidi"])
    show(room, first)
    second = open_round(room)
    send(room, second, token=room.seats["chidi"])

    with room.store.session() as db:
        keys = db.execute(select(Ballot.round_id, Ballot.answer_key)).all()

    assert {key.round_id for key in keys} == {first, second}
    assert len({key.answer_key for key in keys}) == 2


@pytest.mark.parametrize("mode", [IdentityMode.PSEUDONYMOUS, IdentityMode.NAMED])
def test_linked_rounds_show_ones_own_earlier_order(
    app: Flask, now: datetime, mode: IdentityMode
) -> None:
    linked = furnish_room(app, now=now, mode=mode)
    first, chidi = open_round(linked), linked.phone("chidi")
    chidi.post(address(linked, first), **places("54321"))
    show(linked, first)
    shown = page(chidi, linked)
    open_round(linked)

    text = page(chidi, linked)

    assert MIXED not in shown
    assert sorted(filled(text)) == [(area, str(6 - area)) for area in range(1, 6)]
    assert BLANK_AGAIN not in text
    assert "This is your order from the round before." in text


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (IdentityMode.ANONYMOUS, "We do not have your name."),
        (IdentityMode.PSEUDONYMOUS, "We do not have your name."),
        (IdentityMode.NAMED, "Your order carries no name."),
    ],
)
def test_list_says_of_names_what_is_true(
    app: Flask, now: datetime, mode: IdentityMode, said: str
) -> None:
    furnished = furnish_room(app, now=now, mode=mode)
    open_round(furnished)

    text = page(furnished.phone("chidi"), furnished)

    sentences = ("We do not have your name.", "Your order carries no name.")
    assert [sentence for sentence in sentences if sentence in text] == [said]
