"""The colours of charts: inks, lines and one colour for each area, equal on page and paper."""

INK = "#14213d"
SECOND_INK = "#4a5672"
LINE = "#dfe3ec"
PAPER = "#ffffff"
AGREE = "#2c6e3f"
DISAGREE = "#a2500b"
CANNOT = "#8a93a8"

# Neighbours differ in lightness as well as in hue, so that they can be told apart by people who
# see few colours and on a grey print.
AREA_COLOURS = (
    "#1f5fa8",
    "#b8860b",
    "#a63d6b",
    "#6a4fb3",
    "#2f7d5b",
    "#c4571f",
    "#10788c",
    "#7a4a21",
    "#566583",
    "#8f9a1c",
    "#b02a37",
    "#2b2f77",
)


def area_colour(number: int) -> str:
    """Return the colour that area `number` (counted from 1) keeps everywhere."""
    return AREA_COLOURS[(number - 1) % len(AREA_COLOURS)]
