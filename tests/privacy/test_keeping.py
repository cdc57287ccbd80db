"""Keeping longer with a reason, deleting now by the title, and what the record tells."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from seminar.core.terms import ItemKind
from seminar.errors import Refusal
from seminar.models import ErasedSeminar, JournalEntry, Leftover, Seminar
from seminar.privacy.keeping_service import condemn, keep_longer
from seminar.privacy.refusals import DayNotLater, SeminarRuns, TitleDiffers, WhyLonger
from tests.cast import Room
from tests.facilitation.day import ORDERS, Day
from tests.privacy.stage import rows
from tests.recorded import let, recorded

UNTIL = date(2027, 2, 21)
LATER = UNTIL + timedelta(days=60)


def path(room: Room, part: str) -> str:
    return f"/seminars/{room.public_id}/{part}"


def kept(room: Room) -> tuple[date, str, int]:
    with room.store.session() as db:
        seminar = room.seminar(db)
        return seminar.retention_until, seminar.retention_reason, seminar.notice_version


def test_seminar_is_kept_ninety_days_unless_somebody_says_otherwise(room: Room) -> None:
    assert kept(room) == (UNTIL, "", 1)


def test_keeping_longer_is_recorded_and_asks_everybody_again(room: Room) -> None:
    let("ada", room, keep_longer, LATER, reason="The note is late.", minute=3)

    assert kept(room) == (LATER, "The note is late.", 2)
    assert recorded(room) == [("kept longer", "The note is late.", "ada", 3)]
    with room.store.session() as db:
        told = db.scalars(select(JournalEntry.object).where(JournalEntry.deed == "kept longer"))
        assert told.one() == "2027-02-21 to 2027-04-22"


@pytest.mark.parametrize(
    ("until", "reason", "refusal"),
    [
        (UNTIL, "Why.", DayNotLater),
        (UNTIL - timedelta(days=1), "Why.", DayNotLater),
        (date(2040, 1, 1), "Why.", DayNotLater),
        (LATER, "", WhyLonger),
        (LATER, "x" * 201, WhyLonger),
    ],
)
def test_keeping_longer_wants_a_later_day_and_a_reason(
    room: Room, until: date, reason: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        let("ada", room, keep_longer, until, reason=reason)

    assert kept(room) == (UNTIL, "", 1)
    assert recorded(room) == []


def test_page_says_what_is_wrong_and_keeps_what_was_typed(room: Room) -> None:
    page = room.staff("ada").post(path(room, "data-protection"), until="2026-12-01", reason="Why.")

    assert page.status_code == 422
    assert "Please choose a day after the present one, within three years." in page.text
    assert 'value="Why."' in page.text


def test_page_keeps_it_longer(room: Room) -> None:
    page = room.staff("ada").post(path(room, "data-protection"), until="2027-04-22", reason="Why.")

    assert page.status_code == 303
    assert kept(room) == (LATER, "Why.", 2)


def test_record_of_processing_comes_from_the_settings(room: Room) -> None:
    with room.store.session() as db, room.store.writing(db):
        room.seminar(db).contact = "data@centre.example"

    page = room.staff("ada").get(path(room, "data-protection")).text

    for said in (
        "data@centre.example",
        "Consent of each participant, asked before joining",
        "No names, a random number links your two orders today, until 23 December 2026",
        "Everything is deleted after 21 February 2027.",
        "2 people have joined",
    ):
        assert said in page


def test_deleting_wants_the_title_and_no_running_item(room: Room) -> None:
    day = Day(room)
    with room.store.session() as db, room.store.writing(db), pytest.raises(TitleDiffers):
        condemn(db, room.seminar(db), title="Another", now=room.now)
    day.start(ItemKind.WELCOME)
    with room.store.session() as db, room.store.writing(db), pytest.raises(SeminarRuns):
        condemn(db, room.seminar(db), title="Ada's seminar", now=room.now)

    assert kept(room)[0] == UNTIL


def test_page_deletes_the_seminar_whole_and_no_other(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    day.start(ItemKind.CLOSE)
    ada, running = room.staff("ada"), {"title": "Ada's seminar"}
    asked = ada.get(path(room, "delete"))
    while_running = ada.post(path(room, "delete"), **running)
    day.lead_to_the_end()
    wrong = ada.post(path(room, "delete"), title="ada's seminar")
    done = ada.post(path(room, "delete"), title="  Ada's seminar ")
    listed = ada.get(done.location)

    assert (asked.status_code, while_running.status_code, wrong.status_code) == (200, 409, 422)
    assert "An item of the agenda is running." in while_running.text
    assert "This is not the title of the seminar. Nothing was deleted." in wrong.text
    assert (done.status_code, done.location) == (303, "/seminars")
    assert "The seminar is deleted, with 10 seats" in listed.text
    assert "Ada&#39;s seminar" not in listed.text
    with room.store.session() as db:
        assert db.scalars(select(Seminar.title)).all() == ["Eve's seminar"]
        assert db.scalars(select(ErasedSeminar.id)).one()
        assert db.scalars(select(Leftover.id)).all() == []
    assert {name: n for name, n in rows(room).items() if n} == {
        "account": 4,
        "login": 4,
        "seminar": 1,
        "erased_seminar": 1,
        **of_eves_seminar(),
    }


def of_eves_seminar() -> dict[str, int]:
    return {
        "team": 1,
        "journal": 1,
        "area": 5,
        "stakeholder_group": 7,
        "agenda_item": 7,
        "question": 1,
    }
