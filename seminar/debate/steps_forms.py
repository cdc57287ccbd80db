"""The form of a proposed step, for phones and for the team."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, ValidationError

from seminar.core.due import has_passed
from seminar.core.step_hints import StepHint, step_hints
from seminar.core.terms import Scope
from seminar.debate.forms import SubjectField, SubjectForm, at_most, filled
from seminar.debate.step_rows import (
    LONGEST_ADDRESSEE,
    LONGEST_DUE,
    LONGEST_MEASURE,
    LONGEST_STEP,
    MOST_SOURCES,
    ProposedStep,
)
from seminar.readings.areas import AreaText
from seminar.web.forms import Form, IdField, LineField, ProseField

SEEN = "yes"


class AreasField(SubjectField):
    """What a step is about: ticks for the areas, and one for all of them."""

    wide = (Scope.ALL,)
    clash = _l("Please choose either areas or all of them together.")


class IdsField(Field):  # type: ignore[misc]
    """The ids of cards or points, all of one name, of which none has to be ticked."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was sent; what is no id is none of the list."""
        try:
            self.data = [uuid.UUID(value) for value in valuelist]
        except ValueError:
            self.data = []
            raise ValueError(_("Please choose from the list.")) from None

    def pre_validate(self, _form: Form) -> None:
        """Refuse more than a step may build on."""
        if len({*self.chosen}) > MOST_SOURCES:
            raise ValidationError(_("Please choose at most five."))

    @property
    def chosen(self) -> tuple[uuid.UUID, ...]:
        """The ids that were ticked."""
        return tuple(self.data or ())


class StepForm(SubjectForm):
    """A proposed step. `hints` says what could be added, once; it keeps nobody from sending."""

    step_id = IdField(default=uuid.uuid4)
    text = ProseField(
        _l("What should be done?"),
        validators=[filled(_l("Please write what should be done.")), at_most(LONGEST_STEP)],
        render_kw={"rows": 3},
    )
    addressee = LineField(
        _l("Addressed to"),
        validators=[
            filled(_l("Please write who should do it: a role, no name.")),
            at_most(LONGEST_ADDRESSEE),
        ],
        render_kw={"list": "roles", "autocomplete": "off"},
    )
    measure = LineField(_l("How will we know?"), validators=[at_most(LONGEST_MEASURE)])
    due = LineField(
        _l("By when?"), validators=[at_most(LONGEST_DUE)], render_kw={"autocomplete": "off"}
    )
    about = AreasField(_l("What is it about?"))
    cards = IdsField()
    points = IdsField()
    hinted = HiddenField(default="")

    today: date
    hints: tuple[StepHint, ...] = ()

    @classmethod
    def on(cls, areas: Sequence[AreaText], *, today: date, **values: Any) -> Self:  # type: ignore[override]
        """Return the form with these areas to choose from."""
        form = super().on(areas, **values)
        form.today = today
        return form

    def validate_due(self, field: LineField) -> None:
        """Refuse a day that is over."""
        if has_passed(field.data or "", today=self.today):
            raise ValidationError(
                _(
                    "This day has passed: %(day)s. Please choose a later one, or leave it empty.",
                    day=field.data,
                )
            )

    def has_news(self) -> bool:
        """Whether there is a hint that was not shown yet; from now on it counts as shown."""
        if self.hinted.data == SEEN:
            return False
        self.hints = step_hints(self.text.data, measure=self.measure.data or "")
        self.hinted.data = SEEN if self.hints else ""
        return bool(self.hints)

    def proposed(self, *, with_points: bool = False) -> ProposedStep:
        """Return the step that was filled in; only the team builds on points of the rapporteur."""
        return ProposedStep(
            scope=self.about.scope,
            area_positions=self.about.positions,
            addressee=self.addressee.data,
            text=self.text.data,
            measure=self.measure.data or "",
            due=self.due.data or "",
            cards=self.cards.chosen,
            points=self.points.chosen if with_points else (),
        )
