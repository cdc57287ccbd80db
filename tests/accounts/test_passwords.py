"""Passwords: their length, how they are kept, and that a check costs the same for everybody."""

import subprocess
import sys

import pytest
from argon2 import PasswordHasher

from seminar.accounts import passwords
from seminar.accounts.passwords import (
    GuessablePassword,
    TellingPassword,
    UnfitPassword,
    hashed,
    is_outdated,
    refuse_unfit,
    verified,
)

pytestmark = pytest.mark.usefixtures("true_hashes")

# Four hundred signs of which no two neighbours stand together anywhere.
LONG = "green lamp under seven bridges, " * 2 + "w8x2k5vz" * 40


@pytest.mark.parametrize("length", [0, 11, 257])
def test_password_of_a_wrong_length_is_refused(length: int) -> None:
    with pytest.raises(UnfitPassword, match="A password has 12 to 256 characters"):
        refuse_unfit(LONG[:length])


@pytest.mark.parametrize("length", [12, 256])
def test_password_of_twelve_to_256_characters_is_taken(length: int) -> None:
    refuse_unfit(LONG[:length])


def test_password_that_is_tried_first_is_refused() -> None:
    with pytest.raises(GuessablePassword):
        refuse_unfit("Password1234")


@pytest.mark.parametrize("known", ["ada.lovelace", "ADA LOVELACE", "The future of Ada's work"])
def test_password_with_what_others_know_of_its_owner_is_refused(known: str) -> None:
    with pytest.raises(TellingPassword):
        refuse_unfit(
            f"{known} by the river",
            email="ada.lovelace@example.org",
            titles=["Another one", "The future of Ada’s work", "the future of ada's work"],
        )


def test_password_of_any_signs_is_taken_when_it_tells_nothing() -> None:
    for password in ("green lamp by the river", "ГРИБЫ И ЛАМПА ПОД МОСТОМ", "w8x2k5vzqm7p"):
        refuse_unfit(password, email="ada@example.org", titles=["Ada's seminar"])


def test_kept_password_is_argon2id_with_our_costs() -> None:
    kept = hashed("four words in a row")

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert verified("four words in a row", kept) is True
    assert verified("four words in a roW", kept) is False


def test_accent_typed_as_two_characters_is_the_same_password() -> None:
    kept = hashed("une clé très longue")

    assert verified("une cle\u0301 tre\u0300s longue", kept) is True


def test_nobody_has_the_placeholder_for_a_password() -> None:
    assert verified("four words in a row", None) is False
    assert verified("four words in a row", "") is False


def test_check_without_an_account_costs_as_much_as_one_with() -> None:
    costs = passwords.PLACEHOLDER.split("$")[1:4]

    assert costs == hashed("four words in a row").split("$")[1:4]


def test_password_hashed_with_other_costs_is_outdated() -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("four words in a row")

    assert (is_outdated(cheap), is_outdated(hashed("four words in a row"))) == (True, False)


def test_overlong_password_is_wrong_before_any_work() -> None:
    assert verified("x" * 100_000, hashed("four words in a row")) is False


UNDER_GEVENT = """
from gevent import monkey
monkey.patch_all()

import gevent, threading
from seminar.accounts import passwords


real_thread = monkey.get_original("_thread", "get_ident")
working, most, threads = set(), 0, set()

class Watched(type(passwords.HASHER)):
    def hash(self, password, **options):
        global most
        working.add(real_thread())
        most = max(most, len(working))
        threads.add(real_thread())
        try:
            return super().hash(password, **options)
        finally:
            working.discard(real_thread())

passwords.HASHER = Watched(time_cost=2, memory_cost=19 * 1024, parallelism=1)
beats = []

def beat():
    while True:
        beats.append(1)
        gevent.sleep(0.001)

gevent.spawn(beat)
jobs = [gevent.spawn(passwords.hashed, "four words in a row") for _ in range(8)]
gevent.joinall(jobs, timeout=60)
kept = jobs[-1].value
proven = passwords.verified("four words in a row", kept)
print(proven, most, real_thread() in threads, len(beats) > 3)
"""


def test_under_gevent_two_passwords_at_most_are_hashed_at_once_beside_the_loop() -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNDER_GEVENT], capture_output=True, text=True, check=True, timeout=90
    )

    assert done.stdout.split() == ["True", "2", "False", "True"]
