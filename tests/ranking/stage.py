"""A round in Ada's room: opening, closing, counting and showing it, and what the store holds."""

import uuid
from collections.abc import Callable

from sqlalchemy import select

from seminar.core.ballot import AnswerKind
from seminar.core.terms import ItemKind, ItemState, RoundState
from seminar.facilitation import service as facilitation
from seminar.models import AgendaItem, Ballot, Participation, Round, Seminar
from seminar.ranking import service
from seminar.ranking.service import Outcome
from tests.cast import Room
from tests.client import Browser

AREAS = 5


def open_round(room: Room) -> uuid.UUID:
    """Start the next ranking of the agenda; return its round."""
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        item = db.scalars(
            select(AgendaItem)
            .where(
                AgendaItem.seminar_id == seminar.id,
                AgendaItem.kind == ItemKind.RANKING,
                AgendaItem.state == ItemState.PLANNED,
            )
            .order_by(AgendaItem.position)
        ).first()
        assert item is not None
        facilitation.start_item(db, seminar, item.id, account_id=None, now=room.now)
        return db.scalars(select(Round.id).where(Round.agenda_item_id == item.id)).one()


def close(room: Room, round_id: uuid.UUID) -> None:
    """Close the round."""
    _deed(room, round_id, facilitation.close_round)


def count(room: Room, round_id: uuid.UUID) -> None:
    """Count the round."""
    _deed(room, round_id, facilitation.count_round)


def show(room: Room, round_id: uuid.UUID) -> None:
    """Close, count and show the round."""
    close(room, round_id)
    count(room, round_id)
    _deed(room, round_id, facilitation.show_round)


def set_state(room: Room, round_id: uuid.UUID, state: RoundState) -> None:
    """Put the round into a state that no deed of this part leads to."""
    with room.store.session() as db, room.store.writing(db):
        db.get_one(Round, round_id).state = state


def send(
    room: Room,
    round_id: uuid.UUID,
    ranking: str = "1>2>3>4>5",
    *,
    token: str,
    revision: int = 1,
    kind: AnswerKind = AnswerKind.ORDER,
) -> Outcome:
    """Answer through the service, in a transaction of its own."""
    with room.store.session() as db, room.store.writing(db):
        return service.cast(
            db,
            public_id=room.public_id,
            round_id=round_id,
            token=token,
            kind=kind,
            ranking=ranking,
            revision=revision,
        )


def answers(room: Room, round_id: uuid.UUID) -> list[tuple[str, str, int]]:
    """Return every counted answer of the round."""
    with room.store.session() as db:
        rows = db.execute(
            select(Ballot.kind, Ballot.ranking, Ballot.revision).where(Ballot.round_id == round_id)
        )
        return sorted((row.kind, row.ranking, row.revision) for row in rows)


def taking_part(room: Room, round_id: uuid.UUID) -> int:
    """Return how many seats are noted as having answered."""
    with room.store.session() as db:
        rows = db.scalars(select(Participation.seat_id).where(Participation.round_id == round_id))
        return len(rows.all())


def places(order: str = "12345", **fields: str) -> dict[str, str]:
    """Return the fields of a form: the place of area 1, 2, … with "-" for none, "n" no view."""
    values = {"-": "", "n": "none"}
    chosen = {
        f"place-{area}": values.get(place, place) for area, place in enumerate(order, start=1)
    }
    return {"revision": "1", **chosen, **fields}


def address(room: Room, round_id: uuid.UUID) -> str:
    """Return where answers to the round are sent."""
    return f"/s/{room.public_id}/rounds/{round_id}/answer"


def page(browser: Browser, room: Room) -> str:
    """Return the page of the order."""
    answer = browser.get(f"/s/{room.public_id}/order")
    assert answer.status_code == 200
    return answer.text


def _deed(room: Room, round_id: uuid.UUID, deed: Callable[..., object]) -> None:
    with room.store.session() as db, room.store.writing(db):
        seminar: Seminar = room.seminar(db)
        deed(db, seminar, round_id, account_id=None, now=room.now)
