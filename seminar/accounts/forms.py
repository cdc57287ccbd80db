"""The forms about accounts."""

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, PasswordField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from seminar.accounts.passwords import LONGEST, UnfitPassword, refuse_unfit
from seminar.accounts.service import LONGEST_EMAIL, LONGEST_NAME, read_email
from seminar.errors import Refusal
from seminar.web.forms import AtMost, Form, LineField

NEEDED = _l("Please fill this in.")
UNFIT = _l(UnfitPassword.sentence)


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
        [DataRequired(NEEDED), AtMost(LONGEST_EMAIL)],
        render_kw={"type": "email", "autocomplete": "username"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(NEEDED), AtMost(LONGEST)],
        render_kw={"autocomplete": "current-password"},
    )


class PasswordForm(Form):
    """The present password and a new one."""

    present = PasswordField(
        _l("Present password"),
        [InputRequired(NEEDED), AtMost(LONGEST)],
        render_kw={"autocomplete": "current-password"},
    )
    new = PasswordField(
        _l("New password"),
        [InputRequired(NEEDED), AtMost(LONGEST, UNFIT), accepted_by(refuse_unfit)],
        render_kw={"autocomplete": "new-password"},
    )


class ResetForm(Form):
    """A new password, chosen by a link."""

    new = PasswordField(
        _l("New password"),
        [InputRequired(NEEDED), AtMost(LONGEST, UNFIT), accepted_by(refuse_unfit)],
        render_kw={"autocomplete": "new-password"},
    )


class NewAccountForm(Form):
    """What somebody gives who makes an account by an invitation or at the first start."""

    name = LineField(
        _l("Your name"),
        [DataRequired(NEEDED), AtMost(LONGEST_NAME)],
        render_kw={"autocomplete": "name"},
    )
    email = LineField(
        _l("E-mail address"),
        [DataRequired(NEEDED), AtMost(LONGEST_EMAIL), accepted_by(read_email)],
        render_kw={"type": "email", "autocomplete": "username"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(NEEDED), AtMost(LONGEST, UNFIT), accepted_by(refuse_unfit)],
        render_kw={"autocomplete": "new-password"},
    )
