"""The pen of the note: sentences with their evidence, names and numbers in one language."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from seminar.core.detail import Detail, decimals
from seminar.core.note.document import Quotation, Sentence
from seminar.core.note.facts import CardFacts, NoteFacts, PointFacts, RoundFacts
from seminar.core.note.numbering import Said, card_ids, point_ids, step_ids, view_ids
from seminar.core.note.weighing import weighed
from seminar.core.note.wording import Words, renamed, words
from seminar.core.publishable import THRESHOLD
from seminar.core.reading import RoundReading, Standing
from seminar.core.terms import Scope

# Room for the names of areas in the brief, which is one page.
_NAME = 70


@dataclass(frozen=True)
class Writer:
    """Facts, words and the rapporteur's edits, from which sections write their sentences."""

    facts: NoteFacts
    words: Words
    edits: Mapping[str, str]
    card_ids: Mapping[str, str]
    point_ids: Mapping[str, str]
    view_ids: Mapping[str, str]
    step_ids: Mapping[str, str]
    card_length: int | None = None

    def sentence(
        self, key: str, template: str, *, evidence: Sequence[str] = (), **values: object
    ) -> Sentence:
        """Return the composed sentence, or the rapporteur's own wording under its key."""
        return self.written(key, self.say(template, key=key, **values), evidence=evidence)

    def say(self, template: str, *, key: str = "", **values: object) -> str:
        """Return a wording that begins with a capital letter."""
        # A seminar with one ranking calls it "the ranking": its ordinal is empty.
        text = self.words.say(template, key=key, **values).replace("  ", " ").strip()
        return text[:1].upper() + text[1:]

    def written(self, key: str, composed: str, *, evidence: Sequence[str] = ()) -> Sentence:
        """Return a sentence whose words are given; an empty edit counts as none."""
        text = self.edits.get(key, "").strip() or composed
        return Sentence(key, text, tuple(evidence), composed, text != composed)

    def name(self, area: int) -> str:
        """Return the name of an area as it stands in a sentence; the brief cuts long ones."""
        name = self.plain_name(area)
        return self.words.named(name if self.card_length is None else brief_text(name, _NAME))

    def plain_name(self, area: int) -> str:
        """Return the name of an area as it stands in headings, tables and charts."""
        return next(facts.name for facts in self.facts.areas if facts.number == area)

    def names(self, areas: Iterable[int]) -> str:
        """Return the names of several areas, listed."""
        return self.words.listing([self.name(area) for area in areas])

    def round_ordinal(self, held: RoundFacts) -> str:
        """Return the number of a round in letters; empty where there was only one."""
        asked = (*self.facts.rounds, *(aside.held for aside in self.facts.set_aside))
        if len({one.number for one in asked}) == 1:
            return ""
        return self.words.round_ordinal(held.number)

    def round_ordinals(self, rounds: Iterable[RoundFacts]) -> str:
        """Return the numbers of rounds in letters, listed."""
        return self.words.listing([self.round_ordinal(held) for held in rounds])

    def orders(self, reading: RoundReading) -> str:
        """Return the n of a round: its orders, or its answers where these must not be told."""
        if reading.answers_told_apart:
            return self.words.count(reading.orders, "order")
        return self.words.count(reading.answers, "answer")

    def average(self, standing: Standing, detail: Detail | None) -> str:
        """Return the average place as it is rounded, a dash where there is none."""
        if standing.average is None:
            return self.words.say("table.missing")
        return self.words.decimal(standing.average, digits=decimals(detail))

    def about(self, standing: Standing, detail: Detail | None) -> str:
        """Return the average place for a sentence, which says where it is rounded to places."""
        average = self.average(standing, detail)
        if standing.average is None or detail not in (Detail.HALVES, Detail.WHOLE):
            return average
        return self.words.say("average.rounded", average=average)

    def scope(self, item: Said) -> str:
        """Return what a card, point, view or step is about, in words."""
        if item.scope is Scope.AREAS:
            return self.words.say("card.scope.areas", areas=self.names(item.areas))
        return self.words.say(f"card.scope.{item.scope}")

    def kind(self, card: CardFacts) -> str:
        """Return the kind of a card in words."""
        return self.words.say(f"card.kind.{card.kind}")

    def weighing(self, card: CardFacts) -> str:
        """Return how many agreed, as far as that may be said, without a full stop."""
        phones = weighed(self.words, agree=card.agree, people=card.weighed)
        if not card.hands:
            return phones
        hands = weighed(self.words, agree=card.hands_agree, people=card.hands)
        return self.words.say("weighed.hands", phones=phones, hands=hands[:1].lower() + hands[1:])

    def card(self, card: CardFacts, *, scope: bool) -> Quotation:
        """Return a card in its own words with its id, kind and weight."""
        identifier = self.card_ids[card.id]
        weighing = self.weighing(card)
        lead = self.sentence(
            f"card.{identifier}",
            "card.lead.scope" if scope else "card.lead",
            evidence=(identifier,),
            id=identifier,
            kind=self.kind(card),
            scope=self.scope(card) if scope else "",
            weighing=weighing[:1].upper() + weighing[1:],
        )
        texts = [self.words.quoted(self.shortened(text)) for text in (card.text, *card.also)]
        return Quotation(self.texts_of_point(texts), lead)

    def texts_of_point(self, texts: Sequence[str]) -> str:
        """Return the texts of cards that make one point, named together."""
        first, *others = texts
        if not others:
            return first
        return self.words.say("card.also", text=first, others=" · ".join(others))

    def point(self, point: PointFacts, *, scope: bool) -> Quotation:
        """Return a point as the rapporteur noted it."""
        identifier = self.point_ids[point.id]
        lead = self.sentence(
            f"point.{identifier}",
            "point.lead.scope" if scope else "point.lead",
            evidence=(identifier,),
            id=identifier,
            scope=self.scope(point) if scope else "",
        )
        return Quotation(self.shortened(point.text), lead)

    def shortened(self, text: str) -> str:
        """Return the text as the brief has room for it; the note prints all of it."""
        if self.card_length is None:
            return text
        return brief_text(text, self.card_length)

    def for_brief(self, card_length: int) -> "Writer":
        """Return a writer that shortens what it quotes."""
        return replace(self, card_length=card_length)


