"""Three rooms as facts: twelve in harmony, forty in two camps and a circle, four to be hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from seminar.core.ballot import parse_ranking
from seminar.core.movement import Movement, read_movement
from seminar.core.note.facts import (
    AgendaFacts,
    AreaFacts,
    CardFacts,
    GroupFacts,
    HiddenCards,
    JournalFacts,
    NoteFacts,
    PointFacts,
    RoundFacts,
)
from seminar.core.profile import Profile
from seminar.core.published import published
from seminar.core.reading import read_round
from seminar.core.received import received
from seminar.core.terms import CardKind, HideReason, IdentityMode, Rule, Scope
from tests.core.note import orders

NAMES = {
    "en": (
        "Protection of civilians",
        "Children and armed conflict",
        "Combatting trafficking in human beings",
        "Preventing and responding to conflict-related sexual violence",
        "Cultural property protection",
    ),
    "fr": (
        "Protection des civils",
        "Enfants et conflits armés",
        "Lutte contre la traite des êtres humains",
        "Prévention et lutte contre la violence sexuelle liée aux conflits",
        "Protection des biens culturels",
    ),
}
SHORT = ("PoC", "CAAC", "CTHB", "CRSV", "CPP")
QUESTION = {
    "en": "If NATO could give extra attention to one after the other, in which order?",
    "fr": "Si l’OTAN pouvait accorder une attention accrue à l’un après l’autre, dans quel ordre ?",
}
LABELS = {
    "en": ("First ranking", "Second ranking"),
    "fr": ("Premier classement", "Deuxième classement"),
}

Histogram = Sequence[tuple[str, int]]


def areas(language: str) -> tuple[AreaFacts, ...]:
    return tuple(
        AreaFacts(number, name, short)
        for number, (name, short) in enumerate(zip(NAMES[language], SHORT, strict=True), start=1)
    )


def held(
    number: int,
    histogram: Histogram,
    *,
    together: int = 0,
    present: int | None,
    language: str,
    size: int = 5,
) -> RoundFacts:
    profile = Profile.from_histogram(size, histogram)
    opened, closed = (("09:15", "09:25"), ("11:05", "11:15"))[number - 1]
    return RoundFacts(
        number=number,
        label=LABELS[language][number - 1],
        question=QUESTION[language],
        opened=opened,
        closed=closed,
        present=present,
        reading=published(read_round(profile, together=together, seed=number)),
    )


def moved(
    before: RoundFacts, after: RoundFacts, pairs: Sequence[tuple[str, str]], *, size: int = 5
) -> Movement:
    linked = [(parse_ranking(then, size), parse_ranking(now, size)) for then, now in pairs]
    return read_movement(before.reading, after.reading, linked)


def card(
    text: str,
    kind: CardKind,
    about: Sequence[int] | Scope,
    weights: tuple[int, int, int] = (0, 0, 0),
) -> CardFacts:
    scope = about if isinstance(about, Scope) else Scope.AREAS
    numbers = () if isinstance(about, Scope) else tuple(about)
    agree, disagree, cannot = weights
    said = received((), agree=agree, disagree=disagree, cannot=cannot)
    return CardFacts(f"card {text[:24]}", kind, scope, numbers, text, *weights, received=said)


def point(text: str, about: Sequence[int] | Scope) -> PointFacts:
    scope = about if isinstance(about, Scope) else Scope.AREAS
    numbers = () if isinstance(about, Scope) else tuple(about)
    return PointFacts(f"point {text[:24]}", scope, numbers, text)


def empty(language: str = "en") -> NoteFacts:
    """A seminar in which nothing has happened yet."""
    return NoteFacts(
        public_id="k7mq2xb",
        title={"en": "Human security in practice", "fr": "La sécurité humaine en pratique"}[
            language
        ],
        purpose="",
        day=date(2026, 3, 3),
        place="",
        language=language,
        rule=Rule.CHATHAM_HOUSE,
        mark="",
        identity=IdentityMode.PSEUDONYMOUS,
        invented=False,
        areas=areas(language),
        head_count=None,
        seats=0,
    )


def harmony(language: str) -> NoteFacts:
    """Twelve people who largely agree, on the record, without groups; one ranking."""
    one = held(
        1,
        orders.HARMONY,
        present=12,
        language=language,
    )
    texts = _HARMONY[language]
    return replace(
        empty(language),
        purpose=texts["purpose"],
        place="Exampleville",
        rule=Rule.ON_THE_RECORD,
        identity=IdentityMode.ANONYMOUS,
        head_count=12,
        seats=12,
        rounds=(one,),
        cards=(
            card(texts["first"], CardKind.FOR, [1], (9, 0, 0)),
            card(texts["step"], CardKind.PROPOSAL, [1, 4], (10, 0, 1)),
        ),
        points=(point(texts["point"], [4]),),
        agenda=(
            AgendaFacts(texts["welcome"], 10, 12, "09:00"),
            AgendaFacts(texts["ranking"], 15, 10, "09:12"),
            AgendaFacts(texts["break"], 15, None),
        ),
        next_steps=texts["next"],
    )


_HARMONY: Mapping[str, Mapping[str, str]] = {
    "en": {
        "purpose": "Prepare the guidance on human security.",
        "first": "Without protection of civilians the rest has no ground to stand on.",
        "step": "By June the staff writes a checklist for planners and tries it in one exercise.",
        "point": "Reporting on sexual violence reaches planners too late.",
        "welcome": "Welcome",
        "ranking": "Ranking",
        "break": "Break",
        "next": "The organisers will send the checklist to all participants by 1 June.",
    },
    "fr": {
        "purpose": "Préparer les lignes directrices sur la sécurité humaine.",
        "first": "Sans la protection des civils, le reste n’a pas de fondement.",
        "step": "D’ici juin, l’état-major rédige une liste de contrôle et l’essaie en exercice.",
        "point": "Les signalements de violence sexuelle parviennent trop tard aux planificateurs.",
        "welcome": "Accueil",
        "ranking": "Classement",
        "break": "Pause",
        "next": "L’équipe enverra la liste de contrôle à tous les participants avant le 1er juin.",
    },
}


def camps(language: str) -> NoteFacts:
    """Forty people in two camps, three areas in a circle, two rounds and a full debate."""
    texts = _CAMPS[language]
    first, second = _camp_rounds(language)
    pairs = [("1>2>3>4>5", "1>2>3>4>5")] * 20 + [("5>4>2>3>1", "5>1>4>2>3")] * 12
    people = (14, 11, None, None)
    return replace(
        empty(language),
        purpose=texts["purpose"][0],
        place="Exampleville",
        mark=texts["mark"][0],
        invented=True,
        head_count=44,
        seats=43,
        groups=tuple(map(GroupFacts, texts["groups"], people)),
        rounds=(first, second),
        movement=moved(first, second, pairs),
        cards=_camp_cards(texts),
        hidden_cards=(
            HiddenCards(HideReason.NAMES_SOMEBODY, 1),
            HiddenCards(HideReason.WRITTEN_TWICE, 2),
        ),
        points=(
            *(point(text, [2]) for text in texts["points"]),
            point(texts["across"][0], Scope.ALL),
        ),
        agenda=(
            AgendaFacts(texts["agenda"][0], 10, 9, "09:00"),
            AgendaFacts(texts["agenda"][1], 10, 10, "09:15"),
            AgendaFacts(texts["agenda"][2], 40, 47, "10:05"),
            AgendaFacts(texts["agenda"][1], 10, 10, "11:05"),
        ),
        journal=(
            JournalFacts("09:15", texts["deeds"][0]),
            JournalFacts("11:20", texts["deeds"][1]),
        ),
    )


def _camp_rounds(language: str) -> tuple[RoundFacts, RoundFacts]:
    return (
        held(1, orders.CAMPS, together=3, present=44, language=language),
        held(2, orders.CAMPS_AFTER, together=5, present=42, language=language),
    )


def _camp_cards(texts: Mapping[str, Sequence[str]]) -> tuple[CardFacts, ...]:
    kinds = (CardKind.FOR, CardKind.CONCERN, CardKind.QUESTION, CardKind.CONCERN)
    weights = ((13, 3, 4), (6, 6, 4), (2, 9, 1), (1, 1, 0))
    debate = zip(texts["cards"], kinds * 3, weights * 3, strict=True)
    return (
        *(
            card(text, kind, [1 + index % 3], weight)
            for index, (text, kind, weight) in enumerate(debate)
        ),
        card(texts["all"][0], CardKind.CONCERN, Scope.ALL, (21, 3, 1)),
        card(texts["all"][1], CardKind.QUESTION, Scope.ALL),
        card(texts["other"][0], CardKind.QUESTION, Scope.OTHER, (3, 3, 3)),
        card(texts["steps"][0], CardKind.PROPOSAL, [4], (17, 0, 3)),
        card(texts["steps"][1], CardKind.PROPOSAL, Scope.ALL, (8, 4, 0)),
    )


_CAMPS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "en": {
        "purpose": ["Ahead of the summit, find out where extra attention would do most good."],
        "mark": ["Unclassified – for participants only"],
        "groups": ["Military", "Government and diplomacy", "Academia", "Civil society"],
        "cards": [
            "Training on protection of civilians already works; build on it.",
            "Schools are hit first and reported last.",
            "Who follows the supply chains of contractors?",
            "Guidance exists, but planners do not read it.",
            "Harm is counted only where somebody asks.",
            "Trafficking begins on the road, not at the border.",
            "Could liaison officers carry this?",
            "Recruiters now reach children by phone.",
            "Contractors need the same rules as soldiers.",
            "Civilians ask first for information, then for food.",
            "Who speaks with families after a strike?",
            "Buyers of forced labour are hard to see.",
        ],
        "all": [
            "Putting one area first must not mean paying for one only.",
            "Would a single adviser for all areas be enough?",
        ],
        "other": ["Water is missing from the list."],
        "steps": [
            (
                "Each exercise from 2027 on names one person who answers for reporting on sexual "
                "violence."
            ),
            "The staff reviews all five areas together once a year and publishes what slipped.",
        ],
        "points": [
            "Two speakers said that schools are used as shelters.",
            "A speaker asked for figures on children by age.",
            "The room heard an example of early warning that worked.",
        ],
        "across": ["Several speakers asked for one calendar for all areas."],
        "agenda": ["Welcome", "Ranking", "Debate"],
        "deeds": ["The first ranking was opened.", "The result of the second ranking was shown."],
    },
    "fr": {
        "purpose": ["Avant le sommet, trouver où une attention accrue serait la plus utile."],
        "mark": ["Non classifié – réservé aux participants"],
        "groups": ["Forces armées", "Gouvernement et diplomatie", "Universités", "Société civile"],
        "cards": [
            "La formation à la protection des civils fonctionne déjà ; partons d’elle.",
            "Les écoles sont touchées les premières et signalées les dernières.",
            "Qui suit les chaînes d’approvisionnement des contractants ?",
            "Les lignes directrices existent, mais les planificateurs ne les lisent pas.",
            "Les dommages ne sont comptés que là où quelqu’un les demande.",
            "La traite commence sur la route, non à la frontière.",
            "Les officiers de liaison pourraient-ils s’en charger ?",
            "Les recruteurs joignent désormais les enfants par téléphone.",
            "Les contractants ont besoin des mêmes règles que les soldats.",
            "Les civils demandent d’abord des informations, puis des vivres.",
            "Qui parle aux familles après une frappe ?",
            "Les acheteurs de travail forcé sont difficiles à voir.",
        ],
        "all": [
            "Placer un domaine en premier ne doit pas vouloir dire n’en financer qu’un.",
            "Un seul conseiller suffirait-il pour tous les domaines ?",
        ],
        "other": ["L’eau manque à la liste."],
        "steps": [
            (
                "Dès 2027, chaque exercice désigne une personne responsable des signalements de "
                "violence sexuelle."
            ),
            "L’état-major examine les cinq domaines ensemble chaque année et publie les retards.",
        ],
        "points": [
            "Deux intervenants ont dit que des écoles servent d’abris.",
            "Un intervenant a demandé des chiffres sur les enfants par âge.",
            "La salle a entendu un exemple d’alerte précoce réussie.",
        ],
        "across": ["Plusieurs intervenants ont demandé un calendrier unique."],
        "agenda": ["Accueil", "Classement", "Débat"],
        "deeds": [
            "Le premier classement a été ouvert.",
            "Le résultat du deuxième classement a été montré.",
        ],
    },
}


def hidden(language: str) -> NoteFacts:
    """Four people, so that almost everything must be hidden."""
    first = held(1, orders.HIDDEN, present=4, language=language)
    second = held(2, orders.HIDDEN_AFTER, together=2, present=4, language=language)
    texts = _HARMONY[language]
    return replace(
        empty(language),
        place="Exampleville",
        identity=IdentityMode.NAMED,
        head_count=4,
        seats=4,
        groups=(GroupFacts(_CAMPS[language]["groups"][0], None),),
        rounds=(first, second),
        movement=moved(first, second, [("1>2>3>4>5", "1>2>3>4>5")]),
        cards=(card(texts["first"], CardKind.CONCERN, [1], (2, 1, 0)),),
        hidden_cards=(HiddenCards(HideReason.OFF_TOPIC, 1),),
    )
