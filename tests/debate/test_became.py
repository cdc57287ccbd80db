"""Authors learn on their phone what became of a card: hidden, joined, parted, asked, built on."""

import uuid

import pytest

from seminar.core.terms import HideReason, ItemKind
from seminar.debate import service
from seminar.debate.queries import cards_part
from seminar.facilitation import asked_service
from seminar.readings.own_cards import UNTOUCHED, Became
from tests.cast import Room
from tests.debate.stage import seminar_id, set_debate, written
from tests.debate.steps_stage import proposed_before
from tests.debate.test_same_point_service import hide, join, part
from tests.facilitation.day import Day

JOINED = "Another card makes the same point, so the two are read together."


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def became(room: Room, name: str) -> dict[uuid.UUID, Became]:
    with room.store.session() as db:
        part = cards_part(db, seminar_id(room), room.seats[name], now=room.now, areas=5)
        return {card.id: card.became for card in part.own}


def test_author_of_a_joined_card_reads_whose_words_stand_for_it_until_they_are_parted(
    room: Room,
) -> None:
    own, head = written(room, "chidi", text="Mayors know."), written(room, "dana", text="Ask them.")

    join(room, own, head)
    told = became(room, "chidi")[own], became(room, "dana")[head]
    part(room, own)

    assert told == (Became(same_as=head, said="Ask them."), Became(joined=1))
    assert (became(room, "chidi")[own], became(room, "dana")[head]) == (UNTOUCHED, UNTOUCHED)


def test_hidden_words_of_another_card_are_told_to_no_author(room: Room) -> None:
    own, head = written(room, "chidi", text="Mayors know."), written(room, "dana", text="Ask them.")
    join(room, own, head)

    hide(room, head)

    assert became(room, "chidi")[own] == UNTOUCHED
    assert "Ask them." not in room.phone("chidi").get(f"/s/{room.public_id}/cards").text


def test_hidden_text_is_no_longer_said_to_make_the_point(room: Room) -> None:
    own, other = (
        written(room, "chidi", text="Mayors know."),
        written(room, "dana", text="Ask them."),
    )
    join(room, other, own)

    hide(room, other)

    assert (became(room, "chidi")[own], became(room, "dana")[other]) == (UNTOUCHED, UNTOUCHED)


def test_author_reads_that_the_room_was_asked_and_that_a_step_builds_on_it(room: Room) -> None:
    own = written(room, "chidi", text="Mayors know.")
    with room.store.session() as db, room.store.writing(db):
        asked_service.ask_card(db, room.seminar(db), own, account_id=None, now=room.now)
    step = proposed_before(room, "dana", text="Name an officer.", cards=(own,))
    assert step

    page = room.phone("chidi").get(f"/s/{room.public_id}/your-data").text

    assert became(room, "chidi")[own] == Became(was_asked=True, led_to_step=True)
    assert "It was put to the whole room." in page
    assert "A proposed step builds on it." in page


def test_phone_tells_it_at_once_without_scripts_and_in_both_languages(room: Room) -> None:
    own, head = written(room, "chidi", text="Mayors know."), written(room, "dana", text="<b>Ask.")
    phone, page = room.phone("chidi"), f"/s/{room.public_id}/debate"
    before = phone.get(page).text
    room.staff("ben").post(f"/seminars/{room.public_id}/cards/{head}/same-point/{own}")

    english = phone.get(page).text
    phone.client.set_cookie("language", "fr")
    french = phone.get(page).text
    room.staff("ben").post(f"/seminars/{room.public_id}/cards/{head}/part/{own}")

    assert JOINED not in before
    assert JOINED in english
    assert '<blockquote class="same-point">&lt;b&gt;Ask.</blockquote>' in english
    assert "Une autre carte défend la même idée" in french
    assert "&lt;b&gt;Ask.</blockquote>" not in phone.get(page).text


def test_own_data_says_what_became_of_a_card_without_the_words_of_others(room: Room) -> None:
    own, head = written(room, "chidi", text="Mayors know."), written(room, "dana", text="Ask them.")
    join(room, own, head)
    phone = room.phone("chidi")

    page = phone.get(f"/s/{room.public_id}/your-data").text
    file = phone.get(f"/s/{room.public_id}/your-data.json").text

    assert JOINED in page
    assert str(head) in file
    assert "Ask them." not in page + file


def test_card_is_taken_back_from_ones_own_data_after_the_debate(room: Room) -> None:
    own = written(room, "chidi", text="Mayors know.")
    with room.store.session() as db, room.store.writing(db):
        service.hide_card(
            db, room.seminar(db), own, HideReason.OFF_TOPIC, account_id=None, now=room.now
        )
    Day(room).start(ItemKind.STEPS)
    phone = room.phone("chidi")
    before = phone.get(f"/s/{room.public_id}/your-data").text

    phone.post(f"/s/{room.public_id}/cards/{own}/take-back")

    assert "The team has hidden this card. The reason:" in before
    assert f"/s/{room.public_id}/cards/{own}/take-back" in before
    assert "Mayors know." not in phone.get(f"/s/{room.public_id}/your-data").text
