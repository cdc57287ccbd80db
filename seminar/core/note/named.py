"""Names of participants, looked for in what a note says."""

import re
import unicodedata
from collections.abc import Collection, Iterable

_SHORTEST = 3


class Names:
    """The names of a seminar's participants; one that the organiser's own words hold is none.

    Otherwise somebody who typed the title as a name would stop every note.
    """

    def __init__(self, names: Iterable[str], *, organisers_words: Collection[str]) -> None:
        taken = _folded(" · ".join(organisers_words)).casefold()
        kept = {" ".join(_folded(name).split()) for name in names}
        self._names = sorted(
            name for name in kept if len(name) >= _SHORTEST and name.casefold() not in taken
        )

    def in_wording(self, text: str) -> tuple[str, ...]:
        """Return the names that somebody of the team wrote: whole in any case, or the last part.

        A part alone counts only as it is written, with its capital: else "will" were Mr Will.
        """
        folded = _folded(text)
        return tuple(
            name
            for name in self._names
            if (" " in name and _stands(name.casefold(), folded.casefold()))
            or (name[0].isupper() and _stands(name, folded))
            or _stands_last(name, folded)
        )

    def in_quotation(self, text: str) -> tuple[str, ...]:
        """Return the names that stand whole in what participants wrote.

        Only of two words and more with their capitals: what was not reworded must not be stopped
        because somebody is called like a word.
        """
        folded = _folded(text)
        return tuple(name for name in self._names if _is_full(name) and _stands(name, folded))


def _folded(text: str) -> str:
    """Return the text without accents, so that a name is found however it was typed."""
    apart = unicodedata.normalize("NFKD", text)
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def _is_full(name: str) -> bool:
    first, _, last = name.rpartition(" ")
    return bool(first) and first[0].isupper() and last[0].isupper()


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _stands_last(name: str, text: str) -> bool:
    last = name.rpartition(" ")[2]
    return len(last) >= _SHORTEST and last[0].isupper() and _stands(last, text)
