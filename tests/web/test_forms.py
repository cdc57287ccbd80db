"""What every form shares."""

import pytest
from flask import Flask

from seminar.access.tokens import is_token
from seminar.web.forms import Form, SecretField


class Once(Form):
    """A form that does its deed once."""

    secret = SecretField()


def test_each_form_has_a_secret_of_its_own(app: Flask) -> None:
    with app.test_request_context():
        first, second = Once().secret.data, Once().secret.data

    assert is_token(first)
    assert is_token(second)
    assert first != second


@pytest.mark.parametrize("sent", [{"other": "sent"}, {"secret": ""}, {"secret": "short"}])
def test_form_without_its_secret_is_refused_and_shown_with_a_new_one(
    app: Flask, sent: dict[str, str]
) -> None:
    with app.test_request_context(method="POST", data=sent):
        form = Once(meta={"csrf": False})

        assert form.validate() is False
        assert form.errors == {"secret": ["Please send this again."]}
        assert is_token(form.secret.data)
