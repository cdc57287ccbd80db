"""The orders of people that SQLite's files give away."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.attacks.forensics.judge import Evidence
from tests.attacks.forensics.play import Play
from tests.attacks.forensics.sqlite_file import Cell, SqliteFile, commits


def evidence(play: Play, round_id: uuid.UUID, file: Path) -> Evidence:
    """Read the file and its log; `file` may lag behind the log."""
    log = list(commits(file.with_name(f"{file.name}-wal")))
    before = SqliteFile.read(file)
    now = SqliteFile({**before.pages, **{n: page for commit in log for n, page in commit.items()}})
    seats, voices, answers = play.seats(), play.voices(), play.answers(round_id)

    def took_part(cell: Cell) -> int | None:
        return seats.get(cell.values[1]) if cell.values[0] == round_id.bytes else None

    def answered(cell: Cell) -> int | None:
        return answers.get(cell.values[3]) if cell.values[0] == round_id.bytes else None

    def listed(cell: Cell) -> int | None:
        return answers.get(cell.values[2]) if cell.values[0] == round_id.bytes else None

    return {
        "seat": {
            **_orders_of(now, "seat", seats),
            **_two_ways("participation", now.rows("participation"), took_part),
            "participation in the log": _by_commit(before, log, "participation", took_part),
        },
        "ballot": {
            **_two_ways("row", now.rows("ballot"), answered),
            **_two_ways("index", now.entries("ballot")["ix_ballot_round_id_kind_ranking"], listed),
            "row in the log": _by_commit(before, log, "ballot", answered),
        },
        "voice": {
            **_orders_of(now, "voice", voices),
            **_two_ways("card", now.rows("card"), lambda cell: voices.get(cell.values[2])),
            **_two_ways("answer", now.rows("mark"), lambda cell: voices.get(cell.values[1])),
            **_two_ways(
                "view", now.rows("different_view"), lambda cell: voices.get(cell.values[2])
            ),
            **_two_ways("share", now.rows("view_share"), lambda cell: voices.get(cell.values[1])),
            **_two_ways("step", now.rows("next_step"), lambda cell: voices.get(cell.values[2])),
            **_two_ways("worth", now.rows("step_mark"), lambda cell: voices.get(cell.values[1])),
        },
    }


def _orders_of(file: SqliteFile, table: str, people: Mapping[bytes, int]) -> dict[str, list[int]]:
    """Return the orders of a table and of each of its indexes."""
    rows = file.rows(table)
    ids = {cell.rowid: cell.values[0] for cell in rows}
    orders = _two_ways("row", rows, lambda cell: people.get(cell.values[0]))
    for name, entries in file.entries(table).items():
        orders |= _two_ways(name, entries, lambda cell: people.get(ids[cell.values[-1]]))
    return orders


def _two_ways(
    name: str, cells: list[Cell], person: Callable[[Cell], int | None]
) -> dict[str, list[int]]:
    """Return the order of the keys, and that in which cells were put on their pages."""
    placed = sorted(cells, key=lambda cell: (cell.page, -cell.offset))
    return {f"{name} key": _known(map(person, cells)), f"{name} place": _known(map(person, placed))}


def _by_commit(
    before: SqliteFile, log: list[dict[int, bytes]], table: str, person: Callable
) -> list[int]:
    """Return people in the order in which the log first shows them."""
    old = {*_known(map(person, before.rows(table)))}
    shown: list[int] = []
    pages = dict(before.pages)
    for commit in log:
        pages |= commit
        people = _known(map(person, SqliteFile(pages).rows(table)))
        shown += [one for one in people if one not in old and one not in shown]
    return shown


def _known(people: Iterable[int | None]) -> list[int]:
    return [person for person in people if person is not None]
