"""What is said of a file whose ballots cannot be counted."""

from pathlib import Path

from seminar.errors import Refusal


class FileRefused(Refusal):
    """A file that cannot be counted; the sentence says what is wrong, where it is known."""

    status = 400

    def __init__(self, file: Path, sentence: str, *, line: int | None = None) -> None:
        name = _printable(str(file))
        where = f"{name}, line {line}" if line else name
        super().__init__(f"{where}: {sentence}")
        self.line = line


def shown(text: str) -> str:
    """Return a text from a file as it may stand in a terminal: short, and nothing but letters."""
    printable = _printable(text)
    return printable if len(printable) <= 60 else f"{printable[:59]}…"


def _printable(text: str) -> str:
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
