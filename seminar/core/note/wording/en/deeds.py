"""English: the deeds of the team that the record of the day tells."""

from collections.abc import Mapping

DEEDS: Mapping[str, str | tuple[str, ...]] = {
    "deed.counted heads": "Head count: {people}.",
    "deed.opened round": "The {ordinal} ranking was opened.",
    "deed.opened round again": (
        "The {ordinal} ranking was opened again, before anybody had seen a figure."
    ),
    "deed.closed round": "The {ordinal} ranking was closed.",
    "deed.counted round": "The {ordinal} ranking was counted; the team saw the result.",
    "deed.counted round unseen": "The {ordinal} ranking was counted so that it could be kept.",
    "deed.set round aside": "The {ordinal} ranking was set aside because {reason}.",
    "deed.asked round again": "The {ordinal} ranking was asked again; everybody answered anew.",
    "deed.showed round": "The room saw the result of the {ordinal} ranking.",
    "deed.set aside paper entries": (
        "Paper orders of the {ordinal} ranking that had been entered only once were set aside."
    ),
    "deed.changed area": "The words of an area were changed: {area}.",
    "deed.changed settings": "Changed in the settings: {settings}.",
    "deed.added item": "Added to the agenda: {item}.",
    "deed.changed item": "Changed on the agenda: {item}.",
    "deed.moved item": "Moved on the agenda: {item}.",
    "deed.removed item": "Taken off the agenda: {item}.",
    "deed.changed code": "The seminar got another code.",
    "deed.closed door": "The door was closed: nobody else could join.",
    "deed.opened door": "The door was opened again.",
    "setting.title": "title",
    "setting.purpose": "purpose",
    "setting.language": "language",
}
