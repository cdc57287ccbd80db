"""The fields of orders on paper: how many sheets, the code of one, and an order as it is typed."""

import uuid

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms.validators import DataRequired, ValidationError

from seminar.access import tokens
from seminar.core.ballot import UnreadableOrder
from seminar.ranking.forms import sent_answer
from seminar.ranking.paper_service import SheetEntry
from seminar.web.forms import AtMost, Form, LineField, NumberField, SecretField

MOST_PEOPLE = 100


class SheetsForm(Form):
    """How many people are to answer on paper. The batch makes printing again harmless."""

    batch = SecretField()
    people = NumberField(
        _l("People on paper"),
        least=1,
        most=MOST_PEOPLE,
        message=_l("Please type a number from 1 to 100."),
    )


class SheetCodeForm(Form):
    """The code of a sheet, read leniently: spaces, hyphens and case do not matter."""

    code = LineField(
        _l("Code of the sheet"),
        [DataRequired(_l("Type the code of the sheet.")), AtMost(tokens.LONGEST_TYPED)],
    )

    def validate_code(self, field: LineField) -> None:
        """Refuse a text that can be on no sheet."""
        if not tokens.is_sheet_code(tokens.read_code(field.data)):
            raise ValidationError(
                gettext("The code of a sheet has 24 letters and digits, in six groups of four.")
            )


def sent_entry(fields: MultiDict[str, str], *, round_id: uuid.UUID) -> SheetEntry:
    """Return the sheet in a form; refuses an order that is not filled in."""
    answer = sent_answer(fields)
    try:
        form_id = uuid.UUID(fields.get("form_id", ""))
    except ValueError as error:
        raise UnreadableOrder from error
    return SheetEntry(
        round_id=round_id,
        code=tokens.read_code(fields.get("code", "")),
        form_id=form_id,
        kind=answer.kind,
        ranking=answer.ranking(),
    )
