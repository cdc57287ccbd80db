"""Whose seat a browser holds, and what it keeps of a sign-in."""

from flask import Flask, Response, request
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.access.identity import (
    drop_login,
    drop_seat,
    keep_login,
    keep_seat,
    login_token,
    reader_visit,
    seat_token,
)


def test_what_is_no_id_of_a_seminar_has_no_seat(app: Flask) -> None:
    with app.test_request_context("/", headers={"Cookie": "seat-no-such-id=token"}):
        assert seat_token(request, "no-such-id") == ""


def test_sign_in_is_kept_and_forgotten_under_its_name(app: Flask) -> None:
    token, kept, dropped = tokens.new_token(), Response(), Response()

    with app.test_request_context("/", headers={"Cookie": f"login={token}"}):
        keep_login(kept, token)
        drop_login(dropped)
        assert login_token(request) == token

    assert kept.headers["Set-Cookie"].startswith(f"login={token}; ")
    assert "HttpOnly" in kept.headers["Set-Cookie"]
    assert dropped.headers["Set-Cookie"].startswith("login=; ")


def test_forgotten_seat_takes_along_what_was_typed(app: Flask) -> None:
    dropped = Response()

    with app.test_request_context("/"):
        drop_seat(dropped, "6jxk2m9pq4rt")

    assert dropped.headers["Set-Cookie"].startswith("seat-6jxk2m9pq4rt=; ")
    assert dropped.headers["Clear-Site-Data"] == '"storage"'


def test_seat_is_kept_for_a_year(app: Flask) -> None:
    kept = Response()

    with app.test_request_context("/"):
        keep_seat(kept, "6jxk2m9pq4rt", "A" * 32)

    assert kept.headers["Set-Cookie"].startswith(f"seat-6jxk2m9pq4rt={'A' * 32}; ")
    assert f"Max-Age={365 * 24 * 3600}" in kept.headers["Set-Cookie"]


def test_what_is_no_link_of_a_note_leads_nowhere(db: Session) -> None:
    assert [reader_visit(db, token) for token in ("", "short", "A" * 32)] == [None, None, None]
