"""What the facilitator fills in."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import Length

from seminar.facilitation.again_service import LONGEST_REASON
from seminar.web.forms import Form, LineField, NumberField

MOST_PEOPLE = 100_000
TOO_LONG = _l("At most %(max)d characters, please.", max=LONGEST_REASON)


class HeadCountForm(Form):
    """How many people are in the room."""

    people = NumberField(
        _l("People in the room"),
        least=0,
        most=MOST_PEOPLE,
        message=_l("Please give a number from 0 to 100,000."),
    )


class ReasonForm(Form):
    """Why a round is set aside. One that was set aside before has its reason already."""

    reason = LineField(
        _l("Why"),
        [Length(max=LONGEST_REASON, message=TOO_LONG)],
        render_kw={"autocomplete": "off", "required": True},
    )
