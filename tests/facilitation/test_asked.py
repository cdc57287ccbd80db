"""A card put to the room: 20 seconds, hands told apart, counts only as far as they may be said."""

import re
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from seminar.core.terms import HideReason, ItemKind, MarkValue
from seminar.debate import service as debating
from seminar.debate.asked_queries import phone_asked
from seminar.debate.own_service import take_card_back
from seminar.debate.weighing_service import AnswersShown
from seminar.errors import NotFound
from seminar.facilitation import service
from seminar.facilitation.asked_service import (
    HiddenFromRoom,
    NotAsked,
    NothingToAsk,
    ShownAlready,
    StillAsking,
    ask_card,
    count_hands,
    show_answers,
)
from seminar.facilitation.screen_queries import Scene
from seminar.live.hub import Audience
from seminar.models import AskedCard
from seminar.outcome.documents import note_draft
from seminar.privacy.leaving_service import leave
from seminar.readings.counted import Counted
from seminar.readings.debate import shown_cards
from tests.core.note.document_text import document_text
from tests.debate.stage import seminar_id, weigh, written
from tests.facilitation.shown import screen
from tests.facilitation.test_routes import console, said

TEXT = "Survivors are asked again and again."


@pytest.fixture
def card(day):
    """A card of Chidi's in a running debate."""
    day.start(ItemKind.DEBATE)
    return written(day.room, text=TEXT)


def answer(day, card, *, agree=0, disagree=0, cannot=0):
    """Let so many new people answer on phones."""
    given = {MarkValue.AGREE: agree, MarkValue.DISAGREE: disagree, MarkValue.CANNOT: cannot}
    for value, people in given.items():
        for _ in range(people):
            day.room.seats["somebody"] = day.room.new_seat()
            weigh(day.room, "somebody", card, value)


def on_phone(day, name, *, seconds):
    moment = day.room.now + timedelta(minutes=day.minute, seconds=seconds)
    with day.room.store.session() as db:
        token = day.room.seats[name]
        return phone_asked(db, seminar_id(day.room), token, now=moment)


def note(day):
    with day.room.store.session() as db:
        return document_text(note_draft(db, day.room.seminar(db)).note())


def test_card_is_on_the_screen_and_on_phones_for_its_time(day, card):
    assert day.lead(ask_card, card)

    assert (screen(day).scene, screen(day).asked.text) == (Scene.ASKED, TEXT)
    assert (on_phone(day, "dana", seconds=0).id, on_phone(day, "dana", seconds=59).id) == (
        card,
    ) * 2
    assert on_phone(day, "dana", seconds=60) is None
    assert (on_phone(day, "dana", seconds=1).is_own, on_phone(day, "chidi", seconds=1).is_own) == (
        False, True,
    )  # fmt: skip
    assert day.journal()[-1] == ("put card to the room", f"card {card}", "")


def test_phones_are_told_of_it(day, card):
    its_id, hub = seminar_id(day.room), day.room.store.hub
    before = hub.state(Audience.ROOM, its_id)[0]

    day.lead(ask_card, card)

    assert hub.state(Audience.ROOM, its_id)[0] == before + 1


def test_second_tap_while_it_is_asked_changes_nothing(day, card):
    moment = day.room.now + timedelta(hours=1)
    with day.room.store.session() as db, day.room.store.writing(db):
        seminar = day.room.seminar(db)
        taps = [
            ask_card(db, seminar, card, account_id=None, now=moment + timedelta(seconds=later))
            for later in (0, 19, 20)
        ]

    assert taps == [True, False, True]


def test_answers_are_shown_in_words_and_nothing_before(day, card):
    day.lead(ask_card, card)
    answer(day, card, agree=9, disagree=4)
    before = screen(day)

    day.lead(show_answers, card)

    assert (before.asked.phones, before.asked.is_shown) == ("", False)
    assert screen(day).asked.phones == "Of the 13 people who weighed it, 9 agreed"
    assert "On phones: Of the 13 people who weighed it, 9 agreed." in said(console(day))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"agree": 3, "disagree": 1}, "Fewer than five people weighed it"),
        ({"agree": 7, "disagree": 1}, "Most of the eight people who weighed it agreed"),
        ({"agree": 6, "cannot": 2}, "Most of the eight people who weighed it agreed"),
        ({"agree": 2, "disagree": 5}, "Most of the seven people who weighed it did not agree"),
        ({}, ""),
    ],
)
def test_small_counts_pass_the_same_gate_on_phones_and_as_hands(day, card, given, told):
    hands = Counted(**{"agree": 0, "disagree": 0, "cannot": 0} | given)
    day.lead(ask_card, card)
    answer(day, card, **given)
    day.lead(count_hands, card, hands)

    day.lead(show_answers, card)

    assert (screen(day).asked.phones, screen(day).asked.hands) == (told, told)
    assert re.search(r"\b(1|one|2|two) (of|person)", said(console(day))) is None


def test_hands_are_told_apart_and_never_added(day, card):
    day.lead(ask_card, card)
    answer(day, card, agree=9, disagree=4)
    assert day.lead(count_hands, card, Counted(8, 3, 3))
    assert not day.lead(count_hands, card, Counted(8, 3, 3))

    day.lead(show_answers, card)

    assert screen(day).asked.hands == "Of the 14 people who weighed it, 8 agreed"
    assert (
        "Of the 13 people who weighed it, 9 agreed; by show of hands, counted apart: "
        "of the 14 people who weighed it, 8 agreed."
    ) in note(day)


