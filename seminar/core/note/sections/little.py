"""Which areas were little discussed, in words; said beside the order."""

from seminar.core.note.attention import thinly_discussed, unspoken
from seminar.core.note.document import Sentence
from seminar.core.note.writer import Writer


def little_said(writer: Writer, *, prefix: str) -> list[Sentence]:
    """Return at most two sentences: on areas without a word, and on those with a small share."""
    return [*_unspoken(writer, prefix), *_thin(writer, prefix)]


def _unspoken(writer: Writer, prefix: str) -> list[Sentence]:
    """Return one sentence or none; where most areas were left out it names the others."""
    every = [area.number for area in writer.facts.areas]
    little = unspoken(writer.facts)
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


def _thin(writer: Writer, prefix: str) -> list[Sentence]:
    thin = thinly_discussed(writer.facts)
    if not thin:
        return []
    names = writer.names(thin)
    template, evidence = f"{prefix}.thin", ["M4", "M6"]
    if writer.facts.steps_held:
        template, evidence = f"{prefix}.thin.steps", [*evidence, "M8"]
    return [writer.sentence(f"{prefix}.thin", template, evidence=evidence, areas=names)]
