"""Which areas were little discussed, in words; said beside the order."""

from seminar.core.note.attention import little_discussed
from seminar.core.note.document import Sentence
from seminar.core.note.writer import Writer


def little_said(writer: Writer, *, prefix: str) -> list[Sentence]:
    """Return one sentence or none; where most areas were left out it names the others."""
    every = [area.number for area in writer.facts.areas]
    little = little_discussed(writer.facts)
    if not little:
        return []
    template, named = f"{prefix}.little", list(little)
    if len(little) == len(every):
        template = f"{prefix}.little.all"
    elif 2 * len(little) > len(every):
        template = f"{prefix}.little.most"
        named = [area for area in every if area not in little]
    names = writer.names(named)
    return [writer.sentence(f"{prefix}.little", template, evidence=["M4"], areas=names)]
