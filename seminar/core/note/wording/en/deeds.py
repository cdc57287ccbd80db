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
    "deed.extended item": "Two minutes more were given to {item}.",
    "deed.skipped item": "Skipped: {item}.",
    "deed.went back to item": "The room went back to {item}.",
    "deed.took item back": "Taken back, because nothing of it had been held: {item}.",
    "deed.asked further question": "A further question was put to the room: {item}.",
    "deed.further.opened round again": (
        "The further question was opened again, before anybody had seen a figure."
    ),
    "deed.further.counted round": "The further question was counted; the team saw the result.",
    "deed.further.showed round": "The room saw the result of the further question.",
    "deed.further.set round aside": "The further question was set aside because {reason}.",
    "deed.further.asked round again": "The further question was asked again.",
    "deed.handed room over": "Somebody else of the team led from here on.",
    "deed.looks at cards first": "From here on cards waited until the team had looked at them.",
    "deed.looks at cards afterwards": "From here on the room saw cards as soon as they were sent.",
    "deed.changed code": "The seminar got another code.",
    "deed.closed door": "The door was closed: nobody else could join.",
    "deed.opened door": "The door was opened again.",
    "setting.title": "title",
    "setting.purpose": "purpose",
    "setting.language": "language",
}
