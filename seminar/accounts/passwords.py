"""Passwords: what is asked of them, how they are kept and how they are checked."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from seminar.errors import Refusal
from seminar.web.threads import off_the_loop

SHORTEST = 12
LONGEST = 256
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# The hash of nothing anybody knows: checking it costs an unknown address as much as a known one.
PLACEHOLDER = (
    "$argon2id$v=19$m=19456,t=2,p=1"
    "$nUymTyteuMR0mqMaMm9Smg$zWG4tisAFLgrwg0MOPwjPavqqtGzBt6Zma6D1orWam4"
)


class UnfitPassword(Refusal):
    """A password that is too short or too long."""

    status = 422
    sentence = "A password has 12 to 256 characters. A few words in a row are easy to remember."


def refuse_unfit(password: str) -> None:
    """Raise UnfitPassword unless the length is right; no signs of any kind are asked for."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UnfitPassword


def hashed(password: str) -> str:
    """Return what the store keeps of a password."""
    return off_the_loop(lambda: HASHER.hash(_bytes(password)))


def verified(password: str, stored: str | None) -> bool:
    """Whether this is the password; without a stored one the work is the same and the answer no."""
    if len(password) > LONGEST:
        return False
    return off_the_loop(lambda: _matches(password, stored or PLACEHOLDER)) and stored is not None


def _matches(password: str, stored: str) -> bool:
    try:
        return HASHER.verify(stored, _bytes(password))
    except VerifyMismatchError:
        return False


def _bytes(password: str) -> bytes:
    # One keyboard sends é as one character, another as two.
    return unicodedata.normalize("NFC", password).encode()
