"""Brief and note as tagged PDF (PDF/UA-1 and PDF/A-2a), set by Typst from data alone."""

import json
import re
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from seminar import paths
from seminar.core.note.document import Document
from seminar.core.note.signs import UNUSUAL
from seminar.export.payload import payload

_TEMPLATE = Path(__file__).with_name("typst") / "note.typ"
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
_ROUNDS_OF_REPAIR = 8
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# What joins and colours emoji; alone they would cling to the sign before them, and Typst then
# names that sign as missing.
_JOINERS = re.compile("[\u200d\ufe0f\u20e3]")
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))

# A compiler keeps its caches but serves one at a time, so each job borrows an idle one. No lock:
# a lock that gevent has replaced stands still between the threads of its pool. Taking from and
# adding to a deque is atomic.
_idle: deque[typst.Compiler] = deque()


@dataclass(frozen=True)
class PrintedNote:
    """The file, and how many characters had to be replaced because no font has them."""

    content: bytes
    replaced: int


def note_pdf(document: Document) -> PrintedNote:
    """Return the brief or note as PDF; what no font can show is replaced and counted."""
    data = json.dumps(payload(document), ensure_ascii=False)
    missing: set[str] = set()
    for _ in range(_ROUNDS_OF_REPAIR):
        try:
            return _printed(document, data, missing)
        except typst.TypstError as refusal:
            found = _signs_named(str(refusal)) & set(data)
            if not found - missing:
                break
            missing |= found | _SKIN_TONES
    return _printed(document, data, missing | set(UNUSUAL.findall(data)))


def _signs_named(message: str) -> set[str]:
    """Return the characters beyond ASCII that the refusal names, some of them as numbers."""
    named = _ESCAPED.sub(
        lambda found: chr(int(found.group(1), 16)), "".join(_MISSING.findall(message))
    )
    return {sign for sign in named if not sign.isascii()}


def _printed(document: Document, data: str, missing: set[str]) -> PrintedNote:
    if missing:
        data = _JOINERS.sub("", data)
    replaced = sum(data.count(sign) for sign in missing)
    for sign in missing:
        data = data.replace(sign, f"[U+{ord(sign):04X}]")
    inputs = {"note": data, "replaced": str(replaced)}
    moment = datetime.combine(document.day, time(), UTC)
    try:
        compiler = _idle.pop()
    except IndexError:
        compiler = _new_compiler()
    try:
        content = compiler.compile(
            format="pdf", sys_inputs=inputs, pdf_standards=_STANDARDS, timestamp=moment
        )
    finally:
        _idle.append(compiler)
    return PrintedNote(cast("bytes", content), replaced)


def _new_compiler() -> typst.Compiler:
    """Return a compiler whose root holds nothing but the template."""
    return typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """Return the shipped fonts, and those of the system for other scripts."""
    return typst.Fonts(font_paths=[paths.STATIC / "fonts"])
