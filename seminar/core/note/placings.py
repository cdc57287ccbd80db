"""Places and rankings in a wording of the team, beside those that the note tells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from seminar.core.note.document import Sentence
from seminar.core.note.facts import NoteFacts
from seminar.core.note.numerals import numbers_in, values_in
from seminar.core.note.ordinals import Ordinal, Row, ordinals_in
from seminar.core.note.writer import has_order, placed

_OF_AREA = re.compile(r"area\.(\d+)\.")
_OF_ROUND = re.compile(r"A(\d+)")
_SENTENCE_END = re.compile(r"[.;!?]\s")
# "first in the second ranking", "from third to first place": what joins two ordinals.
_IN_THE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "en": re.compile(r"(?:\s+place)?\s+in\s+the\s+"),
        "fr": re.compile(r"(?:\s+place)?\s+(?:au|du|lors\s+du)\s+"),
    }
)
_TO: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"en": re.compile(r"(?:\s+place)?\s+to\s+"), "fr": re.compile(r"(?:\s+place)?\s+à\s+la\s+")}
)
# "first ranking (37 orders)": the count that is told of a ranking.
_COUNT_OF = re.compile(r"\w+\s+\((?=[^)]*\))")


@dataclass(frozen=True)
class Misplacings:
    """What was written and is not so, and what is so of another area or ranking than it seems."""

    untrue: tuple[str, ...]
    doubtful: tuple[str, ...]


class Placings:
    """The places that a note tells: of each area, in every ranking whose order is told."""

    def __init__(self, facts: NoteFacts, evidence: Mapping[str, str]) -> None:
        self._language, self._last = facts.language, len(facts.areas)
        self._evidence = evidence
        self._names = [
            (name.casefold(), area.number)
            for area in facts.areas
            for name in (area.name, area.short)
            if name
        ]
        told = [held for held in facts.rounds if has_order(held.reading)]
        self._told = {
            (standing.area, standing.place, held.number)
            for held in told
            for standing in placed(held.reading)
        }
        self._moved = (told[0].number, told[-1].number) if told else (0, 0)

    def wrong(self, sentence: Sentence) -> Misplacings:
        """Return the places and rankings that an edited sentence should not name.

        A place is right where the composed sentence has it, or where the area that is named last
        before it had that place in some ranking. Which area is meant can only be guessed, so a
        place that stands in the composed sentence of another area is doubtful and not untrue; and
        so is one of no area, where the composed sentence names no place at all.
        """
        written = self._in(sentence.text)
        composed = {one.value for one in self._in(sentence.composed) if one.row is Row.PLACE}
        known = {(area, place) for area, place, _ in self._told}
        places = [one for one in written if one.row is Row.PLACE]
        unknown = [
            one
            for one in places
            if one.value not in composed
            and (self._area(sentence, sentence.text, one), one.value) not in known
        ]
        untrue = [one for one in unknown if composed or self._area(sentence, sentence.text, one)]
        return Misplacings(
            (
                *self._unknown_rankings(sentence, written),
                *(one.text for one in untrue),
                *self._miscounted(sentence, written),
            ),
            (
                *(one.text for one in unknown if one not in untrue),
                *self._of_another_area(sentence, [one for one in places if one not in unknown]),
                *self._at_another_time(sentence, written, unknown),
            ),
        )

    def _in(self, text: str) -> tuple[Ordinal, ...]:
        return ordinals_in(text, language=self._language, last=self._last)

    def _unknown_rankings(self, sentence: Sentence, written: Sequence[Ordinal]) -> Iterator[str]:
        known = {one.value for one in self._in(sentence.composed) if one.row is Row.RANKING}
        known |= {int(found[1]) for found in map(_OF_ROUND.match, sentence.evidence) if found}
        for one in written:
            if one.row is Row.RANKING and one.value not in known:
                yield one.text

    def _of_another_area(self, sentence: Sentence, written: Sequence[Ordinal]) -> Iterator[str]:
        composed = self._in(sentence.composed)
        bound = {(self._area(sentence, sentence.composed, one), one.value) for one in composed}
        told = {(area, place) for area, place, _ in self._told}
        for one in written:
            area = self._area(sentence, sentence.text, one)
            if area is not None and (area, one.value) not in bound | told:
                yield one.text

    def _at_another_time(
        self, sentence: Sentence, written: Sequence[Ordinal], unknown: Sequence[Ordinal]
    ) -> Iterator[str]:
        """Yield "first in the second ranking" and "third to first" where that is told otherwise."""
        for one, other in pairwise(written):
            area = self._area(sentence, sentence.text, one)
            between = sentence.text[one.start + len(one.text) : other.start]
            if area is None or one.row is not Row.PLACE or {one, other} & set(unknown):
                continue
            if other.row is Row.RANKING and _IN_THE[self._language].fullmatch(between):
                claims = {(area, one.value, other.value)}
            elif other.row is Row.PLACE and _TO[self._language].fullmatch(between):
                before, after = self._moved
                claims = {(area, one.value, before), (area, other.value, after)}
            else:
                continue
            if not claims <= self._told:
                yield sentence.text[one.start : other.start + len(other.text)]

    def _miscounted(self, sentence: Sentence, written: Sequence[Ordinal]) -> Iterator[str]:
        """Yield the counts in brackets behind a ranking that are those of another one."""
        for one in written:
            behind = sentence.text[one.start + len(one.text) :].lstrip()
            opening = _COUNT_OF.match(behind)
            evidence = self._evidence.get(f"A{one.value}")
            if one.row is not Row.RANKING or opening is None or evidence is None:
                continue
            inside = behind[opening.end() :].partition(")")[0]
            known = values_in(evidence, language=self._language)
            for number in numbers_in(inside, language=self._language):
                if number.unit == "people" and number.value not in known:
                    yield number.text

    def _area(self, sentence: Sentence, text: str, ordinal: Ordinal) -> int | None:
        """Return the area named last before an ordinal; else the one that the sentence is about."""
        before = _SENTENCE_END.split(text[: ordinal.start])[-1].casefold()
        named = max(self._named(before), default=None)
        if named is not None:
            return named[1]
        about = _OF_AREA.match(sentence.key)
        return int(about[1]) if about else None

    def _named(self, text: str) -> Iterator[tuple[int, int]]:
        for name, area in self._names:
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield found.start(), area
