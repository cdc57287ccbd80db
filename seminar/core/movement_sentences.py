"""What changed between two rounds, in plain words."""

from collections.abc import Callable, Sequence

from seminar.core.movement import AreaMovement, Movement
from seminar.core.wording import Wording, wording

_MOVES_TOLD = 4


def movement_sentence(movement: Movement, names: Sequence[str], language: str) -> str:
    """Return in a few plain sentences what changed since the round before.

    `names` holds the name of area 1 to m. Empty when neither order may be shown.
    """
    words = wording(language)
    areas = [
        area
        for area in movement.areas
        if area.place_before is not None and area.place_after is not None
    ]
    if not areas:
        return ""
    told = [
        _first(movement.areas, names, words),
        _moves(areas, names, words),
        _agreement(movement, words),
        _people(movement, words),
    ]
    return " ".join(sentence for sentence in told if sentence)


def advice_sentence(movement: Movement, language: str) -> str:
    """Return whether another round would tell more; empty when nothing can be said."""
    if movement.advice is None:
        return ""
    return wording(language).phrase(f"advice_{movement.advice}")


def _first(areas: Sequence[AreaMovement], names: Sequence[str], words: Wording) -> str:
    earlier = _names(areas, names, lambda area: area.place_before == 1)
    now = _names(areas, names, lambda area: area.place_after == 1)
    quoted = words.listed([words.name(name) for name in now])
    if sorted(now) != sorted(earlier):
        before = words.listed([words.name(name) for name in earlier])
        return words.phrase("now_first", names=quoted, earlier=before)
    if len(now) == 1:
        return words.phrase("still_first", name=now[0])
    return words.phrase("still_first_shared", names=quoted)


def _names(
    areas: Sequence[AreaMovement], names: Sequence[str], chosen: Callable[[AreaMovement], bool]
) -> list[str]:
    return [names[area.area - 1] for area in areas if chosen(area)]


def _moves(areas: Sequence[AreaMovement], names: Sequence[str], words: Wording) -> str:
    moved = [area for area in areas if area.place_before != area.place_after]
    if not moved:
        return words.phrase("moved_none")
    if len(moved) > _MOVES_TOLD:
        return words.phrase("moved_many", number=words.number(len(moved)))
    moves = [
        words.fragment(
            "move_more" if index else "move",
            name=words.name(names[area.area - 1]),
            before=words.place(area.place_before or 0),
            after=words.place(area.place_after or 0),
        )
        for index, area in enumerate(moved)
    ]
    return words.phrase("moved", moves=", ".join(moves))


def _agreement(movement: Movement, words: Wording) -> str:
    # On two areas agreement is the majority on another scale; the places say enough.
    if movement.band_before is None or movement.band_after is None or len(movement.areas) == 2:
        return ""
    now = words.fragment(f"agreement_{movement.band_after}")
    if movement.band_before == movement.band_after:
        return words.phrase("as_before", now=now)
    return words.phrase("was", now=now, before=words.fragment(f"was_{movement.band_before}"))


def _people(movement: Movement, words: Wording) -> str:
    if movement.linked is None or movement.changed is None:
        return ""
    if movement.changed == 0:
        return words.phrase("changed_none", linked=movement.linked)
    if movement.changed == movement.linked:
        return words.phrase("changed_all", linked=movement.linked)
    return words.phrase("changed", linked=movement.linked, changed=movement.changed)
