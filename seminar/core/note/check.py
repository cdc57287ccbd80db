"""The check of a note before it goes out: what stops it, and what somebody should look at.

It knows only what the note may tell. Whether a number is the true one behind words like "most" is
not asked: an answer would tell whoever tries numbers one after the other.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from seminar.core.note.attention import anything_said
from seminar.core.note.document import Document, Quotations, Sentence
from seminar.core.note.facts import NoteFacts
from seminar.core.note.margin import sentences_of
from seminar.core.note.misplaced import misplaced
from seminar.core.note.named import Names
from seminar.core.note.numbering import Said
from seminar.core.note.numerals import Number, numbers_in, values_in
from seminar.core.note.placings import Placings
from seminar.core.note.said_quantifiers import carried, quantifiers_in
from seminar.core.note.signs import unusual_signs
from seminar.core.note.tongue import is_foreign
from seminar.core.note.withheld import withholds
from seminar.core.note.wording import words
from seminar.core.publishable import COUNTS_FROM, is_lone
from seminar.core.terms import Rule, Scope

_ORGANISERS_OWN = "M5"
# Before the key of a section whose heading a finding is about.
HEADING = "heading."


class Doubt(StrEnum):
    """What is doubtful at a place of the note."""

    NUMBER = "number"
    HIDDEN = "hidden"
    NAME = "name"
    PLACE = "place"
    QUANTIFIER = "quantifier"
    EVIDENCE = "evidence"
    AREA = "area"
    VIEW = "view"
    LANGUAGE = "language"
    SIGNS = "signs"


# The first two go by another wording alone; a name also by "said on the record".
STOPS = frozenset({Doubt.NUMBER, Doubt.HIDDEN, Doubt.NAME})
ANSWERED_BY_WORDING = frozenset({Doubt.NUMBER, Doubt.HIDDEN})


@dataclass(frozen=True)
class Finding:
    """One thing to look at: the sentence it is at, what was written there, its text and its hash.

    `about` is empty where all of the text is meant. Once the text changes its hash does, and what
    was said of the earlier text holds no longer.
    """

    doubt: Doubt
    key: str
    about: str
    text: str
    text_sha256: str

    @property
    def stops(self) -> bool:
        """Whether the note may not go out as long as this stands."""
        return self.doubt in STOPS


def check(
    facts: NoteFacts, document: Document, *, names: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what is doubtful, in reading order of the note, what stops it first.

    `names` are those of participants, where the store knows any; under the Chatham House Rule
    none may stand in the note. An unedited note has no finding on numbers.
    """
    checker = _Checker(facts, document, names)
    return tuple(sorted(checker.findings(), key=lambda finding: not finding.stops))


