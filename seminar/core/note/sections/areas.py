"""Area by area: the same parts and the same maximum for each, or "little was said on this"."""

from collections.abc import Iterable, Sequence

from seminar.core.note.document import Block, Heading, Paragraph, Quotations, Section, Sentence
from seminar.core.note.facts import AreaFacts, CardFacts, PointFacts, RoundFacts
from seminar.core.note.numbering import text_hash
from seminar.core.note.sections.received import received
from seminar.core.note.writer import Writer, has_order, placed
from seminar.core.publishable import THRESHOLD
from seminar.core.reading import Standing
from seminar.core.terms import CardKind, Scope

_CARDS = 3
_POINTS = 2


def area_by_area(writer: Writer) -> Section:
    """Return one part for each area, in the order of the framework."""
    blocks: list[Block] = []
    for area in writer.facts.areas:
        blocks += _area(writer, area)
    return Section("areas", writer.words.say("heading.areas"), tuple(blocks))


def _area(writer: Writer, area: AreaFacts) -> list[Block]:
    cards = [card for card in writer.facts.cards if _is_on(card, area)]
    points = [point for point in writer.facts.points if _is_on(point, area)]
    debated = [card for card in cards if card.kind is not CardKind.PROPOSAL]
    chosen = most_weighed(debated, _CARDS)
    noted = sorted(points, key=text_hash)[:_POINTS]
    sentences = [
        *_places(writer, area.number),
        *_said(writer, area.number, cards, points),
        *_choice(
            writer,
            area.number,
            debated,
            has_proposals=len(debated) < len(cards),
            points_left=len(points) > len(noted),
        ),
        *received(writer, f"area.{area.number}", chosen),
    ]
    blocks: list[Block] = [Heading(area.name), Paragraph(tuple(sentences))]
    quoted = [
        *(writer.card(card, scope=False) for card in chosen),
        *(writer.point(point, scope=False) for point in noted),
    ]
    return [*blocks, Quotations(tuple(quoted))] if quoted else blocks


def _is_on(item: CardFacts | PointFacts, area: AreaFacts) -> bool:
    return item.scope is Scope.AREAS and area.number in item.areas


def most_weighed(cards: Sequence[CardFacts], maximum: int) -> list[CardFacts]:
    """Return the cards that most people weighed; equals in an order that tells nothing."""
    return sorted(cards, key=lambda card: (-card.weighed, text_hash(card)))[:maximum]


def _places(writer: Writer, area: int) -> list[Sentence]:
    told = [held for held in writer.facts.rounds if has_order(held.reading)]
    if not told:
        return []
    sentences = [_place(writer, area, told[-1])]
    if len(told) > 1:
        sentences += _before(writer, area, told[0], told[-1])
    return sentences


def _standing(held: RoundFacts, area: int) -> Standing | None:
    return next((found for found in placed(held.reading) if found.area == area), None)


def _place(writer: Writer, area: int, held: RoundFacts) -> Sentence:
    key, evidence = f"area.{area}.place", [f"A{held.number}"]
    standing = _standing(held, area)
    if standing is None:
        return writer.sentence(key, "area.unplaced", evidence=evidence)
    return writer.sentence(
        key,
        "area.place.shared" if standing.tied else "area.place",
        evidence=evidence,
        ordinal=writer.words.ordinal(standing.place or 0),
        average=writer.about(standing, held.reading.detail),
        orders=writer.orders(held.reading),
    )


def _before(writer: Writer, area: int, held: RoundFacts, after: RoundFacts) -> list[Sentence]:
    standing = _standing(held, area)
    if standing is None:
        return []
    later = _standing(after, area)
    if later is not None and later.place == standing.place:
        template = "area.before.same"
    else:
        template = "area.before.shared" if standing.tied else "area.before"
    return [
        writer.sentence(
            f"area.{area}.before",
            template,
            evidence=[f"A{held.number}"],
            round=writer.round_ordinal(held),
            ordinal=writer.words.ordinal(standing.place or 0),
            average=writer.about(standing, held.reading.detail),
        )
    ]


def _said(
    writer: Writer, area: int, cards: Sequence[CardFacts], points: Sequence[PointFacts]
) -> list[Sentence]:
    templates = {
        (True, True): "area.cards.points",
        (True, False): "area.cards",
        (False, True): "area.points",
        (False, False): "area.none",
    }
    said = writer.sentence(
        f"area.{area}.said",
        templates[bool(cards), bool(points)],
        evidence=["M4"],
        cards=writer.words.count(_written(cards), "card"),
        points=writer.words.count(len(points), "point"),
    )
    steps = _written(card for card in cards if card.kind is CardKind.PROPOSAL)
    if not steps:
        return [said]
    return [said, _proposals(writer, area, steps, _written(cards))]


def _written(cards: Iterable[CardFacts]) -> int:
    """Return how many cards were written: several may make one point."""
    return sum(card.texts for card in cards)


def _proposals(writer: Writer, area: int, steps: int, cards: int) -> Sentence:
    """Return how many of the cards were proposals, which the next steps print."""
    if steps == cards:
        template = "area.proposals.only" if cards == 1 else "area.proposals.all"
    else:
        template = "area.proposals.one" if steps == 1 else "area.proposals"
    number = writer.words.number(steps)
    return writer.sentence(f"area.{area}.proposals", template, evidence=["M4"], number=number)


def _choice(
    writer: Writer,
    area: int,
    debated: Sequence[CardFacts],
    *,
    has_proposals: bool,
    points_left: bool,
) -> list[Sentence]:
    """Return what was chosen, where not everything is printed."""
    sentences = []
    if len(debated) > _CARDS:
        others = ".others" if has_proposals else ""
        weighed = ".weighed" if _are_ahead(debated) else ""
        sentences.append(
            writer.sentence(
                f"area.{area}.chosen",
                f"area.chosen{others}{weighed}",
                number=writer.words.number(_CARDS),
            )
        )
    if points_left:
        sentences.append(writer.sentence(f"area.{area}.points", "area.chosen.points"))
    return sentences


def _are_ahead(debated: Sequence[CardFacts]) -> bool:
    """Return whether more people weighed each card that is printed than any that is not."""
    *printed, left = most_weighed(debated, _CARDS + 1)
    return printed[-1].weighed >= THRESHOLD and printed[-1].weighed > left.weighed
