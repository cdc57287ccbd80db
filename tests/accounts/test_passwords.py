"""Passwords: their length, how they are kept, and that a check costs the same for everybody."""

import pytest

from seminar.accounts import passwords
from seminar.accounts.passwords import UnfitPassword, hashed, refuse_unfit, verified


@pytest.mark.parametrize("length", [0, 11, 257])
def test_password_of_a_wrong_length_is_refused(length: int) -> None:
    with pytest.raises(UnfitPassword):
        refuse_unfit("x" * length)


@pytest.mark.parametrize("length", [12, 256])
def test_password_of_twelve_to_256_characters_is_taken(length: int) -> None:
    refuse_unfit("x" * length)


def test_kept_password_is_argon2id_with_our_costs() -> None:
    kept = hashed("correct horse battery")

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert verified("correct horse battery", kept) is True
    assert verified("correct horse batterY", kept) is False


def test_accent_typed_as_two_characters_is_the_same_password() -> None:
    kept = hashed("une clé très longue")

    assert verified("une cle\u0301 tre\u0300s longue", kept) is True


def test_nobody_has_the_placeholder_for_a_password() -> None:
    assert verified("correct horse battery", None) is False
    assert verified("correct horse battery", "") is False


def test_check_without_an_account_costs_as_much_as_one_with() -> None:
    costs = passwords.PLACEHOLDER.split("$")[1:4]

    assert costs == hashed("correct horse battery").split("$")[1:4]


def test_overlong_password_is_wrong_before_any_work() -> None:
    assert verified("x" * 100_000, hashed("correct horse battery")) is False


def test_under_gevent_the_work_goes_to_a_real_thread(tmp_path) -> None:
    import subprocess
    import sys

    program = (
        "from gevent import monkey; monkey.patch_all()\n"
        "import gevent\n"
        "from seminar.accounts.passwords import hashed, verified\n"
        "beats = []\n"
        "def beat():\n"
        "    while True:\n"
        "        beats.append(1); gevent.sleep(0.001)\n"
        "gevent.spawn(beat); gevent.sleep(0)\n"
        "kept = hashed('correct horse battery')\n"
        "print(verified('correct horse battery', kept), len(beats) > 3)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["True", "True"]
