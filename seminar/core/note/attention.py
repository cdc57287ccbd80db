"""Which areas the debate left out: stated beside the order, never changing it."""

from seminar.core import attention
from seminar.core.attention import AreaTalk, area_talks, left_out
from seminar.core.note.facts import NoteFacts
from seminar.core.terms import CardKind


def anything_said(facts: NoteFacts) -> bool:
    """Return whether there is any visible card or any point."""
    return bool(facts.cards or facts.points)


def proposed(facts: NoteFacts) -> list[tuple[int, ...]]:
    """Return the areas of each proposed step; where none could be, of each card that proposes."""
    if facts.steps_held:
        return [step.areas for step in facts.steps]
    return [
        card.areas
        for card in facts.cards
        for _ in range(card.texts)
        if card.kind is CardKind.PROPOSAL
    ]


def talks(facts: NoteFacts) -> tuple[AreaTalk, ...]:
    """Return what each area got of the debate."""
    return area_talks(
        facts.floor_seconds or (0,) * len(facts.areas),
        cards=[card.areas for card in facts.cards for _ in range(card.texts)],
        steps=proposed(facts),
        points=[point.areas for point in facts.points],
    )


def unspoken(facts: NoteFacts) -> tuple[int, ...]:
    """Return the areas without any card and any point of their own.

    Where nothing was said at all no area is named: then nothing can be compared.
    """
    if not anything_said(facts):
        return ()
    about = [*(card.areas for card in facts.cards), *(point.areas for point in facts.points)]
    return left_out(len(facts.areas), about)


def thinly_discussed(facts: NoteFacts) -> tuple[int, ...]:
    """Return the other areas of which little was said, by their shares.

    None where the floor was never given: with one of the three measures not taken, two that are
    thin would be all there is.
    """
    if not any(facts.floor_seconds) or not anything_said(facts):
        return ()
    silent = unspoken(facts)
    little = attention.little_discussed(talks(facts))
    return tuple(area for area in little if area not in silent)
