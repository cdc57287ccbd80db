"""While a password is hashed, everybody else goes on writing."""

from typing import Any, Literal

import pytest
from argon2 import PasswordHasher

from seminar.accounts import passwords
from seminar.database import Database
from seminar.models import Attempt
from tests.accounts.test_routes import invitation, sign_in
from tests.cast import PASSWORD, Room, add_account_with_password
from tests.client import Browser

pytestmark = pytest.mark.usefixtures("true_hashes")


class Busybody(PasswordHasher):
    """Hashes as ever, while somebody else writes; SQLite has one writer at a time."""

    def __init__(self, store: Database) -> None:
        super().__init__(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self.store = store
        self.written = 0

    def hash(self, *values: Any, **options: Any) -> str:
        self.write()
        return super().hash(*values, **options)

    def verify(self, *values: Any) -> Literal[True]:
        self.write()
        return super().verify(*values)

    def write(self) -> None:
        self.written += 1
        with self.store.session() as db, self.store.writing(db):
            db.add(Attempt(scope="beside", bucket=str(self.written), window=0, n=1))


def test_nobody_who_writes_waits_for_a_password(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_account_with_password(room.app, "zoe", now=room.now)
    zoe, noor, link = Browser(room.app), Browser(room.app), invitation(room)
    hasher = Busybody(room.store)
    monkeypatch.setattr(passwords, "HASHER", hasher)

    answers = [
        sign_in(zoe),
        zoe.post("/account/password", present=PASSWORD, new="another long password"),
        noor.post(link, name="Noor", email="noor@example.org", password=PASSWORD),
    ]

    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert hasher.written == 4


def test_no_password_is_hashed_for_who_has_no_invitation(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasher = Busybody(room.store)
    monkeypatch.setattr(passwords, "HASHER", hasher)

    answer = Browser(room.app).post(
        f"/invitations/{'0' * 32}", name="Eve", email="eve@example.com", password=PASSWORD
    )

    assert (answer.status_code, hasher.written) == (404, 0)
