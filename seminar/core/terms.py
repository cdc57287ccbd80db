"""The words with a fixed meaning: roles, kinds and states, as the glossary lists them."""

from enum import StrEnum

LONGEST_TITLE = 120


class Role(StrEnum):
    """What an account may be in a seminar."""

    ORGANISER = "organiser"
    FACILITATOR = "facilitator"
    RAPPORTEUR = "rapporteur"


class IdentityMode(StrEnum):
    """What the store knows of who answered; frozen with the first seat."""

    ANONYMOUS = "anonymous"
    PSEUDONYMOUS = "pseudonymous"
    NAMED = "named"


class Rule(StrEnum):
    """How what is said may be used outside."""

    CHATHAM_HOUSE = "chatham"
    ON_THE_RECORD = "record"


class Basis(StrEnum):
    """On what ground of data protection law the organiser holds what participants give."""

    CONSENT = "consent"
    PUBLIC_TASK = "task"
    LEGITIMATE_INTEREST = "interest"


class ItemKind(StrEnum):
    """What an item of the agenda is."""

    WELCOME = "welcome"
    TALK = "talk"
    BREAK = "break"
    TABLES = "tables"
    PRACTICE = "practice"
    RANKING = "ranking"
    FURTHER = "further"
    DEBATE = "debate"
    VIEWS = "views"
    STEPS = "steps"
    CLOSE = "close"


class ItemState(StrEnum):
    """Where an item of the agenda stands; one that was skipped may still be started."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"


# The states in which nothing of an item has been held yet.
TO_COME = (ItemState.PLANNED, ItemState.SKIPPED)


class QuestionKind(StrEnum):
    """Whether a question belongs to the seminar, came up in it, or is there to try phones out."""

    ORDER = "order"
    FURTHER = "further"
    PRACTICE = "practice"


class RoundState(StrEnum):
    """draft → open ⇄ closed → sealed → shown; only closed goes back."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    SEALED = "sealed"
    SHOWN = "shown"


# The states in which a result is stored, so that somebody has seen a figure.
COUNTED = (RoundState.SEALED, RoundState.SHOWN)


class CountFileState(StrEnum):
    """Who gets the count file of a round: everybody, or nobody but the organiser."""

    PUBLIC = "public"
    SEALED = "sealed"


class SeatKind(StrEnum):
    """How a person came to a seat."""

    PHONE = "phone"
    CARD = "card"
    PAPER = "paper"
    STAFF = "staff"


class SeatState(StrEnum):
    """Whether a seat may answer: it is taken, offered on a card or sheet, waiting, or withdrawn.

    One that waits belongs to somebody whom the team has not let in yet.
    """

    ACTIVE = "active"
    OFFERED = "offered"
    WAITING = "waiting"
    REVOKED = "revoked"


class CardKind(StrEnum):
    """What a card does in the debate."""

    FOR = "for"
    CONCERN = "concern"
    QUESTION = "question"
    PROPOSAL = "proposal"


class Scope(StrEnum):
    """What a card or a point is about."""

    AREAS = "areas"
    ALL = "all"
    OTHER = "other"


class Looking(StrEnum):
    """When the team looks at cards: before the room sees them, or afterwards."""

    AFTER = "after"
    BEFORE = "before"


class CardState(StrEnum):
    """Whether the room sees a card.

    One that waits was not looked at yet; of one that its author took back the text is gone.
    """

    SHOWN = "shown"
    HIDDEN = "hidden"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


class TextState(StrEnum):
    """Whether the room sees a view or a step; of one that its author took back the text is gone."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class HideReason(StrEnum):
    """The fixed list of reasons for hiding a card, a view or a step."""

    NAMES_SOMEBODY = "names"
    CLASSIFIED = "classified"
    OFFENSIVE = "offensive"
    OFF_TOPIC = "topic"
    WRITTEN_TWICE = "twice"


class MarkValue(StrEnum):
    """What a participant said of a card."""

    AGREE = "agree"
    DISAGREE = "disagree"
    CANNOT = "cannot"


class VersionState(StrEnum):
    """How a version of the note went out: for correction, or for good."""

    CIRCULATED = "circulated"
    FINAL = "final"


class ObjectionState(StrEnum):
    """What the rapporteur made of an objection: nothing yet, taken over, answered, or left."""

    OPEN = "open"
    TAKEN = "taken"
    ANSWERED = "answered"
    LEFT = "left"


class Picture(StrEnum):
    """What the facilitator may choose for the big screen; the agenda chooses by itself."""

    AGENDA = "agenda"
    JOINING = "joining"
    RESULT = "result"
    CARDS = "cards"
    STEPS = "steps"
    BRIEF = "brief"
    ASKED = "asked"
