"""English: what stands around a note that is sent: e-mail, versions, objections."""

from collections.abc import Mapping

SENDING: Mapping[str, str | tuple[str, ...]] = {
    "email.subject": "{kind}: {title}, {day} ({status})",
    "email.what": "Here is the brief of “{title}”. {place_and_day}",
    "email.status": "Status: {status}.",
    "email.mark": "Handling mark: {mark}",
    "email.evidence": "In the note each sentence carries the evidence it rests on.",
    "email.link": "The whole note, for you to read and correct:",
    "email.until": "Corrections are taken until {until}.",
    "status.draft": "Draft {number}",
    "status.circulated": "Draft {number} for correction",
    "status.circulated.until": "Draft {number} for correction until {until}",
    "status.final": "Version {number}, final",
    "status.moment": "{weekday}, {day}, {time}",
    "frame.watermark": "Draft",
    "seal.circulated": "Draft {number}, as it was on {day} at {time}.",
    "seal.final": "Version {number}, sealed on {day} at {time}.",
    "seal.content": "SHA-256 of what it says: {sha256}.",
    "seal.bundle": "SHA-256 of the count files that anybody may have (bundle): {sha256}.",
    "struck.words": "(These words were taken back or hidden after this version.)",
    "heading.objections": "Annex: objections to the draft",
    "objections.lead": (
        "{objections} to a draft of this note stayed unresolved. Each is given word for word."
    ),
    "objections.lead.one": (
        "One objection to a draft of this note stayed unresolved. It is given word for word."
    ),
    "objections.about": "Said of: {about}",
    "objections.not_meant": "Its author says that this card was not meant so.",
}
