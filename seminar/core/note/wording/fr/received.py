"""French: how cards were received and weighed."""

from collections.abc import Mapping

RECEIVED: Mapping[str, str | tuple[str, ...]] = {
    "received.across": (
        (
            "La carte {card} a recueilli l’accord de tous les groupes : parmi les {people} qui "
            "l’ont évaluée, plus de la moitié étaient d’accord dans chacun."
        ),
        (
            "Parmi les {people} qui ont évalué la carte {card}, plus de la moitié étaient d’accord "
            "dans chaque groupe."
        ),
    ),
    "received.divided": (
        (
            "Sur la carte {card}, les avis étaient partagés : parmi les {people} qui l’ont "
            "évaluée, au moins un quart étaient d’accord et au moins un quart en désaccord."
        ),
        (
            "La carte {card} a partagé les {people} qui l’ont évaluée : au moins un quart étaient "
            "d’accord et au moins un quart en désaccord."
        ),
    ),
    "heading.weighing": "Comment les cartes ont été évaluées",
    "table.weighing": "Les cartes de ce compte rendu qu’au moins cinq personnes ont évaluées",
    "table.weighing.card": "Carte",
    "table.weighing.weighed": "Évaluée par",
    "table.weighing.agreed": "D’accord",
    "table.weighing.disagreed": "Pas d’accord",
    "table.weighing.cannot": "Sans avis",
    "table.weighing.received": "Accueil",
    "table.weighing.across": "accord de tous les groupes",
    "table.weighing.divided": "avis partagés",
    "table.weighing.most": "la plupart",
    "table.weighing.least": "la plupart non",
    "weighing.legend.open": (
        "Tant qu’on peut encore répondre à une carte, ou que la salle n’en a pas vu les réponses, "
        "ces nombres ne sont pas donnés."
    ),
    "weighing.legend": (
        "Un nombre n’est pas indiqué là où il pourrait révéler ce qu’une ou deux personnes ont "
        "répondu."
    ),
    "evidence.M11": "Comment les cartes ont été accueillies.",
    "evidence.M11.text": (
        "{across}Avis partagés : parmi les personnes qui ont évalué la carte, au moins un quart "
        "étaient d’accord et au moins un quart en désaccord, là où ces nombres peuvent être "
        "donnés. Là où rien n’est dit d’une carte, il ne s’ensuit pas qu’elle a été accueillie "
        "autrement."
    ),
    "evidence.M11.across": (
        "Accord de tous les groupes : les personnes qui ont évalué la carte sont prises selon le "
        "groupe choisi à l’arrivée ({groups}). Les groupes dont moins de cinq personnes l’ont "
        "évaluée et les personnes sans groupe sont pris ensemble ; dans chacun d’au moins deux "
        "groupes de cinq personnes ou plus, plus de la moitié étaient d’accord. Cela n’est dit que "
        "là où ni cette phrase ni le silence ne pourraient révéler la réponse d’une seule "
        "personne. "
    ),
}
