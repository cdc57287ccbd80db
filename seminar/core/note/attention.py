"""Which areas the debate left out: stated beside the order, never changing it."""

from seminar.core.attention import left_out
from seminar.core.note.facts import NoteFacts


def anything_said(facts: NoteFacts) -> bool:
    """Return whether there is any visible card or any point."""
    return bool(facts.cards or facts.points)


def little_discussed(facts: NoteFacts) -> tuple[int, ...]:
    """Return the areas without any card and any point of their own.

    Where nothing was said at all no area is named: then nothing can be compared.
    """
    if not anything_said(facts):
        return ()
    about = [*(card.areas for card in facts.cards), *(point.areas for point in facts.points)]
    return left_out(len(facts.areas), about)
