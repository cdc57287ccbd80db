"""Passwords are hashed at no cost here, except where the cost itself is tried."""

import pytest
from argon2 import PasswordHasher

from seminar.accounts import passwords


@pytest.fixture
def true_hashes() -> None:
    """Whoever asks for this has passwords hashed as the server does."""


@pytest.fixture(autouse=True)
def cheap_hashes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with the least that argon2 does, which proves the same in a hundredth of the time."""
    if "true_hashes" not in request.fixturenames:
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        monkeypatch.setattr(passwords, "HASHER", cheap)
