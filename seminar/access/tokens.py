"""Secrets and what is derived from them: seats, answer keys, voices, sign-ins, join codes.

A seat's token lives only with its holder. The store knows hashes of it, a different one for
each purpose, so that no two rows share a key.
"""

import base64
import hashlib
import re
import secrets
import uuid

from seminar.core.terms import IdentityMode

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}\Z")
PUBLIC_ID = re.compile(r"[a-z2-9]{12}\Z")
CODE_LENGTH = 7
SHEET_LENGTH = 24
MARK_LENGTH = 4
# Of what is typed for one of them, with all the blanks and hyphens somebody might put between.
LONGEST_TYPED = 80


def new_token() -> str:
    """Return 192 random bits as 32 characters that fit an address or a cookie."""
    return secrets.token_urlsafe(24)


def derived_token(secret: str, *parts: str) -> str:
    """Return a token that the same secret and parts give again; other parts give another."""
    digest = _hash("derived", secret, *parts)
    return base64.urlsafe_b64encode(digest[:24]).decode()


def is_token(text: str) -> bool:
    """Whether the text has the shape of a token."""
    return TOKEN.match(text) is not None


def new_public_id() -> str:
    """Return the 12 characters by which addresses name a seminar."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(12))


def is_public_id(text: str) -> bool:
    """Whether the text has the shape of a seminar's name in addresses.

    What has another shape is not looked up: PostgreSQL refuses even to read some of it.
    """
    return PUBLIC_ID.match(text) is not None


def new_code() -> str:
    """Return a join code: seven characters without vowels and look-alikes (33.7 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str:
    """Return the code a person meant: case, spaces and hyphens do not matter.

    Characters that are in no code stay as they are, so such a text finds no seminar.
    """
    return re.sub(r"[\s\-–—]", "", typed).upper()


def written_code(code: str) -> str:
    """Return the code as it is shown, with a hyphen: K7M-Q2XB."""
    return f"{code[:3]}-{code[3:]}"


def sheet_code(batch: str, seminar_id: uuid.UUID, number: int) -> str:
    """Return the code on one person's paper sheets: 24 characters (115 bits).

    It is that person's token. Nobody keeps it: printing the same batch again makes it again.
    """
    return _signs(_hash("sheet", batch, seminar_id.hex, str(number)), length=SHEET_LENGTH)


def is_sheet_code(text: str) -> bool:
    """Whether the text has the shape of a sheet's code."""
    return len(text) == SHEET_LENGTH and set(text) <= set(ALPHABET)


def written_sheet_code(code: str) -> str:
    """Return the code as it is printed: six groups of four."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def seat_hash(token: str) -> bytes:
    """Return what the store knows a seat by."""
    return _hash("seat", token)


def seat_mark(token_sha256: bytes) -> str:
    """Return the four characters by which a person can point at a seat without a name: K7MQ.

    It says little of the hash and nothing of the token. Two seats of a large hall may share one.
    """
    return _signs(hashlib.sha256(b"mark|" + token_sha256).digest()[:8], length=MARK_LENGTH)


def answer_key(token: str, scope: uuid.UUID) -> bytes:
    """Return the key of a seat's answer; `scope` is the round or the question, by mode."""
    return _hash("answer", token, scope.hex)


def scope_of_answer(
    mode: IdentityMode, *, round_id: uuid.UUID, question_id: uuid.UUID
) -> uuid.UUID:
    """Return what the key of an answer is made for: its round alone, or both of its question."""
    return round_id if mode is IdentityMode.ANONYMOUS else question_id


def voice_key(token: str, seminar_id: uuid.UUID) -> bytes:
    """Return the key of what a seat says in a seminar."""
    return _hash("voice", token, seminar_id.hex)


def login_hash(token: str) -> bytes:
    """Return what the store knows a signed-in browser by."""
    return _hash("login", token)


def invitation_hash(token: str) -> bytes:
    """Return what the store knows an invitation by."""
    return _hash("invitation", token)


def reset_hash(token: str) -> bytes:
    """Return what the store knows a link to a new password by."""
    return _hash("reset", token)


def set_up_hash(token: str) -> bytes:
    """Return what the store knows the link of the first start by."""
    return _hash("set-up", token)


def note_link_hash(token: str) -> bytes:
    """Return what the store knows a private link to a note by."""
    return _hash("note-link", token)


def _signs(digest: bytes, *, length: int) -> str:
    """Write a hash, or so much of it as fits, in the signs of the alphabet."""
    left, signs = int.from_bytes(digest), ""
    for _ in range(length):
        left, place = divmod(left, len(ALPHABET))
        signs += ALPHABET[place]
    return signs


def _hash(*parts: str) -> bytes:
    return hashlib.sha256("|".join(parts).encode()).digest()
