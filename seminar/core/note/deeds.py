"""Entries of the journal as sentences for the record of the day, without anybody's name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from seminar.core.note.wording import Words, words

_ROUND = "round "
# Setting up is told only where it came late enough to sway what people answered or did.
_TOLD_AFTER: Mapping[str, str] = MappingProxyType(
    {
        "changed area": "opened round",
        "changed settings": "opened round",
        "added item": "started item",
        "changed item": "started item",
        "moved item": "started item",
        "removed item": "started item",
    }
)
# What participants read of the settings; the others sway nobody.
_READ_BY_ALL = frozenset({"title", "purpose", "language"})


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of the journal.

    `object` reads "round 2" for the deeds on rounds and is the title for those on the agenda.
    `detail` holds the number of a head count, the names of changed settings, or the name of an
    area, with its new one if it has.
    """

    name: str
    object: str = ""
    detail: str = ""


def deed_texts(deeds: Iterable[Deed], *, language: str) -> tuple[str, ...]:
    """Return one sentence for each deed; empty for one that is not worth telling."""
    say = words(language)
    done: set[str] = set()
    texts = []
    for deed in deeds:
        needed = _TOLD_AFTER.get(deed.name)
        texts.append(_text(deed, say) if needed is None or needed in done else "")
        done.add(deed.name)
    return tuple(texts)


def _text(deed: Deed, say: Words) -> str:
    template = f"deed.{deed.name}"
    if template not in say.templates:
        return ""
    match deed.name:
        case "counted heads":
            return say.say(template, people=say.count(int(deed.detail), "person"))
        case "changed area":
            return say.say(template, area=say.quoted(deed.detail))
        case "changed settings":
            return _settings(template, deed, say)
        case "added item" | "changed item" | "moved item" | "removed item":
            return say.say(template, item=say.quoted(deed.object))
    number = int(deed.object.removeprefix(_ROUND))
    return say.say(template, ordinal=say.round_ordinal(number))


def _settings(template: str, deed: Deed, say: Words) -> str:
    changed = [name for name in deed.detail.split(", ") if name in _READ_BY_ALL]
    if not changed:
        return ""
    return say.say(template, settings=say.listing([say.say(f"setting.{name}") for name in changed]))
