"""French: different views."""

from collections.abc import Mapping

VIEWS: Mapping[str, str | tuple[str, ...]] = {
    "heading.views": "Positions différentes",
    "views.invited.none": (
        "Certaines personnes partageaient un autre ordre que celui qui a été montré, et chacun a "
        "été invité à le formuler. Aucune position ne figure à côté de l’ordre."
    ),
    "views.invited.one": (
        "Certaines personnes partageaient un autre ordre que celui qui a été montré, et chacun a "
        "été invité à le formuler. On ignore si la position ci-dessous est la leur."
    ),
    "views.invited": (
        "Certaines personnes partageaient un autre ordre que celui qui a été montré, et chacun a "
        "été invité à le formuler. On ignore si une position ci-dessous est la leur."
    ),
    "views.lead.one": (
        "Les participants ont formulé une position différente. Elle est reproduite mot pour mot ; "
        "qui l’a écrite compte parmi ceux qui la partagent."
    ),
    "views.lead": (
        "Les participants ont formulé {views}. Chacune est reproduite mot pour mot ; qui l’a "
        "écrite compte parmi ceux qui la partagent."
    ),
    "views.none": "Aucune position différente n’est reproduite.",
    "views.hidden.one": "Une position a été formulée puis masquée parce qu’elle {reasons}.",
    "views.hidden": "{number} positions ont été formulées puis masquées : {reasons}.",
    "hidden.twice.view": "répétait une autre position",
    "hidden.twice.view.many": "répétaient une autre position",
    "view.lead": "Position {id}, {scope}. {sharing}.",
    "view.lead.order": "Position {id}, {scope}. Son propre ordre : {order}. {sharing}.",
    "view.order.next": " ; ",
    "view.reply": "Réponse de l’équipe à la position {id}.",
    "shared.few": "Moins de cinq personnes la partagent",
    "shared.most": "La plupart des {people} qui ont rejoint le séminaire la partagent",
    "shared.count": "Sur les {people} qui ont rejoint le séminaire, {number} la partagent",
    "shared.nearly_all": (
        "Presque toutes la partagent : {number} des {people} qui ont rejoint le séminaire"
    ),
    "shared.large_majority": (
        "Une large majorité la partage : {number} des {people} qui ont rejoint le séminaire"
    ),
    "shared.majority": (
        "Une majorité la partage : {number} des {people} qui ont rejoint le séminaire"
    ),
    "shared.about_half": (
        "La moitié environ la partage : {number} des {people} qui ont rejoint le séminaire"
    ),
    "shared.minority": (
        "Une minorité la partage : {number} des {people} qui ont rejoint le séminaire"
    ),
    "shared.a_few": (
        "Quelques personnes la partagent : {number} des {people} qui ont rejoint le séminaire"
    ),
    "evidence.view": "Position {id}, mot pour mot.",
    "evidence.view.text": "Position différente, {scope} : {text}",
    "evidence.M7": "Positions comptées.",
    "evidence.M7.text": (
        "Positions formulées par les participants ; d’autres ont dit « Je partage cette "
        "position », chacun une fois. Les positions masquées sont comptées, non citées ; celles "
        "qui ont été reprises ne sont ni l’un ni l’autre."
    ),
    "evidence.M9": "Autre ordre trouvé.",
    "evidence.M9.text": (
        "Lorsqu’un classement est compté, on cherche si une minorité se rassemble autour d’un "
        "ordre, à l’encontre de la salle. Il n’est dit que l’existence d’une telle minorité, et "
        "seulement là où cela ne trahit personne."
    ),
}
