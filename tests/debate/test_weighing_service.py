"""Answers to cards: counted once, changed, refused."""

import uuid

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import HideReason, ItemState, MarkValue
from seminar.debate import service, weighing_service
from seminar.live.hub import Audience
from seminar.models import Mark
from seminar.readings.debate import shown_cards
from tests.cast import Room
from tests.debate.stage import seminar_id, set_debate, weigh, written
from tests.debate.test_service import debating, hide

__all__ = ["debating"]


def marks(room: Room) -> list[tuple[uuid.UUID, MarkValue]]:
    with room.store.session() as db:
        return [tuple(row) for row in db.execute(select(Mark.card_id, Mark.value))]


def test_answer_is_counted_once_and_may_be_changed(room: Room, db: Session) -> None:
    card_id = written(room, "chidi")

    weigh(room, "dana", card_id, MarkValue.AGREE)
    weigh(room, "dana", card_id, MarkValue.CANNOT)

    assert marks(room) == [(card_id, MarkValue.CANNOT)]
    (card,) = shown_cards(db, seminar_id(room))
    assert (card.agree, card.disagree, card.cannot, card.weighed) == (0, 0, 1, 1)


def test_answer_tells_the_team_and_wakes_no_phone(room: Room, db: Session) -> None:
    card_id = written(room, "chidi")
    its_id = seminar_id(room)
    hub = room.store.hub
    before = hub.state(Audience.ROOM, its_id)[0], hub.state(Audience.TEAM, its_id)[0]

    weigh(room, "dana", card_id, MarkValue.AGREE)

    after = hub.state(Audience.ROOM, its_id)[0], hub.state(Audience.TEAM, its_id)[0]
    assert after == (before[0], before[1] + 1)


def test_answer_to_ones_own_card_is_refused(room: Room) -> None:
    card_id = written(room, "chidi")

    with pytest.raises(weighing_service.OwnCard):
        weigh(room, "chidi", card_id, MarkValue.AGREE)

    assert marks(room) == []


def test_answer_to_a_hidden_card_is_refused(room: Room) -> None:
    card_id = written(room, "chidi")
    hide(room, card_id, HideReason.OFF_TOPIC)

    with pytest.raises(service.CardHidden):
        weigh(room, "dana", card_id, MarkValue.AGREE)

    assert marks(room) == []


def test_answer_outside_the_debate_is_refused(room: Room) -> None:
    card_id = written(room, "chidi")
    set_debate(room, ItemState.DONE)

    with pytest.raises(service.DebateClosed):
        weigh(room, "dana", card_id, MarkValue.AGREE)

    assert marks(room) == []
