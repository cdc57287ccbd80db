"""Why there is no order to tell."""

from seminar.core.detail import Detail
from seminar.core.note.document import Sentence
from seminar.core.note.writer import Writer
from seminar.core.publishable import shows_order


def no_order(writer: Writer, *, prefix: str) -> Sentence:
    """Return the reason: no ranking, no answers, too few orders, or too few comparisons."""
    rounds = writer.facts.rounds
    evidence = [f"A{held.number}" for held in rounds] or ["M2"]
    if not rounds:
        template = "brief.aside" if writer.facts.set_aside else "brief.none"
    elif not any(held.reading.answers for held in rounds):
        template = "brief.empty"
    elif not any(shows_order(held.reading.orders) for held in rounds):
        template = f"{prefix}.few"
    elif all(held.reading.detail is Detail.COUNTS for held in rounds):
        template = f"{prefix}.hidden"
    else:
        template = f"{prefix}.unplaced.all"
    return writer.sentence(f"{prefix}.none", template, evidence=evidence)
