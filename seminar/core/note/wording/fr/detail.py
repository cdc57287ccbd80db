"""French: area by area, cards and points, limits and next steps."""

from collections.abc import Mapping

AREA: Mapping[str, str | tuple[str, ...]] = {
    "area.place": (
        "Ce domaine est arrivé à la {ordinal} place (moyenne : {average} ; {orders}).",
        "Les participants lui ont donné la {ordinal} place (moyenne : {average} ; {orders}).",
        "Sa moyenne, {average} ({orders}), l’a mis à la {ordinal} place.",
    ),
    "area.place.shared": (
        "Ce domaine a partagé la {ordinal} place (moyenne : {average} ; {orders})."
    ),
    "area.before": (
        "Lors du {round} classement, il était à la {ordinal} place ({average}).",
        "Le {round} classement l’avait mis à la {ordinal} place ({average}).",
    ),
    "area.before.same": (
        "Le {round} classement l’avait mis à la même place ({average}).",
        "Il y était déjà lors du {round} classement ({average}).",
    ),
    "area.before.shared": (
        "Lors du {round} classement, il avait partagé la {ordinal} place ({average})."
    ),
    "area.unplaced": (
        "Trop peu de personnes l’ont comparé aux autres domaines pour indiquer une place."
    ),
    "area.cards.points": (
        "La salle lui a consacré {cards}, et le rapporteur a noté {points}.",
        "Il a suscité {cards} dans la salle et {points} dans les notes du rapporteur.",
    ),
    "area.cards": (
        "La salle lui a consacré {cards}.",
        "Il a suscité {cards} dans la salle.",
    ),
    "area.points": ("Aucune carte n’y était consacrée ; le rapporteur a noté {points}."),
    "area.none": "Peu de choses ont été dites à ce sujet.",
    "area.chosen.weighed": (
        "Sont reproduites ici les {number} cartes évaluées par le plus de personnes."
    ),
    "area.chosen": "Parmi les cartes, {number} sont reproduites ici.",
    "area.chosen.others.weighed": (
        "Parmi les autres, les {number} évaluées par le plus de personnes sont reproduites ici."
    ),
    "area.chosen.others": "Parmi les autres, {number} sont reproduites ici.",
    "area.chosen.points": "Les points du rapporteur ne sont pas tous reproduits.",
    "area.proposals.one": ("Une des cartes était une proposition (voir « Prochaines étapes »)."),
    "area.proposals.only": "La carte était une proposition (voir « Prochaines étapes »).",
    "area.proposals.all": (
        "Toutes les cartes étaient des propositions (voir « Prochaines étapes »)."
    ),
    "area.proposals": (
        "Parmi les cartes, {number} étaient des propositions (voir « Prochaines étapes »)."
    ),
    "card.lead": "Carte {id}, {kind}. {weighing}.",
    "card.also": "{text} La même idée en d’autres termes : {others}",
    "card.kind.for": "argument favorable",
    "card.kind.concern": "préoccupation",
    "card.kind.question": "question",
    "card.kind.proposal": "proposition",
    "card.scope.areas": "sur {areas}",
    "card.scope.all": "sur l’ensemble des domaines",
    "card.scope.other": "hors de la liste",
    "card.lead.scope": "Carte {id}, {kind}, {scope}. {weighing}.",
    "weighed.few": "Moins de cinq personnes l’ont évaluée",
    "weighed.all": "Les {people} qui l’ont évaluée étaient toutes d’accord",
    "weighed.none": "Aucune des {people} qui l’ont évaluée n’était d’accord",
    "weighed.count": "Sur les {people} qui l’ont évaluée, {agree} étaient d’accord",
    "weighed.most": "La plupart des {people} qui l’ont évaluée étaient d’accord",
    "weighed.least": "La plupart des {people} qui l’ont évaluée n’étaient pas d’accord",
    "weighed.nearly_all": (
        "Presque toutes étaient d’accord : {agree} des {people} qui l’ont évaluée"
    ),
    "weighed.large_majority": (
        "Une large majorité était d’accord : {agree} des {people} qui l’ont évaluée"
    ),
    "weighed.majority": "Une majorité était d’accord : {agree} des {people} qui l’ont évaluée",
    "weighed.about_half": (
        "Environ la moitié était d’accord : {agree} des {people} qui l’ont évaluée"
    ),
    "weighed.minority": "Une minorité était d’accord : {agree} des {people} qui l’ont évaluée",
    "weighed.a_few": "Quelques-unes étaient d’accord : {agree} des {people} qui l’ont évaluée",
    "point.lead": "Point {id}, noté par le rapporteur, non textuel.",
    "point.lead.scope": "Point {id}, {scope}, noté par le rapporteur, non textuel.",
    "whole.together": (
        "Lors du {ordinal} classement, {people} des {answers} qui ont répondu ont choisi {phrase}."
    ),
    "whole.cards": "La salle a évalué {cards} portant sur l’ensemble des domaines.",
    "whole.chosen": "Sont reproduites ici les {number} évaluées par le plus de personnes.",
    "beyond.lead": (
        "Ce qui est reproduit ici ne portait pas sur un domaine particulier de la liste."
    ),
    "beyond.chosen": "Ce n’est pas tout ce qui a été dit.",
}

