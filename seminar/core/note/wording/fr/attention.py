"""French: how the debate was shared among the areas."""

from collections.abc import Mapping

ATTENTION: Mapping[str, str | tuple[str, ...]] = {
    "heading.attention": "Comment le débat s’est réparti",
    "heading.evenness": "Annexe : équilibre du débat",
    "brief.thin": (
        "Pour deux des trois (temps de parole, cartes, propositions), moins de la moitié d’une "
        "part égale est revenue à {areas}."
    ),
    "order.thin": (
        "Peu de choses ont été dites sur {areas} : moins de la moitié d’une part égale pour deux "
        "des trois (temps de parole, cartes, propositions)."
    ),
    "brief.thin.steps": (
        "Pour deux des trois (temps de parole, cartes, mesures proposées), moins de la moitié "
        "d’une part égale est revenue à {areas}."
    ),
    "order.thin.steps": (
        "Peu de choses ont été dites sur {areas} : moins de la moitié d’une part égale pour deux "
        "des trois (temps de parole, cartes, mesures proposées)."
    ),
    "attention.floor": (
        "Les domaines ont eu la parole pendant {minutes} en tout. La plus grande part, "
        "{most} %, est revenue à {longest} ; la plus petite, {least} %, à {shortest}. Une part "
        "égale aurait été de {equal} %."
    ),
    "attention.floor.none": (
        "Les domaines ont eu la parole pendant {minutes} en tout. La plus grande part, "
        "{most} %, est revenue à {longest} ; rien n’est revenu à {shortest}. Une part égale "
        "aurait été de {equal} %."
    ),
    "attention.equal": (
        "Les domaines ont eu la parole pendant {minutes} en tout, chacun pour la même part, "
        "{equal} %."
    ),
    "evenness.floor": (
        "Temps de parole : équilibre de {evenness} selon Pielou (1 égal, 0 tout sur un domaine), "
        "coefficient de Gini de {gini} sur au plus {greatest}."
    ),
    "weighed.hands": "{phones} ; à main levée, compté à part : {hands}",
    "table.attention": "Temps de parole, cartes, points et propositions de chaque domaine",
    "table.attention.steps": (
        "Temps de parole, cartes, points et mesures proposées de chaque domaine"
    ),
    "table.floor": "Parole",
    "table.share": "Part",
    "table.cards": "Cartes",
    "table.points": "Points",
    "table.proposals": "Propositions",
    "table.steps": "Mesures",
    "table.clock": "{minutes}:{seconds:02d}",
    "table.percent": "{percent} %",
    "evidence.M6": "Temps de parole mesuré.",
    "evidence.M6.text": (
        "La personne qui anime a touché le domaine qui avait la parole ; secondes selon l’horloge "
        "du serveur. Le temps n’est pas la qualité, et ce qui s’est dit aux tables n’y est pas."
    ),
}
