"""Different views: word for word, with how many people share each as far as that may be said."""

from seminar.core.note.document import Block, Paragraph, Quotation, Quotations, Section, Sentence
from seminar.core.note.facts import ViewFacts
from seminar.core.note.quantifier import sharing_of
from seminar.core.note.sections.hidden import hidden_sentences
from seminar.core.note.writer import Writer


def different_views(writer: Writer) -> list[Section]:
    """Return the section, all views in it; nothing where none was worded and nobody invited."""
    facts = writer.facts
    if not facts.views and not facts.hidden_views and not facts.invited:
        return []
    hidden = hidden_sentences(writer, "view", facts.hidden_views)
    blocks: list[Block] = [Paragraph((*_invitation(writer), *_lead(writer), *hidden))]
    if facts.views:
        # By their numbers, which tell neither when one was written nor how many share it.
        numbered = sorted(facts.views, key=lambda view: int(writer.view_ids[view.id][1:]))
        quoted = [quotation for view in numbered for quotation in _view(writer, view)]
        blocks.append(Quotations(tuple(quoted)))
    return [Section("views", writer.words.say("heading.views"), tuple(blocks))]


def _invitation(writer: Writer) -> list[Sentence]:
    """Return that everybody was invited to word an order some share, and whether a view came."""
    facts = writer.facts
    if not facts.invited:
        return []
    template = {0: "views.invited.none", 1: "views.invited.one"}.get(
        len(facts.views), "views.invited"
    )
    rounds = [f"A{held.number}" for held in facts.rounds if held.reading.other_order]
    return [writer.sentence("views.invited", template, evidence=[*rounds, "M9"])]


def _lead(writer: Writer) -> list[Sentence]:
    number = len(writer.facts.views)
    # The sentence on the invitation has said so then.
    if not number and writer.facts.invited:
        return []
    template = {0: "views.none", 1: "views.lead.one"}.get(number, "views.lead")
    views = writer.words.count(number, "view")
    return [writer.sentence("views.lead", template, evidence=["M7"], views=views)]


def _view(writer: Writer, view: ViewFacts) -> list[Quotation]:
    """Return a view and, below it, the team's reply."""
    identifier = writer.view_ids[view.id]
    # Not under its number, which another view gets once this one is gone: what the rapporteur
    # made of its order would then be offered as a wording of that one.
    lead = writer.sentence(
        f"view.{view.id}",
        "view.lead.order" if view.order else "view.lead",
        evidence=(identifier,),
        id=identifier,
        scope=writer.scope(view),
        order=_order(writer, view),
        sharing=_sharing(writer, view),
    )
    quoted = [Quotation(writer.words.quoted(view.text), lead)]
    if view.reply:
        reply = writer.sentence(
            f"view.{view.id}.reply", "view.reply", evidence=(identifier,), id=identifier
        )
        quoted.append(Quotation(writer.words.quoted(view.reply), reply))
    return quoted


def _order(writer: Writer, view: ViewFacts) -> str:
    places = [f"{place}. {writer.names(areas)}" for place, areas in view.order]
    return writer.words.say("view.order.next").join(places)


def _sharing(writer: Writer, view: ViewFacts) -> str:
    """Return how many share it, its author among them, without a full stop."""
    people = writer.facts.seats
    in_letters = writer.words.number(view.shares) != str(view.shares)
    text = writer.words.say(
        f"shared.{sharing_of(view.shares, people)}",
        people=writer.words.count(people, "person"),
        number=writer.words.number(view.shares) if in_letters else str(view.shares),
    )
    return text[:1].upper() + text[1:]
