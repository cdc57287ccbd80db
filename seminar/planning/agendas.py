"""The agendas a seminar can start with, by the time there is, in both languages."""

from dataclasses import dataclass
from enum import StrEnum

from seminar.core.terms import ItemKind


class Length(StrEnum):
    """How much time there is."""

    SHORT = "45"
    STANDARD = "90"
    DAY = "day"


@dataclass(frozen=True)
class PlannedItem:
    """One item of the day before it is part of a seminar."""

    kind: ItemKind
    title: str
    minutes: int


TITLES = {
    "en": {
        "welcome": "Welcome and purpose",
        "talks": "Opening talks",
        "first": "First ranking",
        "debate": "Debate by area",
        "break": "Break",
        "lunch": "Lunch",
        "again": "Debate, continued",
        "second": "Second ranking",
        "views": "Different views",
        "steps": "Proposed steps",
        "close": "Read back and close",
    },
    "fr": {
        "welcome": "Accueil et objet",
        "talks": "Exposés introductifs",
        "first": "Premier classement",
        "debate": "Débat par domaine",
        "break": "Pause",
        "lunch": "Déjeuner",
        "again": "Suite du débat",
        "second": "Deuxième classement",
        "views": "Positions différentes",
        "steps": "Mesures proposées",
        "close": "Relecture et clôture",
    },
}
SHORT = (
    (ItemKind.WELCOME, "welcome", 5),
    (ItemKind.RANKING, "first", 7),
    (ItemKind.DEBATE, "debate", 20),
    (ItemKind.RANKING, "second", 7),
    (ItemKind.CLOSE, "close", 6),
)
STANDARD = (
    (ItemKind.WELCOME, "welcome", 10),
    (ItemKind.RANKING, "first", 10),
    (ItemKind.DEBATE, "debate", 40),
    (ItemKind.RANKING, "second", 10),
    (ItemKind.VIEWS, "views", 5),
    (ItemKind.STEPS, "steps", 10),
    (ItemKind.CLOSE, "close", 5),
)
DAY = (
    (ItemKind.WELCOME, "welcome", 20),
    (ItemKind.TALK, "talks", 50),
    (ItemKind.RANKING, "first", 20),
    (ItemKind.BREAK, "break", 20),
    (ItemKind.DEBATE, "debate", 90),
    (ItemKind.BREAK, "lunch", 60),
    (ItemKind.DEBATE, "again", 45),
    (ItemKind.BREAK, "break", 20),
    (ItemKind.RANKING, "second", 20),
    (ItemKind.VIEWS, "views", 15),
    (ItemKind.STEPS, "steps", 20),
    (ItemKind.CLOSE, "close", 30),
)
ITEMS = {Length.SHORT: SHORT, Length.STANDARD: STANDARD, Length.DAY: DAY}


def agenda_of(length: Length, language: str) -> tuple[PlannedItem, ...]:
    """Return the items that fill this time, with their titles in the seminar's language."""
    titles = TITLES[language]
    return tuple(PlannedItem(kind, titles[name], minutes) for kind, name, minutes in ITEMS[length])
