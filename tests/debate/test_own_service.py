"""Authors word a card anew while nobody answered it, and take it back; others never can."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.terms import CardState, HideReason, ItemState, Looking, MarkValue, Scope
from seminar.debate import own_service, service
from seminar.debate.subject import UnfitText
from seminar.errors import NotFound
from seminar.facilitation.asked_service import ask_card
from seminar.models import AskedCard, Card, Leftover, Mark, card_area
from seminar.readings.debate import cards_held_back, shown_cards
from tests.cast import Room
from tests.debate.stage import seminar_id, set_debate, weigh, written

FIRST, OTHER = "Traffickers follow the displaced.", "Traffickers follow those who flee."


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def edit(
    room: Room, name: str, card_id: uuid.UUID, text: str = OTHER, *, after: float = 60
) -> bool:
    with room.store.session() as db, room.store.writing(db):
        moment = room.now + timedelta(seconds=after)
        return own_service.edit_card(
            db, room.seminar(db), room.seats[name], card_id, text, now=moment
        )


def take_back(room: Room, name: str, card_id: uuid.UUID) -> bool:
    with room.store.session() as db, room.store.writing(db):
        return own_service.take_card_back(db, room.seminar(db), room.seats[name], card_id)


def hide(room: Room, card_id: uuid.UUID) -> None:
    with room.store.session() as db, room.store.writing(db):
        service.hide_card(
            db, room.seminar(db), card_id, HideReason.OFF_TOPIC, account_id=None, now=room.now
        )


def texts(room: Room) -> list[tuple[CardState, str]]:
    with room.store.session() as db:
        return [(card.state, card.text) for card in db.scalars(select(Card))]


def test_author_words_a_card_anew_within_two_minutes(room: Room) -> None:
    card_id = written(room)

    changed = [edit(room, "chidi", card_id, after=119) for _ in range(2)]

    assert changed == [True, False]
    assert texts(room) == [(CardState.SHOWN, OTHER)]


def test_card_is_not_worded_anew_after_two_minutes(room: Room) -> None:
    card_id = written(room)

    with pytest.raises(own_service.EditedTooLate):
        edit(room, "chidi", card_id, after=120)

    assert texts(room) == [(CardState.SHOWN, FIRST)]


def test_answered_words_stay(room: Room) -> None:
    card_id = written(room)
    weigh(room, "dana", card_id, MarkValue.CANNOT)

    with pytest.raises(own_service.AnsweredAlready):
        edit(room, "chidi", card_id)

    assert texts(room) == [(CardState.SHOWN, FIRST)]


def test_words_put_to_the_room_stay(room: Room) -> None:
    card_id = written(room)
    with room.store.session() as db, room.store.writing(db):
        ask_card(db, room.seminar(db), card_id, account_id=None, now=room.now)

    with pytest.raises(own_service.AnsweredAlready):
        edit(room, "chidi", card_id)


def test_hidden_words_stay(room: Room) -> None:
    card_id = written(room)
    hide(room, card_id)

    with pytest.raises(own_service.HiddenAlready):
        edit(room, "chidi", card_id)


@pytest.mark.parametrize("is_shown", [False, True])
def test_words_that_the_team_looks_at_first_stay(room: Room, *, is_shown: bool) -> None:
    with room.store.session() as db, room.store.writing(db):
        room.seminar(db).looking = Looking.BEFORE
    card_id = written(room)
    if is_shown:
        with room.store.session() as db, room.store.writing(db):
            service.show_card(db, room.seminar(db), card_id, account_id=None, now=room.now)

    with pytest.raises(own_service.LookedAtFirst):
        edit(room, "chidi", card_id)

    assert [text for _, text in texts(room)] == [FIRST]


@pytest.mark.parametrize("text", ["", "x" * (service.LONGEST_CARD + 1)])
def test_unfit_words_are_refused(room: Room, text: str) -> None:
    card_id = written(room)

    with pytest.raises(UnfitText):
        edit(room, "chidi", card_id, text)

    assert texts(room) == [(CardState.SHOWN, FIRST)]


def test_words_are_not_changed_outside_the_debate(room: Room) -> None:
    card_id = written(room)
    set_debate(room, ItemState.DONE)

    with pytest.raises(service.DebateClosed):
        edit(room, "chidi", card_id)


def test_card_of_somebody_else_is_neither_changed_nor_taken_back(room: Room) -> None:
    card_id = written(room, "chidi")

    with pytest.raises(own_service.NotOwnCard):
        edit(room, "dana", card_id)
    with pytest.raises(own_service.NotOwnCard):
        take_back(room, "dana", card_id)
    with pytest.raises(NotFound):
        take_back(room, "chidi", uuid.uuid4())

    assert texts(room) == [(CardState.SHOWN, FIRST)]


def test_taken_back_card_leaves_nothing_but_its_row(room: Room, db: Session) -> None:
    card_id = written(room, areas=(2, 3))
    weigh(room, "dana", card_id, MarkValue.AGREE)
    with room.store.writing(db):
        ask_card(db, room.seminar(db), card_id, account_id=None, now=room.now)
    set_debate(room, ItemState.DONE)

    changed = [take_back(room, "chidi", card_id) for _ in range(2)]

    with room.store.session() as after:
        card = after.get_one(Card, card_id)
        left = [
            after.scalar(select(func.count()).select_from(table))
            for table in (card_area, Mark, AskedCard)
        ]
        assert (card.state, card.text, card.scope, left) == (
            CardState.WITHDRAWN,
            "",
            Scope.ALL,
            [0, 0, 0],
        )
        assert after.scalar(select(func.count()).select_from(Leftover)) == 1
        assert shown_cards(after, card.seminar_id) == ()
        assert cards_held_back(after, card.seminar_id) == ()
    assert changed == [True, False]


def test_hidden_card_taken_back_is_hidden_no_more(room: Room) -> None:
    card_id = written(room)
    hide(room, card_id)

    take_back(room, "chidi", card_id)

    with room.store.session() as db:
        card = db.get_one(Card, card_id)
        assert (card.state, card.reason) == (CardState.WITHDRAWN, None)


def test_late_sending_brings_no_taken_back_card_back(room: Room) -> None:
    card_id = written(room)
    take_back(room, "chidi", card_id)

    written(room, card_id=card_id)

    assert texts(room) == [(CardState.WITHDRAWN, "")]


def test_taken_back_card_takes_no_deed(room: Room, db: Session) -> None:
    card_id = written(room)
    take_back(room, "chidi", card_id)

    with pytest.raises(service.CardTakenBack):
        weigh(room, "dana", card_id, MarkValue.AGREE)
    with pytest.raises(service.CardTakenBack):
        hide(room, card_id)
    with pytest.raises(service.CardTakenBack):
        edit(room, "chidi", card_id)
    with pytest.raises(service.CardTakenBack), room.store.writing(db):
        service.show_card(db, room.seminar(db), card_id, account_id=None, now=room.now)

    assert texts(room) == [(CardState.WITHDRAWN, "")]


def test_taking_back_gives_no_card_free(room: Room) -> None:
    card_id = written(room)

    take_back(room, "chidi", card_id)

    with room.store.session() as db:
        card = db.get_one(Card, card_id)
        assert card.seminar_id == seminar_id(room)
    for number in range(service.MOST_CARDS - 1):
        written(room, text=f"Card {number}")
    with pytest.raises(service.EnoughCards):
        written(room, text="One more")
