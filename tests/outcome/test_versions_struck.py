"""Words that were taken back or hidden are struck from every kept version."""

from sqlalchemy import select, update

from seminar.core.terms import CardState, ItemKind
from seminar.debate import own_service, views_service
from seminar.models import Card, DifferentView, NoteSentence
from seminar.privacy import leaving_service
from tests.cast import Room
from tests.debate.stage import written
from tests.debate.steps_stage import hide, proposed, set_steps, take_back
from tests.debate.views_stage import worded_before
from tests.facilitation.day import ORDERS, Day
from tests.outcome.stage import finalise
from tests.outcome.test_versions import address, kept, stored, word


def said(room: Room) -> tuple[str, str]:
    """Let Chidi write a card and word a view; return both texts."""
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.show(round_id)
    day.start(ItemKind.DEBATE)
    card = written(room, text="A card of Chidi’s own.")
    worded_before(room)
    with room.store.session() as db:
        view = db.scalars(select(DifferentView)).one()
        return db.get_one(Card, card).text, view.text


def test_words_of_whoever_left_are_in_no_version_any_more(room: Room) -> None:
    card, view = said(room)
    finalise(room)
    assert card in kept(room)

    with room.store.session() as db, room.store.writing(db):
        leaving_service.leave(db, room.public_id, token=room.seats["chidi"])

    assert [text in kept(room) for text in (card, view)] == [False, False]
    assert [text in stored(room).encode().decode("unicode_escape") for text in (card, view)] == [
        False,
        False,
    ]


def test_view_that_was_taken_back_is_in_no_version_any_more(room: Room) -> None:
    _, view = said(room)
    finalise(room)
    with room.store.session() as db, room.store.writing(db):
        found = db.scalars(select(DifferentView)).one()
        token = room.seats["chidi"]
        views_service.take_view_back(db, room.seminar(db), token, found.id)

    assert view not in kept(room)
    assert view not in stored(room)
    page = room.staff("rosa").get(address(room, "/1")).text
    assert "Words that were taken back or hidden since are left out." in page


def test_card_that_was_taken_back_is_in_no_version_and_no_wording(room: Room) -> None:
    card, _ = said(room)
    word(room, f"One card alone spoke of it: “{card}”")
    finalise(room)
    assert card in kept(room)

    with room.store.session() as db, room.store.writing(db):
        found = db.scalars(select(Card)).one()
        own_service.take_card_back(db, room.seminar(db), room.seats["chidi"], found.id)

    left = stored(room).encode().decode("unicode_escape")
    assert (card in kept(room), card in left) == (False, False)
    with room.store.session() as db:
        assert db.scalars(select(NoteSentence)).all() == []


def test_few_letters_strike_no_sentence_that_quotes_nobody(room: Room) -> None:
    said(room)
    word(room, "Nobody spoke of water.")
    with room.store.session() as db, room.store.writing(db):
        card = db.scalars(select(Card)).one()
        card.text = "water"
        own_service.take_card_back(db, room.seminar(db), room.seats["chidi"], card.id)

    with room.store.session() as db:
        assert [one.edited for one in db.scalars(select(NoteSentence))] == [
            "Nobody spoke of water."
        ]


def test_step_that_was_taken_back_or_hidden_is_in_no_version_any_more(room: Room) -> None:
    set_steps(room)
    back, hidden = proposed(room, text="Open a hotline."), proposed(room, text="Map the sites.")
    finalise(room)
    before = kept(room)

    take_back(room, back)
    hide(room, hidden)

    texts = ("Open a hotline.", "Map the sites.")
    assert [text in before for text in texts] == [True, True]
    assert [text in kept(room) for text in texts] == [False, False]
    assert texts[0] not in stored(room).encode().decode("unicode_escape")


def test_card_that_was_hidden_is_told_in_no_version_until_it_is_shown_again(room: Room) -> None:
    card, _ = said(room)
    finalise(room)

    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Card).values(state=CardState.HIDDEN, reason="names"))
    hidden = kept(room)
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Card).values(state=CardState.SHOWN, reason=None))

    assert card not in hidden
    assert card in kept(room)
