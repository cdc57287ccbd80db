"""The settings: what differs is changed and recorded, what was promised or asked stays."""

from dataclasses import replace
from datetime import date

import pytest

from seminar.core.terms import IdentityMode, Rule
from seminar.planning.settings_service import (
    QuestionWasAsked,
    RuleIsPromised,
    SeminarSettings,
    change_settings,
    settings_of,
)
from tests.cast import Room
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
    )


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
