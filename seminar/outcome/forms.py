"""The form in which a sentence of the note is worded."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SubmitField
from wtforms.validators import DataRequired, Length
from wtforms.widgets import HiddenInput, TextArea

from seminar.outcome.refusals import UnfitWording
from seminar.outcome.service import LONGEST
from seminar.web.forms import Form, LineField


class SentenceForm(Form):
    """The rapporteur's wording; `version` is that of the wording the page showed."""

    text = LineField(
        _l("Your wording"),
        widget=TextArea(),
        validators=[
            DataRequired(_l(UnfitWording.sentence)),
            Length(max=LONGEST, message=_l(UnfitWording.sentence)),
        ],
    )
    version = IntegerField(widget=HiddenInput())
    restore = SubmitField(_l("Use the composed sentence again"))