class _Checker:
    """Looks at one document beside the facts it was composed from."""

    def __init__(self, facts: NoteFacts, document: Document, names: Collection[str]) -> None:
        self._facts = facts
        self._document = document
        self._language = document.language
        under_rule = facts.rule is Rule.CHATHAM_HOUSE
        self._names = Names(names if under_rule else (), organisers_words=_organisers_words(facts))
        self._evidence = {item.id: f"{item.short} {item.text}" for item in document.register}
        self._everywhere = self._told_everywhere()
        self._placings = Placings(facts, self._evidence)

    def findings(self) -> Iterator[Finding]:
        """Yield what is found, in reading order; headings first."""
        for heading in self._headings():
            yield from self._numbers(heading)
            yield from self._named(heading, "")
        for sentence, quoted in _read(self._document):
            if sentence.edited:
                yield from self._numbers(sentence)
                yield from self._quantifiers(sentence)
                if not sentence.evidence:
                    yield _finding(Doubt.EVIDENCE, sentence)
            yield from self._named(sentence, quoted)
            yield from self._foreign(sentence, quoted)
            yield from _unusual(sentence, quoted)
        yield from self._areas()
        yield from self._views()

    def _headings(self) -> Iterator[Sentence]:
        """Yield the renamed headings, each beside its default."""
        for key, text in self._facts.headings:
            default = words(self._language).say(f"heading.{key}")
            yield Sentence(f"{HEADING}{key}", text, (), default, edited=True)

    def _told_everywhere(self) -> frozenset[Fraction]:
        """Return the numbers that any sentence may say of things: areas, rounds, the day."""
        facts = self._facts
        day = (facts.day.day, facts.day.month, facts.day.year)
        known = (len(facts.areas), len(facts.rounds), *day)
        said = (values_in(words, language=self._language) for words in _organisers_words(facts))
        return frozenset(map(Fraction, known)).union(*said)

    def _numbers(self, sentence: Sentence) -> Iterator[Finding]:
        if _ORGANISERS_OWN in sentence.evidence:
            return
        composed = values_in(sentence.composed, language=self._language)
        cited = (
            values_in(self._evidence.get(one, ""), language=self._language)
            for one in sentence.evidence
        )
        allowed = composed.union(*cited)
        wrong: dict[Doubt, list[str]] = {Doubt.NUMBER: [], Doubt.HIDDEN: [], Doubt.PLACE: []}
        written = numbers_in(sentence.text, language=self._language)
        for number in written:
            doubt = self._doubt_of(number, sentence, composed=composed, allowed=allowed)
            if doubt is not None:
                wrong[doubt].append(number.text)
        wrong[Doubt.NUMBER] += self._misplaced(sentence, written)
        places = self._placings.wrong(sentence)
        wrong[Doubt.NUMBER] += places.untrue
        wrong[Doubt.PLACE] += places.doubtful
        for doubt, texts in wrong.items():
            if texts:
                yield _finding(doubt, sentence, ", ".join(dict.fromkeys(texts)))

    def _cited(self, sentence: Sentence) -> str:
        return " ".join(self._evidence.get(one, "") for one in sentence.evidence)

    def _misplaced(self, sentence: Sentence, written: Sequence[Number]) -> list[str]:
        """Return the numbers that are right by themselves and cannot stand where they do."""
        known = (
            number
            for text in (sentence.composed, self._cited(sentence))
            for number in numbers_in(text, language=self._language)
        )
        # How many areas and rankings there are may be said anywhere.
        counting = [
            number
            for number in written
            if number.unit not in {"areas", "rankings"} or number.value not in self._everywhere
        ]
        found = misplaced(sentence.text, counting, known=known, language=self._language)
        return [number.text for number in found]

    def _doubt_of(
        self,
        number: Number,
        sentence: Sentence,
        *,
        composed: frozenset[Fraction],
        allowed: frozenset[Fraction],
    ) -> Doubt | None:
        if number.people and is_lone(number.value) and number.value not in composed:
            return Doubt.HIDDEN
        if number.value in (composed if number.percent else allowed):
            return None
        if number.value in self._everywhere and not (number.people or number.percent):
            return None
        if number.percent:
            return _doubt_of_share(number.value, composed)
        return Doubt.HIDDEN if withholds(self._facts, sentence.evidence) else Doubt.NUMBER

    def _quantifiers(self, sentence: Sentence) -> Iterator[Finding]:
        composed = sentence.composed
        fitting = {word for word, _ in quantifiers_in(composed, language=self._language)}
        fitting |= carried(number.value for number in numbers_in(composed, language=self._language))
        written = quantifiers_in(sentence.text, language=self._language)
        outside = [text for word, text in written if word not in fitting]
        if outside:
            yield _finding(Doubt.QUANTIFIER, sentence, ", ".join(dict.fromkeys(outside)))

    def _named(self, sentence: Sentence, quoted: str) -> Iterator[Finding]:
        found = self._names.in_wording(sentence.text) if sentence.edited else ()
        found = found or self._names.in_quotation(f"{sentence.text} {quoted}")
        if found:
            about = ", ".join(found)
            yield _finding(Doubt.NAME, sentence, about, text=sentence.text + quoted)

    def _foreign(self, sentence: Sentence, quoted: str) -> Iterator[Finding]:
        typed = quoted or sentence.text
        is_typed = quoted or sentence.edited or _ORGANISERS_OWN in sentence.evidence
        if is_typed and is_foreign(typed, language=self._language):
            yield _finding(Doubt.LANGUAGE, sentence, typed, text=typed)

    def _areas(self) -> Iterator[Finding]:
        """Yield the areas of which nothing was said and which no sentence names any more."""
        every = [sentence for sentence, _ in _read(self._document)]
        text = " ".join(sentence.text for sentence in every).casefold()
        facts = self._facts
        said_on = _said_on(facts)
        for area in facts.areas if anything_said(facts) else ():
            if area.name.casefold() in text or area.number in said_on:
                continue
            said = f"area.{area.number}.said"
            yield from (_finding(Doubt.AREA, one, area.name) for one in every if one.key == said)

    def _views(self) -> Iterator[Finding]:
        for sentence, _ in _read(self._document):
            if sentence.key == "views.hidden":
                yield _finding(Doubt.VIEW, sentence)


def _unusual(sentence: Sentence, quoted: str) -> Iterator[Finding]:
    """Yield what a printed note may show by its number only: signs beyond the shipped fonts."""
    text = quoted or sentence.text
    signs = unusual_signs(text)
    if signs:
        yield _finding(Doubt.SIGNS, sentence, signs, text=text)


def _read(document: Document) -> Iterator[tuple[Sentence, str]]:
    """Yield every sentence, with what it introduces."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Quotations):
                yield from ((item.lead, item.text) for item in block.items)
            else:
                yield from ((sentence, "") for sentence in sentences_of(block))


def _said_on(facts: NoteFacts) -> set[int]:
    """Return the areas about which there is a card, a point, a view or a step."""
    said: tuple[Said, ...] = (*facts.cards, *facts.points, *facts.views, *facts.steps)
    return {area for item in said if item.scope is Scope.AREAS for area in item.areas}


def _finding(
    doubt: Doubt, sentence: Sentence, about: str = "", *, text: str | None = None
) -> Finding:
    read = sentence.text if text is None else text
    digest = hashlib.sha256(read.encode("utf-8", "surrogatepass")).hexdigest()
    return Finding(doubt, sentence.key, about, sentence.text, digest)


def _organisers_words(facts: NoteFacts) -> tuple[str, ...]:
    """Return what the organiser called things: no counts, and nobody's name."""
    questions = (held.question for held in facts.rounds)
    labels = (held.label for held in facts.rounds)
    names = (name for area in facts.areas for name in (area.name, area.short))
    further = (words for one in facts.further for words in (one.held.question, *one.entries))
    return (facts.title, facts.place, *questions, *labels, *names, *further)


def _doubt_of_share(percent: Fraction, composed: Collection[Fraction]) -> Doubt | None:
    """Return what is wrong with a share: nothing if two counts give it, of enough people."""
    wholes = [
        of for part in composed for of in composed if 0 < of >= part and _rounds(part, of, percent)
    ]
    if not wholes:
        return Doubt.NUMBER
    return None if max(wholes) >= COUNTS_FROM else Doubt.HIDDEN


def _rounds(part: Fraction, of: Fraction, percent: Fraction) -> bool:
    return abs(100 * part / of - percent) <= Fraction(1, 2)
