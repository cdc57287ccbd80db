"""Joined cards keep texts and answers; a person counts once; nothing is joined to a joined card."""

import uuid

import pytest
from sqlalchemy import func, select

from seminar.core.terms import HideReason, MarkValue, Scope
from seminar.debate import same_point_service, service, weighing_service
from seminar.debate.queries import cards_part
from seminar.errors import NotFound, Refusal
from seminar.facilitation import asked_service
from seminar.models import AskedCard, Card, JournalEntry, Mark
from seminar.readings.asked import ASKED_FOR
from seminar.readings.debate import CardReading, shown_cards
from tests.cast import Room
from tests.debate.stage import seminar_id, set_debate, weigh, written

AGREE, DISAGREE, CANNOT = MarkValue.AGREE, MarkValue.DISAGREE, MarkValue.CANNOT


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def join(room: Room, card: uuid.UUID, head: uuid.UUID) -> bool:
    with room.store.session() as db, room.store.writing(db):
        return same_point_service.join_cards(
            db, room.seminar(db), card, other_id=head, account_id=None, now=room.now
        )


def part(room: Room, card: uuid.UUID) -> bool:
    with room.store.session() as db, room.store.writing(db):
        return same_point_service.part_card(
            db, room.seminar(db), card, account_id=None, now=room.now
        )


def hide(room: Room, card: uuid.UUID) -> None:
    with room.store.session() as db, room.store.writing(db):
        service.hide_card(
            db, room.seminar(db), card, HideReason.OFFENSIVE, account_id=None, now=room.now
        )


def show_again(room: Room, card: uuid.UUID) -> None:
    with room.store.session() as db, room.store.writing(db):
        service.show_card(db, room.seminar(db), card, account_id=None, now=room.now)


def show_answers(room: Room, card: uuid.UUID) -> None:
    with room.store.session() as db, room.store.writing(db):
        db.add(
            AskedCard(
                card_id=card, asked_at=room.now, shown_at=room.now, agree=1, disagree=0, cannot=0
            )
        )


def read(room: Room) -> dict[str, tuple[tuple[str, ...], tuple[int, ...], tuple[int, int, int]]]:
    """Return each point by its text: its other texts, its areas and how it was answered."""

    def told(card: CardReading) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, int, int]]:
        return card.also, card.areas, (card.agree, card.disagree, card.cannot)

    with room.store.session() as db:
        return {card.text: told(card) for card in shown_cards(db, room.seminar(db).id)}


def heads(room: Room) -> dict[str, str | None]:
    with room.store.session() as db:
        cards = {card.id: card for card in db.scalars(select(Card))}
        return {
            card.text: cards[card.same_as].text if card.same_as else None for card in cards.values()
        }


def answers(room: Room) -> int:
    with room.store.session() as db:
        return db.scalar(select(func.count()).select_from(Mark)) or 0


def test_joined_cards_are_one_point_that_each_person_answers_once(room: Room) -> None:
    room.seats.update({name: room.new_seat() for name in ("fred", "gina", "hana")})
    one = written(room, "chidi", text="One", areas=(1,))
    two = written(room, "dana", text="Two", areas=(3,))
    for name, card, value in (
        ("fred", one, AGREE),
        ("fred", two, AGREE),
        ("gina", one, AGREE),
        ("gina", two, DISAGREE),
        ("hana", two, DISAGREE),
    ):
        weigh(room, name, card, value)

    assert join(room, two, one) is True
    assert read(room) == {"One": (("Two",), (1, 3), (1, 1, 1))}
    assert answers(room) == 5
    assert join(room, two, one) is False

    assert part(room, two) is True
    assert read(room) == {"One": ((), (1,), (2, 0, 0)), "Two": ((), (3,), (1, 2, 0))}
    assert answers(room) == 5
    assert part(room, two) is False


def test_no_card_is_joined_to_a_joined_one(room: Room) -> None:
    a, b, c, d = (written(room, text=text) for text in "ABCD")
    join(room, b, a)
    join(room, d, c)

    join(room, c, b)

    assert heads(room) == {"A": None, "B": "A", "C": "A", "D": "A"}


def test_texts_of_a_hidden_head_stand_for_themselves_until_it_is_shown(room: Room) -> None:
    a, b, c = (written(room, text=text) for text in "ABC")
    join(room, b, a)
    join(room, c, a)

    hide(room, a)
    assert {text: also for text, (also, *_) in read(room).items()} == {"B": (), "C": ()}
    show_again(room, a)
    assert {text: set(also) for text, (also, *_) in read(room).items()} == {"A": {"B", "C"}}


