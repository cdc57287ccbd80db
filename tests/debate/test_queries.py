"""What a participant is asked to weigh: others' cards, the least weighed first, six at a time."""

import uuid

import pytest
from sqlalchemy.orm import Session

from seminar.core.terms import CardKind, CardState, HideReason, MarkValue, Scope
from seminar.debate import service
from seminar.debate.queries import (
    AT_A_TIME,
    CardsPart,
    CardToWeigh,
    OwnCard,
    cards_part,
    read_batch,
    written_batch,
)
from tests.cast import Room
from tests.debate.stage import seminar_id, set_debate, weigh, written
from tests.statements import statements


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def seen_by(room: Room, name: str, **asked: object) -> CardsPart:
    with room.store.session() as db:
        return cards_part(db, seminar_id(room), room.seats[name], now=room.now, areas=5, **asked)


def ids(part: CardsPart) -> list[uuid.UUID]:
    return [card.id for card in part.to_weigh]


def test_first_page_is_empty(room: Room) -> None:
    assert seen_by(room, "chidi") == CardsPart((), more=False, own=())


def test_own_card_is_shown_as_ones_own_and_to_others_to_weigh(room: Room) -> None:
    card_id = written(room, "chidi", areas=(1, 4), text="Ask the mayors.")
    said = (CardKind.CONCERN, Scope.AREAS, (1, 4), "Ask the mayors.")

    assert seen_by(room, "chidi") == CardsPart(
        (), more=False, own=(OwnCard(card_id, *said, CardState.SHOWN, None, is_new=True),)
    )
    assert seen_by(room, "dana") == CardsPart(
        (CardToWeigh(card_id, *said, None),), more=False, own=()
    )


def test_own_answer_is_told_and_nobody_elses(room: Room) -> None:
    card_id = written(room, "chidi")
    room.seats["fred"] = room.new_seat()

    weigh(room, "dana", card_id, MarkValue.DISAGREE)

    assert [card.mark for card in seen_by(room, "dana", batch=(card_id,)).to_weigh] == [
        MarkValue.DISAGREE
    ]
    before_and_after = [card.mark for card in seen_by(room, "fred").to_weigh]
    assert before_and_after == [None]


def test_least_weighed_card_comes_first(room: Room) -> None:
    often = written(room, "chidi", text="Often")
    never = written(room, "chidi", text="Never")
    room.seats["fred"] = room.new_seat()

    weigh(room, "dana", often, MarkValue.AGREE)

    assert ids(seen_by(room, "fred")) == [never, often]


def test_card_on_a_quiet_area_comes_first_among_equals(room: Room) -> None:
    for number in range(10):
        written(room, "chidi", areas=(2,), text=f"Card {number}")
    quiet = written(room, "chidi", areas=(5,), text="On the quiet area")
    room.seats["fred"] = room.new_seat()

    firsts = [ids(seen_by(room, name))[0] for name in ("dana", "fred")]

    assert firsts == [quiet, quiet]


def test_equals_have_an_order_of_ones_own_that_stays(room: Room) -> None:
    for number in range(AT_A_TIME):
        written(room, "chidi", text=f"Card {number}")
    names = [f"person {number}" for number in range(8)]
    room.seats.update({name: room.new_seat() for name in names})

    orders = {name: tuple(ids(seen_by(room, name))) for name in names}

    assert {name: tuple(ids(seen_by(room, name))) for name in names} == orders
    assert len(set(orders.values())) > 1


def test_six_are_shown_at_a_time_and_more_follow(room: Room) -> None:
    everything = {written(room, "chidi", text=f"Card {number}") for number in range(8)}

    first = seen_by(room, "dana")
    second = seen_by(room, "dana", batch=tuple(ids(first)), onward=True)

    assert (len(first.to_weigh), first.more) == (AT_A_TIME, True)
    assert ids(second)[:AT_A_TIME] == ids(first)
    assert (set(ids(second)), second.more) == (everything, False)


def test_answered_cards_stay_until_one_goes_on(room: Room) -> None:
    for number in range(8):
        written(room, "chidi", text=f"Card {number}")
    first = ids(seen_by(room, "dana"))

    weigh(room, "dana", first[2], MarkValue.CANNOT)

    assert ids(seen_by(room, "dana", batch=tuple(first))) == first
    onward = ids(seen_by(room, "dana", batch=tuple(first), onward=True))
    assert onward[:5] == [card for card in first if card != first[2]]
    assert first[2] not in onward


def test_cards_in_sight_do_not_move_when_others_answer(room: Room) -> None:
    cards = [written(room, "chidi", text=f"Card {number}") for number in range(4)]
    room.seats["fred"] = room.new_seat()
    before = seen_by(room, "dana")

    weigh(room, "fred", ids(before)[0], MarkValue.AGREE)

    after = seen_by(room, "dana", batch=tuple(ids(before)))
    assert after == before
    assert after.key == before.key
    assert set(ids(after)) == set(cards)


def test_new_card_is_added_below(room: Room) -> None:
    written(room, "chidi", text="First")
    before = seen_by(room, "dana")

    new = written(room, "chidi", text="Second")

    after = seen_by(room, "dana", batch=tuple(ids(before)))
    assert ids(after) == [*ids(before), new]
    assert after.key != before.key


def test_hidden_card_leaves_and_its_writer_reads_the_reason(room: Room, db: Session) -> None:
    card_id = written(room, "chidi")
    with room.store.writing(db):
        service.hide_card(
            db, room.seminar(db), card_id, HideReason.OFFENSIVE, account_id=None, now=room.now
        )

    assert ids(seen_by(room, "dana", batch=(card_id,))) == []
    assert [card.reason for card in seen_by(room, "chidi").own] == [HideReason.OFFENSIVE]


def test_page_takes_six_statements_whatever_was_said(room: Room) -> None:
    its_id = seminar_id(room)
    counts = []

    for number in range(0, 16, 5):
        for extra in range(5 if number else 0):
            written(room, "chidi", text=f"Card {number + extra}")
        with room.store.session() as db, statements(room.store) as asked:
            cards_part(db, its_id, room.seats["dana"], now=room.now, areas=5)
        counts.append(len(asked))

    assert counts == [6, 6, 6, 6]


def test_answer_takes_the_same_statements_whatever_was_said(room: Room) -> None:
    weigh(room, "dana", written(room, "chidi"), MarkValue.AGREE)
    counts = []

    for number in (1, 20):
        cards = [written(room, "chidi", text=f"Card {number} {one}") for one in range(number)]
        with statements(room.store) as asked:
            weigh(room, "dana", cards[0], MarkValue.AGREE)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_batch_is_read_as_it_was_written() -> None:
    cards = (uuid.uuid4(), uuid.uuid4())

    assert read_batch(written_batch(cards)) == cards


@pytest.mark.parametrize("text", ["", ".", "xyz", "g" * 32, "A" * 32, "../etc", "1" * 100_000])
def test_batch_of_anything_else_is_empty(text: str) -> None:
    assert read_batch(text) == ()


def test_batch_is_never_longer_than_sixty() -> None:
    text = written_batch(uuid.uuid4() for _ in range(200))

    assert len(read_batch(text)) == 60


def test_foreign_cards_in_a_batch_are_left_out(room: Room) -> None:
    own = written(room, "dana")

    assert ids(seen_by(room, "dana", batch=(own, uuid.uuid4()))) == []
