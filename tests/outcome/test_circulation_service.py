"""Circulating: one link, until when it takes objections, and what becomes of them."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from seminar.access import tokens
from seminar.core.terms import CardState, ItemKind, ObjectionState
from seminar.debate.own_service import take_card_back
from seminar.errors import NotFound
from seminar.models import Card, NoteLink, NoteVersion, Objection
from seminar.outcome import circulation_service as circulation
from seminar.outcome.circulation_service import Deciding
from seminar.outcome.refusals import (
    CorrectionsClosed,
    EnoughObjections,
    NotOwnCard,
    ObjectionAlreadySent,
    UnfitDeadline,
    UnfitObjection,
)
from tests.cast import Room
from tests.core.note.document_text import document_text
from tests.debate.stage import written
from tests.debate.views_stage import worded_before
from tests.facilitation.day import Day
from tests.outcome.stage import circulate, draft_of, link_token_of, objected

KEY, SAID = "limits.room", "They were no sample of anybody else."
HOUR = timedelta(hours=1)
TEXT = "A card of Chidi’s own."


def objections(room: Room) -> list[tuple[str, str, ObjectionState]]:
    with room.store.session() as db:
        rows = db.scalars(select(Objection).order_by(Objection.text))
        return [(row.key, row.text, row.state) for row in rows]


def send(room: Room, text: str = "No.", *, key: str = KEY, made: uuid.UUID | None = None) -> bool:
    """Object by the link, an hour after it was made."""
    with room.store.session() as db, room.store.writing(db):
        return circulation.object_to_sentence(
            db,
            room.seminar(db),
            token=link_token_of(room),
            objection_id=made or uuid.uuid4(),
            key=key,
            text=text,
            now=room.now + HOUR,
        )


def not_meant(room: Room, card: uuid.UUID, name: str = "chidi", text: str = "") -> bool:
    with room.store.session() as db, room.store.writing(db):
        return circulation.object_to_own_card(
            db,
            room.seminar(db),
            room.seats[name],
            card_id=card,
            text=text,
            now=room.now + HOUR,
        )


def decided(
    room: Room, made: uuid.UUID, state: ObjectionState, *, answer: str = "", annex: bool = True
) -> str:
    """Decide an objection and return the note."""
    with room.store.session() as db, room.store.writing(db):
        circulation.decide(
            db,
            room.seminar(db),
            made,
            Deciding(state, answer, in_annex=annex),
            account_id=None,
            now=room.now,
        )
    return document_text(draft_of(room).note())


def said(room: Room) -> uuid.UUID:
    """Let Chidi write a card and word a view; return the card's id."""
    Day(room).start(ItemKind.DEBATE)
    card = written(room, text=TEXT)
    worded_before(room)
    return card


def test_store_keeps_no_link_only_its_hash(room: Room) -> None:
    token = circulate(room)

    with room.store.session() as db:
        kept = db.scalars(select(NoteLink)).one()

    assert kept.token_sha256 == tokens.note_link_hash(token)
    assert token not in repr(vars(kept))


def test_same_form_sent_twice_makes_one_link_and_one_version(room: Room) -> None:
    circulate(room)
    circulate(room)

    with room.store.session() as db:
        counts = [db.scalar(select(func.count()).select_from(t)) for t in (NoteLink, NoteVersion)]
    assert counts == [1, 1]


@pytest.mark.parametrize("hours", [-1, 0, 24 * 367])
def test_deadline_that_has_passed_or_is_far_away_is_refused(room: Room, hours: int) -> None:
    with pytest.raises(UnfitDeadline):
        circulate(room, until=room.now + hours * HOUR)


def test_another_objection_under_a_taken_id_is_refused(room: Room) -> None:
    circulate(room)
    made = uuid.uuid4()

    assert [send(room, made=made), send(room, made=made)] == [True, False]
    with pytest.raises(ObjectionAlreadySent):
        send(room, "Something else.", made=made)


def test_one_sentence_and_one_link_take_only_so_many_objections(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(circulation, "MOST_TO_A_SENTENCE", 2)
    monkeypatch.setattr(circulation, "MOST_OBJECTIONS", 3)
    circulate(room)
    send(room)
    send(room)

    with pytest.raises(EnoughObjections):
        send(room)
    send(room, key="next.lead")
    with pytest.raises(EnoughObjections):
        send(room, key="next.organiser")


def test_nobody_says_so_of_a_card_of_somebody_else(room: Room) -> None:
    card = said(room)
    circulate(room)

    with pytest.raises(NotOwnCard):
        not_meant(room, card, "dana")

    assert objections(room) == []


def test_own_card_that_is_in_no_circulated_note_or_hidden_is_not_found(room: Room) -> None:
    card = said(room)
    with pytest.raises(NotFound):
        not_meant(room, card)
    circulate(room)
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Card).values(state=CardState.HIDDEN, reason="names"))

    with pytest.raises(NotFound):
        not_meant(room, card)
    with pytest.raises(NotFound):
        not_meant(room, uuid.uuid4())


def test_author_is_held_to_deadline_and_length(room: Room) -> None:
    card = said(room)
    circulate(room, until=room.now + HOUR)

    with pytest.raises(CorrectionsClosed):
        not_meant(room, card)
    with pytest.raises(UnfitObjection):
        not_meant(room, card, text="x" * 281)


def test_left_objection_stands_in_the_annex_if_the_rapporteur_chose_it(room: Room) -> None:
    made = objected(room, text="Two groups were missing.")

    note = decided(room, made, ObjectionState.LEFT)

    assert "## Annex: objections to the draft" in note
    assert "> “Two groups were missing.”" in note
    assert "Said of: “The note reflects the people in the room on that day." in note


@pytest.mark.parametrize(
    ("state", "annex"),
    [
        (ObjectionState.LEFT, False),
        (ObjectionState.TAKEN, True),
        (ObjectionState.ANSWERED, True),
    ],
)
def test_other_objections_stand_in_no_note(room: Room, state: ObjectionState, annex: bool) -> None:
    made = objected(room, text="Two groups were missing.")

    assert "Two groups were missing." not in decided(room, made, state, annex=annex)


def test_author_objects_to_no_card_that_the_note_only_counts(room: Room) -> None:
    said(room)
    cards = [written(room, text=f"Card {number}.") for number in range(4)]
    circulate(room)
    note = document_text(draft_of(room).note())
    counted = [
        card
        for card, number in zip(cards, range(4), strict=True)
        if f"“Card {number}.”" not in note
    ]

    assert counted
    with pytest.raises(NotFound):
        not_meant(room, counted[0])


def test_objection_of_an_author_goes_with_a_card_that_is_taken_back(room: Room) -> None:
    card = said(room)
    circulate(room)
    not_meant(room, card, text="I meant roads.")

    with room.store.session() as db, room.store.writing(db):
        assert take_card_back(db, room.seminar(db), room.seats["chidi"], card)

    with room.store.session() as db:
        version = db.scalars(select(NoteVersion)).one()
        assert db.scalars(select(Objection)).all() == []
        assert "Chidi\\u2019s own" not in version.note
