"""What the facilitator fills in."""

from flask_babel import lazy_gettext as _l

from seminar.web.forms import Form, NumberField

MOST_PEOPLE = 100_000


class HeadCountForm(Form):
    """How many people are in the room."""

    people = NumberField(
        _l("People in the room"),
        least=0,
        most=MOST_PEOPLE,
        message=_l("Please give a number from 0 to 100,000."),
    )
