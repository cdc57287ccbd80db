"""Circulating a note, objecting to it by its link, and what becomes of objections."""

import re
import uuid
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from seminar.core.terms import ItemKind, ObjectionState
from seminar.errors import NotFound
from seminar.models import NoteLink, Objection
from seminar.outcome import circulation_service as circulation
from seminar.outcome.refusals import (
    CorrectionsClosed,
    NumberDiffers,
)
from seminar.privacy import leaving_service
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import written
from tests.debate.views_stage import worded_before
from tests.facilitation.day import Day
from tests.outcome.stage import circulate, link_token_of, objected

KEY, SAID = "limits.room", "They were no sample of anybody else."
HOUR = timedelta(hours=1)
TEXT = "A card of Chidi’s own."


# Pages decide the same on either store.
pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)


def link(room: Room, rest: str = "") -> str:
    return f"/n/{link_token_of(room)}{rest}"


def team(room: Room, rest: str = "circulation") -> str:
    return f"/seminars/{room.public_id}/note/{rest}"


def objections(room: Room) -> list[tuple[str, str, ObjectionState]]:
    with room.store.session() as db:
        rows = db.scalars(select(Objection).order_by(Objection.text))
        return [(row.key, row.text, row.state) for row in rows]


def send(room: Room, text: str = "No.", *, key: str = KEY, made: uuid.UUID | None = None) -> bool:
    """Object by the link, an hour after it was made."""
    with room.store.session() as db, room.store.writing(db):
        return circulation.object_to_sentence(
            db,
            room.seminar(db),
            token=link_token_of(room),
            objection_id=made or uuid.uuid4(),
            key=key,
            text=text,
            now=room.now + HOUR,
        )


def not_meant(room: Room, card: uuid.UUID, name: str = "chidi", text: str = "") -> bool:
    with room.store.session() as db, room.store.writing(db):
        return circulation.object_to_own_card(
            db,
            room.seminar(db),
            room.seats[name],
            card_id=card,
            text=text,
            now=room.now + HOUR,
        )


def said(room: Room) -> uuid.UUID:
    """Let Chidi write a card and word a view; return the card's id."""
    Day(room).start(ItemKind.DEBATE)
    card = written(room, text=TEXT)
    worded_before(room)
    return card


@pytest.mark.parametrize("token", ["A" * 32, "short", "%00", "x" * 500])
def test_another_link_leads_nowhere(room: Room, token: str) -> None:
    circulate(room)
    browser = Browser(room.app)

    answers = [
        browser.get(f"/n/{token}"),
        browser.get(f"/n/{token}/sentences/{KEY}"),
        browser.post(f"/n/{token}/sentences/{KEY}", text="No.", objection_id=uuid.uuid4().hex),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert objections(room) == []


def test_closed_link_takes_no_objection(room: Room) -> None:
    circulate(room)
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(NoteLink).values(closed_at=room.now))

    with pytest.raises(NotFound):
        send(room)


def test_stopped_note_is_not_circulated(room: Room) -> None:
    room.staff("rosa").post(team(room, f"sentences/{KEY}"), text="41 people.", version=0)

    with pytest.raises(NumberDiffers):
        circulate(room)


def test_team_gets_the_link_once_with_the_mail_to_paste(room: Room) -> None:
    rosa = room.staff("rosa")
    form = rosa.get(team(room)).text
    values = dict(re.findall(r'name="(secret|seen)"[^>]*value="([^"]+)"', form))
    day = (datetime.now() + timedelta(days=3)).date()  # noqa: DTZ005

    answer = rosa.post(team(room), **values, day=day.isoformat(), time="12:00")

    assert answer.status_code == 200
    address = f"http://localhost/n/{values['secret']}"
    assert f"The whole note, for you to read and correct:\n{address}\n" in answer.text
    assert "Corrections are taken until " in answer.text
    assert "Status: Draft 1 for correction until " in answer.text
    assert Browser(room.app).get(f"/n/{values['secret']}").status_code == 200
    assert values["secret"] not in rosa.get(team(room)).text


@pytest.mark.parametrize(
    "fields",
    [
        {"day": "2020-01-01", "time": "12:00"},
        {"day": "9999-12-31", "time": "23:59"},
        {"day": "0001-01-01", "time": "00:00"},
        {"day": "2026-12-24"},
        {"time": "12:00"},
        {"day": "tomorrow", "time": "12:00"},
        {"day": "2026-12-24", "time": "noon"},
    ],
)
def test_deadline_that_is_none_is_told_and_makes_no_link(
    room: Room, fields: dict[str, str]
) -> None:
    rosa = room.staff("rosa")
    values = dict(
        re.findall(r'name="(secret|seen)"[^>]*value="([^"]+)"', rosa.get(team(room)).text)
    )

    answer = rosa.post(team(room), **values, **fields)

    assert answer.status_code == 422
    with room.store.session() as db:
        assert db.scalars(select(NoteLink)).all() == []


