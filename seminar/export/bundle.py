"""A bundle: count files, the program that counts them again, and what both are, as a ZIP file."""

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seminar.core.count_file import CountFile, count_file_to_json
from seminar.core.recount import recountable
from seminar.core.terms import CountFileState
from seminar.export.readme import readme
from seminar.tally.bundle import MANIFEST, manifest_of

README = "README.txt"
PROGRAM = "recount.py"

_ROW = re.compile(r"\[\n\s+([^\[\]{}]*?)\n\s*\]")
_LINE_END = re.compile(r"\n\s+")

# The earliest moment that a ZIP file can tell: the bytes shall be the same at every export.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE_FILE = 0o100644 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFacts:
    """What a bundle holds and says; `state` tells for whom it is."""

    title: str
    day: date
    mark: str
    language: str
    invented: bool
    state: CountFileState
    rounds: Sequence[CountFile]


def bundle(facts: BundleFacts) -> bytes:
    """Return the bundle, the same bytes whenever the same rounds are exported."""
    contents = {
        README: readme(facts.language, _about(facts)).encode(),
        PROGRAM: Path(__file__).with_name("recount").joinpath(PROGRAM).read_bytes(),
        **{name_of(held): _json(held) for held in facts.rounds},
    }
    return zipped({**contents, MANIFEST: manifest_of(contents)})


def name_of(held: CountFile) -> str:
    """Return the name of a round's count file."""
    return f"round-{held.number}-attempt-{held.attempt}.json"


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """Return the files as a ZIP file in which nothing tells when or where it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 3
            entry.external_attr = _READABLE_FILE
            # Stored, since two versions of a compressor give different bytes.
            archive.writestr(entry, contents[name], zipfile.ZIP_STORED)
    return buffer.getvalue()


def _json(held: CountFile) -> bytes:
    data = count_file_to_json(held, recountable=recountable(held.tables))
    text = json.dumps(data, ensure_ascii=False, indent=1)
    # A row of a table on one line: people read this too. Texts hold no line end of their own.
    rows = _ROW.sub(lambda row: f"[{_LINE_END.sub(' ', row[1])}]", text)
    return f"{rows}\n".encode("utf-8", "replace")


def _about(facts: BundleFacts) -> dict[str, str]:
    return {
        "title": facts.title,
        "day": facts.day.isoformat(),
        "mark": facts.mark,
        "invented": "yes" if facts.invented else "",
        "state": facts.state.value,
    }
