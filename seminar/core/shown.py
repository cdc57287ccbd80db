"""What a part of a page shows, as a short text by which the page asks whether it is news."""

import hashlib


def state_of(shown: object) -> str:
    """Return sixteen characters that change exactly when something shown does.

    `shown` is frozen and shows all that it holds by its `repr`; nothing is a state too.
    """
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
