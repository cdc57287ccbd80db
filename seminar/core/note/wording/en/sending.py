"""English: what stands around a note that is sent: e-mail, versions, objections."""

from collections.abc import Mapping

SENDING: Mapping[str, str | tuple[str, ...]] = {
    "email.subject": "{kind}: {title}, {day} ({status})",
    "email.what": "Here is the brief of “{title}”. {place_and_day}",
    "email.status": "Status: {status}.",
    "email.mark": "Handling mark: {mark}",
    "email.evidence": "In the note each sentence carries the evidence it rests on.",
    "email.link": "The whole note, for you to read and correct: {link}",
    "email.until": "Corrections are taken until {until}.",
}
