"""The order before and after, how it moved, and what was little discussed, side by side."""

from collections.abc import Sequence

from seminar.core.detail import Detail
from seminar.core.note.document import Block, Paragraph, Section, Sentence
from seminar.core.note.facts import RoundFacts
from seminar.core.note.pictures import order_figure
from seminar.core.note.sections.firmness import firmness
from seminar.core.note.sections.little import little_said
from seminar.core.note.sections.missing import no_order
from seminar.core.note.writer import Writer, has_order, placed
from seminar.core.publishable import is_lone, shows_order
from seminar.core.reading import RoundReading
from seminar.core.sentences import differs_by_group


def the_order(writer: Writer) -> Section:
    """Return the order of the last round that has one, the chart, and the movement."""
    told = [held for held in writer.facts.rounds if has_order(held.reading)]
    heading = writer.words.say("heading.order")
    if not told:
        return Section(
            "order",
            heading,
            (Paragraph((no_order(writer, prefix="order"), *little_said(writer, prefix="order"))),),
        )
    little = little_said(writer, prefix="order")
    if little:
        little.append(writer.sentence("order.unaltered", "order.unaltered"))
    moved = [*_missing_round(writer, told), *_movement(writer, told), *_changed(writer)]
    blocks: list[Block] = [
        Paragraph(tuple(_places(writer, told[-1]))),
        order_figure(writer, told),
        *(
            Paragraph(tuple(group))
            for group in (moved, _agreement_and_doubts(writer, told[-1]), little)
            if group
        ),
    ]
    return Section("order", heading, tuple(blocks))


def _places(writer: Writer, held: RoundFacts) -> list[Sentence]:
    reading, evidence = held.reading, [f"A{held.number}"]
    sentences = [_first(writer, held)]
    if not _is_level(reading):
        sentences += firmness(writer, reading, prefix="order", evidence=[*evidence, "M3"])
    return [*sentences, *_unplaced(writer, reading, evidence)]


def _agreement_and_doubts(writer: Writer, held: RoundFacts) -> list[Sentence]:
    reading, evidence = held.reading, [f"A{held.number}"]
    return [
        *_rounded(writer, reading, evidence),
        *_agreement(writer, reading, evidence),
        *_opposites(writer, reading, evidence),
        *_splits(writer, reading, evidence),
        *_cycle(writer, reading, evidence),
        *_disputed(writer, reading, evidence),
        *_balanced(writer, reading, evidence),
    ]


def _is_level(reading: RoundReading) -> bool:
    return all(standing.place == 1 for standing in placed(reading))


def _first(writer: Writer, held: RoundFacts) -> Sentence:
    reading = held.reading
    firsts = [standing for standing in placed(reading) if standing.place == 1]
    if _is_level(reading):
        template = "brief.level"
    else:
        template = "order.shared" if len(firsts) > 1 else "order.first"
    return writer.sentence(
        "order.first",
        template,
        evidence=[f"A{held.number}"],
        after=writer.round_ordinal(held),
        area=writer.name(firsts[0].area),
        areas=writer.names(standing.area for standing in firsts),
        average=writer.about(firsts[0], reading.detail),
        places=reading.areas,
        orders=writer.orders(reading),
    )


def _unplaced(writer: Writer, reading: RoundReading, evidence: list[str]) -> list[Sentence]:
    without = [standing.area for standing in reading.standings if standing.place is None]
    parts = {
        "order.never": [area for area in without if area in reading.never_placed],
        "order.unplaced": [area for area in without if area not in reading.never_placed],
    }
    return [
        writer.sentence(key, key, evidence=evidence, areas=writer.names(areas))
        for key, areas in parts.items()
        if areas
    ]


def _rounded(writer: Writer, reading: RoundReading, evidence: list[str]) -> list[Sentence]:
    if reading.detail not in (Detail.HALVES, Detail.WHOLE):
        return []
    template = f"order.rounded.{reading.detail}"
    return [writer.sentence("order.rounded", template, evidence=[*evidence, "M3"])]


def _agreement(writer: Writer, reading: RoundReading, evidence: list[str]) -> list[Sentence]:
    if reading.detail is Detail.WHOLE:
        return []
    if reading.agreement is None:
        is_level = shows_order(reading.complete)
        template = "order.agreement.level" if is_level else "order.no_agreement"
        return [writer.sentence("order.agreement", template, evidence=evidence)]
    told = complete_told(reading)
    return [
        writer.sentence(
            "order.agreement",
            "order.agreement.of" if told else "order.agreement",
            evidence=[*evidence, "M3"],
            orders=writer.words.count(reading.complete, "order"),
            band=writer.words.say(f"band.{reading.agreement.band}"),
        )
    ]


