"""French: its numbers, nouns and days, and every sentence of the note."""

from collections.abc import Mapping

from seminar.core.note.wording.fr import (
    attention,
    day,
    deeds,
    detail,
    frame,
    further,
    guidelines,
    received,
    sending,
    steps,
    story,
    views,
)

DECIMAL_SIGN = ","
AND = "et"
QUOTE_SIGNS = ("« ", " »")
NAME_SIGNS = QUOTE_SIGNS

NUMBERS = (
    "aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze",
)  # fmt: skip

# A place is feminine in French, a ranking masculine.
ORDINALS = (
    "première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième",
    "huitième", "neuvième", "dixième", "onzième", "douzième",
)  # fmt: skip
ROUND_ORDINALS = ("premier", *ORDINALS[1:])

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

NOUNS: Mapping[str, tuple[str, str]] = {
    "person": ("une personne", "{} personnes"),
    "card": ("une carte", "{} cartes"),
    "point": ("un point", "{} points"),
    "order": ("un ordre", "{} ordres"),
    "answer": ("une réponse", "{} réponses"),
    "view": ("une position différente", "{} positions différentes"),
    "step": ("une mesure", "{} mesures"),
    "proposal": ("une proposition", "{} propositions"),
    "objection": ("une objection", "{} objections"),
    "minute": ("une minute", "{} minutes"),
}


def day_text(day: int, month: str, year: int) -> str:
    """Return "3 mars 2026" and "1er mars 2026"."""
    return f"{'1er' if day == 1 else day} {month} {year}"


TEMPLATES: Mapping[str, str | tuple[str, ...]] = {
    **frame.FRAME,
    **frame.EVIDENCE,
    **frame.TABLES,
    **story.BRIEF,
    **received.RECEIVED,
    **story.ORDER,
    **day.DAY,
    **detail.AREA,
    **detail.END,
    **further.FURTHER,
    **guidelines.GUIDELINES,
    **views.VIEWS,
    **steps.STEPS,
    **deeds.DEEDS,
    **attention.ATTENTION,
    **sending.SENDING,
}
