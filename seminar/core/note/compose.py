"""From facts to documents: the note with its annexes, and the brief of one page."""

from collections.abc import Mapping
from types import MappingProxyType

from seminar.core.note.document import Document, DocumentKind, Figure, Masthead, Section
from seminar.core.note.facts import NoteFacts, facts_sha256
from seminar.core.note.pictures import order_figure
from seminar.core.note.register import register_of
from seminar.core.note.sections import annexes, areas, brief, closing, course, order, whole
from seminar.core.note.sections.aside import set_aside
from seminar.core.note.sections.attention import attention, evenness
from seminar.core.note.sections.further import further_questions
from seminar.core.note.sections.guidelines import guidelines
from seminar.core.note.sections.objections import objections
from seminar.core.note.sections.received import weighing
from seminar.core.note.sections.recount import recount
from seminar.core.note.sections.statistics import statistics
from seminar.core.note.sections.steps import foremost_steps, proposed_steps
from seminar.core.note.sections.views import different_views
from seminar.core.note.writer import Writer, brief_text, has_order, writer_of

NO_EDITS: Mapping[str, str] = MappingProxyType({})
_BRIEF_PROPOSALS = 3
_BRIEF_CARD = 180
_BRIEF_TITLE = 120


def compose_note(facts: NoteFacts, edits: Mapping[str, str] = NO_EDITS) -> Document:
    """Return the whole note; `edits` holds the rapporteur's wording by sentence key."""
    writer = writer_of(facts, edits)
    told = (
        brief.in_brief(writer),
        course.purpose(writer),
        course.who_took_part(writer),
        course.how_it_was_done(writer),
        order.the_order(writer),
        areas.area_by_area(writer),
        *whole.as_a_whole(writer),
        *whole.beyond(writer),
        *different_views(writer),
        *attention(writer),
        *proposed_steps(writer),
        closing.limits(writer),
        closing.next_steps(writer),
    )
    body = (
        *told,
        annexes.questions(writer),
        statistics(writer),
        *weighing(writer, told),
        *evenness(writer),
        *further_questions(writer),
        *recount(writer),
        *set_aside(writer),
        *objections(writer),
        annexes.record(writer),
        guidelines(writer),
    )
    items = register_of(writer, body)
    sections = (*body, annexes.register(writer, items))
    return _document(writer, DocumentKind.NOTE, sections=sections, body=body)


def compose_brief(facts: NoteFacts, edits: Mapping[str, str] = NO_EDITS) -> Document:
    """Return the brief, at most one page: in brief, the chart, the foremost steps or proposals."""
    writer = writer_of(facts, edits).for_brief(_BRIEF_CARD)
    body = (
        brief.in_brief(writer),
        *_chart(writer),
        *_what_comes(writer),
    )
    return _document(writer, DocumentKind.BRIEF, sections=body, body=body)


def _what_comes(writer: Writer) -> list[Section]:
    """Return the foremost steps; where none could be proposed, the cards that propose."""
    if not writer.facts.steps_held:
        return [closing.next_steps(writer, maximum=_BRIEF_PROPOSALS)]
    return [*foremost_steps(writer, _BRIEF_PROPOSALS), closing.what_follows(writer)]


def _chart(writer: Writer) -> list[Section]:
    told = [held for held in writer.facts.rounds if has_order(held.reading)]
    if not told:
        return []
    figure: Figure = order_figure(writer, told)
    return [Section("order", writer.words.say("heading.order"), (figure,))]


def _document(
    writer: Writer, kind: DocumentKind, *, sections: tuple[Section, ...], body: tuple[Section, ...]
) -> Document:
    return Document(
        kind=kind,
        language=writer.facts.language,
        day=writer.facts.day,
        masthead=_masthead(writer, kind),
        sections=sections,
        register=register_of(writer, body),
        facts_sha256=facts_sha256(writer.facts),
    )


def _masthead(writer: Writer, kind: DocumentKind) -> Masthead:
    facts, words = writer.facts, writer.words
    place = facts.place.strip()
    template = "masthead.place" if place else "masthead.day"
    return Masthead(
        title=brief_text(facts.title, _BRIEF_TITLE) if kind is DocumentKind.BRIEF else facts.title,
        subtitle=words.say(f"masthead.{kind}"),
        place_and_day=words.say(template, place=place, day=words.day(facts.day)),
        mark=facts.mark,
        status=words.say("masthead.draft"),
        invented=words.say("masthead.invented") if facts.invented else "",
        reflects=words.say(f"masthead.reflects.{facts.rule}"),
    )
