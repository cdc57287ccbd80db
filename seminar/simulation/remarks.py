"""What is said aloud in the demo, as its rapporteur notes it."""

from dataclasses import dataclass

from seminar.core.terms import Scope
from seminar.simulation.statements import CHILDREN, CIVILIANS, CULTURE, SEXUAL_VIOLENCE, TRAFFICKING


@dataclass(frozen=True)
class Remark:
    """A spoken point to be noted by the rapporteur."""

    scope: Scope
    areas: tuple[int, ...]
    text: str


REMARKS = (
    Remark(
        Scope.AREAS,
        (CIVILIANS,),
        "Several speakers asked that lessons on harm to civilians reach the units that write "
        "doctrine, not only those that were there.",
    ),
    Remark(
        Scope.AREAS,
        (CIVILIANS,),
        "It was said that trust of the population is lost in a day and regained in years.",
    ),
    Remark(
        Scope.AREAS,
        (CHILDREN,),
        "One group reported that handing over detained children took nine days on average in an "
        "exercise; 48 hours was the aim.",
    ),
    Remark(
        Scope.AREAS,
        (SEXUAL_VIOLENCE,),
        "Speakers from different groups agreed that care for survivors must not depend on whether "
        "they testify.",
    ),
    Remark(
        Scope.AREAS,
        (TRAFFICKING, CULTURE),
        "The point was made that looting and trafficking in people share routes, forgers and "
        "buyers.",
    ),
    Remark(
        Scope.AREAS,
        (TRAFFICKING,),
        "Contract managers present said that they would use a clause if somebody wrote one that "
        "their legal offices accept.",
    ),
    Remark(
        Scope.ALL,
        (),
        "There was a plea to carry the subject from one summit to the next with the same three "
        "questions, so that silence becomes visible.",
    ),
)
