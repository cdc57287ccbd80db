"""Who may do what, as one table. Pure: no request, no store.

A person is in one relation to a seminar; each deed lists the relations it is open to. What is
not listed is refused.
"""

from enum import StrEnum, auto

from seminar.core.terms import Role


class Relation(StrEnum):
    """What the person behind a request is to the seminar it is about."""

    OUTSIDER = auto()
    WAITING = auto()
    PARTICIPANT = auto()
    SCREEN = auto()
    READER = auto()
    RAPPORTEUR = auto()
    FACILITATOR = auto()
    ORGANISER = auto()


class Deed(StrEnum):
    """Everything that can be asked of a seminar."""

    WAIT = "wait at the door"
    SEE_ROOM = "see the room"
    ANSWER = "answer"
    WRITE_CARD = "write a card"
    WEIGH_CARD = "weigh a card"
    WORD_VIEW = "word a different view"
    SHARE_VIEW = "share a different view"
    PROPOSE_STEP = "propose a step"
    MARK_STEP = "find a step worth taking forward"
    SEE_OWN_DATA = "see the own data"
    LEAVE = "leave and delete"
    SEE_SCREEN = "see the big screen"
    SEE_CONSOLE = "see the console"
    RUN_ROOM = "run the room"
    MANAGE_SEATS = "manage the seats"
    KEEP_DOOR = "keep the door"
    HIDE_CARD = "hide a card"
    ANSWER_VIEW = "reply to a view or hide it"
    ADD_STEP = "propose a step from a card or point"
    HIDE_STEP = "hide a step"
    ENTER_PAPER = "enter orders on paper"
    NOTE_POINT = "note a point"
    READ_CIRCULATED = "read the note by its link"
    OBJECT = "object to a sentence"
    OBJECT_TO_CARD = "say that a card was not meant so"
    READ_NOTE = "read the note"
    EDIT_NOTE = "edit the note"
    EXPORT_NOTE = "export the note"
    SEAL_NOTE = "circulate and finalise the note"
    TAKE_COUNT_FILES = "take the public count files"
    TAKE_SEALED_COUNT_FILES = "take the sealed count files"
    SET_UP = "set the seminar up"
    MANAGE_TEAM = "manage the team"
    KEEP_OR_DELETE = "keep or delete the seminar"


TEAM = frozenset({Relation.RAPPORTEUR, Relation.FACILITATOR, Relation.ORGANISER})
RUNNING = frozenset({Relation.FACILITATOR, Relation.ORGANISER})
SEATED = frozenset({Relation.PARTICIPANT})

POLICY: dict[Deed, frozenset[Relation]] = {
    Deed.WAIT: SEATED | {Relation.WAITING},
    Deed.SEE_ROOM: SEATED,
    Deed.ANSWER: SEATED,
    Deed.WRITE_CARD: SEATED,
    Deed.WEIGH_CARD: SEATED,
    Deed.WORD_VIEW: SEATED,
    Deed.SHARE_VIEW: SEATED,
    Deed.PROPOSE_STEP: SEATED,
    Deed.MARK_STEP: SEATED,
    Deed.SEE_OWN_DATA: SEATED | {Relation.WAITING},
    Deed.LEAVE: SEATED | {Relation.WAITING},
    Deed.SEE_SCREEN: frozenset({Relation.SCREEN}),
    Deed.SEE_CONSOLE: TEAM,
    Deed.RUN_ROOM: RUNNING,
    Deed.MANAGE_SEATS: RUNNING,
    Deed.KEEP_DOOR: RUNNING,
    Deed.HIDE_CARD: RUNNING,
    Deed.ANSWER_VIEW: RUNNING,
    Deed.ADD_STEP: TEAM,
    Deed.HIDE_STEP: RUNNING,
    Deed.ENTER_PAPER: RUNNING,
    Deed.NOTE_POINT: TEAM,
    Deed.READ_CIRCULATED: frozenset({Relation.READER}),
    Deed.OBJECT: frozenset({Relation.READER}),
    Deed.OBJECT_TO_CARD: SEATED,
    Deed.READ_NOTE: TEAM,
    Deed.EDIT_NOTE: TEAM,
    Deed.EXPORT_NOTE: TEAM,
    Deed.SEAL_NOTE: TEAM,
    Deed.TAKE_COUNT_FILES: TEAM,
    Deed.TAKE_SEALED_COUNT_FILES: frozenset({Relation.ORGANISER}),
    Deed.SET_UP: frozenset({Relation.ORGANISER}),
    Deed.MANAGE_TEAM: frozenset({Relation.ORGANISER}),
    Deed.KEEP_OR_DELETE: frozenset({Relation.ORGANISER}),
}


def may(relation: Relation, deed: Deed) -> bool:
    """Whether somebody in this relation may do this."""
    return relation in POLICY[deed]


def knows_of_it(relation: Relation) -> bool:
    """Whether the person may learn that the seminar exists: an outsider hears "not found"."""
    return relation is not Relation.OUTSIDER


def relation_of(role: Role) -> Relation:
    """Return the relation that a role in the team gives."""
    return Relation(role.value)
