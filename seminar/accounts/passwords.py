"""Passwords: what is asked of them, how they are kept and how they are checked."""

import unicodedata
from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from seminar.accounts.guessable import is_guessable, tells
from seminar.errors import Refusal
from seminar.web.threads import Heavy, off_the_loop

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


class GuessablePassword(UnfitPassword):
    """A password that is among the first that are tried."""

    sentence = (
        "Such passwords are tried first: common words, rows of keys, dates, or the same again. "
        "A few words in a row that only you would put together are better."
    )


class TellingPassword(UnfitPassword):
    """A password with something in it that others know of its owner."""

    sentence = "Please leave your e-mail address and the seminar's title out of the password."


def refuse_unfit(password: str, *, email: str = "", titles: Iterable[str] = ()) -> None:
    """Raise UnfitPassword for a wrong length, or what is guessed first.

    No signs of any kind are asked for. `titles` are those of the seminars the person works for.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise UnfitPassword
    if is_guessable(password):
        raise GuessablePassword
    # What stands before the @ is in the whole address as well.
    if any(tells(password, said) for said in (email.partition("@")[0], *titles)):
        raise TellingPassword


def hashed(password: str) -> str:
    """Return what the store keeps of a password."""
    return off_the_loop(lambda: HASHER.hash(_bytes(password)), of=Heavy.PASSWORDS)


def verified(password: str, stored: str | None) -> bool:
    """Whether this is the password; without a stored one the work is the same and the answer no."""
    if len(password) > LONGEST:
        return False
    matches = off_the_loop(lambda: _matches(password, stored or PLACEHOLDER), of=Heavy.PASSWORDS)
    return matches and stored is not None


def is_outdated(stored: str) -> bool:
    """Whether a stored password was hashed with other costs than today's."""
    return HASHER.check_needs_rehash(stored)


def _matches(password: str, stored: str) -> bool:
    try:
        return HASHER.verify(stored, _bytes(password))
    except VerifyMismatchError:
        return False


def _bytes(password: str) -> bytes:
    # One keyboard sends é as one character, another as two.
    return unicodedata.normalize("NFC", password).encode()