END: Mapping[str, str | tuple[str, ...]] = {
    "limits.room": (
        "Ce compte rendu reflète les personnes présentes ce jour-là. Elles ne représentaient "
        "personne d’autre."
    ),
    "limits.missing": (
        "Lors du {ordinals} classement, les personnes présentes n’ont pas toutes répondu."
    ),
    "limits.missing.many": (
        "Lors des {ordinals} classements, les personnes présentes n’ont pas toutes répondu."
    ),
    "limits.few": (
        "Avec moins de 20 ordres complets, une personne de plus aurait pu déplacer "
        "sensiblement une moyenne."
    ),
    "limits.hidden": (
        "Les nombres qui auraient révélé la réponse d’une ou deux personnes sont omis."
    ),
    "limits.weight": (
        "Une place plus basse ne veut pas dire qu’un domaine compte moins ; elle dit dans quel "
        "ordre une attention accrue était demandée."
    ),
    "limits.cards": (
        "Les cartes ont été évaluées par qui le voulait. Les chiffres décrivent ces personnes, "
        "non la salle."
    ),
    "recount.public": (
        "Les tableaux du {ordinals} classement se trouvent dans un fichier de comptage que "
        "l’équipe détient, {file}\u202f; chacun peut les recompter avec le programme joint."
    ),
    "recount.public.many": (
        "Les tableaux des {ordinals} classements se trouvent dans des fichiers de comptage que "
        "l’équipe détient, {file}\u202f; chacun peut les recompter avec le programme joint."
    ),
    "recount.sealed": (
        "Le fichier de comptage du {ordinals} classement est gardé sous scellé par "
        "l’organisateur\u00a0: dans une salle de cette taille, les tableaux diraient ce que "
        "certaines personnes ont répondu."
    ),
    "recount.sealed.many": (
        "Les fichiers de comptage des {ordinals} classements sont gardés sous scellé par "
        "l’organisateur\u00a0: dans une salle de cette taille, les tableaux diraient ce que "
        "certaines personnes ont répondu."
    ),
    "aside.lead": (
        "Ces ordres ne comptent pas dans ce compte rendu. Ils sont conservés ici pour que l’on "
        "voie ce qui a été mis de côté ; moyennes et décomptes sont omis, pour qu’aucune "
        "réponse ne puisse être reconnue."
    ),
    "aside.few": (
        "Lorsque le {ordinal} classement a été organisé une {time} fois, les ordres étaient trop "
        "peu nombreux pour qu’un ordre soit montré."
    ),
    "next.none": "Aucune proposition n’a été faite.",
    "next.lead": "Les participants ont fait {proposals}.",
    "next.lead.cards": "Les cartes contenaient aussi {proposals}.",
    "next.chosen": "Sont reproduites ici les {number} qui ont recueilli le plus d’accords.",
    "next.organiser.none": (
        "À la rédaction de ce compte rendu, l’équipe d’organisation n’avait pas indiqué la suite."
    ),
    "questions.none": "Aucune question n’a été posée.",
    "questions.round": "{ordinals} classement",
    "questions.round.many": "{ordinals} classements",
}
