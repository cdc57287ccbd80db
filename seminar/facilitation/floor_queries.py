"""What the console shows of the floor: who has it, and how the time was shared among the areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from seminar.core.attention import area_talks, little_discussed, shares
from seminar.core.floor import FloorSpan, floor_seconds
from seminar.core.terms import CardKind, ItemKind
from seminar.models import Seminar
from seminar.readings.areas import area_texts
from seminar.readings.debate import points, shown_cards
from seminar.readings.floor import FloorNow, floor_now, floor_spans
from seminar.readings.step import current_step
from seminar.readings.steps import areas_of_shown_steps, steps_were_held

# The bars move this often while somebody has the floor. A console that replaced its buttons more
# often could take one away between the pressing and the letting go of a finger.
GRID = timedelta(seconds=15)


@dataclass(frozen=True)
class FloorRow:
    """One area: its seconds on the floor, and its share in percent once there is any.

    `length` is the share as a bar, 0 to 100; `is_little` says that little was said on it.
    """

    area: int
    name: str
    seconds: int
    percent: int | None
    has_floor: bool
    is_little: bool

    @property
    def length(self) -> int:
        """The share as the length of a bar."""
        return self.percent or 0


@dataclass(frozen=True)
class FloorPage:
    """The floor of this moment; `equal` is the equal share in percent.

    `next` is the area that should have it next, if one was left behind.
    """

    is_debating: bool
    now: FloorNow | None
    rows: tuple[FloorRow, ...]
    equal: int
    next: FloorRow | None

    @property
    def was_given(self) -> bool:
        """Whether any area had the floor yet."""
        return any(row.seconds for row in self.rows)

    @property
    def holder(self) -> FloorRow | None:
        """The area that has the floor; None where nobody has it, or all of them together."""
        return next((row for row in self.rows if row.has_floor), None)


def floor_page(db: Session, seminar: Seminar, language: str, *, now: datetime) -> FloorPage:
    """Return the floor of this moment, in a fixed number of statements."""
    item = current_step(db, seminar.id).item
    is_debating = item is not None and item.kind is ItemKind.DEBATE
    current = floor_now(db, item, now=now)
    areas = area_texts(seminar, language)
    spans = floor_spans(db, seminar.id)
    seconds = floor_seconds(spans, areas=len(areas), until=_on_grid(spans, now))
    parts = shares(seconds)
    little = _little(db, seminar, seconds)
    rows = tuple(
        FloorRow(
            area=area.number,
            name=area.short,
            seconds=had,
            percent=None if parts is None else round(100 * parts[area.number - 1]),
            has_floor=current is not None and current.area == area.number,
            is_little=area.number in little,
        )
        for area, had in zip(areas, seconds, strict=True)
    )
    return FloorPage(is_debating, current, rows, round(100 / len(rows)), _next(rows))


def _on_grid(spans: Sequence[FloorSpan], now: datetime) -> datetime:
    """Return the moment up to which time is shown; what has ended counts to its end at once."""
    if not spans:
        return now
    last = max(moment for span in spans for moment in (span.started, span.ended) if moment)
    return last + max((now - last) // GRID, 0) * GRID


def _little(db: Session, seminar: Seminar, seconds: tuple[int, ...]) -> tuple[int, ...]:
    cards = shown_cards(db, seminar.id)
    # Before an item for steps is held, cards that propose something stand for them.
    steps = [
        card.areas for card in cards for _ in range(card.texts) if card.kind is CardKind.PROPOSAL
    ]
    if steps_were_held(seminar):
        steps = list(areas_of_shown_steps(db, seminar.id))
    talks = area_talks(
        seconds,
        cards=[card.areas for card in cards for _ in range(card.texts)],
        steps=steps,
        points=[point.areas for point in points(db, seminar.id)],
    )
    return little_discussed(talks)


def _next(rows: tuple[FloorRow, ...]) -> FloorRow | None:
    """Return the area with the least time among those of which little was said.

    None before any area had the floor, and while one of them has it.
    """
    behind = [row for row in rows if row.is_little]
    if not any(row.seconds for row in rows) or any(row.has_floor for row in behind):
        return None
    return min(behind, key=lambda row: (row.seconds, row.area), default=None)
