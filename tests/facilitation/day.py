"""A day in Ada's room: short ways of leading it and of answering."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select

from seminar.core.ballot import AnswerKind
from seminar.core.terms import ItemKind
from seminar.facilitation import again_service, service
from seminar.models import AgendaItem, JournalEntry, Round
from seminar.ranking import service as ranking
from tests.cast import Room

# Eight people who agree on most, and the same people in the opposite mind.
ORDERS = ("1>2>3>4>5",) * 5 + ("2>1>3>4>5", "1>3>2>4>5", "1>2>3>4=5")

REASON = "the question was not understood"


def opposite(order: str) -> str:
    """Return the order read from its end."""
    return ">".join(reversed(order.split(">")))


@dataclass
class Day:
    """Leads the room; each deed is a transaction of its own, one minute after the last."""

    room: Room
    account_id: uuid.UUID | None = None
    minute: int = 0
    tokens: list[str] = field(default_factory=list)

    def lead(self, deed: Callable[..., bool], *values: object, **details: object) -> bool:
        """Do one of the facilitator's deeds; return whether it changed anything."""
        self.minute += 1
        moment = self.room.now + timedelta(minutes=self.minute)
        with self.room.store.session() as db, self.room.store.writing(db):
            seminar = self.room.seminar(db)
            return deed(db, seminar, *values, account_id=self.account_id, now=moment, **details)

    def items(self, kind: ItemKind) -> list[uuid.UUID]:
        """Return the items of one kind, in the order of the agenda."""
        with self.room.store.session() as db:
            agenda = self.room.seminar(db).agenda
            return [item.id for item in agenda if item.kind is kind]

    def start(self, kind: ItemKind, *, nth: int = 0) -> uuid.UUID:
        """Start an item; return its id."""
        item_id = self.items(kind)[nth]
        assert self.lead(service.start_item, item_id)
        return item_id

    def open_round(self, *, nth: int = 0, kind: ItemKind = ItemKind.RANKING) -> uuid.UUID:
        """Start a ranking; return the id of its round."""
        return self.last_attempt(self.start(kind, nth=nth))

    def draft_round(self) -> uuid.UUID:
        """Start the first ranking with its question; return the id of its round."""
        item_id = self.items(ItemKind.RANKING)[0]
        assert self.lead(service.start_item, item_id, question_first=True)
        return self.last_attempt(item_id)

    def last_attempt(self, item_id: uuid.UUID) -> uuid.UUID:
        """Return the id of the round that an item asked last."""
        with self.room.store.session() as db:
            asked = select(Round.id).where(Round.agenda_item_id == item_id)
            return db.scalars(asked.order_by(Round.attempt.desc())).first()

    def ask_again(self, round_id: uuid.UUID, *, reason: str = REASON) -> uuid.UUID:
        """Ask a closed round again; return the id of the new attempt."""
        assert self.lead(again_service.ask_again, round_id, reason=reason)
        return self.last_attempt(self.asked(round_id).agenda_item_id)

    def set_aside(self, round_id: uuid.UUID, *, reason: str = REASON) -> None:
        """Set a closed round aside."""
        assert self.lead(again_service.set_aside, round_id, reason=reason)

    def plan_practice(self, *, times: int = 1) -> None:
        """Put items that try the phones out before everything else that is planned."""
        with self.room.store.session() as db, self.room.store.writing(db):
            seminar = self.room.seminar(db)
            for item in seminar.agenda:
                item.position += times
            for position in range(1, times + 1):
                title = f"Phones {position}"
                seminar.agenda.append(
                    AgendaItem(position=position, kind=ItemKind.PRACTICE, title=title, minutes=5)
                )

    def practise(self, *, nth: int = 0) -> uuid.UUID:
        """Start trying the phones out; return the id of the round."""
        return self.open_round(nth=nth, kind=ItemKind.PRACTICE)

    def answer(self, round_id: uuid.UUID, orders: Iterable[str], *, together: int = 0) -> None:
        """Let one person after the other answer; the same people come first in each round."""
        given = [(AnswerKind.ORDER, order) for order in orders]
        given += [(AnswerKind.TOGETHER, "")] * together
        self.tokens += [self.room.new_seat() for _ in range(len(given) - len(self.tokens))]
        for token, (kind, order) in zip(self.tokens, given, strict=False):
            with self.room.store.session() as db, self.room.store.writing(db):
                ranking.cast(
                    db,
                    public_id=self.room.public_id,
                    round_id=round_id,
                    token=token,
                    kind=kind,
                    ranking=order,
                    revision=1,
                )

    def close(self, round_id: uuid.UUID) -> None:
        """Close a round."""
        assert self.lead(service.close_round, round_id)

    def seal(self, round_id: uuid.UUID) -> None:
        """Close a round and count it."""
        self.close(round_id)
        assert self.lead(service.count_round, round_id)

    def show(self, round_id: uuid.UUID) -> None:
        """Close a round, count it and show it."""
        self.seal(round_id)
        assert self.lead(service.show_round, round_id)

    def lead_to_the_end(self) -> None:
        """Finish whatever runs."""
        with self.room.store.session() as db:
            running = [item.id for item in self.room.seminar(db).agenda if item.state == "running"]
        for item_id in running:
            assert self.lead(service.finish_item, item_id)

    def asked(self, round_id: uuid.UUID) -> Round:
        """Return the round as it is stored now."""
        with self.room.store.session() as db:
            return db.get_one(Round, round_id)

    def item(self, item_id: uuid.UUID) -> AgendaItem:
        """Return the item as it is stored now."""
        with self.room.store.session() as db:
            return db.get_one(AgendaItem, item_id)

    def journal(self) -> list[tuple[str, str, str]]:
        """Return what was done, in order: deed, object, detail."""
        with self.room.store.session() as db:
            entries = db.scalars(
                select(JournalEntry)
                .where(JournalEntry.seminar_id == self.room.seminar(db).id)
                .order_by(JournalEntry.seq)
            )
            return [(entry.deed, entry.object, entry.detail) for entry in entries]

    def version(self) -> int:
        """Return how often the room was told that something changed."""
        with self.room.store.session() as db:
            return self.room.seminar(db).version
