"""The settings: what differs is changed and recorded, what was promised or asked stays."""

from dataclasses import replace
from datetime import date

import pytest

from seminar.core.terms import Basis, IdentityMode, Looking, Rule
from seminar.planning.settings_service import (
    BasisIsPromised,
    ModeIsPromised,
    QuestionWasAsked,
    RuleIsPromised,
    SeminarSettings,
    change_settings,
    settings_of,
)
from tests.cast import Room
from tests.facilitation.day import ORDERS, Day
from tests.planning.stage import ask_the_question, deeds, leave_everybody_out, read, set_up


def present(room: Room) -> SeminarSettings:
    found = read(room, settings_of)
    assert isinstance(found, SeminarSettings)
    return found


def change(room: Room, **wanted: object) -> None:
    with set_up(room) as (db, seminar):
        settings = replace(settings_of(db, seminar), **wanted)
        change_settings(db, seminar, settings, account_id=None, now=room.now)


def test_settings_are_those_of_the_plan(room: Room) -> None:
    assert present(room) == SeminarSettings(
        title="Ada's seminar",
        purpose="",
        host="",
        day=date(2026, 11, 23),
        place="",
        zone="Europe/Brussels",
        language="en",
        rule=Rule.CHATHAM_HOUSE,
        mode=IdentityMode.PSEUDONYMOUS,
        mark="Unclassified – for participants only",
        next_steps="",
        question="If NATO could give extra attention to one after the other, in which order?",
        contact="",
        basis=Basis.CONSENT,
        kept_for=90,
        support="",
        looking=Looking.AFTER,
    )


def test_looking_at_cards_may_change_at_any_time_and_is_on_record(room: Room) -> None:
    change(room, looking=Looking.BEFORE, place="Oslo")
    change(room, looking=Looking.AFTER)

    assert present(room).looking is Looking.AFTER
    assert deeds(room) == [
        ("looks at cards first", "", ""),
        ("changed settings", "", "place"),
        ("looks at cards afterwards", "", ""),
    ]


def test_all_that_differs_is_changed_and_named_in_the_record(room: Room) -> None:
    leave_everybody_out(room)
    wanted = {
        "title": "Another",
        "place": "Oslo",
        "rule": Rule.ON_THE_RECORD,
        "next_steps": "We meet in May.",
        "question": "Which first?",
    }
    before = present(room)

    change(room, **wanted)

    assert present(room) == replace(before, **wanted)
    assert deeds(room) == [("changed settings", "", "title, place, rule, next_steps, question")]


def test_nothing_new_is_nothing_done(room: Room) -> None:
    version = read(room, lambda _, seminar: seminar.version)

    change(room)

    assert deeds(room) == []
    assert read(room, lambda _, seminar: seminar.version) == version


def test_change_is_announced_to_the_room(room: Room) -> None:
    version = read(room, lambda _, seminar: seminar.version)

    change(room, title="Another")

    assert read(room, lambda _, seminar: seminar.version) == version + 1


def test_rule_stays_once_somebody_joined_under_it(room: Room) -> None:
    with pytest.raises(RuleIsPromised):
        change(room, rule=Rule.ON_THE_RECORD, title="Another")

    assert (present(room).rule, present(room).title) == (Rule.CHATHAM_HOUSE, "Ada's seminar")


def test_question_stays_once_it_was_asked(room: Room) -> None:
    before = present(room).question
    ask_the_question(room)

    with pytest.raises(QuestionWasAsked):
        change(room, question="Which last?")

    assert present(room).question == before


def test_link_ends_thirty_days_after_the_day_unless_somebody_was_told_otherwise(
    room: Room,
) -> None:
    change(room, day=date(2027, 1, 1))
    promised = read(room, lambda _, seminar: seminar.link_until)
    leave_everybody_out(room)
    change(room, day=date(2027, 2, 1))

    assert promised == date(2026, 12, 23)
    assert read(room, lambda _, seminar: seminar.link_until) == date(2027, 3, 3)


def test_every_area_has_words_in_the_new_language(room: Room) -> None:
    with set_up(room) as (_, seminar):
        english = {"en": {"name": "Water", "short": "Water", "definition": ""}}
        seminar.areas[0].texts = english

    change(room, language="fr")

    texts = read(room, lambda _, seminar: [area.texts["fr"]["short"] for area in seminar.areas])
    assert texts == [
        "Water",
        "Enfants et conflits armés",
        "Traite des êtres humains",
        "Violence sexuelle en conflit",
        "Biens culturels",
    ]


def notice(room: Room) -> tuple[int, date]:
    found = read(room, lambda _, seminar: (seminar.notice_version, seminar.retention_until))
    assert isinstance(found, tuple)
    return found


def test_what_is_told_on_joining_gets_a_new_version_and_is_recorded(room: Room) -> None:
    change(room, host="The Centre", contact="data@centre.example", support="Call us.")

    assert notice(room)[0] == 2
    assert deeds(room) == [
        ("changed notice", "", "host:  to The Centre; contact:  to data@centre.example"),
        ("changed settings", "", "host, contact, support"),
    ]


def test_what_nobody_is_told_on_joining_gets_none(room: Room) -> None:
    change(room, title="Another", place="Oslo", support="Call us.")

    assert notice(room)[0] == 1


def test_ground_and_days_are_set_until_somebody_joins(room: Room) -> None:
    leave_everybody_out(room)
    change(room, basis=Basis.PUBLIC_TASK, kept_for=30)

    assert notice(room) == (2, date(2026, 12, 23))
    assert present(room).basis is Basis.PUBLIC_TASK


@pytest.mark.parametrize("wanted", [{"basis": Basis.PUBLIC_TASK}, {"kept_for": 30}])
def test_ground_and_days_stay_once_somebody_joined(room: Room, wanted: dict[str, object]) -> None:
    before = present(room)

    with pytest.raises(BasisIsPromised):
        change(room, title="Another", **wanted)

    assert present(room) == before


def test_days_are_counted_from_another_day_and_never_from_the_past(room: Room) -> None:
    leave_everybody_out(room)
    change(room, day=date(2027, 1, 1))
    moved = notice(room)[1]
    change(room, day=date(2001, 1, 1), kept_for=90)

    assert moved == date(2027, 4, 1)
    assert notice(room)[1] == date(2027, 2, 21)


def test_promise_to_those_who_left_stays_when_their_answers_are_counted(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    leave_everybody_out(room)

    with pytest.raises(ModeIsPromised):
        change(room, mode=IdentityMode.NAMED)
