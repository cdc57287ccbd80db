"""The fields of keeping and deleting a seminar."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField
from wtforms.validators import DataRequired

from seminar.core.terms import LONGEST_TITLE
from seminar.privacy.keeping_service import LONGEST_REASON
from seminar.web.forms import AtMost, Form, LineField


class KeepForm(Form):
    """A later last day, and why."""

    until = DateField(_l("Keep it until"), [DataRequired(_l("Please choose a day."))])
    reason = LineField(
        _l("Why, in a few words"),
        [
            DataRequired(_l("Please say in a few words why.")),
            AtMost(LONGEST_REASON),
        ],
    )


class DeleteForm(Form):
    """The title of the seminar that is to be deleted, typed by whoever means it."""

    title = LineField(
        _l("Title of the seminar"),
        [DataRequired(_l("Please type the title.")), AtMost(LONGEST_TITLE)],
    )
