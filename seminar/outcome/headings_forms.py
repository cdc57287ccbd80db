"""The form by which a heading of the note is renamed."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import DataRequired

from seminar.outcome.headings_service import LONGEST_HEADING
from seminar.outcome.refusals import UnfitHeading
from seminar.web.forms import AtMost, Form, LineField

_LONGEST_KEY = 40


class HeadingForm(Form):
    """A section and what to call it; empty is its default again."""

    key = HiddenField(validators=[DataRequired(), AtMost(_LONGEST_KEY)])
    text = LineField(_l("Heading"), validators=[AtMost(LONGEST_HEADING, _l(UnfitHeading.sentence))])
