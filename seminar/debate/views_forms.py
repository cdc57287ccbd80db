"""The forms of different views: one to be worded, and the team's reply to one."""

import re
import uuid
from collections.abc import Sequence
from typing import Any, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, ValidationError

from seminar.debate.forms import SubjectForm, at_most, filled
from seminar.debate.views_service import LONGEST_REPLY, LONGEST_VIEW
from seminar.readings.areas import AreaText
from seminar.web.forms import Form, IdField, ProseField

PLACE = re.compile(r"[1-9][0-9]?", re.ASCII)


class OwnOrderField(Field):  # type: ignore[misc]
    """A place for each area, all of one name, in the order of the areas; none has to be chosen."""

    def offer(self, areas: Sequence[AreaText]) -> None:
        """Offer a place for each of these areas."""
        self.areas = areas

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was sent."""
        self.data = list(valuelist)

    def pre_validate(self, _form: Form) -> None:
        """Refuse what is no place, and places of other areas."""
        sent: list[str] = self.data or []
        places = {str(place) for place in range(1, len(self.areas) + 1)}
        if len(sent) not in (0, len(self.areas)) or not {*sent} <= {"", *places}:
            raise ValidationError(_("Please choose from the list."))

    @property
    def chosen(self) -> tuple[tuple[AreaText, str], ...]:
        """The areas, each with the place that was chosen for it, as it was sent."""
        sent: list[str] = self.data or []
        padded = [*sent, *[""] * len(self.areas)]
        return tuple(zip(self.areas, padded, strict=False))

    @property
    def places(self) -> dict[int, int]:
        """The places that were chosen, by the numbers of their areas."""
        return {area.number: int(place) for area, place in self.chosen if PLACE.fullmatch(place)}


class ViewForm(SubjectForm):
    """A different view."""

    view_id = IdField(default=uuid.uuid4)
    text = ProseField(
        _l("Your view"),
        validators=[filled(_l("Please write a sentence or two.")), at_most(LONGEST_VIEW)],
    )
    order = OwnOrderField(_l("An order of your own, if you wish"))

    @classmethod
    def on(cls, areas: Sequence[AreaText], **values: Any) -> Self:
        """Return the form with these areas to choose from and to place."""
        form = super().on(areas, **values)
        form.order.offer(areas)
        return form


class ReplyForm(Form):
    """What the team says to a view; empty takes an earlier reply away."""

    text = ProseField(_l("Reply of the team"), validators=[at_most(LONGEST_REPLY)])
