"""French: what stands around a note that is sent: e-mail, versions, objections."""

from collections.abc import Mapping

SENDING: Mapping[str, str | tuple[str, ...]] = {
    "email.subject": "{kind} : {title}, {day} ({status})",
    "email.what": "Voici l’essentiel de « {title} ». {place_and_day}",
    "email.status": "État : {status}.",
    "email.mark": "Mention : {mark}",
    "email.evidence": (
        "Dans le compte rendu, chaque phrase porte les sources sur lesquelles elle repose."
    ),
    "email.link": "Le compte rendu entier, à lire et à corriger :",
    "email.until": "Les corrections sont recueillies jusqu’au {until}.",
    "status.draft": "Projet {number}",
    "status.circulated": "Projet {number} à corriger",
    "status.circulated.until": "Projet {number} à corriger jusqu’au {until}",
    "status.final": "Version {number}, définitive",
    "status.moment": "{weekday} {day} à {time}",
    "frame.watermark": "Projet",
    "seal.circulated": "Projet {number}, tel qu’il était le {day} à {time}.",
    "seal.final": "Version {number}, scellée le {day} à {time}.",
    "seal.content": "SHA-256 de ce qu’elle dit : {sha256}.",
    "seal.bundle": ("SHA-256 des fichiers de comptage que chacun peut avoir (paquet) : {sha256}."),
    "struck.words": "(Ces mots ont été repris ou masqués après cette version.)",
    "heading.objections": "Annexe : objections au projet",
    "objections.lead": (
        "{objections} à un projet de ce compte rendu n’ont pas été résolues. Chacune est "
        "reproduite mot pour mot."
    ),
    "objections.lead.one": (
        "Une objection à un projet de ce compte rendu n’a pas été résolue. Elle est reproduite "
        "mot pour mot."
    ),
    "objections.about": "À propos de : {about}",
    "objections.not_meant": "Son auteur dit que cette carte ne voulait pas dire cela.",
}
