"""The answer as a browser sends it: a place for each area, or all of them together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from seminar.core.ballot import (
    AnswerKind,
    BallotRefused,
    PlaceOutOfRange,
    UnreadableOrder,
    ranking_from_places,
)
from seminar.ranking.queries import NO_VIEW, UNTOUCHED

FIELD = re.compile(r"place-([1-9][0-9]?)", re.ASCII)
PLACE = re.compile(r"[1-9][0-9]?", re.ASCII)
REVISION = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


class UntouchedList(BallotRefused):
    """Nothing was moved or chosen; a list as it lay there is nobody's order."""

    status = 422
    sentence = "The list was sent as it was. An order nobody made is not counted."


class AreasWithoutPlace(BallotRefused):
    """Some areas were placed and others left as they were."""

    status = 422

    def __init__(self, areas: tuple[int, ...]) -> None:
        super().__init__("Some areas have neither a place nor “no view”.")
        self.areas = areas


@dataclass(frozen=True)
class SentAnswer:
    """What was sent, as it was sent. `chosen` is a place, no view or nothing for each area."""

    together: bool
    chosen: Mapping[int, str]
    revision: str

    @property
    def kind(self) -> AnswerKind:
        """What kind of answer this is."""
        return AnswerKind.TOGETHER if self.together else AnswerKind.ORDER

    @property
    def next_revision(self) -> int:
        """The number of this sending; refuses a text that is none."""
        if not REVISION.fullmatch(self.revision):
            raise UnreadableOrder
        return int(self.revision)

    def ranking(self) -> str:
        """Return the canonical text of the order; refuses a list that is not filled in."""
        if self.together:
            return ""
        left = tuple(area for area, place in self.chosen.items() if place == UNTOUCHED)
        if len(left) == len(self.chosen):
            raise UntouchedList
        if left:
            raise AreasWithoutPlace(left)
        areas = len(self.chosen)
        placed = {area: _place(area, text, areas) for area, text in self.chosen.items()}
        return ranking_from_places(placed, areas).text


def sent_answer(fields: MultiDict[str, str]) -> SentAnswer:
    """Return the answer in a form. An area named twice gets both places, which is none."""
    found = {name: FIELD.fullmatch(name) for name in fields}
    return SentAnswer(
        together=fields.get("answer") == AnswerKind.TOGETHER,
        chosen={
            int(area[1]): ",".join(fields.getlist(name)) for name, area in found.items() if area
        },
        revision=fields.get("revision", ""),
    )


def _place(area: int, text: str, areas: int) -> int | None:
    if text == NO_VIEW:
        return None
    if not PLACE.fullmatch(text):
        raise PlaceOutOfRange(area, areas)
    return int(text)
