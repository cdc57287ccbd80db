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
    "email.link": "Le compte rendu entier, à lire et à corriger : {link}",
    "email.until": "Les corrections sont recueillies jusqu’au {until}.",
}
