"""What the facilitator chooses for the big screen: a picture, a page of it, or nothing at all."""

from sqlalchemy.orm import Session

from seminar.core.terms import Picture, RoundState
from seminar.errors import Refusal
from seminar.live import outbox
from seminar.models import ScreenChoice, Seminar
from seminar.readings.screen import holds_back, screen_choice, stands_beside
from seminar.readings.step import current_step, last_round

MOST_PAGES = 100


class RoundRuns(Refusal):
    """A picture that could sway beside a round that people answer."""

    sentence = (
        "A round is running, so the big screen shows nothing beside it but how to join. "
        "Count the round first."
    )


class NothingShownYet(Refusal):
    """A result for the big screen before any was shown to the room."""

    sentence = "No result was shown to the room yet, so there is none for the big screen."


class ResultHeldBack(Refusal):
    """The brief for the big screen, while it would tell a result that the room has not seen."""

    sentence = (
        "The brief tells the result of a round that was not shown to the room. "
        "Show that round first, or read the brief aloud."
    )


def choose_picture(db: Session, seminar: Seminar, picture: Picture, *, page: int = 1) -> bool:
    """Show a picture until the room moves on; return False when it is shown already.

    Choosing one also shows the screen again, if everything was hidden.
    """
    choice = _locked(db, seminar)
    step = current_step(db, seminar.id)
    if not stands_beside(picture, step):
        raise RoundRuns
    if picture is Picture.RESULT and last_round(db, seminar.id, RoundState.SHOWN).round is None:
        raise NothingShownYet
    if picture is Picture.BRIEF and holds_back(db, seminar):
        raise ResultHeldBack
    shown = screen_choice(db, seminar, step)
    if (shown.picture, shown.page, shown.is_hidden) == (picture, page, False):
        return False
    choice.picture, choice.page, choice.step, choice.is_hidden = picture, page, step.key, False
    db.flush()
    # Phones show nothing of it; console and big screen do.
    outbox.announce_count(db, seminar.id)
    return True


def hide_screen(db: Session, seminar: Seminar, *, is_hidden: bool) -> bool:
    """Hide everything on the big screen, or show it again; False when it was so already."""
    choice = _locked(db, seminar)
    if choice.is_hidden is is_hidden:
        return False
    choice.is_hidden = is_hidden
    db.flush()
    outbox.announce_count(db, seminar.id)
    return True


def _locked(db: Session, seminar: Seminar) -> ScreenChoice:
    # Two facilitators who choose at once follow each other, also for the very first choice.
    db.refresh(seminar, with_for_update=True)
    choice = db.get(ScreenChoice, seminar.id)
    if choice is None:
        choice = ScreenChoice(
            seminar_id=seminar.id, picture=Picture.AGENDA, page=1, step="", is_hidden=False
        )
        db.add(choice)
        db.flush()
    return choice
