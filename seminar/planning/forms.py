"""The forms of setting up a seminar."""

from dataclasses import asdict, replace
from datetime import date
from typing import ClassVar
from zoneinfo import available_timezones

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    DateField,
    Field,
    RadioField,
    SelectChoice,
    SelectField,
    ValidationError,
)
from wtforms.validators import DataRequired, Length

from seminar.core.retention import FEWEST_DAYS, MOST_DAYS
from seminar.core.terms import LONGEST_TITLE, Basis, IdentityMode, ItemKind, Looking, Role, Rule
from seminar.core.text import clean_line
from seminar.frameworks import KEYS, framework, frameworks
from seminar.planning.agendas import Length as SeminarLength
from seminar.planning.agendas import PlannedItem, agenda_of
from seminar.planning.areas_service import AreaDraft
from seminar.planning.service import LINKED_FOR, MARKS, SeminarPlan
from seminar.planning.settings_service import SeminarSettings
from seminar.web.forms import (
    AtMost,
    Form,
    LineField,
    NumberField,
    ProseField,
    WordField,
    WordRadioField,
)
from seminar.web.languages import LANGUAGES, current_language
from seminar.web.words import BASES, LOOKINGS, MODES, PLANNED_KINDS, ROLES, RULES

NEEDED = _l("Please fill this in.")
EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)
MOST_GROUPS = 20
LONGEST_GROUP = 60
LENGTHS = {
    SeminarLength.SHORT: _l("45 minutes"),
    SeminarLength.STANDARD: _l("90 minutes"),
    SeminarLength.DAY: _l("A full day"),
}
MODES_TO_COME = MODES | {
    IdentityMode.PSEUDONYMOUS: _l(
        "No names, a random number links your two orders today, "
        "until %(days)s days after the seminar",
        days=LINKED_FOR.days,
    )
}
CONSEQUENCES = {
    IdentityMode.ANONYMOUS: _l(
        "Shows how the order of the room moved. How many people changed theirs cannot be told."
    ),
    IdentityMode.PSEUDONYMOUS: _l(
        "The usual choice. Shows also how many people changed their order, never who."
    ),
    IdentityMode.NAMED: _l(
        "The team reads the names of those who are here. Orders and cards still never carry a name."
    ),
}
INVITED_ROLES = (Role.FACILITATOR, Role.RAPPORTEUR)


def at_most(characters: int) -> Length:
    """Return a validator that refuses longer texts."""
    message = _l("At most %(max)d characters, please.", max=characters)
    return Length(max=characters, message=message)


def in_a_likely_year(_form: Form, field: Field) -> None:
    """Refuse a day that no calendar of a seminar holds."""
    if field.data and not EARLIEST <= field.data <= LATEST:
        raise ValidationError(_("Please check the year."))


class DescriptionForm(Form):
    """What a new seminar and its settings have in common."""

    title = LineField(_l("Title"), [DataRequired(NEEDED), at_most(LONGEST_TITLE)])
    day = DateField(_l("Day"), [DataRequired(NEEDED), in_a_likely_year])
    place = LineField(_l("Venue"), [at_most(120)])
    purpose = ProseField(_l("Purpose"), [at_most(1000)], render_kw={"rows": 3})
    host = LineField(_l("Who runs it"), [at_most(120)])
    language = RadioField(
        _l("Language"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()]
    )
    zone = SelectField(
        _l("Time zone"), choices=[SelectChoice(name) for name in sorted(available_timezones())]
    )
    rule = WordRadioField(_l("How what is said may be used"), Rule, RULES)
    mode = WordRadioField(_l("What is promised about names"), IdentityMode, MODES_TO_COME)
    mark = LineField(_l("Handling mark"), [at_most(80)])
    consequences: ClassVar = CONSEQUENCES


class NewSeminarForm(DescriptionForm):
    """A new seminar; only the title has to be typed."""

    framework = RadioField(_l("Areas"), default=KEYS[0])
    length = WordRadioField(
        _l("How much time there is"),
        SeminarLength,
        LENGTHS,
        default=SeminarLength.STANDARD,
    )
    groups = RadioField(
        _l("Groups"),
        choices=[
            SelectChoice("ready", _l("Those that come with the areas")),
            SelectChoice("none", _l("None: nobody is asked for a group")),
        ],
        default="ready",
    )
    question = LineField(_l("Question to the room"), [at_most(200)])

    def __init__(self, *, zone: str, day: date) -> None:
        language = current_language()
        super().__init__(
            data={
                "day": day,
                "zone": zone,
                "language": language,
                "rule": Rule.CHATHAM_HOUSE,
                "mode": IdentityMode.PSEUDONYMOUS,
                "mark": MARKS[language],
            }
        )
        self.framework.choices = [
            SelectChoice(ready.key, ready.name[language]) for ready in frameworks()
        ]

    def has_fault_inside(self) -> bool:
        """Whether something is wrong in the part of the page that is folded away."""
        return bool(self.errors.keys() - {"title", "framework", "day", "place", "length"})

    def plan(self) -> SeminarPlan:
        """Return the plan that was filled in."""
        language = self.language.data
        return SeminarPlan(
            title=self.title.data,
            framework=framework(self.framework.data),
            day=self.day.data,
            place=self.place.data,
            purpose=self.purpose.data,
            host=self.host.data,
            zone=self.zone.data,
            language=language,
            rule=self.rule.data,
            mode=self.mode.data,
            # A mark left as it was offered follows the language that was chosen beside it.
            mark=None if self.mark.data in MARKS.values() else self.mark.data,
            groups=() if self.groups.data == "none" else None,
            agenda=agenda_of(self.length.data, language),
            question=self.question.data or None,
        )


