"""A hall answers cards in the same moment, in two processes, while others leave, hide and join."""

import uuid
from functools import partial

import pytest

from seminar.core.terms import HideReason, MarkValue
from seminar.debate import same_point_service, service
from seminar.debate.weighing_service import CardAnswer, weigh_cards
from seminar.errors import Refusal
from seminar.group_commit import GroupCommit
from seminar.privacy.leaving_service import leave
from tests.at_once import each_at_once
from tests.cast import Room
from tests.debate.stage import set_debate, written
from tests.debate.test_offering import answered, counted

PEOPLE = 12


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def test_every_acknowledged_answer_is_there_once_whatever_else_happens(room: Room) -> None:
    cards = [written(room, "dana", text=f"Card {number}") for number in range(4)]
    leaver = room.new_seat()
    written_by_leaver = written_of(room, leaver)
    seats = [room.new_seat() for _ in range(PEOPLE)]
    processes = [GroupCommit(room.store, weigh_cards) for _ in range(2)]

    def say(place: int, token: str, card: uuid.UUID) -> object:
        wish = CardAnswer(room.public_id, card, token, MarkValue.AGREE)
        # The same phone sends it to both: its first request was lost on the way back.
        for process in (processes[place % 2], processes[(place + 1) % 2]):
            process.do(wish, key=token.encode())
        return token, card

    def staff(deed: object) -> None:
        with room.store.session() as db, room.store.writing(db):
            deed(db, room.seminar(db), account_id=None, now=room.now)

    def go() -> None:
        with room.store.session() as db, room.store.writing(db):
            leave(db, room.public_id, token=leaver)

    heard = each_at_once(
        [
            *(partial(say, n, token, cards[n % 3]) for n, token in enumerate(seats)),
            partial(say, 0, leaver, cards[0]),
            go,
            partial(staff, partial(hide, card=cards[3])),
            partial(staff, partial(join, card=cards[2], head=cards[1])),
        ]
    )

    told = [one for one in heard if isinstance(one, tuple) and one[0] in seats]
    assert [
        one for one in heard if isinstance(one, Exception) and not isinstance(one, Refusal)
    ] == []
    assert len(told) == PEOPLE
    assert counted(room) == dict.fromkeys(cards, 0) | answered(room)
    assert sum(answered(room).values()) == PEOPLE
    assert written_by_leaver not in counted(room)


def written_of(room: Room, token: str) -> uuid.UUID:
    room.seats["leaver"] = token
    return written(room, "leaver", text="Gone soon.")


def hide(db: object, seminar: object, *, card: uuid.UUID, **by: object) -> None:
    service.hide_card(db, seminar, card, HideReason.OFF_TOPIC, **by)


def join(db: object, seminar: object, *, card: uuid.UUID, head: uuid.UUID, **by: object) -> None:
    same_point_service.join_cards(db, seminar, card, other_id=head, **by)
