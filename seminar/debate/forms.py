"""The forms of the debate: a card, an answer to one, the reason for hiding one, a point."""

import uuid
from collections.abc import Callable, Sequence
from typing import Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString
from wtforms import Field, HiddenField, SelectChoice, SelectMultipleField, ValidationError
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from seminar.core.terms import CardKind, HideReason, MarkValue, Scope
from seminar.debate.points_service import LONGEST_POINT
from seminar.debate.service import LONGEST_CARD, NewCard
from seminar.readings.areas import AreaText
from seminar.web.forms import (
    AtMost,
    Form,
    IdField,
    LineField,
    ProseField,
    WordField,
    WordRadioField,
)
from seminar.web.words import CARD_KINDS, HIDE_REASONS, MARKS, SCOPES

Check = Callable[[Form, Field], None]
# What a text may be about that is no area, or not one only.
WIDE = (Scope.ALL, Scope.OTHER)


def filled(sentence: LazyString) -> Check:
    """Refuse a text of which nothing is left after cleaning."""

    def check(_form: Form, field: Field) -> None:
        if not field.data:
            raise ValidationError(sentence)

    return check


class _AtMost(AtMost):
    """Refuses a text that is too long, and says by how much."""

    def __call__(self, _form: Form, field: Field) -> None:
        over = len(field.data or "") - self.max
        if over > 0:
            raise ValidationError(
                ngettext(
                    "That is %(num)d character too long.",
                    "That is %(num)d characters too long.",
                    over,
                )
            )


def at_most(longest: int) -> AtMost:
    """Refuse a longer text, and say by how much."""
    return _AtMost(longest)


class SubjectField(SelectMultipleField):  # type: ignore[misc]
    """What something is about: ticks for the areas, for all of them and for none of them."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
    wide: tuple[Scope, ...] = WIDE
    clash = _l("Please choose either areas or one of the two below them.")

    def offer(self, areas: Sequence[AreaText]) -> None:
        """Offer these areas and the scopes that name none."""
        offered = [SelectChoice(str(area.number), area.short) for area in areas]
        offered += [SelectChoice(scope.value, SCOPES[scope]) for scope in self.wide]
        self.choices = offered

    def choose(self, scope: Scope, positions: Sequence[int]) -> None:
        """Tick what an earlier text was about."""
        areas = [str(position) for position in positions]
        self.data = areas if scope is Scope.AREAS else [scope.value]

    def pre_validate(self, _form: Form) -> None:
        """Refuse no choice, one that was not offered, and areas together with a wider scope."""
        chosen = set(self.data or ())
        if not chosen:
            raise ValidationError(_("Please choose what this is about."))
        if not chosen <= {choice.value for choice in self.choices}:
            raise ValidationError(_("Please choose from the list."))
        if len(chosen) > 1 and chosen.intersection(WIDE):
            raise ValidationError(self.clash)

    @property
    def scope(self) -> Scope:
        """The scope that was ticked."""
        chosen = self.data[0]
        return Scope(chosen) if chosen in WIDE else Scope.AREAS

    @property
    def positions(self) -> tuple[int, ...]:
        """The numbers of the areas that were ticked."""
        return tuple(int(value) for value in self.data) if self.scope is Scope.AREAS else ()


class SubjectForm(Form):
    """A form about some of the areas."""

    about = SubjectField(_l("What is it about?"))

    @classmethod
    def on(cls, areas: Sequence[AreaText], **values: str) -> Self:
        """Return the form with these areas to choose from."""
        form = cls(**values)
        form.about.offer(areas)
        return form


class CardForm(SubjectForm):
    """A new card; `has_read` says that its author was shown the cards close to it."""

    card_id = IdField(default=uuid.uuid4)
    has_read = HiddenField()
    kind = WordRadioField(
        _l("What is it?"),
        CardKind,
        CARD_KINDS,
        validators=[InputRequired(_l("Please choose what your card is."))],
    )
    text = ProseField(
        _l("Your card"),
        validators=[filled(_l("Please write a sentence or two.")), at_most(LONGEST_CARD)],
    )

    def written(self) -> NewCard:
        """Return the card that was filled in."""
        return NewCard(self.kind.data, self.about.scope, self.about.positions, self.text.data)


class EditForm(Form):
    """Other words for one's own card."""

    text = ProseField(
        _l("Your card"),
        validators=[filled(_l("Please write a sentence or two.")), at_most(LONGEST_CARD)],
    )


class MarkForm(Form):
    """An answer to the card of somebody else."""

    value = WordRadioField(_l("Your answer"), MarkValue, MARKS)


class HideForm(Form):
    """Why a card is hidden."""

    reason = WordField(_l("Reason"), HideReason, HIDE_REASONS)


class PointTextForm(SubjectForm):
    """A spoken point that is there already, to be written anew."""

    kind = WordRadioField(
        _l("What kind of point?"),
        CardKind,
        CARD_KINDS,
        validators=[Optional()],
        validate_choice=False,
    )
    text = LineField(
        _l("What was said"),
        validators=[filled(_l("Please write what was said.")), at_most(LONGEST_POINT)],
    )


class PointForm(PointTextForm):
    """A new spoken point."""

    point_id = IdField(default=uuid.uuid4)
