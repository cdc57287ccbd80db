"""A document as text that is kept, and back again, word for word the same."""

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from seminar.core.note import document as shapes
from seminar.core.note import evidence as evidences
from seminar.core.note import figure as figures
from seminar.core.note.document import Document, DocumentKind

_IS, _DAY, _KIND = "is", "day", "kind"
_SHAPES: dict[str, Any] = {
    shape.__name__: shape
    for module in (shapes, evidences, figures)
    for shape in vars(module).values()
    if isinstance(shape, type) and is_dataclass(shape)
}


def freeze(document: Document) -> str:
    """Return the document as JSON, the same text whenever the document is the same."""
    return json.dumps(_plain(document), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def thaw(text: str) -> Document:
    """Return the document that was frozen; raise KeyError for a shape that never was one.

    What a later version of a shape added gets its default.
    """
    document = _shaped(json.loads(text))
    assert isinstance(document, Document)
    return document


def content_sha256(*documents: Document) -> str:
    """Return the hash of what documents say, whatever their status, seal and facts' hash are.

    The facts' hash stays out, since it covers counts that the documents leave out.
    """
    neutral = [_neutral(document) for document in documents]
    return hashlib.sha256("\n".join(map(freeze, neutral)).encode()).hexdigest()


def _neutral(document: Document) -> Document:
    masthead = replace(document.masthead, status="")
    return replace(document, masthead=masthead, seal="", is_final=False, facts_sha256="")


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return {_IS: _KIND, "value": value.value}
    if isinstance(value, date):
        return {_IS: _DAY, "value": value.isoformat()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {_IS: type(value).__name__, **held}
    return value


def _shaped(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_shaped(item) for item in value)
    if not isinstance(value, dict):
        return value
    match value[_IS]:
        case "kind":
            return DocumentKind(value["value"])
        case "day":
            return date.fromisoformat(value["value"])
        case name:
            held = {key: _shaped(item) for key, item in value.items() if key != _IS}
            return _SHAPES[name](**held)
