"""What happened to accounts stands in the log, and nothing that opens or names one."""

import logging
import uuid

import pytest

from seminar.accounts import record


def test_deed_is_one_line_with_the_id_alone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="gunicorn.error"):
        record.tell("password changed", uuid.UUID(int=1), ended=2)
        record.tell("sign-in refused", None)

    assert caplog.messages == [
        "Accounts: password changed; account 00000000-0000-0000-0000-000000000001; ended: 2",
        "Accounts: sign-in refused; account unknown",
    ]
