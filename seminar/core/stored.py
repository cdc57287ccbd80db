"""Frozen values to plain JSON and back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def plain(value: object) -> object:
    """Return the value with dataclasses as objects, tuples as lists and enums as texts."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


def rebuilt(kind: type[Value], data: Mapping[str, Any]) -> Value:
    """Return the dataclass that `plain` took apart.

    A field that was not stored has its default, since it is newer than the stored value;
    one without a default raises TypeError.
    """
    hints = get_type_hints(kind)
    return kind(**{name: _value(hint, data[name]) for name, hint in hints.items() if name in data})


def _value(hint: object, data: object) -> object:
    if data is None:
        return None
    if get_origin(hint) is UnionType:
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if isinstance(data, list):
        return _tuple(get_args(hint), data)
    kind = cast("type[Any]", hint)
    if isinstance(data, Mapping):
        return rebuilt(kind, data)
    # JSON writers may turn 2.0 into 2; the field's own type brings the float back.
    return kind(data)


def _tuple(hints: tuple[object, ...], data: list[object]) -> tuple[object, ...]:
    if hints[-1] is Ellipsis:
        return tuple(_value(hints[0], item) for item in data)
    return tuple(_value(hint, item) for hint, item in zip(hints, data, strict=True))
