"""Who took part, what it was for and how it was done."""

from seminar.core.note.document import Block, Paragraph, Section, Sentence, Table
from seminar.core.note.facts import HiddenCards, NoteFacts, RoundFacts, SetAsideFacts
from seminar.core.note.writer import Writer, set_aside_id
from seminar.core.publishable import THRESHOLD
from seminar.core.terms import IdentityMode


def purpose(writer: Writer) -> Section:
    """Return the purpose in the organiser's words, or that none was recorded."""
    if writer.facts.purpose.strip():
        text = writer.written("purpose.text", writer.facts.purpose.strip(), evidence=["M5"])
    else:
        text = writer.sentence("purpose.none", "purpose.none")
    return Section("purpose", writer.words.say("heading.purpose"), (Paragraph((text,)),))


def who_took_part(writer: Writer) -> Section:
    """Return head count, people who joined, and the groups as far as they may be counted."""
    facts = writer.facts
    sentences = [
        _people(writer, "who.present", facts.head_count),
        _people(writer, "who.seats", facts.seats or None),
    ]
    blocks: list[Block] = [Paragraph((*sentences, *_groups(writer)))]
    if facts.groups:
        blocks.append(_group_table(writer))
    return Section("who", writer.words.say("heading.who"), tuple(blocks))


def _people(writer: Writer, key: str, people: int | None) -> Sentence:
    """Return how many there were; None where nobody was counted."""
    template = f"{key}.none" if people is None else f"{key}.one" if people == 1 else key
    told = writer.words.count(people or 0, "person")
    return writer.sentence(key, template, evidence=["M1"], people=told)


def _groups(writer: Writer) -> list[Sentence]:
    if not writer.facts.groups:
        return [writer.sentence("who.groups", "who.groups.none", evidence=["M1"])]
    sentences = [writer.sentence("who.groups", "who.groups", evidence=["M1"])]
    if any(group.people is None for group in writer.facts.groups):
        sentences.append(writer.sentence("who.groups.hidden", "who.groups.hidden"))
    return sentences


def _group_table(writer: Writer) -> Table:
    say = writer.words.say
    rows = tuple(
        (group.name, say("table.hidden") if group.people is None else str(group.people))
        for group in writer.facts.groups
    )
    return Table("", (say("table.group"), say("table.people")), rows, numeric=(1,))


def how_it_was_done(writer: Writer) -> Section:
    """Return how rankings and debate ran, and what was promised about names."""
    facts = writer.facts
    ranking = _rounds(writer)
    if ranking:
        phrase = writer.words.together(len(facts.areas))
        ranking += [
            writer.sentence("how.blind", "how.blind", evidence=["M2"]),
            writer.sentence("how.choices", "how.choices", evidence=["M2"], phrase=phrase),
        ]
    else:
        ranking = [writer.sentence("how.none", "how.none", evidence=["M2"])]
    identity = writer.sentence("how.identity", _promise(facts), evidence=["M1"])
    debate = [_debate(writer), *_hidden(writer), *_unseen(writer)]
    blocks = (Paragraph((*ranking, identity)), Paragraph(tuple(debate)))
    return Section("how", writer.words.say("heading.how"), blocks)


def _promise(facts: NoteFacts) -> str:
    """Return what is told of names; that orders were linked or not only if there were two."""
    has_two = len(facts.rounds) + len(facts.set_aside) > 1
    if facts.identity is IdentityMode.NAMED:
        return "how.identity.named.linked" if has_two else "how.identity.named"
    return f"how.identity.{facts.identity}" if has_two else "how.identity.unnamed"


def _rounds(writer: Writer) -> list[Sentence]:
    """Return what is said of every asking, in the order in which they were held."""
    facts = writer.facts
    asides = [(aside.held, [_aside(writer, aside)]) for aside in facts.set_aside]
    rounds = [(held, [_round(writer, held), *_paper(writer, held)]) for held in facts.rounds]
    asked = sorted([*asides, *rounds], key=lambda one: (one[0].number, one[0].attempt))
    return [sentence for _, sentences in asked for sentence in sentences]


def _round(writer: Writer, held: RoundFacts) -> Sentence:
    template = "how.round.again" if held.attempt > 1 else "how.round"
    return writer.sentence(
        f"how.round.{held.number}",
        template if _is_timed(held) else f"{template}.untimed",
        evidence=[f"A{held.number}"],
        **_asking(writer, held),
    )


