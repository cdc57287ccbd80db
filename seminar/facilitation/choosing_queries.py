"""What may be chosen for the big screen now, and what is chosen."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from seminar.core.terms import CardKind, Picture, RoundState
from seminar.facilitation.screen_queries import MOST_CARDS
from seminar.models import Seminar
from seminar.readings.debate import shown_cards
from seminar.readings.screen import Choice, holds_back, screen_choice, stands_beside
from seminar.readings.step import current_step, last_round
from seminar.readings.steps import areas_of_shown_steps, steps_were_held

# A card is put to the room by its own button, which chooses its picture too.
OFFERED = tuple(picture.value for picture in Picture if picture is not Picture.ASKED)
PAGED = (Picture.CARDS, Picture.STEPS, Picture.BRIEF)


@dataclass(frozen=True)
class ChoosingPage:
    """What is chosen, and what else there is to show.

    `pages` is how many pages the chosen picture has; None where only the screen itself knows.
    """

    choice: Choice
    offered: tuple[Picture, ...]
    pages: int | None

    @property
    def has_next(self) -> bool:
        """Whether there is a page after the one shown."""
        if self.choice.picture not in PAGED:
            return False
        return self.pages is None or self.choice.page < self.pages


def choosing_page(db: Session, seminar: Seminar) -> ChoosingPage:
    """Return what may be chosen now, in a fixed number of statements."""
    step = current_step(db, seminar.id)
    choice = screen_choice(db, seminar, step)
    cards = shown_cards(db, seminar.id)
    steps = sum(card.kind is CardKind.PROPOSAL for card in cards)
    if steps_were_held(seminar):
        steps = len(areas_of_shown_steps(db, seminar.id))
    has_result = last_round(db, seminar.id, RoundState.SHOWN).round is not None
    there = {
        Picture.RESULT: has_result,
        Picture.CARDS: bool(cards),
        Picture.STEPS: bool(steps),
        Picture.BRIEF: has_result and not holds_back(db, seminar),
    }
    said = {Picture.CARDS: len(cards), Picture.STEPS: steps}.get(choice.picture)
    return ChoosingPage(
        choice=choice,
        offered=tuple(
            picture
            for picture in Picture
            if picture.value in OFFERED
            and there.get(picture, True)
            and stands_beside(picture, step)
        ),
        pages=None if said is None else max(1, -(-said // MOST_CARDS)),
    )
