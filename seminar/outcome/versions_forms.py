"""The form by which a note is sealed."""

from wtforms import HiddenField

from seminar.web.forms import AtMost, Form

_HASH = 64


class FinaliseForm(Form):
    """`seen` is the hash of what the person saw."""

    seen = HiddenField(validators=[AtMost(_HASH)])
