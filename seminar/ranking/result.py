"""The result of a shown round as a participant sees it: sentences, and the order as rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from seminar.charts.place_rows import PlaceRow, place_rows
from seminar.core.sentences import RoundSentences, movement_sentence, round_sentences
from seminar.core.terms import RoundState
from seminar.models import Round
from seminar.readings.areas import AreaText
from seminar.readings.round import stored_result


@dataclass(frozen=True)
class ResultPage:
    """What a round came to; without an order there are no rows."""

    sentences: RoundSentences
    change: str
    rows: tuple[PlaceRow, ...]


def result_page(
    db: Session, round: Round, *, areas: Sequence[AreaText], language: str
) -> ResultPage | None:
    """Return the result of a round in its published form; None until the room may see it."""
    stored = stored_result(db, round.id) if round.state is RoundState.SHOWN else None
    if stored is None:
        return None
    names = [area.short for area in areas]
    return ResultPage(
        sentences=round_sentences(stored.reading, names, language, present=stored.present),
        change=movement_sentence(stored.movement, names, language) if stored.movement else "",
        rows=place_rows(stored.reading, names, movement=stored.movement),
    )
