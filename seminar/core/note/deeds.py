"""Entries of the journal as sentences for the record of the day, without anybody's name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from seminar.core.note.wording import Words, words

_ROUND = "round "
# Trying the phones out is no part of the seminar's result, so nothing is told of it.
_PRACTICE = "practice"
_FURTHER = "further"
_ASKED_FURTHER = "asked further question"
_ON_AGENDA = frozenset(
    {
        "started item",
        "finished item",
        "added item",
        "changed item",
        "moved item",
        "removed item",
        "extended item",
        "skipped item",
        "went back to item",
        "took item back",
    }
)
# Setting up is told only where it came late enough to sway what people answered or did.
_TOLD_AFTER: Mapping[str, str] = MappingProxyType(
    {
        "changed area": "opened round",
        "changed settings": "opened round",
        "added item": "started item",
        "changed item": "started item",
        "moved item": "started item",
        "removed item": "started item",
        "changed code": "started item",
        "closed door": "started item",
        "opened door": "started item",
        "looks at cards first": "started item",
        "looks at cards afterwards": "started item",
    }
)
# Deeds whose names say all there is to tell.
_SAY_ALL = frozenset(
    {
        "changed code",
        "closed door",
        "opened door",
        "handed room over",
        "looks at cards first",
        "looks at cards afterwards",
    }
)
# What participants read of the settings; the others sway nobody.
_READ_BY_ALL = frozenset({"title", "purpose", "language"})


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of the journal.

    `object` reads "round 2" for the deeds on rounds ("practice 2" where the phones were tried
    out, "further 1" for a further question) and is the title for those on the agenda. `detail`
    holds the number of a head count, the names of changed settings, the name of an area, with its
    new one if it has, the reason for which a round was set aside, or the kind of an item that
    tries the phones out.
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
        if _is_practice(deed):
            texts.append("")
            continue
        needed = _TOLD_AFTER.get(deed.name)
        texts.append(_text(deed, say) if needed is None or needed in done else "")
        done.add(deed.name)
    return tuple(texts)


def _is_practice(deed: Deed) -> bool:
    if deed.name in _ON_AGENDA:
        return deed.detail == _PRACTICE
    return deed.object.startswith(f"{_PRACTICE} ")


def _text(deed: Deed, say: Words) -> str:
    further = deed.object.startswith(f"{_FURTHER} ") and deed.name not in _ON_AGENDA
    if further and deed.name != _ASKED_FURTHER:
        deed = replace(deed, name=f"{_FURTHER}.{deed.name}")
    template = f"deed.{deed.name}"
    if template not in say.templates:
        return ""
    if deed.name == "changed settings":
        return _settings(template, deed, say)
    return say.say(template, **_values(deed, say))


def _values(deed: Deed, say: Words) -> dict[str, str]:
    match deed.name:
        case "counted heads":
            return {"people": say.count(int(deed.detail), "person")}
        case "changed area":
            return {"area": say.quoted(deed.detail)}
        case name if name in _ON_AGENDA or name == _ASKED_FURTHER:
            return {"item": say.quoted(deed.object)}
        case name if name in _SAY_ALL:
            return {}
        case name if name.startswith(_FURTHER):
            return {"reason": say.quoted(deed.detail.rstrip(" ."))}
    ordinal = say.round_ordinal(int(deed.object.removeprefix(_ROUND)))
    return {"ordinal": ordinal, "reason": say.quoted(deed.detail.rstrip(" ."))}


def _settings(template: str, deed: Deed, say: Words) -> str:
    changed = [name for name in deed.detail.split(", ") if name in _READ_BY_ALL]
    if not changed:
        return ""
    return say.say(template, settings=say.listing([say.say(f"setting.{name}") for name in changed]))
