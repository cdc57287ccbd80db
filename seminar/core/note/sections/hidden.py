"""How many views or steps the team hid, and why."""

from collections.abc import Sequence
from typing import Literal

from seminar.core.note.document import Sentence
from seminar.core.note.facts import HiddenCards
from seminar.core.note.writer import Writer
from seminar.core.terms import HideReason

Kind = Literal["view", "step"]
_EVIDENCE = {"view": "M7", "step": "M8"}


def hidden_sentences(writer: Writer, kind: Kind, hidden: Sequence[HiddenCards]) -> list[Sentence]:
    """Return one sentence with each reason and how often it was given; none where none was."""
    if not hidden:
        return []
    total = sum(item.count for item in hidden)
    reasons = [_reason(writer, kind, item, alone=total == 1) for item in hidden]
    return [
        writer.sentence(
            f"{kind}s.hidden",
            f"{kind}s.hidden.one" if total == 1 else f"{kind}s.hidden",
            evidence=[_EVIDENCE[kind]],
            number=writer.words.number(total),
            reasons=writer.words.listing(reasons),
        )
    ]


def _reason(writer: Writer, kind: Kind, item: HiddenCards, *, alone: bool) -> str:
    many = ".many" if item.count > 1 else ""
    twice = item.reason is HideReason.WRITTEN_TWICE
    named = f"hidden.twice.{kind}" if twice else f"hidden.{item.reason}"
    reason = writer.words.say(f"{named}{many}")
    if alone:
        return reason
    number = writer.words.number(item.count)
    return writer.words.say(f"how.hidden.reason{many}", number=number, reason=reason)