def test_hidden_text_is_not_named_and_its_answers_do_not_count(room: Room) -> None:
    a, b = written(room, text="A"), written(room, text="B")
    weigh(room, "dana", b, AGREE)
    join(room, b, a)

    hide(room, b)

    assert read(room) == {"A": ((), (2,), (0, 0, 0))}


def test_joining_what_cannot_be_read_together_is_refused(room: Room) -> None:
    a, b = written(room, text="A"), written(room, text="B")
    wide = written(room, text="Wide", scope=Scope.ALL, areas=())
    hidden, told = written(room, text="Hidden"), written(room, text="Told")
    hide(room, hidden)
    show_answers(room, told)
    join(room, b, a)
    before = heads(room)

    for card, head, refusal in (
        (a, a, same_point_service.ItselfAgain),
        (a, b, same_point_service.ItselfAgain),
        (wide, a, same_point_service.OtherSubject),
        (hidden, a, same_point_service.NotInSight),
        (a, hidden, same_point_service.NotInSight),
        (told, a, same_point_service.ToldApart),
        (a, told, same_point_service.ToldApart),
        (uuid.uuid4(), a, NotFound),
        (a, uuid.uuid4(), NotFound),
    ):
        with pytest.raises(refusal):
            join(room, card, head)

    assert heads(room) == before


def test_point_whose_answers_were_shown_is_not_parted_and_takes_no_answer(room: Room) -> None:
    a, b = written(room, text="A"), written(room, text="B")
    join(room, b, a)
    show_answers(room, a)

    with pytest.raises(same_point_service.ToldApart):
        part(room, b)
    with pytest.raises(weighing_service.AnswersShown):
        weigh(room, "dana", b, AGREE)

    assert (heads(room)["B"], answers(room)) == ("A", 0)


def test_deeds_are_recorded_without_the_texts(room: Room) -> None:
    a, b = written(room, text="A"), written(room, text="B")

    join(room, b, a)
    part(room, b)

    with room.store.session() as db:
        entries = db.scalars(select(JournalEntry).order_by(JournalEntry.seq)).all()
        told = [(one.deed, one.object, one.detail) for one in entries][-2:]
    assert told == [
        ("joined card", f"card {b}", f"to card {a}"),
        ("parted card", f"card {b}", ""),
    ]


def offered(room: Room, name: str) -> set[uuid.UUID]:
    with room.store.session() as db:
        part = cards_part(db, seminar_id(room), room.seats[name], now=room.now, areas=5)
        return {card.id for card in part.to_weigh}


def test_phones_are_offered_the_head_only_and_not_again_after_an_answer(room: Room) -> None:
    a, b, c = (written(room, text=text) for text in "ABC")
    room.seats["fred"] = room.new_seat()
    weigh(room, "dana", b, CANNOT)

    join(room, b, a)

    assert (offered(room, "dana"), offered(room, "fred")) == ({c}, {a, c})


def test_joining_and_parting_changes_no_number_of_answers(room: Room) -> None:
    cards = [written(room, text=text) for text in "ABCD"]
    for card, value in zip(cards, (AGREE, DISAGREE, CANNOT, AGREE), strict=True):
        weigh(room, "dana", card, value)

    for deed, *which in (
        (join, cards[1], cards[0]),
        (join, cards[3], cards[2]),
        (join, cards[2], cards[1]),
        (part, cards[1]),
        (join, cards[0], cards[1]),
        (part, cards[3]),
    ):
        try:
            deed(room, *which)
        except Refusal as refused:
            pytest.fail(str(refused))
        assert answers(room) == 4
        with room.store.session() as db:
            points = shown_cards(db, room.seminar(db).id)
        assert sum(card.texts for card in points) == 4
        assert {card.weighed for card in points} == {1}


def test_point_put_to_the_room_is_counted_over_all_its_texts(room: Room) -> None:
    room.seats.update({name: room.new_seat() for name in ("fred", "gina")})
    a, b = written(room, text="A"), written(room, text="B")
    for name, card in (("fred", a), ("fred", b), ("gina", b)):
        weigh(room, name, card, AGREE)
    join(room, b, a)

    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        with pytest.raises(asked_service.JoinedToAnother):
            asked_service.ask_card(db, seminar, b, account_id=None, now=room.now)
        asked_service.ask_card(db, seminar, a, account_id=None, now=room.now)
        asked_service.show_answers(db, seminar, a, account_id=None, now=room.now + ASKED_FOR)

    with room.store.session() as db:
        shown = db.get_one(AskedCard, a)
        assert (shown.agree, shown.disagree, shown.cannot) == (2, 0, 0)
    assert read(room) == {"A": (("B",), (2,), (2, 0, 0))}
