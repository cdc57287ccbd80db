"""What the facilitator fills in."""

import uuid

from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired, Length

from seminar.core.text import clean_line
from seminar.facilitation.again_service import LONGEST_REASON
from seminar.facilitation.agenda_service import MOST_EXTRA
from seminar.facilitation.further_service import LONGEST_ENTRY, LONGEST_TEXT, MOST
from seminar.web.forms import AtMost, Form, IdField, LineField, NumberField, ProseField

MOST_PEOPLE = 100_000
# As many entries as can be asked, each with its line end.
LONGEST_LIST = MOST * (LONGEST_ENTRY + 1)
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


class ExtendForm(Form):
    """How many minutes more the item had when the button was shown."""

    given = NumberField("", least=0, most=MOST_EXTRA, message="")


class MemberForm(Form):
    """Who is to lead the room."""

    member = IdField()


class FurtherForm(Form):
    """A question that came up, on the areas or on a list of its own, one entry on each line."""

    question_id = IdField(default=uuid.uuid4)
    text = LineField(
        _l("Question"),
        [
            DataRequired(_l("Please write the question.")),
            Length(
                max=LONGEST_TEXT,
                message=_l("At most %(max)d characters, please.", max=LONGEST_TEXT),
            ),
        ],
        render_kw={"autocomplete": "off"},
    )
    listed = ProseField(
        _l("What is put in order, one on each line"), [AtMost(LONGEST_LIST)], render_kw={"rows": 6}
    )

    def entries(self) -> tuple[str, ...]:
        """Return the entries; empty lines are none."""
        lines = (clean_line(line) for line in (self.listed.data or "").split("\n"))
        return tuple(line for line in lines if line)
