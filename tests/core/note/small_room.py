"""Nine people of whom almost everything must be hidden, with every kind of thing that was said."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from seminar.core.note.facts import (
    AgendaFacts,
    CardFacts,
    GroupFacts,
    HiddenCards,
    JournalFacts,
    NoteFacts,
    ObjectionFacts,
    SetAsideFacts,
    StepFacts,
    ViewFacts,
)
from seminar.core.note.wording import words
from seminar.core.terms import CardKind, CountFileState, HideReason, Scope
from tests.core.note import orders, rooms


def nine(language: str) -> NoteFacts:
    """Nine people: two rankings, one of them asked again, cards, views, steps, the floor."""
    texts, say = _TEXTS[language], words(language).say
    first = rooms.held(1, orders.NINE, together=2, present=9, language=language)
    aside = rooms.held(2, orders.NINE_ASIDE, present=9, language=language)
    aside = replace(aside, opened="10:40", closed="10:50")
    second = rooms.held(2, orders.NINE_AFTER, together=1, present=9, language=language)
    sealed = CountFileState.SEALED
    return replace(
        rooms.empty(language),
        purpose=texts["purpose"][0],
        place="Exampleville",
        mark=texts["mark"][0],
        head_count=9,
        seats=9,
        groups=tuple(GroupFacts(group, None) for group in texts["groups"]),
        rounds=(
            replace(first, paper=1, count_file=sealed),
            replace(second, attempt=2, count_file=sealed),
        ),
        set_aside=(SetAsideFacts(aside, texts["reason"][0]),),
        cards=_cards(texts["cards"]),
        hidden_cards=(HiddenCards(HideReason.NAMES_SOMEBODY, 1),),
        withdrawn_cards=1,
        points=(rooms.point(texts["point"][0], [2]),),
        views=_views(texts["views"]),
        hidden_views=(HiddenCards(HideReason.OFFENSIVE, 1),),
        steps_held=True,
        steps=_steps(texts["steps"]),
        agenda=(AgendaFacts(texts["agenda"][0], 10, 12, "09:00"),),
        journal=(JournalFacts("09:30", say("deed.showed round", ordinal=texts["first"][0])),),
        floor_seconds=(900, 600, 0, 300, 30),
        objections=(ObjectionFacts(texts["about"][0], texts["objection"][0]),),
    )


def _cards(texts: Sequence[str]) -> tuple[CardFacts, ...]:
    most, least, few = texts
    return (
        rooms.card(most, CardKind.FOR, [1], (8, 1, 0)),
        replace(rooms.card(least, CardKind.CONCERN, [2], (1, 7, 1)), hands=9, hands_agree=7),
        rooms.card(few, CardKind.QUESTION, Scope.OTHER, (2, 1, 0)),
    )


def _views(texts: Sequence[str]) -> tuple[ViewFacts, ...]:
    lone, shared = texts
    return (
        ViewFacts("lone", Scope.ALL, (), ((1, (5,)), (2, (4, 3))), lone, "", shares=2),
        ViewFacts("shared", Scope.AREAS, (2,), (), shared, "", shares=8),
    )


def _steps(texts: Sequence[str]) -> tuple[StepFacts, ...]:
    addressee, known, due, one, other = texts
    return (
        StepFacts("one", Scope.AREAS, (1,), addressee, one, known, due, marks=6),
        StepFacts("other", Scope.ALL, (), addressee, other, "", "", marks=2),
    )


_TEXTS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "en": {
        "purpose": ["Agree on what the next exercise should try out."],
        "mark": ["Unclassified – for participants only"],
        "groups": ["Military", "Academia", "Civil society"],
        "first": ["first"],
        "reason": ["two phones had lost the connection."],
        "cards": [
            "Planners ask for one page, not for a handbook.",
            "Schools are marked on maps that nobody updates.",
            "Who speaks for those who have fled?",
        ],
        "point": ["A speaker described how a school was warned in time."],
        "views": [
            "Heritage first: once it is gone nobody brings it back.",
            "Children need an adviser of their own in every headquarters.",
        ],
        "steps": [
            "the exercise planners",
            "the page is in the folder of every cell",
            "2027-06-01",
            "Write the one page and try it in the next exercise.",
            "Meet again before the summit.",
        ],
        "agenda": ["Welcome"],
        "about": ["The participants placed Protection of civilians first."],
        "objection": ["Most, not all of us."],
    },
    "fr": {
        "purpose": ["S’accorder sur ce que le prochain exercice devrait essayer."],
        "mark": ["Non classifié – réservé aux participants"],
        "groups": ["Forces armées", "Universités", "Société civile"],
        "first": ["premier"],
        "reason": ["deux téléphones avaient perdu la connexion."],
        "cards": [
            "Les planificateurs demandent une page, pas un manuel.",
            "Les écoles figurent sur des cartes que personne ne met à jour.",
            "Qui parle pour ceux qui ont fui ?",
        ],
        "point": ["Un intervenant a raconté comment une école a été prévenue à temps."],
        "views": [
            "Le patrimoine d’abord : une fois perdu, personne ne le ramène.",
            "Il faut pour les enfants un conseiller propre dans chaque état-major.",
        ],
        "steps": [
            "les planificateurs de l’exercice",
            "la page est dans le dossier de chaque cellule",
            "2027-06-01",
            "Rédiger cette page et l’essayer lors du prochain exercice.",
            "Se revoir avant le sommet.",
        ],
        "agenda": ["Accueil"],
        "about": ["Les participants ont placé « Protection des civils » en premier."],
        "objection": ["La plupart d’entre nous, pas tous."],
    },
}
