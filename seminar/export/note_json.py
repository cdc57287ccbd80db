"""The note as JSON: its sections block by block, every sentence with its evidence."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from seminar.core.note.document import Block, Document
from seminar.core.text import clean_to_print

FORMAT = "seminar-note/1"


def note_json(document: Document) -> str:
    """Return the document as one JSON object, field by field as it is composed.

    Blocks say their `kind`. Only what the note tells is in it: the facts behind it hold counts
    that no form of the note may show. Texts are cleaned of signs that harm, as in other files.
    """
    told = {"format": FORMAT, **asdict(document)}
    # Who knows everything else could try counts that the note leaves out until their hash fits.
    del told["facts_sha256"]
    for section, plain in zip(document.sections, told["sections"], strict=True):
        plain["blocks"] = [_block(block) for block in section.blocks]
    return json.dumps(_cleaned(told), ensure_ascii=False, indent=1, default=_iso) + "\n"


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean_to_print(value)
    if isinstance(value, dict):
        return {name: _cleaned(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
