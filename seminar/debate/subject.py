"""What a card or a point is about, checked against the areas of its seminar."""

from collections.abc import Collection

from seminar.core.terms import Scope
from seminar.errors import Refusal
from seminar.models import Area, Seminar


class NoSubject(Refusal):
    """A card or point on areas that names none."""

    status = 422
    sentence = "Please choose what this is about."


class UnknownArea(Refusal):
    """An area that is not one of this seminar's, or one where none belongs."""

    status = 422
    sentence = "One of the chosen areas is not part of this seminar. Nothing was changed."


class UnfitText(Refusal):
    """A text that is empty or too long."""

    status = 422
    sentence = "Please write something, and keep it short. Nothing was changed."


def areas_about(seminar: Seminar, scope: Scope, positions: Collection[int]) -> list[Area]:
    """Return the areas a card or point is about, in order; none unless its scope is areas."""
    if scope is Scope.AREAS and not positions:
        raise NoSubject
    allowed = {area.position for area in seminar.areas} if scope is Scope.AREAS else set()
    if not set(positions) <= allowed:
        raise UnknownArea
    return [area for area in seminar.areas if area.position in positions]


def refuse_unfit(text: str, *, longest: int) -> None:
    """Refuse a text of nothing, and one longer than so many characters."""
    if not 0 < len(text) <= longest:
        raise UnfitText