class SettingsForm(DescriptionForm):
    """The settings of a seminar; what is fixed by now is shown, not asked."""

    next_steps = ProseField(_l("Next steps, for the note"), [at_most(1000)], render_kw={"rows": 3})
    question = LineField(_l("Question to the room"), [DataRequired(NEEDED), at_most(200)])
    contact = LineField(_l("Who answers questions about data"), [at_most(120)])
    basis = WordRadioField(_l("Ground on which you hold answers and cards"), Basis, BASES)
    kept_for = NumberField(
        _l("Days after the day until everything is deleted"),
        least=FEWEST_DAYS,
        most=MOST_DAYS,
        message=_l("Between 30 and 1095 days, please."),
    )
    looking = WordRadioField(_l("When the team looks at cards"), Looking, LOOKINGS)
    support = ProseField(
        _l("Where to turn if the subject is close to somebody"),
        [at_most(600)],
        render_kw={"rows": 4},
    )

    def __init__(self, present: SeminarSettings, *, joined: bool, asked: bool) -> None:
        super().__init__(data=asdict(present))
        if joined:
            del self.rule
            del self.mode
            del self.basis
            del self.kept_for
        if asked:
            del self.question

    def settings(self, present: SeminarSettings) -> SeminarSettings:
        """Return the settings that were filled in; what was not asked stays."""
        asked = {field.name: field.data for field in self if field.name != "csrf_token"}
        return replace(present, **asked)


class GroupsForm(Form):
    """The groups, one on each line."""

    names = ProseField(
        _l("Groups, one on each line"),
        [AtMost(MOST_GROUPS * (LONGEST_GROUP + 1))],
        render_kw={"rows": 8},
    )

    def validate_names(self, field: Field) -> None:
        """Refuse too many names, one that is too long, and one that stands twice."""
        names = _lines(field.data)
        if len(names) > MOST_GROUPS:
            raise ValidationError(_("At most %(num)d groups, please.", num=MOST_GROUPS))
        if any(len(name) > LONGEST_GROUP for name in names):
            raise ValidationError(_("At most %(num)d characters a group.", num=LONGEST_GROUP))
        if len({name.casefold() for name in names}) < len(names):
            raise ValidationError(_("Two groups have the same name."))

    def group_names(self) -> tuple[str, ...]:
        """Return the names; empty lines are none."""
        return _lines(self.names.data)


class InvitationForm(Form):
    """An invitation to the team."""

    role = RadioField(
        _l("Part"),
        choices=[SelectChoice(role.value, ROLES[role]) for role in INVITED_ROLES],
        coerce=Role,
        default=Role.FACILITATOR,
    )


class Row(Form):
    """The fields of one row of a list; the page around it carries the token."""

    class Meta:
        """No token of its own."""

        csrf = False


class AreaRowForm(Row):
    """The words of an area."""

    name = LineField(_l("Name"), [DataRequired(NEEDED), at_most(120)])
    short = LineField(_l("Short name"), [at_most(40)])
    definition = ProseField(_l("What it means"), [at_most(600)], render_kw={"rows": 3})

    def value(self) -> AreaDraft:
        """Return the area that was filled in; without a short name its name serves."""
        name = self.name.data
        return AreaDraft(name, self.short.data or name, self.definition.data)


class ItemRowForm(Row):
    """An item of the agenda."""

    kind = WordField(_l("Kind"), ItemKind, PLANNED_KINDS, default=ItemKind.DEBATE)
    title = LineField(_l("Title"), [DataRequired(NEEDED), at_most(80)])
    minutes = NumberField(
        _l("Minutes"),
        least=1,
        most=600,
        message=_l("Between 1 and 600 minutes, please."),
        default=10,
    )

    def value(self) -> PlannedItem:
        """Return the item that was filled in."""
        return PlannedItem(self.kind.data, self.title.data, self.minutes.data)


def _lines(text: str | None) -> tuple[str, ...]:
    cleaned = (clean_line(line) for line in (text or "").split("\n"))
    return tuple(line for line in cleaned if line)
