"""A code that another seminar has is never given out again."""

import itertools
import secrets

import pytest

from seminar.access.codes import unused_code
from tests.cast import Room


def test_code_of_another_seminar_is_passed_over(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.store.session() as db:
        taken = room.seminar(db).code
        signs = itertools.chain(taken, "BCDFGHJ")
        monkeypatch.setattr(secrets, "choice", lambda _signs: next(signs))

        assert unused_code(db) == "BCDFGHJ"
