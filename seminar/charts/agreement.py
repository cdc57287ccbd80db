"""The bar of one card: how many agreed, disagreed and could not say."""

from seminar.charts.palette import AGREE, CANNOT, DISAGREE, LINE, SECOND_INK
from seminar.charts.svg import drawing, element, text
from seminar.core.note.figure import AgreementFigure

_WIDTH, _HEIGHT, _BAR = 360, 44, 14


def agreement_bar(figure: AgreementFigure) -> str:
    """Return the bar as SVG text, its three parts to scale, with their counts in words below."""
    parts = [element("rect", x=0, y=0, width=_WIDTH, height=_BAR, rx=3, fill=LINE)]
    answers = (figure.agree, figure.disagree, figure.cannot)
    weighed = sum(part.people for part in answers)
    x = 0.0
    for part, colour in zip(answers, (AGREE, DISAGREE, CANNOT), strict=True):
        if part.people:
            width = _WIDTH * part.people / weighed
            parts.append(element("rect", x=x, y=0, width=width, height=_BAR, fill=colour))
            x += width
    words = " · ".join(f"{part.label} {part.people}" for part in answers)
    parts.append(text(words, x=0, y=_BAR + 19, font_size=13, fill=SECOND_INK))
    return drawing(
        parts, width=_WIDTH, height=_HEIGHT, title=figure.title, description=figure.description
    )
