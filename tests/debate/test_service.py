"""Cards are written, weighed, hidden and shown; what may not be is refused and changes nothing."""

import uuid

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import (
    CardKind,
    CardState,
    HideReason,
    ItemState,
    MarkValue,
    Scope,
    SeatState,
)
from seminar.debate import service
from seminar.debate.subject import NoSubject, UnfitText, UnknownArea
from seminar.debate.voices import NoSuchSeat
from seminar.errors import NotFound
from seminar.live.hub import Audience
from seminar.models import Card, JournalEntry, Seat, Seminar, Voice
from seminar.readings.debate import CardReading, cards_held_back, shown_cards
from tests.at_once import at_once
from tests.cast import Room
from tests.debate.stage import seminar_id, set_debate, weigh, write, written


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def cards(room: Room) -> list[tuple[CardState, str]]:
    with room.store.session() as db:
        return [(card.state, card.text) for card in db.scalars(select(Card).order_by(Card.text))]


def deeds(room: Room) -> list[tuple[str, str, str]]:
    with room.store.session() as db:
        entries = db.scalars(select(JournalEntry).order_by(JournalEntry.seq))
        return [
            (entry.deed, entry.object, entry.detail)
            for entry in entries
            if entry.object.startswith("card ")
        ]


def room_changes(room: Room) -> int:
    return room.store.hub.state(Audience.ROOM, seminar_id(room))[0]


def hide(room: Room, card_id: uuid.UUID, reason: HideReason) -> bool:
    with room.store.session() as db, room.store.writing(db):
        return service.hide_card(
            db, room.seminar(db), card_id, reason, account_id=None, now=room.now
        )


def show(room: Room, card_id: uuid.UUID) -> bool:
    with room.store.session() as db, room.store.writing(db):
        return service.show_card(db, room.seminar(db), card_id, account_id=None, now=room.now)


@pytest.mark.parametrize(
    ("scope", "areas"),
    [(Scope.AREAS, (4,)), (Scope.AREAS, (1, 5)), (Scope.ALL, ()), (Scope.OTHER, ())],
)
def test_written_card_is_shown_to_the_room(
    room: Room, db: Session, scope: Scope, areas: tuple[int, ...]
) -> None:
    before = room_changes(room)

    card_id = written(room, kind=CardKind.PROPOSAL, scope=scope, areas=areas, text="Train guards.")

    assert shown_cards(db, seminar_id(room)) == (
        CardReading(card_id, CardKind.PROPOSAL, scope, areas, "Train guards.", 0, 0, 0),
    )
    assert room_changes(room) == before + 1


def test_card_sent_twice_is_there_once(room: Room) -> None:
    card_id = uuid.uuid4()

    written(room, card_id=card_id)
    written(room, card_id=card_id)

    with room.store.session() as db:
        assert db.scalars(select(Card.id)).all() == [card_id]
        assert db.scalars(select(Voice.cards_sent)).all() == [1]


def test_card_sent_again_after_the_debate_is_there_already(room: Room) -> None:
    card_id = written(room)
    set_debate(room, ItemState.DONE)

    assert written(room, card_id=card_id) == card_id


def test_card_sent_by_ten_requests_at_once_is_there_once(room: Room) -> None:
    card_id = uuid.uuid4()

    sent = at_once([lambda: written(room, card_id=card_id)] * 10)

    assert sent == {card_id: 10}
    with room.store.session() as db:
        assert db.scalars(select(Voice.cards_sent)).all() == [1]


def test_id_of_somebody_elses_card_is_refused(room: Room) -> None:
    card_id = written(room, "chidi")

    with pytest.raises(service.AlreadySent):
        written(room, "dana", card_id=card_id)

    assert cards(room) == [(CardState.SHOWN, "Traffickers follow the displaced.")]


def test_other_words_under_the_same_id_are_refused(room: Room) -> None:
    card_id = written(room, text="First words.")

    with pytest.raises(service.AlreadySent):
        written(room, card_id=card_id, text="Other words.")

    assert cards(room) == [(CardState.SHOWN, "First words.")]


