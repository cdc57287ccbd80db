"""How the words with a fixed meaning are written on pages."""

from datetime import date

from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from seminar.core.terms import (
    Basis,
    CardKind,
    HideReason,
    IdentityMode,
    ItemKind,
    Looking,
    MarkValue,
    Picture,
    Role,
    Rule,
    Scope,
)

ROLES = {
    Role.ORGANISER: _l("Organiser"),
    Role.FACILITATOR: _l("Facilitator"),
    Role.RAPPORTEUR: _l("Rapporteur"),
}
RULES = {
    Rule.CHATHAM_HOUSE: _l("Chatham House Rule: what was said may be used, not by whom"),
    Rule.ON_THE_RECORD: _l("On the record"),
}
BASES = {
    Basis.CONSENT: _l("Consent of each participant, asked before joining"),
    Basis.PUBLIC_TASK: _l("A task in the public interest; whoever runs the seminar names the law"),
    Basis.LEGITIMATE_INTEREST: _l(
        "A legitimate interest; whoever runs the seminar has weighed it and says so on request"
    ),
}
LOOKINGS = {
    Looking.AFTER: _l("Afterwards: the room sees a card at once, and the team can hide it"),
    Looking.BEFORE: _l("Before: a card waits until the team shows it"),
}
MODES = {
    IdentityMode.ANONYMOUS: _l("No names, each round stands alone"),
    IdentityMode.PSEUDONYMOUS: _l("No names, a random number links your two orders today"),
    IdentityMode.NAMED: _l("The team sees who is here"),
}
ITEM_KINDS = {
    ItemKind.WELCOME: _l("Welcome"),
    ItemKind.TALK: _l("Talk"),
    ItemKind.BREAK: _l("Break"),
    ItemKind.TABLES: _l("Tables, without phones"),
    ItemKind.PRACTICE: _l("Trying out"),
    ItemKind.RANKING: _l("Ranking"),
    ItemKind.FURTHER: _l("Further question"),
    ItemKind.DEBATE: _l("Debate"),
    ItemKind.VIEWS: _l("Different views"),
    ItemKind.STEPS: _l("Proposed steps"),
    ItemKind.CLOSE: _l("Close"),
}
# A further question comes up on the day and is asked from the console.
PLANNED_KINDS = {kind: name for kind, name in ITEM_KINDS.items() if kind is not ItemKind.FURTHER}
CARD_KINDS = {
    CardKind.FOR: _l("In favour"),
    CardKind.CONCERN: _l("Concern"),
    CardKind.QUESTION: _l("Question"),
    CardKind.PROPOSAL: _l("Proposal"),
}
SCOPES = {
    Scope.AREAS: _l("One or more areas"),
    Scope.ALL: _l("Across all areas"),
    Scope.OTHER: _l("Not on the list"),
}
HIDE_REASONS = {
    HideReason.NAMES_SOMEBODY: _l("It names somebody"),
    HideReason.CLASSIFIED: _l("It may not be unclassified"),
    HideReason.OFFENSIVE: _l("It may hurt people"),
    HideReason.OFF_TOPIC: _l("It is not about the subject"),
    HideReason.WRITTEN_TWICE: _l("The same point was written twice"),
}
MARKS = {
    MarkValue.AGREE: _l("Agree"),
    MarkValue.DISAGREE: _l("Disagree"),
    MarkValue.CANNOT: _l("Cannot say"),
}
PICTURES = {
    Picture.AGENDA: _l("What the agenda says"),
    Picture.JOINING: _l("How to join"),
    Picture.RESULT: _l("The result shown last"),
    Picture.CARDS: _l("Cards"),
    Picture.STEPS: _l("Proposed steps"),
    Picture.BRIEF: _l("The brief, to read back"),
    Picture.ASKED: _l("The card put to the room"),
}


def promise(mode: IdentityMode, until: date) -> str:
    """Return what people are promised about names, with the day until which orders are linked."""
    if mode is not IdentityMode.PSEUDONYMOUS:
        return str(MODES[mode])
    sentence = _(
        "No names, a random number links your two orders today, until %(day)s",
        day=format_date(until, "long"),
    )
    return str(sentence)
