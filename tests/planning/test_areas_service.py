"""The list of areas: free until it is asked, its texts correctable at any time."""

import uuid

import pytest

from seminar.planning.areas_service import (
    AreaDraft,
    AreaGone,
    AreasAreFixed,
    TooFewAreas,
    TooManyAreas,
    move_area,
    remove_area,
    save_areas,
)
from seminar.planning.places import Step
from tests.cast import Room
from tests.planning.stage import ask_the_question, deeds, read, set_up, write_a_card

SHORT = [
    "Protection of civilians",
    "Children and armed conflict",
    "Trafficking in human beings",
    "Sexual violence in conflict",
    "Cultural property",
]
WATER = AreaDraft("Access to water", "Water", "Wells and pipes.")


def shorts(room: Room) -> object:
    return read(room, lambda _, seminar: [a.texts["en"]["short"] for a in seminar.areas])


def area_id(room: Room, number: int) -> uuid.UUID:
    found = read(room, lambda _, seminar: seminar.areas[number - 1].id)
    assert isinstance(found, uuid.UUID)
    return found


def draft_of(room: Room, number: int) -> AreaDraft:
    words = read(room, lambda _, seminar: seminar.areas[number - 1].texts["en"])
    return AreaDraft(words["name"], words["short"], words["definition"])


def save(room: Room, drafts: dict[uuid.UUID, AreaDraft], *, new: AreaDraft | None = None) -> None:
    with set_up(room) as (db, seminar):
        save_areas(db, seminar, drafts, new=new, account_id=None, now=room.now)


def remove(room: Room, area: uuid.UUID) -> None:
    with set_up(room) as (db, seminar):
        remove_area(db, seminar, area, account_id=None, now=room.now)


def move(room: Room, area: uuid.UUID, step: Step) -> None:
    with set_up(room) as (db, seminar):
        move_area(db, seminar, area, step=step)


def test_new_area_stands_last(room: Room) -> None:
    save(room, {}, new=WATER)

    assert shorts(room) == [*SHORT, "Water"]
    assert deeds(room) == [("added area", "area", "Access to water")]


def test_area_moves_up_and_down_and_stays_at_either_end(room: Room) -> None:
    third = area_id(room, 3)

    move(room, third, Step.UP)
    move(room, third, Step.UP)
    move(room, third, Step.UP)
    first = shorts(room)
    move(room, third, Step.DOWN)

    assert first == [SHORT[2], SHORT[0], SHORT[1], *SHORT[3:]]
    assert shorts(room) == [SHORT[0], SHORT[2], SHORT[1], *SHORT[3:]]
    assert read(room, lambda _, s: [a.position for a in s.areas]) == [1, 2, 3, 4, 5]


def test_removed_area_leaves_no_gap(room: Room) -> None:
    remove(room, area_id(room, 2))

    assert shorts(room) == [SHORT[0], *SHORT[2:]]
    assert read(room, lambda _, s: [a.position for a in s.areas]) == [1, 2, 3, 4]


def test_two_areas_are_the_fewest(room: Room) -> None:
    for _ in range(3):
        remove(room, area_id(room, 1))

    with pytest.raises(TooFewAreas):
        remove(room, area_id(room, 1))

    assert shorts(room) == SHORT[3:]


def test_twelve_areas_are_the_most(room: Room) -> None:
    for number in range(7):
        save(room, {}, new=AreaDraft(f"Area {number}", f"Area {number}", ""))

    with pytest.raises(TooManyAreas):
        save(room, {}, new=WATER)

    assert len(shorts(room)) == 12


def test_area_with_a_new_name_speaks_only_the_words_it_was_given(room: Room) -> None:
    save(room, {area_id(room, 1): WATER})

    assert read(room, lambda _, seminar: seminar.areas[0].texts) == {
        "en": {"name": "Access to water", "short": "Water", "definition": "Wells and pipes."}
    }
    assert deeds(room) == [("changed area", "area", "Protection of civilians → Access to water")]


def test_area_with_another_definition_keeps_its_other_languages(room: Room) -> None:
    before = read(room, lambda _, seminar: seminar.areas[0].texts)
    draft = AreaDraft(before["en"]["name"], before["en"]["short"], "Shorter.")

    save(room, {area_id(room, 1): draft})

    after = read(room, lambda _, seminar: seminar.areas[0].texts)
    assert after == {**before, "en": {**before["en"], "definition": "Shorter."}}
    assert deeds(room) == [("changed area", "area", "Protection of civilians")]


def test_saving_the_same_texts_records_nothing(room: Room) -> None:
    save(room, {area_id(room, 1): draft_of(room, 1)})

    assert deeds(room) == []


@pytest.mark.parametrize("rely", [ask_the_question, write_a_card])
def test_list_is_fixed_once_people_rely_on_it(room: Room, rely) -> None:
    rely(room)

    with pytest.raises(AreasAreFixed):
        save(room, {}, new=WATER)
    with pytest.raises(AreasAreFixed):
        move(room, area_id(room, 2), Step.UP)
    with pytest.raises(AreasAreFixed):
        remove(room, area_id(room, 2))

    assert shorts(room) == SHORT


def test_texts_of_a_fixed_list_can_be_corrected_with_a_record(room: Room) -> None:
    ask_the_question(room)

    save(room, {area_id(room, 5): AreaDraft("Cultural property", "Heritage", "")})

    assert shorts(room) == [*SHORT[:4], "Heritage"]
    assert deeds(room) == [
        ("changed area", "area", "Cultural property protection → Cultural property")
    ]


def test_area_of_another_seminar_is_not_found(room: Room) -> None:
    stranger = uuid.uuid4()

    with pytest.raises(AreaGone):
        remove(room, stranger)
    with pytest.raises(AreaGone):
        move(room, stranger, Step.UP)
    save(room, {stranger: WATER})

    assert shorts(room) == SHORT
