"""The fields of joining: the code, and what is asked before taking a seat."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from seminar.access import tokens
from seminar.core.terms import Basis, IdentityMode
from seminar.errors import Refusal
from seminar.joining.cards_service import CardUse
from seminar.joining.queries import JoiningPage
from seminar.joining.service import Arrival, NoticeChanged, PromiseChanged
from seminar.web.forms import AtMost, Form, LineField, SecretField

LONGEST_NAME = 80
NOT_SAID = ""


class CodeForm(Form):
    """The code of a seminar, as somebody read it from the screen or heard it."""

    code = LineField(
        _l("Code of the seminar"),
        [DataRequired(_l("Type the code.")), AtMost(tokens.LONGEST_TYPED)],
    )

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
    """What a participant is asked: the group, and consent, which is never ticked beforehand.

    `mode` carries back what the page promised about names, `notice` the version of all that it
    told. Only the named mode asks for a name, and not whoever has one on the card. Where the ground
    is another than consent, the tick says only that the page was read.
    """

    token = SecretField()
    mode = HiddenField()
    notice = HiddenField()
    name = LineField(
        _l("Your name"),
        [
            DataRequired(_l("Please write your name.")),
            AtMost(LONGEST_NAME),
        ],
        render_kw={"autocomplete": "name"},
    )
    group = RadioField(_l("Which group are you from?"), default=NOT_SAID)
    consent = BooleanField(
        _l("I consent to my answers and cards being used as described here."),
        validators=[InputRequired(_l("Please tick this if you want to take part."))],
    )

    def __init__(self, seminar: JoiningPage) -> None:
        super().__init__()
        self.name_on_card: str | None = None
        self._promised, self._told = seminar.mode, seminar.notice_version
        _name_tick(self.consent, seminar.basis)
        self.group.choices = [
            *((str(group.id), group.name) for group in seminar.groups),
            (NOT_SAID, gettext("Prefer not to say")),
        ]
        if seminar.mode is not IdentityMode.NAMED:
            del self.name
        if not self.is_submitted():
            self.mode.data = seminar.mode.value
            self.notice.data = str(self._told)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Check what was sent, unless it agrees to something else than the page tells now."""
        if self.mode.data != self._promised:
            self.ask_again(PromiseChanged())
            return False
        if self.notice.data != str(self._told):
            self.ask_again(NoticeChanged())
            return False
        return bool(super().validate(extra_validators))

    def ask_again(self, why: Refusal) -> None:
        """Make the form agree to what is told now, once it has been read and ticked anew."""
        self.mode.data, self.notice.data = self._promised.value, str(self._told)
        self.mode.errors = [gettext(str(why))]
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
            notice=self._told,
            must_wait=must_wait,
        )

    def card_use(self, seminar_id: uuid.UUID, *, day: date) -> CardUse:
        """Return who takes the seat of a card, as the form says it."""
        name = self.name.data if self.name else None
        return CardUse(seminar_id, self.token.data, self.group_id, name, day, self._told)


class AgreeForm(Form):
    """What somebody who has a seat is asked when something they were told has changed."""

    notice = HiddenField()
    consent = BooleanField(
        _l("I consent to my answers and cards being used as described here."),
        validators=[InputRequired(_l("Please tick this to go on."))],
    )

    def __init__(self, seminar: JoiningPage) -> None:
        super().__init__()
        self._told = seminar.notice_version
        _name_tick(self.consent, seminar.basis)
        if not self.is_submitted():
            self.notice.data = str(self._told)

    def is_about_what_is_told_now(self) -> bool:
        """Whether the page that was read told the same; else it is to be read anew."""
        return bool(self.notice.data == str(self._told))

    def ask_again(self) -> None:
        """Make the form agree to what is told now, once it has been read and ticked anew."""
        self.notice.data, self.consent.data = str(self._told), False
        self.consent.errors = [gettext(NoticeChanged.sentence)]


def _name_tick(field: BooleanField, basis: Basis) -> None:
    """Let the tick be consent to the use of data and to nothing else, or that the page was read."""
    if basis is not Basis.CONSENT:
        field.label.text = gettext("I have read this and take part.")
