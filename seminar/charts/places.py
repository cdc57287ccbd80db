"""The chart of one round: average place and middle half of every area, drawn to scale."""

from seminar.charts.palette import INK, LINE, PAPER, SECOND_INK, area_colour
from seminar.charts.svg import drawing, element, lines_of, text
from seminar.core.note.figure import PlaceRow, PlacesFigure

_WIDTH = 720
_LEFT, _RIGHT = 330, 650
_TOP, _ROW = 34, 46


def places_chart(figure: PlacesFigure) -> str:
    """Return the chart as SVG text, one row for each area in the order of the figure."""
    parts = _head(figure)
    for index, row in enumerate(figure.rows):
        parts += _row(row, y=_TOP + _ROW * index + _ROW // 2, places=figure.places)
    return drawing(
        parts,
        width=_WIDTH,
        height=_TOP + _ROW * len(figure.rows) + 6,
        title=figure.title,
        description=figure.description,
    )


def _head(figure: PlacesFigure) -> list[str]:
    return [
        text(figure.first, x=_LEFT, y=18, font_size=13, fill=SECOND_INK),
        text(
            figure.middle,
            x=(_LEFT + _RIGHT) / 2,
            y=18,
            font_size=13,
            fill=SECOND_INK,
            text_anchor="middle",
        ),
        text(figure.last, x=_RIGHT, y=18, font_size=13, fill=SECOND_INK, text_anchor="end"),
    ]


def _row(row: PlaceRow, *, y: int, places: int) -> list[str]:
    colour = area_colour(row.area)
    x = _x(row.average, places)
    parts = [text(row.place, x=0, y=y + 6, font_size=18, font_weight=600, fill=colour)]
    parts += _label(row.label, y=y)
    parts.append(element("line", x1=_LEFT, y1=y, x2=_RIGHT, y2=y, stroke=LINE, stroke_width=1))
    if row.q1 is not None and row.q3 is not None:
        parts.append(_spread(_x(row.q1, places), _x(row.q3, places), y=y, colour=colour))
    parts.append(element("circle", cx=x, cy=y, r=9, fill=PAPER, stroke=colour, stroke_width=1.5))
    parts.append(element("circle", cx=x, cy=y, r=6, fill=colour))
    parts.append(text(row.average_text, x=_WIDTH - 4, y=y + 5, font_weight=600, text_anchor="end"))
    return parts


def _label(label: str, *, y: int) -> list[str]:
    lines = lines_of(label, characters=33)
    # Three lines stand closer, so that none touches a name above or below.
    step = 18 if len(lines) < 3 else 15
    start = y + 5 - step * (len(lines) - 1) / 2
    return [
        text(line, x=42, y=start + step * index, fill=INK, font_weight=600)
        for index, line in enumerate(lines)
    ]


def _spread(start: float, end: float, *, y: int, colour: str) -> str:
    return element(
        "line",
        x1=start,
        y1=y,
        x2=end,
        y2=y,
        stroke=colour,
        stroke_opacity=0.35,
        stroke_width=8,
        stroke_linecap="round",
    )


def _x(place: float, places: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (place - 1) / (places - 1)
