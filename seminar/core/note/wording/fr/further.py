"""French: further questions."""

from collections.abc import Mapping

FURTHER: Mapping[str, str | tuple[str, ...]] = {
    "heading.further": "Annexe : autres questions",
    "further.first": (
        "{entry} est arrivé en tête (place moyenne : {average} sur {places} ; {orders}). Les "
        "places de tous figurent dans le tableau."
    ),
    "further.shared": (
        "{entries} ont partagé la première place (place moyenne : {average} sur {places} ; "
        "{orders}). Les places de tous figurent dans le tableau."
    ),
    "further.level": (
        "Les ordres se sont équilibrés ({orders}) : en moyenne, rien n’est venu avant autre chose."
    ),
    "further.none": "Personne n’a répondu à cette question.",
    "further.few": (
        "Pour que la réponse de personne ne puisse être devinée, aucun ordre n’est montré : trop "
        "peu ont été donnés, ou, dans cette salle, il dirait ce que certaines personnes ont "
        "répondu."
    ),
    "further.table": "Place et place moyenne ({orders})",
    "further.entry": "Dans la liste",
    "further.average": "Place (moyenne)",
    "evidence.further": "Autre question {number}.",
    "evidence.further.text": "Réponses à l’autre question {question}",
}
