"""What each language provides, and how its words are joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language.

    `numbers` counts from one, `ordinals` from first; `last` takes the place of the last
    ordinal. `phrases` holds sentences with named gaps.
    """

    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    last: str
    conjunction: str
    quoted: str
    phrases: Mapping[str, str]

    def fragment(self, key: str, **gaps: object) -> str:
        """Return a phrase with its gaps filled."""
        return self.phrases[key].format(**gaps)

    def phrase(self, key: str, **gaps: object) -> str:
        """Return a phrase with its gaps filled and its first letter large."""
        text = self.fragment(key, **gaps)
        return text[:1].upper() + text[1:]

    def number(self, count: int) -> str:
        """Return a number in words from one to twelve, in figures beyond."""
        return self.numbers[count - 1] if 1 <= count <= len(self.numbers) else str(count)

    def place(self, place: int, *, of: int | None = None) -> str:
        """Return the word for a place; the last of three and more is called so."""
        is_last = of is not None and place == of > 2
        ordinal = self.last if is_last else self.ordinals[place - 1]
        return self.fragment("place", ordinal=ordinal)

    def name(self, name: str) -> str:
        """Return a name in the quotation marks of the language."""
        return self.quoted.format(name=name)

    def listed(self, items: Sequence[str]) -> str:
        """Return "a", "a and b" or "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.conjunction} {items[-1]}"
