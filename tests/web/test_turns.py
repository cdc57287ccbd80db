"""One try of a subject at a time, and many subjects at once."""

import threading
import time

import pytest

from seminar import database
from seminar.errors import StoreBusy
from seminar.web.turns import Turns
from tests.at_once import at_once


def test_tries_of_one_subject_pass_one_at_a_time() -> None:
    turns, inside, most = Turns(), [], []

    def pass_through() -> None:
        with turns.of("192.0.2.1"):
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.001)
            inside.pop()

    at_once([pass_through] * 20)

    assert most == [1] * 20


def test_another_subject_does_not_wait_and_nothing_is_left() -> None:
    turns = Turns()

    with turns.of("192.0.2.1"), turns.of("192.0.2.2"):
        pass

    assert turns._turns == {}


def test_turn_that_does_not_come_is_a_busy_store(monkeypatch: pytest.MonkeyPatch) -> None:
    turns, heard = Turns(), []
    monkeypatch.setattr(database, "PATIENCE", 0.05)

    def try_as_well() -> None:
        try:
            with turns.of("192.0.2.1"):
                heard.append("in")
        except StoreBusy as refusal:
            heard.append(type(refusal))

    with turns.of("192.0.2.1"):
        other = threading.Thread(target=try_as_well)
        other.start()
        other.join()

    assert heard == [StoreBusy]
