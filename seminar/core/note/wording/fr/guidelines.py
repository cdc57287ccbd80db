"""French: what guidelines for reports ask."""

from collections.abc import Mapping

GUIDELINES: Mapping[str, str | tuple[str, ...]] = {
    "heading.guidelines": "Annexe : ce que demandent les guides de rédaction",
    "guidelines.lead": (
        "Le tableau met ce compte rendu en regard de ce que demandent des guides de rédaction sur "
        "le consensus, en d’autres mots et plus brièvement : ACCORD, et DELPHISTAR dans la mesure "
        "où un séminaire ressemble à une étude Delphi. Il ne dit pas qu’ils ont été respectés."
    ),
    "guidelines.part": "Partie",
    "guidelines.asked": "Ce qui est demandé",
    "guidelines.here": "Dans ce compte rendu",
    "guidelines.untold.organisers": "à compléter par l’équipe d’organisation",
    "guidelines.untold.not_done": "pas fait ici",
    "guidelines.untold.none": "il n’y a rien eu de tel",
    "guidelines.title": "Titre",
    "guidelines.title.consensus": "Qu’il s’agit d’une recherche de consensus, et la méthode",
    "guidelines.introduction": "Introduction",
    "guidelines.introduction.why": "Pourquoi cette façon de faire et non une autre",
    "guidelines.introduction.aim": "But, et destinataires",
    "guidelines.introduction.update": "Quel travail antérieur il poursuit",
    "guidelines.methods": "Méthode",
    "guidelines.methods.registered": "Si un plan a été enregistré à l’avance",
    "guidelines.methods.leaders": (
        "Qui a conduit l’exercice, avec quelle expérience, et si ces personnes ont aussi décidé"
    ),
    "guidelines.methods.people": (
        "Comment les participants ont été choisis et invités, et pourquoi ce nombre"
    ),
    "guidelines.methods.public": "Quelle part ont prise les personnes concernées",
    "guidelines.methods.evidence": "Ce que l’on savait avant, et si les participants l’ont reçu",
    "guidelines.methods.piloted": "Si les questions ont été essayées à l’avance",
    "guidelines.methods.steps": "Les étapes et leur ordre",
    "guidelines.methods.questions": "Chaque question telle qu’elle a été posée",
    "guidelines.methods.answering": "Comment les réponses ont été données, seul ou devant d’autres",
    "guidelines.methods.threshold": "À partir de quand il y aurait consensus, fixé à l’avance",
    "guidelines.methods.counting": "Comment les réponses ont été réunies",
    "guidelines.methods.feedback": (
        "Ce que les participants ont vu d’un résultat avant de répondre à nouveau"
    ),
    "guidelines.methods.anonymity": "Qui était anonyme pour qui, et comment",
    "guidelines.methods.incentives": "Ce qui a été donné pour la participation",
    "guidelines.methods.access": "Ce qui a facilité la participation à qui en avait besoin",
    "guidelines.results": "Résultats",
    "guidelines.results.changes": "En quoi la journée s’est écartée du plan",
    "guidelines.results.numbers": "Combien ont pris part à chaque étape, et qui",
    "guidelines.results.outcome": "Le résultat en chiffres et en mots",
    "guidelines.results.dropped": "Ce qui a été masqué, repris ou mis de côté",
    "guidelines.results.views": "Ce que quelqu’un voyait autrement",
    "guidelines.discussion": "Discussion",
    "guidelines.discussion.limits": "Limites",
    "guidelines.discussion.earlier": "Comment cela s’accorde avec ce que l’on savait avant",
    "guidelines.other": "Autres",
    "guidelines.other.endorsed": "Qui y souscrit",
    "guidelines.other.interests": "Intérêts des personnes impliquées",
    "guidelines.other.funding": "Qui a financé, et avec quelle part à l’exercice",
    "guidelines.delphi": "DELPHISTAR",
    "guidelines.delphi.rounds": "Combien de tours, et quand",
    "guidelines.delphi.moved": "Comment les réponses ont évolué d’un tour à l’autre",
    "evidence.M10": "Guides de rédaction.",
    "evidence.M10.text": (
        "ACCORD : W. T. Gattrell et autres, PLOS Medicine 2024, doi 10.1371/journal.pmed.1004326. "
        "DELPHISTAR : M. Niederberger et autres, PLOS ONE 2024, doi 10.1371/journal.pone.0304651."
    ),
}
