import pytest

from tests.client import Browser


def test_a_form_without_its_token_changes_nothing_and_says_what_to_do(browser):
    answer = browser().client.post("/sign-in", data={"email": "ada@example.org"})

    assert answer.status_code == 400
    assert "load the page again and send it once more" in answer.text


@pytest.mark.parametrize(
    ("method", "address", "status", "words"),
    [
        ("GET", "/nothing-here", 404, "nothing at this address"),
        ("POST", "/", 405, "does not take that kind of request"),
        ("GET", "/sign-out", 405, "does not take that kind of request"),
        ("GET", "/.git/config", 404, "nothing at this address"),
        ("GET", "/static/../app.py", 404, "nothing at this address"),
    ],
)
def test_each_error_has_its_sentence(browser, method, address, status, words):
    visitor = browser()
    answer = visitor.client.open(address, method=method, data=_form(visitor, method))

    assert answer.status_code == status
    assert words in answer.text


def test_log_of_a_failure_tells_where_it_was_and_not_the_address(room, caplog, monkeypatch):
    room.app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("seminar.joining.queries.seminar_of_seat", lambda _db, _token: 1 / 0)
    token = room.seats["chidi"]

    answer = Browser(room.app).get(f"/return/{token}")

    room.app.config["PROPAGATE_EXCEPTIONS"] = None
    assert answer.status_code == 500
    assert "joining.return_page failed [GET]" in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert token not in caplog.text


def test_a_body_too_large_is_refused_with_a_sentence(browser):
    visitor = browser()

    answer = visitor.post("/sign-in", email="a" * 300_000)

    assert answer.status_code == 413
    assert "too much at once" in answer.text


def _form(visitor, method):
    return {"csrf_token": visitor.token()} if method == "POST" else None
