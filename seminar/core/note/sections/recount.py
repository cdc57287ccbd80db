"""Annex: where the tables are from which the rankings can be counted again."""

from seminar.core.note.document import Paragraph, Section, Sentence
from seminar.core.note.writer import Writer
from seminar.core.terms import CountFileState


def recount(writer: Writer) -> list[Section]:
    """Return the annex, or nothing when no round has a count file that somebody may have."""
    sentences = tuple(
        sentence for state in CountFileState for sentence in _sentences(writer, state)
    )
    if not sentences:
        return []
    heading = writer.words.say("heading.recount")
    return [Section("recount", heading, (Paragraph(sentences),), annex=True)]


def _sentences(writer: Writer, state: CountFileState) -> list[Sentence]:
    rounds = [held for held in writer.facts.rounds if held.count_file is state]
    if not rounds:
        return []
    key = f"recount.{state}"
    return [
        writer.sentence(
            key,
            f"{key}.many" if len(rounds) > 1 else key,
            evidence=[f"A{held.number}" for held in rounds],
            ordinals=writer.round_ordinals(rounds),
            file=f"seminar-{writer.facts.public_id}-bundle.zip",
        )
    ]
