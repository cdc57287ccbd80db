"""A file as lines of text, one at a time, however large it is."""

from collections.abc import Iterator
from pathlib import Path

from seminar.tally.refusal import FileRefused

LONGEST_LINE = 1_000_000


def text_lines(file: Path) -> Iterator[str]:
    """Yield the lines without their ends; a mark of UTF-8 at the beginning is left out.

    Refuses what cannot be opened, is no UTF-8 text or has a line beyond a million bytes.
    """
    try:
        with file.open("rb") as stream:
            number = 0
            while line := stream.readline(LONGEST_LINE + 1):
                number += 1
                yield _text(file, line, number)
    except OSError as trouble:
        raise FileRefused(file, f"The file cannot be read: {trouble.strerror}.") from trouble


def _text(file: Path, line: bytes, number: int) -> str:
    if len(line) > LONGEST_LINE:
        raise FileRefused(file, f"The line is longer than {LONGEST_LINE} bytes.", line=number)
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as wrong:
        sentence = "The text is not UTF-8. Save the file as UTF-8 and try again."
        raise FileRefused(file, sentence, line=number) from wrong
    if "\0" in text:
        raise FileRefused(file, "The line holds a zero byte: this is no text.", line=number)
    text = text.rstrip("\r\n")
    if "\r" in text:
        sentence = "Lines must end as on Linux or Windows, not in a carriage return alone."
        raise FileRefused(file, sentence, line=number)
    return text
