"""The one place that turns the figure of a document into its picture."""

from seminar.charts.agreement import agreement_bar
from seminar.charts.movement import movement_chart
from seminar.charts.places import places_chart
from seminar.core.note.figure import FigureSpec, MovementFigure, PlacesFigure


def figure_svg(figure: FigureSpec) -> str:
    """Return the picture of a figure as SVG text, for page and paper alike."""
    match figure:
        case PlacesFigure():
            return places_chart(figure)
        case MovementFigure():
            return movement_chart(figure)
        case _:
            return agreement_bar(figure)