def test_reader_objects_without_a_name_and_the_rapporteur_reads_it(room: Room) -> None:
    circulate(room)
    reader = Browser(room.app)
    form = reader.get(link(room, f"/sentences/{KEY}")).text
    (made,) = re.findall(r'name="objection_id"[^>]*value="([^"]+)"', form)

    answers = [
        reader.post(link(room, f"/sentences/{KEY}"), objection_id=made, text="Some were <b>.")
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].location.endswith(link(room, f"/sentences/{KEY}"))
    assert objections(room) == [(KEY, "Some were <b>.", ObjectionState.OPEN)]
    page = room.staff("rosa").get(team(room)).text
    assert "Some were &lt;b&gt;." in page
    assert SAID in page
    assert "One waits for you." in page


def test_objection_stands_on_no_page_of_readers(room: Room) -> None:
    objected(room, text="Only Rosa reads this.")

    pages = [
        Browser(room.app).get(link(room)).text,
        Browser(room.app).get(link(room, f"/sentences/{KEY}")).text,
        room.phone("chidi").get(f"/s/{room.public_id}/in-the-note").text,
    ]

    assert all("Only Rosa reads this." not in page for page in pages)


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * 281])
def test_objection_of_nothing_or_too_much_is_told_beside_its_field(room: Room, text: str) -> None:
    circulate(room)

    answer = Browser(room.app).post(
        link(room, f"/sentences/{KEY}"), objection_id=uuid.uuid4().hex, text=text
    )

    assert answer.status_code == 422
    assert "Please write at most 280 characters." in answer.text
    assert objections(room) == []


@pytest.mark.parametrize("key", ["no.such", "a/b", "x" * 500, "%00"])
def test_objection_to_a_sentence_that_is_not_there_is_not_found(room: Room, key: str) -> None:
    circulate(room)
    reader, address = Browser(room.app), link(room, f"/sentences/{key}")

    answers = [reader.get(address), reader.post(address, objection_id=uuid.uuid4().hex, text="No.")]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_objection_after_the_deadline_is_refused_and_the_note_still_read(room: Room) -> None:
    circulate(room, until=room.now + HOUR)

    with pytest.raises(CorrectionsClosed):
        send(room)

    page = Browser(room.app).get(link(room)).text
    assert "Corrections were taken until Monday, 23 November 2026, 11:00." in page
    assert ">object</a>" not in page
    assert objections(room) == []


def test_form_without_the_token_of_the_page_is_refused(room: Room) -> None:
    circulate(room)

    answer = Browser(room.app).client.post(link(room, f"/sentences/{KEY}"), data={"text": "No."})

    assert answer.status_code == 400


def test_author_says_of_the_own_card_that_it_was_not_meant_so(room: Room) -> None:
    card = said(room)
    circulate(room)
    chidi, dana = room.phone("chidi"), room.phone("dana")
    mine = f"/s/{room.public_id}/in-the-note"
    assert TEXT in chidi.get(mine).text
    assert TEXT not in dana.get(mine).text

    answers = [chidi.post(f"{mine}/{card}", text="I meant roads.").status_code for _ in range(2)]

    assert answers == [303, 303]
    assert [one[1:] for one in objections(room)] == [("I meant roads.", ObjectionState.OPEN)]
    assert "You said that this was not meant so." in chidi.get(mine).text
    page = room.staff("rosa").get(team(room)).text
    assert "Not what I meant, says the author of this card" in page
    assert TEXT in page


def test_objection_of_whoever_leaves_goes_with_the_card(room: Room) -> None:
    card = said(room)
    circulate(room)
    not_meant(room, card, text="I meant roads.")

    with room.store.session() as db, room.store.writing(db):
        leaving_service.leave(db, room.public_id, token=room.seats["chidi"])

    assert objections(room) == []
    assert TEXT not in Browser(room.app).get(link(room)).text


def test_objection_is_decided_on_its_page(room: Room) -> None:
    made = objected(room)
    rosa = room.staff("rosa")

    answer = rosa.post(
        team(room, f"objections/{made}"), state="left", in_annex="y", answer="Kept as it was."
    )

    assert answer.status_code == 303
    page = rosa.get(team(room)).text
    assert "Left unresolved · Kept as it was. · in the annex" in page
    assert "None waits any more." in page


@pytest.mark.parametrize("form", [{}, {"state": "open"}, {"state": "left", "answer": "x" * 281}])
def test_decision_that_is_none_changes_nothing(room: Room, form: dict[str, str]) -> None:
    made = objected(room)

    answer = room.staff("rosa").post(team(room, f"objections/{made}"), **form)

    assert answer.status_code == 422
    assert [one[2] for one in objections(room)] == [ObjectionState.OPEN]


def test_others_circulate_close_and_decide_nothing(room: Room) -> None:
    made = objected(room)
    with room.store.session() as db:
        link_id = db.scalars(select(NoteLink.id)).one()
    paths = ("circulation", f"links/{link_id}/close", f"objections/{made}")

    for browser in (room.staff("eve"), room.phone("chidi"), Browser(room.app)):
        answers = [browser.post(team(room, path), state="left") for path in paths]
        assert {answer.status_code for answer in answers} <= {401, 404}
        assert "They were." not in browser.get(team(room)).text
    assert [one[2] for one in objections(room)] == [ObjectionState.OPEN]
    assert Browser(room.app).get(link(room)).status_code == 200