def test_shown_answers_stay_as_they_are(day, card):
    day.lead(ask_card, card)
    answer(day, card, agree=9, disagree=4)
    day.lead(show_answers, card)

    with pytest.raises(AnswersShown):
        weigh(day.room, "dana", card, MarkValue.AGREE)
    with pytest.raises(ShownAlready):
        day.lead(count_hands, card, Counted(1, 1, 1))
    with pytest.raises(ShownAlready):
        day.lead(ask_card, card)
    assert not day.lead(show_answers, card)

    assert screen(day).asked.phones == "Of the 13 people who weighed it, 9 agreed"


def test_count_does_not_tell_what_somebody_answered_who_leaves(day, card):
    weigh(day.room, "dana", card, MarkValue.AGREE)
    day.lead(ask_card, card)
    answer(day, card, agree=8, disagree=4)
    day.lead(show_answers, card)
    before = note(day)

    with day.room.store.session() as db, day.room.store.writing(db):
        leave(db, public_id=day.room.public_id, token=day.room.seats["dana"])

    with day.room.store.session() as db:
        counted = shown_cards(db, seminar_id(day.room))[0]
    assert (counted.agree, counted.disagree) == (9, 4)
    assert re.findall("13 people who weighed", note(day)) == re.findall(
        "13 people who weighed", before
    )


def test_answers_are_not_shown_while_the_room_answers(day, card):
    moment = day.room.now + timedelta(hours=1)
    with day.room.store.session() as db, day.room.store.writing(db):
        seminar = day.room.seminar(db)
        ask_card(db, seminar, card, account_id=None, now=moment)
        late = moment + timedelta(seconds=19)
        with pytest.raises(StillAsking):
            show_answers(db, seminar, card, account_id=None, now=late)

    assert screen(day).asked.phones == ""


@pytest.mark.parametrize(
    "deed", [show_answers, lambda *a, **k: count_hands(*a, Counted(1, 1, 1), **k)]
)
def test_card_that_was_not_put_to_the_room_has_no_answers(day, card, deed):
    with pytest.raises(NotAsked):
        day.lead(deed, card)


def test_hidden_card_is_put_to_nobody_and_leaves_the_screen(day, card):
    day.lead(ask_card, card)
    day.lead(debating.hide_card, card, HideReason.NAMES_SOMEBODY)

    with pytest.raises(HiddenFromRoom):
        day.lead(ask_card, card)

    assert (screen(day).scene, screen(day).asked) == (Scene.CARDS, None)
    assert on_phone(day, "dana", seconds=0) is None


@pytest.mark.parametrize("goes", ["taken back", "with its author"])
def test_no_earlier_card_comes_back_when_the_asked_one_goes(day, card, goes):
    later = written(day.room, "dana", text="Schools need guards.")
    day.lead(ask_card, card)
    day.lead(show_answers, card)
    day.lead(ask_card, later)
    on_both = screen(day).asked.text, on_phone(day, "chidi", seconds=0).text

    with day.room.store.session() as db, day.room.store.writing(db):
        dana = day.room.seats["dana"]
        if goes == "taken back":
            take_card_back(db, day.room.seminar(db), dana, later)
        else:
            leave(db, day.room.public_id, token=dana)

    assert on_both == ("Schools need guards.",) * 2
    assert (screen(day).scene, screen(day).asked) == (Scene.CARDS, None)
    assert on_phone(day, "chidi", seconds=0) is None
    asked_part = f"/seminars/{day.room.public_id}/console/asked"
    told = day.room.staff("ben").get(asked_part)
    assert (told.status_code, TEXT in told.text) == (200, False)


def test_nothing_is_asked_outside_a_debate_and_of_another_seminar(day, card):
    with pytest.raises(NotFound):
        day.lead(ask_card, uuid.uuid4())
    day.open_round()
    with pytest.raises(NothingToAsk):
        day.lead(ask_card, card)

    with day.room.store.session() as db:
        assert db.scalars(select(AskedCard)).all() == []


def test_asked_card_goes_when_the_debate_does(day, card):
    day.lead(ask_card, card)
    with day.room.store.session() as db:
        running = next(item.id for item in day.room.seminar(db).agenda if item.state == "running")
    day.lead(service.finish_item, running)

    assert screen(day).scene is not Scene.ASKED
    assert on_phone(day, "dana", seconds=1) is None


def test_opposite_answers_look_the_same_until_they_are_shown(day, card):
    day.lead(ask_card, card)
    seen = []
    for value in (MarkValue.AGREE, MarkValue.DISAGREE):
        weigh(day.room, "dana", card, value)
        rosa, chidi = day.room.staff("rosa"), day.room.phone("chidi")
        part = rosa.get(f"/seminars/{day.room.public_id}/console/asked").text
        phone = chidi.get(f"/s/{day.room.public_id}/asked").text
        seen.append((re.sub(r'data-now="[^"]+"', "", part + phone), repr(screen(day))))

    assert seen[0] == seen[1]
