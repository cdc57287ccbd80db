"""French: masthead, headings, evidence, tables and charts."""

from collections.abc import Mapping

FRAME: Mapping[str, str | tuple[str, ...]] = {
    "answer.together": "les {number} ensemble",
    "answer.together.two": "les deux ensemble",
    "masthead.note": "Compte rendu",
    "masthead.brief": "Compte rendu en bref",
    "masthead.place": "{place}, le {day}.",
    "masthead.day": "Le {day}.",
    "masthead.draft": "Projet",
    "masthead.invented": "Données d’exemple inventées",
    "masthead.reflects.chatham": (
        "Réunion tenue selon la règle de Chatham House. Ce compte rendu reflète la discussion, non "
        "la position d’une institution."
    ),
    "masthead.reflects.record": (
        "Les propos tenus pouvaient être cités. Ce compte rendu reflète la discussion, non la "
        "position d’une institution."
    ),
    "frame.page": "Page {{page}} sur {{pages}}",
    "frame.replaced": (
        "Les caractères absents des polices fournies sont imprimés par leur numéro : {{count}}."
    ),
    "heading.brief": "En bref",
    "heading.purpose": "Objet",
    "heading.who": "Qui a participé",
    "heading.how": "Déroulement",
    "heading.order": "L’ordre dans lequel les participants ont placé les domaines",
    "heading.areas": "Domaine par domaine",
    "heading.whole": "Les domaines dans leur ensemble",
    "heading.beyond": "Sur l’ensemble des domaines et hors de la liste",
    "heading.limits": "Limites",
    "heading.next": "Prochaines étapes",
    "heading.questions": "Annexe : les questions, mot pour mot",
    "heading.register": "Annexe : registre des sources",
    "heading.statistics": "Annexe : statistiques",
    "heading.recount": "Annexe\u00a0: recompter",
    "heading.aside": "Annexe : classements mis de côté",
    "heading.record": "Annexe : déroulé de la journée",
}

EVIDENCE: Mapping[str, str | tuple[str, ...]] = {
    "evidence.round.orders": "{round} classement, {orders}.",
    "evidence.round.few": "{round} classement, moins de cinq ordres.",
    "evidence.round.text": "Réponses au {round} classement : {orders}{together}{present}.",
    "evidence.round.text.few": "Réponses au {round} classement : moins de cinq ordres{present}.",
    "evidence.round.together": " et {answers} {phrase}",
    "evidence.round.present": " ; {people} dans la salle",
    "evidence.aside": "{round} classement, organisé une {time} fois, mis de côté.",
    "evidence.aside.text": (
        "Réponses au {round} classement lorsqu’il a été organisé une {time} fois ; mis de côté."
    ),
    "evidence.card": "Carte {id}, {kind}.",
    "evidence.card.text": "Carte, {kind}, {scope} : {text}",
    "evidence.point": "Point du rapporteur, non textuel.",
    "evidence.point.text": "Point du rapporteur, {scope}, non textuel : {text}",
    "evidence.M1": "Comptage et inscriptions.",
    "evidence.M1.text": (
        "Comptages saisis par l’animateur ; personnes ayant participé par téléphone, carte ou "
        "papier."
    ),
    "evidence.M2": "Déroulement des classements.",
    "evidence.M2.text": (
        "Classements ouverts et clos par l’animateur, comptés une seule fois, après la clôture."
    ),
    "evidence.M3": "Calcul de l’ordre.",
    "evidence.M3.text": (
        "Place moyenne d’après toutes les comparaisons de deux domaines. « Nette » veut dire : la "
        "même selon toutes les règles de calcul et dans au moins 90 tirages sur 100, comme si "
        "quelques autres personnes étaient venues ; « trop proches » : moins de 80. "
        "L’accord est le W de Kendall, en mots, sur les ordres qui placent tous les domaines."
    ),
    "evidence.M4": "Cartes et points comptés.",
    "evidence.M4.text": (
        "Cartes écrites par les participants et évaluées (d’accord, pas d’accord, sans avis) ; "
        "points notés par le rapporteur. Les cartes masquées sont comptées, non citées."
    ),
    "evidence.M5": "Texte de l’équipe d’organisation.",
    "evidence.M5.text": "Texte de l’équipe d’organisation, reproduit tel quel.",
}

TABLES: Mapping[str, str | tuple[str, ...]] = {
    "table.group": "Groupe",
    "table.people": "Personnes",
    "table.hidden": "non indiqué",
    "table.area": "Domaine",
    "table.n": "{label} : {n}",
    "table.places": "Place et place moyenne ({ns})",
    "table.aside": "Le {ordinal} classement, organisé une {time} fois : mis de côté",
    "table.place": "Place",
    "table.quartiles": "Moitié centrale",
    "table.quartiles.range": "de {q1} à {q3}",
    "table.missing": "–",
    "average.rounded": "environ {average}",
    "table.number": "N°",
    "table.id": "Code",
    "table.evidence": "Source",
    "table.measure": "Mesure",
    "table.time": "Heure",
    "table.item": "Étape",
    "table.planned": "Prévu",
    "table.taken": "Réel",
    "table.minutes": "{minutes} min",
    "table.not_held": "non tenu",
    "table.running": "en cours",
    "table.deed": "Ce qui s’est passé",
    "table.statistics": "Statistiques des classements",
    "table.agenda": "La journée prévue et la journée tenue",
    "table.journal": "Ce que l’équipe a fait",
    "figure.places": "Place moyenne de chaque domaine : {label}",
    "figure.places.reading": "Les places moyennes allaient de {best} ({first}) à {worst} ({last}).",
    "figure.first": "première",
    "figure.last": "{ordinal}",
    "figure.rounded.halves": "Les moyennes sont arrondies à la demi-place.",
    "figure.rounded.whole": "Les moyennes sont arrondies à la place entière.",
    "figure.average": "moyenne",
    "figure.middle": "moyenne et moitié centrale",
    "figure.movement": "Places moyennes au {before} et au {after} classement",
    "figure.movement.reading": (
        "Les lignes sont tracées selon la place moyenne : un petit écart paraît petit."
    ),
    "statistics.none": "Il n’y avait rien à compter.",
    "statistics.few": (
        "Les ordres étaient trop peu nombreux pour que des statistiques soient montrées."
    ),
    "statistics.answers": "Réponses",
    "statistics.orders": "Ordres",
    "statistics.complete": "Ordres complets",
    "statistics.together": "{phrase}",
    "statistics.abstained": "Sans avis sur aucun domaine",
    "statistics.w": "W de Kendall (0 aucun accord, 1 accord total)",
    "statistics.band": "Accord en mots",
    "statistics.p": "Probabilité d’un tel accord par hasard",
    "statistics.p.small": "moins de 0,001",
    "statistics.average": "Ordre par place moyenne",
    "statistics.rule.copeland": "Ordre par paires (Copeland)",
    "statistics.rule.schulze": "Ordre par chemins (Schulze)",
    "statistics.kemeny": "Meilleur ordre commun (Kemeny)",
    "statistics.kemeny.many": "{number} conviennent aussi bien",
    "statistics.seed": "Graine des tirages",
    "statistics.legend": "Les numéros désignent les domaines : {legend}.",
    "record.none": "Aucun programme n’a été consigné.",
    "band.very_little": "très faible",
    "band.weak": "faible",
    "band.moderate": "modéré",
    "band.strong": "fort",
    "band.very_strong": "très fort",
}
