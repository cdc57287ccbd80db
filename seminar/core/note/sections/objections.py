"""Annex: objections to a draft that were left, as the rapporteur chose; word for word."""

from seminar.core.note.document import Block, Paragraph, Quotation, Quotations, Section
from seminar.core.note.facts import ObjectionFacts
from seminar.core.note.writer import Writer, brief_text

_ABOUT = 200


def objections(writer: Writer) -> list[Section]:
    """Return the annex, or nothing where none was chosen for it."""
    left = writer.facts.objections
    if not left:
        return []
    count = writer.words.count(len(left), "objection")
    template = "objections.lead.one" if len(left) == 1 else "objections.lead"
    lead = writer.sentence("objections.lead", template, objections=count)
    quoted = tuple(_objection(writer, place, one) for place, one in enumerate(left, start=1))
    blocks: tuple[Block, ...] = (Paragraph((lead,)), Quotations(quoted))
    return [Section("objections", writer.words.say("heading.objections"), blocks, annex=True)]


def _objection(writer: Writer, place: int, one: ObjectionFacts) -> Quotation:
    text = writer.words.quoted(one.text) if one.text else writer.words.say("objections.not_meant")
    about = writer.words.quoted(brief_text(one.about, _ABOUT))
    lead = writer.sentence(f"objections.{place}", "objections.about", about=about)
    return Quotation(text, lead)
