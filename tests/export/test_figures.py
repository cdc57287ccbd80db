"""Each kind of figure is drawn by its own chart."""

from seminar.charts.agreement import agreement_bar
from seminar.charts.movement import movement_chart
from seminar.charts.places import places_chart
from seminar.core.note.figure import (
    AgreementFigure,
    AgreementPart,
    FigureSpec,
    MovementFigure,
    MovementLine,
    PlaceRow,
    PlacesFigure,
)
from seminar.export.figures import figure_svg


def test_each_figure_is_drawn_by_its_chart() -> None:
    row = PlaceRow(1, "Area", "1", 1.0, "1.0", None, None)
    places = PlacesFigure("Title", "Reading.", 2, "first", "middle", "second", (row,))
    line = MovementLine(1, "Area", 1.0, "1.0", 1.5, "1.5")
    movement = MovementFigure("Title", "Reading.", 2, "Before", "After", (line,))
    part = AgreementPart("agree", 5)
    agreement = AgreementFigure("Title", "Reading.", part, part, part)
    figures: tuple[FigureSpec, ...] = (places, movement, agreement)

    drawn = [figure_svg(figure) for figure in figures]

    assert drawn == [places_chart(places), movement_chart(movement), agreement_bar(agreement)]
