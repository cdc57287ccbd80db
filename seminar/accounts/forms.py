"""The forms about accounts."""

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, PasswordField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length

from seminar.accounts.passwords import LONGEST, refuse_unfit
from seminar.accounts.service import LONGEST_NAME, read_email
from seminar.errors import Refusal
from seminar.web.forms import Form, LineField

NEEDED = _l("Please fill this in.")


def accepted_by(rule: Callable[[str], object]) -> Callable[[Form, Field], None]:
    """Return a validator that says at the field what the rule refuses."""

    def check(_form: Form, field: Field) -> None:
        try:
            rule(field.data)
        except Refusal as refusal:
            raise ValidationError(_(str(refusal))) from refusal

    return check


def refuse(field: Field, sentence: str) -> None:
    """Say at a field what was found out only after the form had been read."""
    field.errors = [sentence]


class SignInForm(Form):
    """E-mail address and password."""

    email = LineField(
        _l("E-mail address"),
        [DataRequired(NEEDED)],
        render_kw={"type": "email", "autocomplete": "username", "maxlength": 254},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(NEEDED)],
        render_kw={"autocomplete": "current-password", "maxlength": LONGEST},
    )


class PasswordForm(Form):
    """The present password and a new one."""

    present = PasswordField(
        _l("Present password"),
        [InputRequired(NEEDED)],
        render_kw={"autocomplete": "current-password"},
    )
    new = PasswordField(
        _l("New password"),
        [InputRequired(NEEDED), accepted_by(refuse_unfit)],
        render_kw={"autocomplete": "new-password"},
    )


class ResetForm(Form):
    """A new password, chosen by a link."""

    new = PasswordField(
        _l("New password"),
        [InputRequired(NEEDED), accepted_by(refuse_unfit)],
        render_kw={"autocomplete": "new-password"},
    )


class NewAccountForm(Form):
    """What somebody gives who makes an account by an invitation or at the first start."""

    name = LineField(
        _l("Your name"),
        [DataRequired(NEEDED), Length(max=LONGEST_NAME, message=_l("At most 120 characters."))],
        render_kw={"autocomplete": "name"},
    )
    email = LineField(
        _l("E-mail address"),
        [DataRequired(NEEDED), accepted_by(read_email)],
        render_kw={"type": "email", "autocomplete": "username"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(NEEDED), accepted_by(refuse_unfit)],
        render_kw={"autocomplete": "new-password"},
    )
