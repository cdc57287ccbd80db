"""A count file as it comes from somebody else: read, or refused with a sentence."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from seminar.core.count_file import (
    COUNTS,
    FORMAT,
    MATRICES,
    RULES,
    VERSION,
    CountTables,
    tables_from_json,
)
from seminar.errors import Refusal

MOST_AREAS = 12
_LONGEST_NUMBER = 20
_GREATEST = 10**15
_KEY = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)
_PARTS = {
    "format", "version", "areas", "round", "rules", "seed", "tables", "recountable", "attested",
}  # fmt: skip


class NoCountFile(Refusal):
    """A text that is no count file of this version."""

    status = 400
    sentence = "This is no count file that this version of Seminar can read."


@dataclass(frozen=True, slots=True)
class WrittenCount:
    """What a count file says: its tables, the answers they add up to, and the numbers from them."""

    areas: int
    answers: int
    tables: CountTables
    recountable: Mapping[str, Any]
    attested: Mapping[str, Any]


def read_count_file(content: bytes) -> WrittenCount:
    """Return a count file; refuses everything that has not exactly its form."""
    try:
        data = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_without_doubles,
            parse_int=_whole_number,
            parse_float=_finite_number,
            parse_constant=_finite_number,
        )
        return _written(data)
    except (ValueError, RecursionError) as trouble:
        raise NoCountFile from trouble


def _written(data: Any) -> WrittenCount:
    _need(isinstance(data, dict) and set(data) == _PARTS)
    _need((data["format"], data["version"], data["rules"]) == (FORMAT, VERSION, RULES))
    areas, tables = data["areas"], data["tables"]
    _need(isinstance(areas, list) and 2 <= len(areas) <= MOST_AREAS)
    _need(isinstance(data["recountable"], dict) and isinstance(data["attested"], dict))
    _refuse_other_tables(tables, len(areas))
    return WrittenCount(
        areas=len(areas),
        answers=tables.pop("answers"),
        tables=tables_from_json(tables),
        recountable=data["recountable"],
        attested=data["attested"],
    )


def _refuse_other_tables(tables: Any, areas: int) -> None:
    """Refuse tables that are not all there, not of this size or not of whole numbers."""
    _need(isinstance(tables, dict))
    _need(set(tables) == {*COUNTS, *MATRICES, "doubled_rank_sums"})
    _need(all(_is_count(tables[name]) for name in COUNTS))
    rows = [(tables["doubled_rank_sums"], areas)]
    for name in MATRICES:
        _need(isinstance(tables[name], list) and len(tables[name]) == areas)
        width = 2 * areas - 1 if name == "doubled_places" else areas
        rows += [(row, width) for row in tables[name]]
    for row, width in rows:
        _need(isinstance(row, list) and len(row) == width and all(map(_is_count, row)))


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= _GREATEST


def _need(condition: object) -> None:
    if not condition:
        raise ValueError


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Of a name that stands there twice one reader takes the first value and another the last.
    _need(len(dict(pairs)) == len(pairs) and all(_KEY.fullmatch(name) for name, _ in pairs))
    return dict(pairs)


def _whole_number(text: str) -> int:
    _need(len(text) <= _LONGEST_NUMBER)
    return int(text)


def _finite_number(text: str) -> float:
    _need(isfinite(float(text)))
    return float(text)
