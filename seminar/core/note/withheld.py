"""Which evidence stands in a note without its counts, because they would point at somebody."""

from collections.abc import Iterable, Mapping

from seminar.core.note.facts import NoteFacts
from seminar.core.note.numbering import card_ids, step_ids, view_ids
from seminar.core.note.quantifier import Weighing, sharing_of, weighing_word
from seminar.core.note.writer import further_id, set_aside_id
from seminar.core.publishable import THRESHOLD

_WITHOUT_COUNT = frozenset({Weighing.FEW, Weighing.MOST, Weighing.LEAST})


def withholds(facts: NoteFacts, evidence: Iterable[str]) -> bool:
    """Whether the counts of some of this evidence are left out of the note."""
    left_out = _left_out(facts)
    return any(left_out.get(identifier, False) for identifier in evidence)


def _left_out(facts: NoteFacts) -> Mapping[str, bool]:
    cards, views = card_ids(facts.cards), view_ids(facts.views)
    steps = step_ids(facts.steps)
    asked = {f"A{held.number}": held for held in facts.rounds}
    asked |= {further_id(one.held): one.held for one in facts.further}
    rounds = {
        identifier: held.reading.orders < THRESHOLD or not held.reading.answers_told_apart
        for identifier, held in asked.items()
    }
    weighed = {
        cards[card.id]: weighing_word(card.agree, card.weighed) in _WITHOUT_COUNT
        for card in facts.cards
    }
    shared = {
        views[view.id]: sharing_of(view.shares, facts.seats) in _WITHOUT_COUNT
        for view in facts.views
    }
    marked = {
        steps[step.id]: sharing_of(step.marks, facts.seats) in _WITHOUT_COUNT
        for step in facts.steps
    }
    aside = {set_aside_id(one.held): True for one in facts.set_aside}
    # How many share another order, or how many of a group agreed, is told to nobody.
    return {"M9": True, "M11": True, **rounds, **weighed, **shared, **marked, **aside}
