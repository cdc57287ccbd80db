"""Whose seat a browser holds."""

from flask import Flask, request

from seminar.access.identity import seat_token


def test_what_is_no_id_of_a_seminar_has_no_seat(app: Flask) -> None:
    with app.test_request_context("/", headers={"Cookie": "seat-no-such-id=token"}):
        assert seat_token(request, "no-such-id") == ""