def complete_told(reading: RoundReading) -> bool:
    """Return whether the number of complete orders tells nothing of one or two people."""
    return reading.answers_told_apart and not is_lone(reading.orders - reading.complete)


def _opposites(writer: Writer, reading: RoundReading, evidence: list[str]) -> list[Sentence]:
    if not reading.two_opposites:
        return []
    return [writer.sentence("order.opposites", "order.opposites", evidence=evidence)]


def _balanced(writer: Writer, reading: RoundReading, evidence: list[str]) -> list[Sentence]:
    if not differs_by_group(reading):
        return []
    template = "order.balanced" if len(reading.balanced_first) == 1 else "order.balanced.shared"
    return [
        writer.sentence(
            "order.balanced",
            template,
            evidence=[*evidence, "M1"],
            number=writer.words.number(len(reading.groups)),
            areas=writer.names(reading.balanced_first),
        )
    ]


def _splits(writer: Writer, reading: RoundReading, evidence: list[str]) -> list[Sentence]:
    if not reading.split_areas:
        return []
    template = "order.split" if len(reading.split_areas) == 1 else "order.split.many"
    areas = writer.names(reading.split_areas)
    return [writer.sentence("order.split", template, evidence=evidence, areas=areas)]


def _cycle(writer: Writer, reading: RoundReading, evidence: list[str]) -> list[Sentence]:
    if not reading.cycle:
        return []
    following = (*reading.cycle[1:], reading.cycle[0])
    pairs = [
        writer.words.say("order.cycle.pair", upper=writer.name(upper), lower=writer.name(lower))
        for upper, lower in zip(reading.cycle, following, strict=True)
    ]
    listed = writer.words.listing(pairs)
    number = writer.words.number(len(reading.cycle))
    return [
        writer.sentence(
            "order.cycle", "order.cycle", evidence=evidence, number=number, pairs=listed
        )
    ]


def _disputed(writer: Writer, reading: RoundReading, evidence: list[str]) -> list[Sentence]:
    sentences = []
    for end, disputed in (
        ("first", reading.first_place_disputed),
        ("last", reading.last_place_disputed),
    ):
        if disputed and not _is_level(reading):
            key = f"order.disputed.{end}"
            # The annex shows the other orders only where the room is large enough for them.
            template = key if reading.rules else f"{key}.unshown"
            sentences.append(writer.sentence(key, template, evidence=[*evidence, "M3"]))
    return sentences


def _missing_round(writer: Writer, told: Sequence[RoundFacts]) -> list[Sentence]:
    missing = [held for held in writer.facts.rounds if held not in told]
    return [
        writer.sentence(
            f"order.missing.{held.number}",
            "order.missing",
            evidence=[f"A{held.number}"],
            ordinal=writer.round_ordinal(held),
        )
        for held in missing
    ]


def _movement(writer: Writer, told: Sequence[RoundFacts]) -> list[Sentence]:
    """Return which areas changed their place between the first and the last told round."""
    if len(told) < 2:
        return []
    rounds = (told[0], told[-1])
    places = {standing.area: standing.place for standing in placed(told[0].reading)}
    moves = [
        _move(writer, standing.area, earlier, standing.place or 0)
        for standing in placed(told[-1].reading)
        if (earlier := places.get(standing.area)) not in {None, standing.place} and earlier
    ]
    if not moves:
        return [_between(writer, "order.moved", "order.stayed", rounds)]
    listed = writer.words.listing(moves)
    return [_between(writer, "order.moved", "order.moved", rounds, moves=listed)]


def _between(
    writer: Writer,
    key: str,
    template: str,
    rounds: Sequence[RoundFacts],
    **values: object,
) -> Sentence:
    """Return a sentence on what changed between the first and the last of some rounds."""
    before, after = rounds[0], rounds[-1]
    return writer.sentence(
        key,
        template,
        evidence=[f"A{before.number}", f"A{after.number}"],
        before=writer.round_ordinal(before),
        after=writer.round_ordinal(after),
        **values,
    )


def _move(writer: Writer, area: int, before: int, after: int) -> str:
    return writer.words.say(
        "order.moved.up" if after < before else "order.moved.down",
        area=writer.name(area),
        before=writer.words.ordinal(before),
        after=writer.words.ordinal(after),
    )


def _changed(writer: Writer) -> list[Sentence]:
    """Return how many changed their order between the last two rounds, where it may be said."""
    movement = writer.facts.movement
    if movement is None or movement.linked is None or movement.changed is None:
        return []
    template = "order.changed"
    if movement.changed in {0, movement.linked}:
        template = "order.changed.all" if movement.changed else "order.changed.none"
    return [
        _between(
            writer,
            "order.changed",
            template,
            writer.facts.rounds[-2:],
            linked=writer.words.count(movement.linked, "person"),
            changed=writer.words.number(movement.changed),
        )
    ]