def writer_of(facts: NoteFacts, edits: Mapping[str, str]) -> Writer:
    """Return the writer of a note in the language of its facts."""
    return Writer(
        facts=facts,
        words=renamed(words(facts.language), dict(facts.headings)),
        edits=edits,
        card_ids=card_ids(facts.cards),
        point_ids=point_ids(facts.points),
        view_ids=view_ids(facts.views),
        step_ids=step_ids(facts.steps),
    )


def brief_text(text: str, length: int) -> str:
    """Return the text on one line, cut between words (or within an endless one) with "…"."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return (
        textwrap.shorten(line, length, placeholder=" …")
        if " " in line[:length]
        else (line[: length - 1] + "…")
    )


def round_labels(rounds: Sequence[RoundFacts]) -> list[str]:
    """Return the labels of rounds, with their numbers where several have the same label."""
    labels = [held.label for held in rounds]
    if len(set(labels)) == len(labels):
        return labels
    return [f"{held.label} ({held.number})" for held in rounds]


def set_aside_id(held: RoundFacts) -> str:
    """Return the evidence id of a round that was set aside; the one that counts has no point."""
    return f"A{held.number}.{held.attempt}"


def further_id(held: RoundFacts) -> str:
    """Return the evidence id of the answers to a further question."""
    return f"AQ{held.number}"


def has_order(reading: RoundReading) -> bool:
    """Return whether the published reading still says in which order the areas came."""
    return reading.orders >= THRESHOLD and any(
        standing.place is not None for standing in reading.standings
    )


def placed(reading: RoundReading) -> tuple[Standing, ...]:
    """Return the standings that have a place, in their order."""
    return tuple(standing for standing in reading.standings if standing.place is not None)