def test_thirty_first_card_is_refused(room: Room) -> None:
    for number in range(service.MOST_CARDS):
        written(room, text=f"Card {number}")

    with pytest.raises(service.EnoughCards):
        written(room, text="One more")

    assert len(cards(room)) == service.MOST_CARDS


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"areas": ()}, NoSubject),
        ({"areas": (99,)}, UnknownArea),
        ({"areas": (2, -1)}, UnknownArea),
        ({"scope": Scope.ALL, "areas": (2,)}, UnknownArea),
        ({"text": ""}, UnfitText),
        ({"text": "x" * (service.LONGEST_CARD + 1)}, UnfitText),
    ],
)
def test_unfit_card_is_refused(room: Room, said: dict[str, object], refusal: type) -> None:
    with pytest.raises(refusal):
        written(room, **said)

    with room.store.session() as db:
        assert cards(room) == []
        assert db.scalars(select(Voice.id)).all() == []


def test_card_outside_the_debate_is_refused(room: Room) -> None:
    set_debate(room, ItemState.PLANNED)

    with pytest.raises(service.DebateClosed):
        written(room)

    assert cards(room) == []


def test_card_without_a_seat_is_refused(room: Room) -> None:
    room.seats["eve"] = tokens.new_token()

    with pytest.raises(NoSuchSeat):
        written(room, "eve")

    assert cards(room) == []


def test_card_from_a_revoked_seat_is_refused(room: Room, db: Session) -> None:
    with room.store.writing(db):
        seat = db.scalars(
            select(Seat).where(Seat.token_sha256 == tokens.seat_hash(room.seats["chidi"]))
        ).one()
        seat.state = SeatState.REVOKED

    with pytest.raises(NoSuchSeat):
        written(room, "chidi")


def test_voice_shares_nothing_with_the_seat_but_its_group(room: Room, db: Session) -> None:
    written(room)

    voice = db.scalars(select(Voice)).one()
    seats = db.scalars(select(Seat)).all()

    assert voice.key == tokens.voice_key(room.seats["chidi"], seminar_id(room))
    assert voice.key not in [seat.token_sha256 for seat in seats]
    assert voice.id not in [seat.id for seat in seats]
    assert voice.group_id == seats[0].group_id


def test_card_of_another_seminar_is_not_found(room: Room, db: Session) -> None:
    card_id = written(room, "chidi")
    other = db.scalars(select(Seminar).where(Seminar.public_id == room.other_public_id)).one()

    with pytest.raises(NotFound), room.store.writing(db):
        service.hide_card(db, other, card_id, HideReason.OFFENSIVE, account_id=None, now=room.now)
    with pytest.raises(NotFound):
        weigh(room, "dana", uuid.uuid4(), MarkValue.AGREE)

    assert cards(room) == [(CardState.SHOWN, "Traffickers follow the displaced.")]


def test_hidden_card_leaves_the_room_with_its_reason_on_record(room: Room, db: Session) -> None:
    card_id = written(room, text="General Secret said so.")

    changed = hide(room, card_id, HideReason.NAMES_SOMEBODY)

    its_id = seminar_id(room)
    assert changed is True
    assert shown_cards(db, its_id) == ()
    assert [card.reason for card in cards_held_back(db, its_id)] == [HideReason.NAMES_SOMEBODY]
    assert deeds(room) == [("hid card", f"card {card_id}", "names")]


def test_card_hidden_twice_is_on_record_once(room: Room) -> None:
    card_id = written(room)

    changed = [hide(room, card_id, HideReason.OFF_TOPIC) for _ in range(2)]

    assert changed == [True, False]
    assert deeds(room) == [("hid card", f"card {card_id}", "topic")]


def test_card_shown_again_is_back_with_its_answers(room: Room, db: Session) -> None:
    card_id = written(room, "chidi")
    weigh(room, "dana", card_id, MarkValue.DISAGREE)
    hide(room, card_id, HideReason.OFF_TOPIC)

    changed = [show(room, card_id) for _ in range(2)]

    (card,) = shown_cards(db, seminar_id(room))
    assert changed == [True, False]
    assert (card.disagree, card.reason) == (1, None)
    assert deeds(room)[-1] == ("showed card", f"card {card_id}", "")


def test_refused_card_announces_nothing(room: Room, db: Session) -> None:
    before = room_changes(room)

    with pytest.raises(NoSubject), room.store.writing(db):
        write(db, room, areas=())

    assert room_changes(room) == before
