"""How cards were received is read by group, and told only where nobody is given away."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from seminar.core.received import Received
from seminar.core.terms import (
    CardKind,
    CardState,
    HideReason,
    ItemKind,
    ItemState,
    MarkValue,
    Rule,
    Scope,
)
from seminar.facilitation.mixing import mix_people
from seminar.models import AgendaItem, AskedCard, Card, Mark, Seminar, StakeholderGroup, Voice
from seminar.outcome.queries import note_facts
from seminar.readings.debate import shown_cards
from seminar.readings.received import how_received
from tests.cast import Room
from tests.statements import statements

AGREE, DISAGREE, CANNOT = MarkValue
# Who agreed, who disagreed and who could not say, by group; "" for people in none.
Answers = Mapping[str, tuple[int, int, int]]
ACROSS: Answers = {"Military": (6, 3, 0), "Academia": (4, 2, 1), "Press": (1, 0, 0), "": (1, 0, 0)}
DIVIDED: Answers = {"Military": (5, 1, 0), "Academia": (0, 4, 0)}


@dataclass(frozen=True)
class Debate:
    """A seminar on the record with three groups, and who answered its cards."""

    room: Room
    db: Session

    @property
    def seminar(self) -> Seminar:
        return self.room.seminar(self.db)

    def card(self, answers: Answers, *, text: str = "Card") -> uuid.UUID:
        """Add a card that new people of these groups answered."""
        with self.room.store.writing(self.db):
            author, *_ = self.voices("", 1)
            card = Card(
                id=uuid.uuid4(), seminar_id=self.seminar.id, voice_id=author, kind=CardKind.FOR,
                scope=Scope.ALL, text=text, written_at=self.room.now, lot=0,
            )  # fmt: skip
            self.db.add(card)
            self.db.flush()
            for group, counts in answers.items():
                values = [v for v, n in zip(MarkValue, counts, strict=True) for _ in range(n)]
                self.answer(
                    card.id, dict(zip(self.voices(group, len(values)), values, strict=True))
                )
        return card.id

    def voices(self, group: str, people: int) -> list[uuid.UUID]:
        named = select(StakeholderGroup.id).where(
            StakeholderGroup.seminar_id == self.seminar.id, StakeholderGroup.name == group
        )
        group_id, ids = self.db.scalar(named), [uuid.uuid4() for _ in range(people)]
        its_id = self.seminar.id
        rows = [
            {"id": one, "seminar_id": its_id, "key": one.bytes * 2, "group_id": group_id}
            for one in ids
        ]
        if rows:
            self.db.execute(insert(Voice), rows)
        return ids

    def answer(self, card_id: uuid.UUID, values: Mapping[uuid.UUID, MarkValue]) -> None:
        for voice_id, value in values.items():
            self.db.add(Mark(card_id=card_id, voice_id=voice_id, value=value))
        self.db.flush()

    def change(self, **values: object) -> None:
        with self.room.store.writing(self.db):
            for name, value in values.items():
                setattr(self.seminar, name, value)

    def read(self) -> dict[uuid.UUID, Received | None]:
        return how_received(self.db, self.seminar, shown_cards(self.db, self.seminar.id))


@pytest.fixture
def debate(room: Room, db: Session) -> Debate:
    debate = Debate(room, db)
    groups = [
        StakeholderGroup(position=number, name=name)
        for number, name in enumerate(("Military", "Academia", "Press"), start=1)
    ]
    debate.change(rule=Rule.ON_THE_RECORD, groups=groups)
    return debate


def test_card_is_agreed_across_groups_or_divided_or_nothing_is_said(debate: Debate) -> None:
    across, divided = debate.card(ACROSS), debate.card(DIVIDED)
    nothing = debate.card({"Military": (3, 1, 1), "Academia": (1, 1, 3)})

    assert debate.read() == {across: Received.ACROSS, divided: Received.DIVIDED, nothing: None}


def test_note_takes_over_what_may_be_said(debate: Debate) -> None:
    ids = debate.card(ACROSS), debate.card(DIVIDED)

    cards = {card.id: card for card in note_facts(debate.db, debate.seminar).cards}

    assert [(cards[str(one)].is_settled, cards[str(one)].received) for one in ids] == [
        (True, Received.ACROSS),
        (True, Received.DIVIDED),
    ]


def test_nothing_is_said_while_a_debate_runs(debate: Debate) -> None:
    debate.card(ACROSS)
    with debate.room.store.writing(debate.db):
        runs = update(AgendaItem).where(
            AgendaItem.seminar_id == debate.seminar.id, AgendaItem.kind == ItemKind.DEBATE
        )
        debate.db.execute(runs.values(state=ItemState.RUNNING))
    debate.db.expire_all()

    assert debate.read() == {}
    assert [
        (card.is_settled, card.received) for card in note_facts(debate.db, debate.seminar).cards
    ] == [(False, None)]


def test_under_the_chatham_house_rule_and_without_groups_no_group_is_told(debate: Debate) -> None:
    across, divided = debate.card(ACROSS), debate.card(DIVIDED)
    debate.change(rule=Rule.CHATHAM_HOUSE)

    under_the_rule = debate.read()
    debate.change(rule=Rule.ON_THE_RECORD, groups=[])

    assert under_the_rule == debate.read() == {across: None, divided: Received.DIVIDED}


def test_card_whose_answers_wait_to_be_shown_is_left_out(debate: Debate) -> None:
    asked, other = debate.card(ACROSS), debate.card(ACROSS)
    with debate.room.store.writing(debate.db):
        debate.db.add(AskedCard(card_id=asked, asked_at=debate.room.now))

    assert debate.read() == {other: Received.ACROSS}


def test_answers_that_were_shown_are_told_by_group_only_while_all_are_there(debate: Debate) -> None:
    now, card = debate.room.now, debate.card(ACROSS)
    with debate.room.store.writing(debate.db):
        debate.db.add(
            AskedCard(card_id=card, asked_at=now, shown_at=now, agree=12, disagree=5, cannot=1)
        )
    all_there = debate.read()
    with debate.room.store.writing(debate.db):
        gone = select(Mark.voice_id).where(Mark.card_id == card, Mark.value == AGREE).limit(1)
        debate.db.execute(delete(Voice).where(Voice.id == debate.db.scalar(gone)))

    assert (all_there, debate.read()) == ({card: Received.ACROSS}, {card: None})


def test_person_who_answered_two_texts_of_a_point_counts_once(debate: Debate) -> None:
    head = debate.card({"Military": (3, 0, 0), "Academia": (6, 0, 0)})
    other = debate.card({"Military": (0, 3, 0)})
    with debate.room.store.writing(debate.db):
        debate.db.execute(update(Card).where(Card.id == other).values(same_as=head))
        military = debate.voices("Military", 4)
        debate.answer(head, dict.fromkeys(military, AGREE))
        debate.answer(other, dict.fromkeys(military, AGREE))

    # 7 of 10 and 6 of 6. Counted by answers they would be 11 of 14.
    assert debate.read() == {head: None}
    with debate.room.store.writing(debate.db):
        debate.answer(head, dict.fromkeys(debate.voices("Academia", 6), AGREE))
    assert debate.read() == {head: Received.ACROSS}


def test_day_that_is_over_tells_the_same(debate: Debate) -> None:
    debate.card(ACROSS)
    debate.card(DIVIDED)
    debate.card({"Military": (6, 3, 0), "Press": (4, 0, 0), "": (4, 2, 0)})
    before = debate.read()

    with debate.room.store.writing(debate.db):
        mix_people(debate.db, debate.seminar)

    assert (debate.read(), Received.ACROSS in before.values()) == (before, True)


def test_hidden_card_and_another_seminar_are_not_read(debate: Debate) -> None:
    card = debate.card(ACROSS)
    with debate.room.store.writing(debate.db):
        hidden = debate.db.get_one(Card, card)
        hidden.state, hidden.reason = CardState.HIDDEN, HideReason.OFFENSIVE
    other = debate.db.scalars(
        select(Seminar).where(Seminar.public_id == debate.room.other_public_id)
    ).one()

    assert debate.read() == {}
    assert how_received(debate.db, other, shown_cards(debate.db, other.id)) == {}


@pytest.mark.parametrize("cards", [2, 60])
def test_three_statements_whatever_was_written(debate: Debate, cards: int) -> None:
    for _ in range(cards):
        debate.card(DIVIDED)
    shown, seminar = shown_cards(debate.db, debate.seminar.id), debate.seminar
    assert seminar.agenda
    assert seminar.groups

    with statements(debate.room.store) as asked:
        how_received(debate.db, seminar, shown)

    assert len(asked) == 3
