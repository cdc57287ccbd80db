"""The fields of joining: the code, and what is asked before taking a seat."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from seminar.access import tokens
from seminar.core.terms import IdentityMode
from seminar.joining.queries import JoiningPage
from seminar.joining.service import Arrival, PromiseChanged
from seminar.web.forms import Form, LineField, SecretField

LONGEST_NAME = 80
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
    """What a participant is asked: the group, and whether the notice has been read.

    `mode` carries back what the page promised about names. Only the named mode asks for a name,
    and not whoever has one on the card.
    """

    token = SecretField()
    mode = HiddenField()
    name = LineField(
        _l("Your name"),
        [
            DataRequired(_l("Please write your name.")),
            Length(
                max=LONGEST_NAME,
                message=_l("At most %(max)d characters, please.", max=LONGEST_NAME),
            ),
        ],
        render_kw={"autocomplete": "name"},
    )
    group = RadioField(_l("Which group are you from?"), default=NOT_SAID)
    consent = BooleanField(
        _l("I have read this and take part."),
        validators=[InputRequired(_l("Please tick this if you want to take part."))],
    )

    def __init__(self, seminar: JoiningPage) -> None:
        super().__init__()
        self.name_on_card: str | None = None
        self._promised = seminar.mode
        self.group.choices = [
            *((str(group.id), group.name) for group in seminar.groups),
            (NOT_SAID, gettext("Prefer not to say")),
        ]
        if seminar.mode is not IdentityMode.NAMED:
            del self.name
        if not self.is_submitted():
            self.mode.data = seminar.mode.value

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Check what was sent, unless it agrees to another promise than the seminar makes now."""
        if self.mode.data != self._promised:
            self.ask_again()
            return False
        return bool(super().validate(extra_validators))

    def ask_again(self) -> None:
        """Make the form agree to the present promise, once it has been read and ticked anew."""
        self.mode.data = self._promised.value
        self.mode.errors = [gettext(PromiseChanged.sentence)]
        self.consent.data = False

    @property
    def group_id(self) -> uuid.UUID | None:
        """The group chosen, or None for a person who prefers not to say."""
        return uuid.UUID(self.group.data) if self.group.data else None

    def arrival(
        self, seminar_id: uuid.UUID, *, code: str, day: date, must_wait: bool = False
    ) -> Arrival:
        """Return who arrives, as the form says it."""
        return Arrival(
            seminar_id,
            code,
            self._promised,
            self.token.data,
            self.group_id,
            day,
            name=self.name.data if self.name else None,
            must_wait=must_wait,
        )
