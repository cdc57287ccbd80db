"""The fields of joining: the code, and what is asked before taking a seat."""

import uuid
from collections.abc import Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from seminar.access import tokens
from seminar.joining.queries import GroupChoice
from seminar.web.forms import Form, LineField

NOT_SAID = ""


class CodeForm(Form):
    """The code of a seminar, as somebody read it from the screen or heard it."""

    code = LineField(_l("Code of the seminar"), validators=[DataRequired(_l("Type the code."))])

    def validate_code(self, field: LineField) -> None:
        """Say what is wrong with a text that can be no code."""
        code = tokens.read_code(field.data)
        foreign = "".join(dict.fromkeys(sign for sign in code if sign not in tokens.ALPHABET))
        if foreign:
            raise ValidationError(
                gettext(
                    "“%(signs)s” is in no code. Codes are made without vowels, 0 and 1; "
                    "please compare it with the screen or the poster.",
                    signs=foreign[: tokens.CODE_LENGTH],
                )
            )
        if len(code) != tokens.CODE_LENGTH:
            raise ValidationError(gettext("A code has seven letters and digits, like K7M-Q2XB."))


class JoinForm(Form):
    """What a participant is asked: the group, and whether the notice has been read."""

    token = HiddenField()
    group = RadioField(_l("Which group are you from?"), default=NOT_SAID)
    consent = BooleanField(
        _l("I have read this and take part."),
        validators=[InputRequired(_l("Please tick this if you want to take part."))],
    )

    def __init__(self, groups: Sequence[GroupChoice]) -> None:
        super().__init__()
        self.group.choices = [
            *((str(group.id), group.name) for group in groups),
            (NOT_SAID, gettext("Prefer not to say")),
        ]
        if not self.is_submitted():
            self.token.data = tokens.new_token()

    def validate_token(self, field: HiddenField) -> None:
        """Replace a token that is none; the page is then sent again with the new one."""
        if not tokens.is_token(field.data or ""):
            field.data = tokens.new_token()
            raise ValidationError(gettext("Please send this again."))

    @property
    def group_id(self) -> uuid.UUID | None:
        """The group chosen, or None for a person who prefers not to say."""
        return uuid.UUID(self.group.data) if self.group.data else None
