"""The rapporteur's screen: points are noted, listed with the newest first, and edited."""

import re
import uuid

import pytest

from seminar.core.terms import CardKind, Scope
from seminar.readings.debate import points
from tests.cast import Room
from tests.debate.stage import noted, seminar_id
from tests.statements import statements

ERROR = re.compile(r'<p class="error"[^>]*>([^<]+)</p>')


def page(room: Room, point_id: uuid.UUID | None = None) -> str:
    return f"/seminars/{room.public_id}/points" + (f"/{point_id}" if point_id else "")


def fields(**changed: object) -> dict[str, object]:
    """Return what a filled form sends."""
    plain = {"point_id": str(uuid.uuid4()), "about": "3", "text": "Schools need guards."}
    return {name: value for name, value in {**plain, **changed}.items() if value is not None}


def said(room: Room) -> list[tuple[Scope, tuple[int, ...], str]]:
    with room.store.session() as db:
        return [(point.scope, point.areas, point.text) for point in points(db, seminar_id(room))]


@pytest.mark.parametrize("name", ["ada", "ben", "rosa"])
def test_team_notes_a_point(room: Room, name: str) -> None:
    answer = room.staff(name).post(page(room), **fields(about=["3", "1"]))

    assert (answer.status_code, answer.location) == (303, page(room))
    assert said(room) == [(Scope.AREAS, (1, 3), "Schools need guards.")]


def test_empty_page_says_so_and_offers_keys(room: Room) -> None:
    shown = room.staff("rosa").get(page(room)).text

    assert "Nothing noted yet." in shown
    assert re.findall(r'data-digit="(\d)"', shown) == ["1", "2", "3", "4", "5", "0"]


def test_point_posted_twice_is_there_once(room: Room) -> None:
    rosa, sent = room.staff("rosa"), fields()

    statuses = [rosa.post(page(room), **sent).status_code for _ in range(2)]

    assert statuses == [303, 303]
    assert len(said(room)) == 1


def test_areas_of_the_last_point_are_chosen_beforehand(room: Room) -> None:
    noted(room, areas=(2, 4))

    shown = room.staff("rosa").get(page(room)).text

    assert re.findall(r'<input checked[^>]* value="(\w+)"', shown) == ["2", "4"]


def test_points_stand_in_the_seminars_time(room: Room, db: object) -> None:
    with room.store.writing(db):
        room.seminar(db).zone = "Asia/Tokyo"
    noted(room, text="<b>Bold</b>")

    shown = room.staff("rosa").get(page(room)).text

    assert '<time class="numbers quiet">18:00</time>' in shown
    assert "&lt;b&gt;Bold&lt;/b&gt;" in shown


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": "\u200b"}, "Please write what was said."),
        ({"text": "x" * 10_000}, "That is 9400 characters too long."),
        ({"about": None}, "Please choose what this is about."),
        ({"about": "99"}, "Please choose from the list."),
        ({"point_id": "?"}, "The browser sent only a part of the form. Please send it again."),
    ],
)
def test_unfit_point_comes_back_with_its_error(
    room: Room, changed: dict[str, object], sentence: str
) -> None:
    answer = room.staff("rosa").post(page(room), **fields(**changed))

    assert answer.status_code == 422
    assert [found.strip() for found in ERROR.findall(answer.text)] == [sentence]
    assert said(room) == []


def test_edited_point_is_changed(room: Room) -> None:
    rosa, point_id = room.staff("rosa"), noted(room)
    form = rosa.get(page(room, point_id)).text

    answer = rosa.post(page(room, point_id), about="all", text="All of it hangs together.")

    assert 'value="Schools need guards."' in form
    assert (answer.status_code, answer.location) == (303, page(room))
    assert said(room) == [(Scope.ALL, (), "All of it hangs together.")]


def test_unfit_edit_comes_back_and_changes_nothing(room: Room) -> None:
    point_id = noted(room)

    answer = room.staff("rosa").post(page(room, point_id), about="3", text="")

    assert answer.status_code == 422
    assert [found.strip() for found in ERROR.findall(answer.text)] == [
        "Please write what was said."
    ]
    assert said(room) == [(Scope.AREAS, (3,), "Schools need guards.")]


def test_eve_neither_reads_nor_notes(room: Room) -> None:
    point_id = noted(room, text="Only for the team.")
    eve = room.staff("eve")

    answers = [
        eve.get(page(room)),
        eve.post(page(room), **fields()),
        eve.get(page(room, point_id)),
        eve.post(page(room, point_id), **fields()),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert not [answer for answer in answers if "Only for the team." in answer.text]
    assert [text for *_, text in said(room)] == ["Only for the team."]


def test_participant_neither_reads_nor_notes(room: Room) -> None:
    dana = room.phone("dana")

    assert dana.get(page(room)).status_code == 303
    assert dana.post(page(room), **fields()).status_code == 401
    assert said(room) == []


def test_point_of_another_seminar_is_not_found(room: Room) -> None:
    point_id = noted(room)
    address = f"/seminars/{room.other_public_id}/points/{point_id}"

    answers = [
        room.staff("eve").get(address),
        room.staff("eve").post(address, about="1", text="Eve was here."),
        room.staff("rosa").get(page(room, uuid.uuid4())),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert said(room) == [(Scope.AREAS, (3,), "Schools need guards.")]


def test_points_page_asks_the_same_of_the_store_for_few_and_many(room: Room) -> None:
    rosa = room.staff("rosa")
    counts = []

    for number in (1, 8):
        for extra in range(number):
            noted(room, text=f"Point {number} {extra}")
        with statements(room.store) as asked:
            rosa.get(page(room))
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(("sent", "kept"), [("concern", CardKind.CONCERN), ("", None)])
def test_kind_of_a_point_is_kept_shown_and_changed(
    room: Room, sent: str, kept: CardKind | None
) -> None:
    rosa = room.staff("rosa")
    rosa.post(page(room), **fields(kind=sent))
    with room.store.session() as db:
        point = points(db, seminar_id(room))[0]

    rosa.post(page(room, point.id), **fields(kind="question"))

    with room.store.session() as db:
        changed = points(db, seminar_id(room))[0]
    assert (point.kind, changed.kind) == (kept, CardKind.QUESTION)
    assert "<strong>Question</strong>" in rosa.get(page(room)).text
    assert re.search(
        r'value="question"[^>]*checked|checked[^>]*value="question"',
        rosa.get(page(room, point.id)).text,
    )


def test_kind_that_is_none_is_refused_and_the_point_is_not_lost(room: Room) -> None:
    answer = room.staff("rosa").post(page(room), **fields(kind="vote"))

    assert answer.status_code == 422
    assert "Schools need guards." in answer.text
    assert said(room) == []
