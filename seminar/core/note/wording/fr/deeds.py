"""French: the deeds of the team that the record of the day tells."""

from collections.abc import Mapping

DEEDS: Mapping[str, str | tuple[str, ...]] = {
    "deed.counted heads": "Décompte des présents : {people}.",
    "deed.opened round": "Le {ordinal} classement a été ouvert.",
    "deed.opened round again": (
        "Le {ordinal} classement a été rouvert, avant que quiconque ait vu un chiffre."
    ),
    "deed.closed round": "Le {ordinal} classement a été clos.",
    "deed.counted round": "Le {ordinal} classement a été compté ; l’équipe en a vu le résultat.",
    "deed.counted round unseen": "Le {ordinal} classement a été compté afin d’être conservé.",
    "deed.set round aside": "Le {ordinal} classement a été mis de côté parce que {reason}.",
    "deed.asked round again": (
        "Le {ordinal} classement a été recommencé ; chacun pouvait répondre de nouveau."
    ),
    "deed.showed round": "La salle a vu le résultat du {ordinal} classement.",
    "deed.set aside paper entries": (
        "Des réponses sur papier du {ordinal} classement, saisies une seule fois, ont été écartées."
    ),
    "deed.changed area": "Le texte d’un domaine a été modifié : {area}.",
    "deed.changed settings": "Réglages modifiés : {settings}.",
    "deed.added item": "Ajouté au programme : {item}.",
    "deed.changed item": "Modifié au programme : {item}.",
    "deed.moved item": "Déplacé au programme : {item}.",
    "deed.removed item": "Retiré du programme : {item}.",
    "deed.extended item": "Deux minutes de plus ont été données à {item}.",
    "deed.skipped item": "Point sauté : {item}.",
    "deed.went back to item": "La salle est revenue à {item}.",
    "deed.took item back": "Point repris avant que rien n’en ait été tenu : {item}.",
    "deed.asked further question": "Une autre question a été posée à la salle : {item}.",
    "deed.further.opened round again": (
        "L’autre question a été rouverte avant que quiconque ait vu un chiffre."
    ),
    "deed.further.counted round": "L’autre question a été comptée ; l’équipe en a vu le résultat.",
    "deed.further.showed round": "La salle a vu le résultat de l’autre question.",
    "deed.further.set round aside": "L’autre question a été mise de côté parce que {reason}.",
    "deed.further.asked round again": "L’autre question a été posée à nouveau.",
    "deed.handed room over": "Une autre personne de l’équipe a pris la conduite.",
    "deed.looks at cards first": (
        "À partir de là, les cartes ont attendu que l’équipe les ait lues."
    ),
    "deed.looks at cards afterwards": ("À partir de là, la salle a vu les cartes dès leur envoi."),
    "deed.changed code": "Le séminaire a reçu un autre code.",
    "deed.closed door": "La porte a été fermée : plus personne ne pouvait rejoindre le séminaire.",
    "deed.opened door": "La porte a été rouverte.",
    "setting.title": "titre",
    "setting.purpose": "objet",
    "setting.language": "langue",
}
