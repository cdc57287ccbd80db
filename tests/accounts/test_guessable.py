"""What is guessed first is known in its many spellings; what somebody puts together is not."""

import secrets
import time

import pytest

from seminar.accounts.guessable import is_guessable, tells


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Password2026!",
        "p@ssw0rdp@ssw0rd",
        "MotDePasse123",
        "été-2026-été",
        "qwertyuiop12",
        "azertyuiop!!!",
        "1qaz2wsx3edc",
        "q1w2e3r4t5y6",
        "lkjhgfdsaqwerty",
        "abcdefghijkl",
        "123456789012",
        "0032470123456",
        "xxxxxxxxxxxx",
        "abababababab",
        "marcmarcmarc",
        "Seminar-2026",
        "welcome to the seminar",
        "i love you baby",
        "correct horse battery staple",
        "CorrectHorseBattery",
        "admin.admin.admin",
        "............",
        " " * 12,
    ],
)
def test_what_is_tried_first_is_guessable(password: str) -> None:
    assert is_guessable(password) is True


@pytest.mark.parametrize(
    "password",
    [
        "green lamp under seven bridges",
        "le chat dort sur le toit",
        "my dog eats slippers",
        "a long enough password",
        "Wj8#kLp2!qRz",
        "зелёная лампа у реки",
        "一二三四五六七八九十百千",
    ],
)
def test_what_somebody_puts_together_is_not_guessable(password: str) -> None:
    assert is_guessable(password) is False


def test_chance_is_never_guessable() -> None:
    assert [p for p in (secrets.token_urlsafe(12) for _ in range(300)) if is_guessable(p)] == []


@pytest.mark.parametrize("sign", ["ab1cde2fgh3x", "\ufdfa", "1234567890z", "😀😁"])
def test_longest_text_is_read_at_once(sign: str) -> None:
    begun = time.process_time()

    is_guessable((sign * 256)[:256])

    assert time.process_time() - begun < 0.2


@pytest.mark.parametrize(
    ("password", "said", "told"),
    [
        ("chidi.okafor on the river", "chidi.okafor", True),
        ("ChidiOkafor on the river", "chidi.okafor", True),
        ("élan vital et seminaire d'ada", "Séminaire d’Ada", False),
        ("elan vital et seminaire d'ada", "Séminaire d'Ada", True),
        ("ada on the long river", "ada", False),
        ("anything at all here", "", False),
    ],
)
def test_what_others_know_is_found_however_it_is_written(
    password: str, said: str, told: bool
) -> None:
    assert tells(password, said) is told
