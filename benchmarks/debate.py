"""How many debate pages and answers to cards a second, with few cards and with very many.

`python -m benchmarks.debate --stores sqlite`. Beside them stands the answer to a ranking, on the
same server in the same minute: on a shared machine ratios mean more than figures.
"""

import argparse
import itertools
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import insert, update

from benchmarks.ballots import CROWD, WORKERS, Figures, Stage, machine, stage
from benchmarks.hall import get, post
from seminar.core.offering import lot_of
from seminar.core.terms import CardKind, CardState, ItemKind, ItemState, MarkValue, Scope
from seminar.models import AgendaItem, Area, Card, Voice, card_area

FEW, VERY_MANY = 10, 2_000
PAGES_PER_SECOND = 600
VALUES = tuple(MarkValue)


def main() -> None:
    """Measure, print a table, and leave everything in a file when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="leave all figures in this file")
    parser.add_argument("--seconds", type=float, default=3.0, help="length of one measurement")
    parser.add_argument("--stores", nargs="+", default=list(WORKERS), choices=list(WORKERS))
    wanted = parser.parse_args()
    report: Figures = {"machine": machine(), "stores": {}}
    for store in wanted.stores:
        with stage(store, wanted.seconds) as made:
            report["stores"][store] = measured(made)
        print(table(store, report["stores"][store]))
    if wanted.json:
        wanted.json.write_text(json.dumps(report, indent=1) + "\n")


def measured(made: Stage) -> Figures:
    """Return the figures of the ranking's answer, then of the debate with few and many cards."""
    made.answers(CROWD)
    taken = {"answer to the ranking": made.answers(CROWD)}
    debate(made)
    written: list[UUID] = []
    for number in (FEW, VERY_MANY):
        written += write(made, number - len(written))
        taken[f"page, {number} cards"] = load(made, pages(made))
        taken[f"answer, {number} cards"] = load(made, marks(made, written))
    return taken


def debate(made: Stage) -> None:
    """Let the debate run."""
    states = ((ItemKind.RANKING, ItemState.DONE), (ItemKind.DEBATE, ItemState.RUNNING))
    with made.hall.store.session() as db, made.hall.store.writing(db):
        for kind, state in states:
            item = update(AgendaItem).where(AgendaItem.kind == kind)
            db.execute(item.values(state=state, started_at=datetime.now(UTC)))


def write(made: Stage, number: int) -> list[UUID]:
    """Write so many cards, each on one area, by a voice that none of the phones has."""
    seminar_id, ids, voice = made.hall.seminar_id, [uuid4() for _ in range(number)], uuid4()
    with made.hall.store.session() as db, made.hall.store.writing(db):
        areas = itertools.cycle(db.query(Area.id).filter(Area.seminar_id == seminar_id).all())
        db.execute(
            insert(Voice),
            [{"id": voice, "seminar_id": seminar_id, "key": voice.bytes * 2, "cards_sent": 0}],
        )
        card = {
            "seminar_id": seminar_id,
            "voice_id": voice,
            "kind": CardKind.CONCERN,
            "scope": Scope.AREAS,
            "state": CardState.SHOWN,
            "written_at": datetime.now(UTC),
        }
        texts = (f"Concern {place}: those who flee are followed." for place in range(number))
        db.execute(
            insert(Card),
            [
                {**card, "id": one, "text": text, "lot": lot_of(one)}
                for one, text in zip(ids, texts, strict=True)
            ],
        )
        db.execute(
            insert(card_area),
            [{"card_id": one, "area_id": area.id} for one, area in zip(ids, areas, strict=False)],
        )
    made.hall.settle()
    return ids


def pages(made: Stage) -> list[str]:
    """Return the requests for the page, each of another phone."""
    address, number = f"/s/{made.hall.public_id}/debate", int(PAGES_PER_SECOND * made.seconds)
    return [get(address, cookies(made, phone.seat, phone.cookie)) for phone in made.phones[:number]]


def marks(made: Stage, cards: Sequence[UUID]) -> list[str]:
    """Return answers to cards, one of each phone."""
    return [
        post(
            f"/s/{made.hall.public_id}/cards/{card}/mark",
            {"csrf_token": phone.csrf, "value": value.value},
            cookies(made, phone.seat, phone.cookie),
        )
        for phone, card, value in zip(
            made.phones, itertools.cycle(cards), itertools.cycle(VALUES), strict=False
        )
    ]


def cookies(made: Stage, seat: str, others: str) -> str:
    """Return what a phone sends with each request."""
    return f"seat-{made.hall.public_id}={seat}; {others}"


def load(made: Stage, requests: list[str]) -> Figures:
    """Return the figures of these requests, without the list of those that were answered."""
    figures = made.ours.load(requests, at_once=CROWD, seconds=made.seconds)
    return {**figures, "acknowledged": len(figures["acknowledged"])}


def table(store: str, taken: Figures) -> str:
    """Return the figures as text."""
    lines = [f"\n{store}, {WORKERS[store]} worker(s), {CROWD} at once"]
    for name, figures in taken.items():
        rate, tail = figures["answers_per_second"], figures["p99_ms"]
        lines.append(f"  {name:22} {rate:7.0f}/s  p99 {tail:7.1f} ms  {figures['statuses']}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
