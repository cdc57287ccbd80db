"""The note as JSON: its sections block by block, every sentence with its evidence."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from seminar.core.note.document import Block, Document

FORMAT = "seminar-note/1"


def note_json(document: Document) -> str:
    """Return the document as one JSON object, field by field as it is composed.

    Blocks say their `kind`. Only what the note tells is in it: the facts behind it hold counts
    that no form of the note may show. A sign that UTF-8 does not know becomes a question mark.
    """
    told = {"format": FORMAT, **asdict(document)}
    # Who knows everything else could try counts that the note leaves out until their hash fits.
    del told["facts_sha256"]
    for section, plain in zip(document.sections, told["sections"], strict=True):
        plain["blocks"] = [_block(block) for block in section.blocks]
    text = json.dumps(told, ensure_ascii=False, indent=1, default=_iso) + "\n"
    return text.encode("utf-8", "replace").decode()


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
