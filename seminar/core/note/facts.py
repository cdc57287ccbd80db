"""Everything an outcome note may say, as one frozen value.

Whoever gathers the facts applies the gates first: only visible cards, only readings in their
published form, only groups that may be counted. No field holds the name of a person.
"""

import hashlib
import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from seminar.core.movement import Movement
from seminar.core.reading import RoundReading
from seminar.core.received import Received
from seminar.core.terms import CardKind, CountFileState, HideReason, IdentityMode, Rule, Scope


@dataclass(frozen=True)
class AreaFacts:
    """One area of the seminar; `number` counts from 1 in the order of the framework."""

    number: int
    name: str
    short: str
    definition: str = ""


@dataclass(frozen=True)
class GroupFacts:
    """One stakeholder group; `people` is None where the number may not be shown."""

    name: str
    people: int | None


@dataclass(frozen=True)
class RoundFacts:
    """One sealed round in its published form, with the local times as text ("09:15").

    `attempt` says how often its number had been asked by then, `paper` how many of its answers
    came on paper, `count_file` who may have its tables: None where nobody may.
    """

    number: int
    label: str
    question: str
    opened: str
    closed: str
    present: int | None
    reading: RoundReading
    attempt: int = 1
    paper: int = 0
    count_file: CountFileState | None = None


@dataclass(frozen=True)
class SetAsideFacts:
    """One sealed round that does not count, and why in the words of the team."""

    held: RoundFacts
    reason: str


@dataclass(frozen=True)
class FurtherFacts:
    """One further question that was counted, with what it put in order, from the first entry on.

    `held.number` counts the further questions from 1, in the order in which they were asked.
    """

    entries: tuple[str, ...]
    held: RoundFacts


@dataclass(frozen=True)
class CardFacts:
    """One visible card and how it was weighed.

    `hands` counts who raised a hand when it was put to the room, `hands_agree` who did so to
    agree. They may be the same people as on phones, so the two are never added. `also` are the
    texts of other cards on the same point; whoever weighed several of them is counted once.
    `is_settled` says that no debate runs in which it may be answered and that no answers wait to
    be shown; only then more is told of it, and `received` is what may be said of how it was.
    """

    id: str
    kind: CardKind
    scope: Scope
    areas: tuple[int, ...]
    text: str
    agree: int
    disagree: int
    cannot: int
    hands: int = 0
    hands_agree: int = 0
    also: tuple[str, ...] = ()
    is_settled: bool = True
    received: Received | None = None

    @property
    def texts(self) -> int:
        """Return how many cards were written on this point."""
        return 1 + len(self.also)

    @property
    def weighed(self) -> int:
        """Return how many people answered the card in any way."""
        return self.agree + self.disagree + self.cannot


@dataclass(frozen=True)
class HiddenCards:
    """How many cards, views or steps were hidden for one reason."""

    reason: HideReason
    count: int


@dataclass(frozen=True)
class PointFacts:
    """One spoken point as the rapporteur noted it."""

    id: str
    scope: Scope
    areas: tuple[int, ...]
    text: str


@dataclass(frozen=True)
class ViewFacts:
    """One visible view beside the room's order, and how many share it, its author among them.

    `order` holds places from first to last, each with the areas that share it; it may be empty.
    """

    id: str
    scope: Scope
    areas: tuple[int, ...]
    order: tuple[tuple[int, tuple[int, ...]], ...]
    text: str
    reply: str
    shares: int


@dataclass(frozen=True)
class ObjectionFacts:
    """One objection to a draft that was left unresolved: what it is about, and its words.

    `text` is empty where the author of a card said no more than that it was not meant so.
    """

    about: str
    text: str


@dataclass(frozen=True)
class StepFacts:
    """One visible proposed step, and how many found it worth taking forward.

    Whoever proposed it on a phone is one of `marks`. `cards` and `points` hold the ids of those
    it builds on, as far as the room sees them.
    """

    id: str
    scope: Scope
    areas: tuple[int, ...]
    addressee: str
    text: str
    measure: str
    due: str
    marks: int
    cards: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgendaFacts:
    """One item of the day; `minutes` is what it really took, None while it has not ended.

    `started` is empty for an item that was not held.
    """

    title: str
    planned: int
    minutes: int | None
    started: str = ""


@dataclass(frozen=True)
class JournalFacts:
    """One deed of the team worth telling, without a name."""

    time: str
    text: str


@dataclass(frozen=True)
class NoteFacts:
    """The facts of one seminar from which brief and note are composed.

    `language` is "en" or "fr", `mark` the handling mark as the organiser wrote it. `groups` is
    empty when nobody was asked for a group. `floor_seconds` holds one number for each area, in
    their order. Where no item for steps was held, cards that propose something stand for them.
    `invited` says that everybody was invited to word an order that some people share.
    `waiting_cards` were never looked at and `withdrawn_cards` taken back by their authors, so
    neither were before the room at the end. `headings` holds the sections that were renamed, by
    key.
    """

    public_id: str
    title: str
    purpose: str
    day: date
    place: str
    language: str
    rule: Rule
    mark: str
    identity: IdentityMode
    invented: bool
    areas: tuple[AreaFacts, ...]
    head_count: int | None
    seats: int
    groups: tuple[GroupFacts, ...] = ()
    rounds: tuple[RoundFacts, ...] = ()
    set_aside: tuple[SetAsideFacts, ...] = ()
    movement: Movement | None = None
    further: tuple[FurtherFacts, ...] = ()
    cards: tuple[CardFacts, ...] = ()
    hidden_cards: tuple[HiddenCards, ...] = ()
    waiting_cards: int = 0
    withdrawn_cards: int = 0
    points: tuple[PointFacts, ...] = ()
    views: tuple[ViewFacts, ...] = ()
    hidden_views: tuple[HiddenCards, ...] = ()
    invited: bool = False
    steps_held: bool = False
    steps: tuple[StepFacts, ...] = ()
    hidden_steps: tuple[HiddenCards, ...] = ()
    agenda: tuple[AgendaFacts, ...] = ()
    journal: tuple[JournalFacts, ...] = ()
    next_steps: str = ""
    floor_seconds: tuple[int, ...] = ()
    objections: tuple[ObjectionFacts, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()


def facts_sha256(facts: NoteFacts) -> str:
    """Return the SHA-256 of the facts, the same on every machine and in every run."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    # Field by field: asdict() would copy every text of a large debate first.
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return str(value)
