"""Participants' pages queue, and what is sent does not wait for them."""

import threading
from collections.abc import Iterator

import pytest
from flask import Flask

from seminar.web import answers_first
from tests.at_once import at_once


class Hall:
    """An application whose pages wait until they may go on, and which notes who is inside."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.full = threading.Event()
        self.lock = threading.Lock()
        self.inside = self.most = 0
        app = Flask(__name__)
        app.add_url_rule("/s/room/order", view_func=self.page)
        app.add_url_rule("/s/room/broken", view_func=self.broken)
        app.post("/s/room/answer", endpoint="answer")(lambda: "Counted")
        app.get("/seminars/room/console", endpoint="console")(lambda: "Console")
        answers_first.install(app)
        self.app = app

    def page(self) -> str:
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
            if self.inside == answers_first.AT_ONCE:
                self.full.set()
        self.go_on.wait()
        with self.lock:
            self.inside -= 1
        return "List"

    def broken(self) -> str:
        raise ValueError

    def get(self, path: str) -> str:
        return self.app.test_client().get(path).text


@pytest.fixture
def hall() -> Iterator[Hall]:
    held = Hall()
    yield held
    held.go_on.set()


def test_answer_and_console_pass_a_hall_of_pages(hall: Hall) -> None:
    pages = [threading.Thread(target=hall.get, args=["/s/room/order"]) for _ in range(20)]
    for page in pages:
        page.start()
    hall.full.wait()

    answer = hall.app.test_client().post("/s/room/answer").text
    console = hall.get("/seminars/room/console")
    seen = hall.inside, answer, console
    hall.go_on.set()
    for page in pages:
        page.join()

    assert seen == (answers_first.AT_ONCE, "Counted", "Console")
    assert (hall.most, hall.inside) == (answers_first.AT_ONCE, 0)


def test_page_that_fails_gives_its_turn_on(hall: Hall) -> None:
    hall.go_on.set()

    at_once([lambda: hall.get("/s/room/broken")] * (answers_first.AT_ONCE + 1))

    assert hall.get("/s/room/order") == "List"
