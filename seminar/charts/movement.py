"""The chart of two rounds: how the average places moved, drawn to scale, labels kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from seminar.charts.palette import LINE, PAPER, SECOND_INK, area_colour
from seminar.charts.spacing import keep_apart
from seminar.charts.svg import drawing, element, lines_of, text
from seminar.core.note.figure import MovementFigure, MovementLine

_WIDTH = 790
_LEFT, _RIGHT = 290, 500
_TOP, _STEP = 36, 56
_LINE, _AIR = 17, 6
_LABEL_CHARACTERS = 33


def movement_chart(figure: MovementFigure) -> str:
    """Return the chart as SVG text: one line for each area, smaller places higher up.

    The scale is the same for every chart, so small differences look small; only the part of
    the scale that has points is drawn.
    """
    labels = [lines_of(line.label, characters=_LABEL_CHARACTERS) for line in figure.lines]
    points = [average for line in figure.lines for average in (line.before, line.after)]
    best, depth = min(points), _STEP * (max(points) - min(points))
    room = max(depth + _LINE + _AIR, sum(_size(label) for label in labels))
    scale = _Scale(best=best, start=_TOP + (room - depth) / 2, bottom=_TOP + room)
    parts = [
        text(figure.before, x=_LEFT, y=18, **_HEAD),
        text(figure.after, x=_RIGHT, y=18, **_HEAD),
        *(_line(line, scale) for line in figure.lines),
        *_side(figure, labels, scale, before=True),
        *_side(figure, labels, scale, before=False),
    ]
    height = round(scale.bottom) + 6
    return drawing(
        parts, width=_WIDTH, height=height, title=figure.title, description=figure.reading
    )


_HEAD: dict[str, str | float] = {
    "font_size": 14,
    "font_weight": 600,
    "fill": SECOND_INK,
    "text_anchor": "middle",
}


@dataclass(frozen=True)
class _Scale:
    """From an average place to a height, and the room that labels have."""

    best: float
    start: float
    bottom: float

    def y(self, place: float) -> float:
        return self.start + _STEP * (place - self.best)


def _size(label: Sequence[str]) -> float:
    """Return the height that a label takes with the air around it."""
    return _LINE * len(label) + _AIR


def _line(line: MovementLine, scale: _Scale) -> str:
    return element(
        "line",
        x1=_LEFT,
        y1=scale.y(line.before),
        x2=_RIGHT,
        y2=scale.y(line.after),
        stroke=area_colour(line.area),
        stroke_width=3,
    )


def _side(
    figure: MovementFigure, labels: Sequence[Sequence[str]], scale: _Scale, *, before: bool
) -> list[str]:
    """Return the points and labels of one round."""
    points = [scale.y(line.before if before else line.after) for line in figure.lines]
    sizes = [_size(label) for label in labels]
    heights = keep_apart(points, sizes, top=_TOP, bottom=scale.bottom)
    parts = []
    for line, label, point, height in zip(figure.lines, labels, points, heights, strict=True):
        parts += _point(line, point, height, before=before)
        average = line.before_text if before else line.after_text
        parts += _label(label, average, height, before=before)
    return parts


def _point(line: MovementLine, point: float, height: float, *, before: bool) -> list[str]:
    """Return the point, and a thin line to its label where the label had to move."""
    x = _LEFT if before else _RIGHT
    colour = area_colour(line.area)
    parts = []
    if abs(point - height) > 4:
        beside = x - 20 if before else x + 20
        parts.append(
            element("line", x1=x, y1=point, x2=beside, y2=height, stroke=LINE, stroke_width=1.5)
        )
    ring = element("circle", cx=x, cy=point, r=5.5, fill=PAPER, stroke=colour, stroke_width=3)
    return [*parts, ring]


def _label(label: Sequence[str], average: str, height: float, *, before: bool) -> list[str]:
    """Return the average in bold beside the point and the name, on up to three lines."""
    side = -1 if before else 1
    x = (_LEFT if before else _RIGHT) + side * 24
    anchor = "end" if before else "start"
    first = height + 5 - _LINE * (len(label) - 1) / 2
    return [
        text(average, x=x, y=height + 5, font_size=14, font_weight=600, text_anchor=anchor),
        *(
            text(words, x=x + side * 30, y=first + _LINE * index, font_size=14, text_anchor=anchor)
            for index, words in enumerate(label)
        ),
    ]
