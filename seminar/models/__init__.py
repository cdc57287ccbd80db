"""The tables. Importing this package makes every one of them known to the metadata."""

from seminar.models.base import Base
from seminar.models.circulation import NoteLink, Objection
from seminar.models.debate import Card, Mark, Point, Voice, card_area, point_area
from seminar.models.different_view import DifferentView, ViewPlace, ViewShare, view_area
from seminar.models.erasure import ErasedSeminar
from seminar.models.journal import Attempt, JournalEntry
from seminar.models.live_room import AskedCard, Floor, ScreenChoice
from seminar.models.next_step import NextStep, StepMark, step_area, step_card, step_point
from seminar.models.note import NoteHeading, NoteSentence, NoteTick, NoteVersion
from seminar.models.people import Account, Invitation, Login, Member, PasswordReset, SetUp
from seminar.models.round import (
    Ballot,
    Leftover,
    PaperSheet,
    Participation,
    Result,
    Round,
    Seat,
)
from seminar.models.seminar import (
    AgendaItem,
    Area,
    HeadCount,
    Question,
    Seminar,
    StakeholderGroup,
)

__all__ = [
    "Account",
    "AgendaItem",
    "Area",
    "AskedCard",
    "Attempt",
    "Ballot",
    "Base",
    "Card",
    "DifferentView",
    "ErasedSeminar",
    "Floor",
    "HeadCount",
    "Invitation",
    "JournalEntry",
    "Leftover",
    "Login",
    "Mark",
    "Member",
    "NextStep",
    "NoteHeading",
    "NoteLink",
    "NoteSentence",
    "NoteTick",
    "NoteVersion",
    "Objection",
    "PaperSheet",
    "Participation",
    "PasswordReset",
    "Point",
    "Question",
    "Result",
    "Round",
    "ScreenChoice",
    "Seat",
    "Seminar",
    "SetUp",
    "StakeholderGroup",
    "StepMark",
    "ViewPlace",
    "ViewShare",
    "Voice",
    "card_area",
    "point_area",
    "step_area",
    "step_card",
    "step_point",
    "view_area",
]
