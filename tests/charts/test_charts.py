"""Charts as SVG: well-formed, escaped, spoken, without style or script."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from seminar.charts.agreement import agreement_bar
from seminar.charts.movement import movement_chart
from seminar.charts.palette import AREA_COLOURS, area_colour
from seminar.charts.places import places_chart
from seminar.charts.spacing import keep_apart
from seminar.charts.svg import lines_of
from seminar.core.note.figure import (
    AgreementFigure,
    AgreementPart,
    MovementFigure,
    MovementLine,
    PlaceRow,
    PlacesFigure,
)
from tests.core.note import rooms

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("1")</script> & \x00 \ud800'
NAME = "Preventing and responding to conflict-related sexual violence"


def places(label: str = NAME) -> str:
    rows = (
        PlaceRow(4, label, "1", 1.0, "1.0", 1.0, 2.0),
        PlaceRow(2, "Children", "2", 5.0, "5.0", None, None),
    )
    return places_chart(PlacesFigure(label, "Reading.", 5, "first", "middle", "fifth", rows))


def movement(label: str = NAME, *, areas: int = 2) -> str:
    lines = tuple(
        MovementLine(number, label, 1.5, "1.5", 1.5 + number / 10, "1.6")
        for number in range(1, areas + 1)
    )
    return movement_chart(MovementFigure(label, "Reading.", areas, "Before", "After", lines))


def agreement(label: str = "agree", *, people: int = 13) -> str:
    parts = (AgreementPart(label, people), AgreementPart("b", 0), AgreementPart("c", 3))
    return agreement_bar(AgreementFigure(label, "Reading.", *parts))


@pytest.mark.parametrize("draw", [places, movement, agreement])
def test_chart_speaks_and_carries_neither_style_nor_script(draw: type[str]) -> None:
    root = ET.fromstring(draw(HOSTILE))

    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert names <= {"svg", "title", "desc", "text", "line", "circle", "rect"}
    assert "style" not in attributes
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == '<script>alert("1")</script> &'
    assert root.findtext(f"{SVG}desc") == "Reading."


@pytest.mark.parametrize("draw", [places, movement])
def test_nothing_is_drawn_outside_the_picture(draw: type[str]) -> None:
    root = ET.fromstring(draw(NAME))
    width, height = float(root.get("width", 0)), float(root.get("height", 0))

    for element in root.iter():
        for name in ("x", "x1", "x2", "cx"):
            assert 0 <= float(element.get(name, 0)) <= width
        for name in ("y", "y1", "y2", "cy"):
            assert 0 <= float(element.get(name, 0)) <= height


def test_places_stand_to_scale() -> None:
    root = ET.fromstring(places())

    middles = [float(dot.get("cx", 0)) for dot in root.iter(f"{SVG}circle")]
    assert middles == [330.0, 330.0, 650.0, 650.0]


def test_labels_of_movement_do_not_touch() -> None:
    root = ET.fromstring(movement("Name", areas=12))

    after = sorted(
        float(text.get("y", 0))
        for text in root.iter(f"{SVG}text")
        if text.text == "Name" and text.get("text-anchor") == "start"
    )
    gaps = [lower - upper for upper, lower in pairwise(after)]
    assert min(gaps) >= 17


def test_agreement_is_drawn_to_scale_and_said_in_words() -> None:
    root = ET.fromstring(agreement())

    widths = [float(part.get("width", 0)) for part in root.iter(f"{SVG}rect")]
    assert widths == [360.0, 292.5, 67.5]
    assert [text.text for text in root.iter(f"{SVG}text")] == ["agree 13 · b 0 · c 3"]


def test_labels_far_apart_stay_where_they_are() -> None:
    assert keep_apart([10, 50], [10, 10], top=0, bottom=60) == [10, 50]


def test_labels_that_touch_are_centred_on_where_they_were() -> None:
    assert keep_apart([32, 30], [20, 10], top=0, bottom=100) == [38.5, 23.5]


def test_labels_stay_inside() -> None:
    assert keep_apart([0, 1, 99], [10, 10, 10], top=0, bottom=100) == [5, 15, 95]


def test_long_labels_end_in_an_ellipsis() -> None:
    assert lines_of("one two three four five", characters=9) == ["one two", "three", "four five"]
    assert lines_of("one two three four five six", characters=9) == ["one two", "three…"]
    assert lines_of(" ", characters=9) == [""]


@pytest.mark.parametrize("draw", [places, movement])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_of_the_five_areas_stand_whole_beside_their_lines(
    draw: type[str], language: str
) -> None:
    for name in rooms.NAMES[language]:
        root = ET.fromstring(draw(name))
        said = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))

        assert name in said
        assert "…" not in said


def test_twelve_areas_have_twelve_colours() -> None:
    colours = [area_colour(number) for number in range(1, 13)]

    assert colours == list(AREA_COLOURS)
    assert len(set(colours)) == 12
