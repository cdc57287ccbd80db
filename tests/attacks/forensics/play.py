"""The worst case: people arrive, speak and answer one after the other, always in the same order."""

import random
import uuid
from collections.abc import Sequence
from itertools import permutations

from flask import Flask
from sqlalchemy import select

from seminar.access.tokens import answer_key, seat_hash, voice_key
from seminar.core.terms import CardKind, IdentityMode, ItemKind, ItemState, MarkValue, Scope
from seminar.debate import service as debate
from seminar.debate.weighing_service import weigh_card
from seminar.facilitation import asked_service
from seminar.models import Ballot, Question, Round, Seat, Voice
from seminar.readings.counted import Counted
from tests.cast import furnish_room
from tests.debate.steps_stage import mark, proposed
from tests.debate.views_stage import set_views, share, worded
from tests.facilitation.day import Day

ORDERS = [">".join(order) for order in permutations("12345")]


class Play:
    """A seminar in which person 0 is always first; each order is given by one person only."""

    def __init__(self, app: Flask, *, mode: IdentityMode, people: int, now: object) -> None:
        self.room = furnish_room(app, now=now, mode=mode)
        self.mode = mode
        self.day = Day(self.room)
        self.day.tokens = [self.room.new_seat() for _ in range(people)]
        self.orders: dict[uuid.UUID, Sequence[str]] = {}

    def speak(self) -> None:
        """Let everybody write a card and answer the one before; hands are raised for the last."""
        self.day.start(ItemKind.DEBATE)
        earlier: uuid.UUID | None = None
        for token in self.day.tokens:
            with self.room.store.session() as db, self.room.store.writing(db):
                seminar, card_id = self.room.seminar(db), uuid.uuid4()
                debate.write_card(
                    db,
                    seminar,
                    token,
                    card_id=card_id,
                    card=debate.NewCard(
                        CardKind.CONCERN, Scope.ALL, (), "Traffickers follow the displaced."
                    ),
                    now=self.room.now,
                )
                if earlier:
                    weigh_card(db, seminar, token, earlier, MarkValue.AGREE)
                earlier = card_id
        self._raise_hands(earlier)

    def _raise_hands(self, card_id: uuid.UUID | None) -> None:
        assert card_id is not None
        seats = len(self.day.tokens)
        with self.room.store.session() as db, self.room.store.writing(db):
            seminar, at = self.room.seminar(db), {"account_id": None, "now": self.room.now}
            asked_service.ask_card(db, seminar, card_id, **at)
            asked_service.count_hands(db, seminar, card_id, Counted(seats - 9, 6, 3), **at)

    def word_views(self) -> uuid.UUID:
        """Let everybody word a different view and share the one before; return the item."""
        set_views(self.room, ItemState.PLANNED)
        item_id = self.day.start(ItemKind.VIEWS)
        earlier: uuid.UUID | None = None
        for number, token in enumerate(self.day.tokens):
            self.room.seats["speaker"] = token
            view_id = worded(self.room, "speaker", text=f"View {number}")
            if earlier:
                share(self.room, earlier, token=token)
            earlier = view_id
        return item_id

    def propose_steps(self) -> uuid.UUID:
        """Let everybody propose a step and mark the one before; return the item."""
        item_id = self.day.start(ItemKind.STEPS)
        earlier: uuid.UUID | None = None
        for number, token in enumerate(self.day.tokens):
            self.room.seats["speaker"] = token
            step_id = proposed(self.room, "speaker", text=f"Step {number}")
            if earlier:
                mark(self.room, earlier, token=token)
            earlier = step_id
        return item_id

    def answer(self, *, nth: int) -> uuid.UUID:
        """Hold a round and close it; return its id."""
        round_id = self.day.open_round(nth=nth)
        # Always the same orders, whose search is then known; who gives which one is chance.
        given = random.Random(nth).sample(ORDERS, len(self.day.tokens))
        self.orders[round_id] = random.sample(given, len(given))
        self.day.answer(round_id, self.orders[round_id])
        self.day.close(round_id)
        return round_id

    def count(self, round_id: uuid.UUID) -> None:
        """Count the round as the console does."""
        path = f"/seminars/{self.room.public_id}/rounds/{round_id}/count"
        assert self.room.staff("ben").post(path).status_code == 303

    def seats(self) -> dict[bytes, int]:
        """Return the person of each seat."""
        with self.room.store.session() as db:
            ids = dict(db.execute(select(Seat.token_sha256, Seat.id)).all())
        return {ids[seat_hash(token)].bytes: n for n, token in enumerate(self.day.tokens)}

    def voices(self) -> dict[bytes, int]:
        """Return the person of each voice."""
        with self.room.store.session() as db:
            seminar_id = self.room.seminar(db).id
            ids = dict(db.execute(select(Voice.key, Voice.id)).all())
        keys = [voice_key(token, seminar_id) for token in self.day.tokens]
        return {ids[key].bytes: n for n, key in enumerate(keys) if key in ids}

    def answers(self, round_id: uuid.UUID) -> dict[str, int]:
        """Return the person of each order."""
        return {order: n for n, order in enumerate(self.orders[round_id])}

    def promised_keys(self, round_id: uuid.UUID) -> list[bytes]:
        """Return the keys that the holders of the seats can make."""
        with self.room.store.session() as db:
            question_id = db.scalar(select(Question.id).join(Round).where(Round.id == round_id))
        scope = round_id if self.mode is IdentityMode.ANONYMOUS else question_id
        return [answer_key(token, scope) for token in self.day.tokens]

    def stored(self, round_id: uuid.UUID) -> list[str]:
        """Return the orders that the store holds."""
        with self.room.store.session() as db:
            return sorted(db.scalars(select(Ballot.ranking).where(Ballot.round_id == round_id)))
