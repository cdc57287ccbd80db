"""The forms of circulation: a private link, an objection, and what becomes of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, HiddenField, TimeField
from wtforms.validators import Optional
from wtforms.widgets import TextArea

from seminar.core.terms import ObjectionState
from seminar.outcome.circulation_service import LONGEST_ANSWER, LONGEST_OBJECTION
from seminar.outcome.refusals import UnfitDeadline, UnfitObjection
from seminar.web.forms import AtMost, Form, IdField, LineField, SecretField, WordRadioField

_HASH = 64

STATES = {
    ObjectionState.TAKEN: _l("Taken over into the note"),
    ObjectionState.ANSWERED: _l("Answered"),
    ObjectionState.LEFT: _l("Left unresolved"),
}


class CirculateForm(Form):
    """A link to the note as the person saw it, and until when corrections are taken.

    The link's secret is made with the form, so that sending it twice makes one link.
    """

    secret = SecretField()
    seen = HiddenField(validators=[AtMost(_HASH)])
    day = DateField(_l("Corrections until (day)"), [Optional()])
    time = TimeField(_l("Time"), [Optional()])

    def until(self, zone: str) -> datetime | None:
        """Return the moment in the seminar's zone; None where neither day nor time was given."""
        if self.day.data is None and self.time.data is None and not self.errors:
            return None
        if self.day.data is None or self.time.data is None:
            raise UnfitDeadline
        return datetime.combine(self.day.data, self.time.data, ZoneInfo(zone))


class ObjectionForm(Form):
    """What a reader says of one sentence."""

    objection_id = IdField()
    text = LineField(
        _l("What should it say, or what is wrong?"),
        widget=TextArea(),
        validators=[AtMost(LONGEST_OBJECTION, _l(UnfitObjection.sentence))],
    )


class OwnCardForm(Form):
    """That a card was not meant so, with a word more if its author likes."""

    text = LineField(
        _l("What you meant, if you like"),
        widget=TextArea(),
        validators=[AtMost(LONGEST_OBJECTION, _l(UnfitObjection.sentence))],
    )


class DecideForm(Form):
    """What becomes of an objection."""

    state = WordRadioField(_l("What becomes of it"), ObjectionState, STATES)
    answer = LineField(
        _l("What was done, for the team"),
        validators=[AtMost(LONGEST_ANSWER, _l(UnfitObjection.sentence))],
    )
    in_annex = BooleanField(_l("Print it in the annex of the note, if it is left"))