def _aside(writer: Writer, aside: SetAsideFacts) -> Sentence:
    """Return that a round was set aside and why, in the team's own words."""
    held = aside.held
    again = any(
        other.number == held.number and other.attempt > held.attempt
        for other in (*writer.facts.rounds, *(one.held for one in writer.facts.set_aside))
    )
    template = "how.aside" if again else "how.aside.only"
    return writer.sentence(
        f"how.aside.{held.number}.{held.attempt}",
        template if _is_timed(held) else f"{template}.untimed",
        evidence=[set_aside_id(held)],
        reason=writer.words.quoted(aside.reason.rstrip(" .")),
        **_asking(writer, held),
    )


def _is_timed(held: RoundFacts) -> bool:
    return bool(held.opened and held.closed)


def _asking(writer: Writer, held: RoundFacts) -> dict[str, str]:
    return {
        "ordinal": writer.round_ordinal(held),
        "time": writer.words.ordinal(held.attempt),
        "times": writer.words.say("how.times", opened=held.opened, closed=held.closed),
        "answers": _answers(writer, held),
    }


def _paper(writer: Writer, held: RoundFacts) -> list[Sentence]:
    """Return how many answers came on paper, as a number only where it points at nobody."""
    if not held.paper:
        return []
    others = held.reading.answers - held.paper
    if not others:
        template = "how.paper.all"
    elif min(held.paper, others) < THRESHOLD:
        template = "how.paper.some"
    else:
        template = "how.paper"
    return [
        writer.sentence(
            f"how.paper.{held.number}",
            template,
            evidence=[f"A{held.number}"],
            ordinal=writer.round_ordinal(held),
            number=writer.words.number(held.paper),
        )
    ]


def _answers(writer: Writer, held: RoundFacts) -> str:
    answers = held.reading.answers
    if answers == 0:
        return writer.words.say("how.answers.none")
    if answers < THRESHOLD:
        return writer.words.say("how.answers.few")
    people = writer.words.count(answers, "person")
    if held.present is None:
        return writer.words.say("how.answers", people=people)
    present = writer.words.number(held.present)
    if held.present == answers:
        return writer.words.say("how.answers.all", present=present)
    return writer.words.say("how.answers.of", people=people, present=present)


def _debate(writer: Writer) -> Sentence:
    """Return how many cards were written, those the room sees no more among them, and points."""
    facts = writer.facts
    hidden = sum(item.count for item in facts.hidden_cards)
    unseen = hidden + facts.waiting_cards + facts.withdrawn_cards
    cards, points = sum(card.texts for card in facts.cards) + unseen, len(facts.points)
    templates = {
        (True, True): "how.debate",
        (True, False): "how.debate.cards",
        (False, True): "how.debate.points",
        (False, False): "how.debate.none",
    }
    return writer.sentence(
        "how.debate",
        templates[bool(cards), bool(points)],
        evidence=["M4"],
        cards=writer.words.count(cards, "card"),
        points=writer.words.count(points, "point"),
    )


def _hidden(writer: Writer) -> list[Sentence]:
    """Return how many cards were hidden and why."""
    hidden = writer.facts.hidden_cards
    if not hidden:
        return []
    total = sum(item.count for item in hidden)
    if total == 1:
        reason = writer.words.say(f"hidden.{hidden[0].reason}")
        return [writer.sentence("how.hidden", "how.hidden.one", evidence=["M4"], reasons=reason)]
    return [
        writer.sentence(
            "how.hidden",
            "how.hidden",
            evidence=["M4"],
            number=writer.words.number(total),
            reasons=writer.words.listing([_reason(writer, item) for item in hidden]),
        )
    ]


def _unseen(writer: Writer) -> list[Sentence]:
    """Return how many cards waited to the end, and how many their authors took back."""
    counts = {
        "how.waiting": writer.facts.waiting_cards,
        "how.withdrawn": writer.facts.withdrawn_cards,
    }
    return [
        writer.sentence(
            key,
            f"{key}.one" if cards == 1 else key,
            evidence=["M4"],
            number=writer.words.number(cards),
        )
        for key, cards in counts.items()
        if cards
    ]


def _reason(writer: Writer, item: HiddenCards) -> str:
    many = ".many" if item.count > 1 else ""
    return writer.words.say(
        f"how.hidden.reason{many}",
        number=writer.words.number(item.count),
        reason=writer.words.say(f"hidden.{item.reason}{many}"),
    )
