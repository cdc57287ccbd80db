"""A page that changes a list: one form per row, an empty one to add, and a button per deed.

The whole page is one HTML form, so that moving a row keeps what was typed in the others. It
works without JavaScript.
"""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from flask import request

from seminar.planning.places import Step

DEED = re.compile(r"(up|down|remove) ([0-9a-f]{32})\Z")
STEPS = {"up": Step.UP, "down": Step.DOWN}

Value_co = TypeVar("Value_co", covariant=True)
Value = TypeVar("Value")


class RowForm(Protocol[Value_co]):
    """A form that knows what was filled in."""

    def validate(self) -> bool:
        """Whether it may be saved."""

    def value(self) -> Value_co:
        """Return what was filled in."""


class RowFormType(Protocol[Value_co]):
    """How the form of one row is made."""

    def __call__(self, *, prefix: str, data: Mapping[str, Any]) -> RowForm[Value_co]:
        """Return the form with its present values."""


@dataclass(frozen=True)
class RowDeed:
    """What else is done to one row when the page is saved: a step, or off the list without one."""

    row: uuid.UUID
    step: Step | None


class Rows(Generic[Value]):
    """The forms of a list. Text in any of the fields `adding` adds the new row."""

    def __init__(
        self,
        make: RowFormType[Value],
        present: Mapping[uuid.UUID, Mapping[str, Any]],
        *,
        adding: tuple[str, ...],
    ) -> None:
        self.forms = {row: make(prefix=row.hex, data=data) for row, data in present.items()}
        self.new = make(prefix="new", data={})
        self.deed = _deed()
        self._adds = any(request.form.get(f"new-{name}", "").strip() for name in adding)

    def validate(self) -> bool:
        """Whether all may be saved; a row that goes away need not be right."""
        forms = [*self._kept().values(), *([self.new] if self._adds else [])]
        unfit = [form for form in forms if not form.validate()]
        return not unfit

    def drafts(self) -> dict[uuid.UUID, Value]:
        """Return what the rows that stay shall be."""
        return {row: form.value() for row, form in self._kept().items()}

    def new_draft(self) -> Value | None:
        """Return the row to add, if there is one."""
        return self.new.value() if self._adds else None

    def anchor(self) -> str | None:
        """Return the place on the page at which the person goes on: the row that moved."""
        return f"row-{self.deed.row.hex}" if self.deed and self.deed.step else None

    def _kept(self) -> dict[uuid.UUID, RowForm[Value]]:
        gone = self.deed.row if self.deed and not self.deed.step else None
        return {row: form for row, form in self.forms.items() if row != gone}


def _deed() -> RowDeed | None:
    found = DEED.match(request.form.get("deed", ""))
    return RowDeed(uuid.UUID(found[2]), STEPS.get(found[1])) if found else None
