"""The form by which a finding of the check is ticked off."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SubmitField
from wtforms.validators import DataRequired

from seminar.core.note.check import Doubt
from seminar.outcome.refusals import FindingGone
from seminar.web.forms import AtMost, Form, WordField

_LONGEST_KEY = 200
_HASH = 64


class TickForm(Form):
    """Which finding, and the hash of the text that the person saw."""

    doubt = WordField("", Doubt, {doubt: doubt.value for doubt in Doubt})
    key = HiddenField(validators=[DataRequired(), AtMost(_LONGEST_KEY, _l(FindingGone.sentence))])
    text_sha256 = HiddenField(validators=[AtMost(_HASH, _l(FindingGone.sentence))])
    take_back = SubmitField()
