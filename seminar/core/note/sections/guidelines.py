"""Annex: what two guidelines for reports on consensus ask, and where this note tells it."""

from collections.abc import Iterator
from enum import StrEnum

from seminar.core.note.attention import anything_said
from seminar.core.note.document import Paragraph, Section, Table
from seminar.core.note.facts import NoteFacts
from seminar.core.note.wording import Words
from seminar.core.note.writer import Writer, has_order


class Untold(StrEnum):
    """Why no section of the note is named."""

    ORGANISERS = "organisers"
    NOT_DONE = "not_done"
    NONE = "none"


# The keys of the sections that tell it, or why none does.
_Where = tuple[str, ...] | Untold


def guidelines(writer: Writer) -> Section:
    """Return what is asked, part by part, each with its place in this note.

    Nothing is said to have been done unless the facts hold it; what only the organisers can know
    is left to them. The wording is ours and leaves the numbers of the items out: both guidelines
    are cited, neither is copied.
    """
    say = writer.words.say
    rows = tuple(
        (say(f"guidelines.{part}"), say(f"guidelines.{part}.{asked}"), _place(writer.words, where))
        for part, asked, where in _asked(writer)
    )
    header = (say("guidelines.part"), say("guidelines.asked"), say("guidelines.here"))
    lead = writer.sentence("guidelines.lead", "guidelines.lead", evidence=["M10"])
    blocks = (Paragraph((lead,)), Table("", header, rows))
    return Section("guidelines", say("heading.guidelines"), blocks, annex=True)


def _place(words: Words, where: _Where) -> str:
    if isinstance(where, Untold):
        return words.say(f"guidelines.untold.{where}")
    return words.listing([words.quoted(words.say(f"heading.{key}")) for key in where])


def _asked(writer: Writer) -> Iterator[tuple[str, str, _Where]]:
    """Yield the parts of the guidelines with what each asks, and where it is told."""
    facts = writer.facts
    yield "title", "consensus", Untold.ORGANISERS
    yield from (("introduction", asked, where) for asked, where in _introduction(facts))
    yield from (("methods", asked, where) for asked, where in _methods(writer))
    yield from (("results", asked, where) for asked, where in _results(facts))
    yield "discussion", "limits", ("limits",)
    yield "discussion", "earlier", Untold.ORGANISERS
    for asked in ("endorsed", "interests", "funding"):
        yield "other", asked, Untold.ORGANISERS
    yield "delphi", "rounds", ("how",) if facts.rounds else Untold.NOT_DONE
    yield "delphi", "moved", ("order",) if len(facts.rounds) > 1 else Untold.NOT_DONE


def _introduction(facts: NoteFacts) -> Iterator[tuple[str, _Where]]:
    yield "why", Untold.ORGANISERS
    yield "aim", ("purpose",) if facts.purpose.strip() else Untold.ORGANISERS
    yield "update", Untold.ORGANISERS


def _methods(writer: Writer) -> Iterator[tuple[str, _Where]]:
    facts = writer.facts
    for asked in ("registered", "leaders", "people", "public", "evidence", "piloted"):
        yield asked, Untold.ORGANISERS
    yield "steps", ("how", "record")
    yield "questions", ("questions",) if facts.rounds or facts.set_aside else Untold.NOT_DONE
    yield "answering", ("how",) if facts.rounds or facts.set_aside else Untold.NOT_DONE
    yield "threshold", Untold.NOT_DONE
    yield "counting", _counting(facts)
    yield "feedback", _feedback(writer)
    yield "anonymity", ("how",)
    for asked in ("incentives", "access"):
        yield asked, Untold.ORGANISERS


def _counting(facts: NoteFacts) -> _Where:
    if any(has_order(held.reading) for held in facts.rounds):
        return ("statistics", "register")
    return ("register",) if anything_said(facts) else Untold.NOT_DONE


def _feedback(writer: Writer) -> _Where:
    """Return where it is told that the room saw the first result before it was asked again."""
    rounds, say = writer.facts.rounds, writer.words
    if len(rounds) < 2:
        return Untold.NOT_DONE
    seen = say.say("deed.showed round", ordinal=say.round_ordinal(rounds[0].number))
    told = any(line.text == seen for line in writer.facts.journal)
    return ("record",) if told else Untold.ORGANISERS


def _results(facts: NoteFacts) -> Iterator[tuple[str, _Where]]:
    yield "changes", ("record",) if facts.agenda or facts.journal else Untold.ORGANISERS
    yield "numbers", ("who", "how")
    places = (*(("order",) if facts.rounds else ()), *(("areas",) if anything_said(facts) else ()))
    yield "outcome", places or Untold.NOT_DONE
    yield "dropped", _dropped(facts) or Untold.NONE
    yield "views", ("views",) if facts.views or facts.hidden_views else Untold.NONE


def _dropped(facts: NoteFacts) -> tuple[str, ...]:
    cards = facts.hidden_cards or facts.waiting_cards or facts.withdrawn_cards
    told = {
        "how": cards or facts.set_aside,
        "views": facts.hidden_views,
        "steps": facts.hidden_steps,
        "aside": facts.set_aside,
    }
    return tuple(key for key, found in told.items() if found)
