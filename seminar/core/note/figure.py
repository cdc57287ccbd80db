"""What a chart shows, as plain numbers and words; the charts folder draws it.

Every number also comes as text in the language of the reader ("1.6" or "1,6"), so that drawing
needs no language. `description` holds also of the numbers alone, where nothing is drawn; `reading`
is what is told beside the picture.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlaceRow:
    """One area on the line of places: its average and the middle half of the orders."""

    area: int
    label: str
    place: str
    average: float
    average_text: str
    q1: float | None
    q3: float | None


@dataclass(frozen=True)
class PlacesFigure:
    """Average place and spread of every area in one round, on a line from 1 to `places`."""

    title: str
    description: str
    places: int
    first: str
    middle: str
    last: str
    rows: tuple[PlaceRow, ...]

    @property
    def reading(self) -> str:
        """What is told beside the picture."""
        return self.description


@dataclass(frozen=True)
class MovementLine:
    """The average place of one area in two rounds."""

    area: int
    label: str
    before: float
    before_text: str
    after: float
    after_text: str


@dataclass(frozen=True)
class MovementFigure:
    """How the average places moved between two rounds; `drawn` says how its lines are drawn."""

    title: str
    description: str
    places: int
    before: str
    after: str
    lines: tuple[MovementLine, ...]
    drawn: str = ""

    @property
    def reading(self) -> str:
        """What is told beside the picture."""
        return " ".join(filter(None, (self.drawn, self.description)))


@dataclass(frozen=True)
class AgreementPart:
    """One part of an agreement bar: how many people gave this answer."""

    label: str
    people: int


@dataclass(frozen=True)
class AgreementFigure:
    """How one card was weighed; the parts stand in the order agree, disagree, cannot say."""

    title: str
    description: str
    agree: AgreementPart
    disagree: AgreementPart
    cannot: AgreementPart

    @property
    def reading(self) -> str:
        """What is told beside the picture."""
        return self.description


FigureSpec = PlacesFigure | MovementFigure | AgreementFigure
