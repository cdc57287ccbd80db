"""Proposed steps on a phone and for the team: taken, hinted at once, shown as written."""

import re
import uuid

import pytest
from sqlalchemy.orm import Session

from seminar.core.terms import ItemState, Scope, TextState
from seminar.models import NextStep
from seminar.readings.steps import shown_steps
from tests.cast import Room
from tests.debate.stage import seminar_id
from tests.debate.steps_stage import (
    added,
    fields,
    mark,
    page,
    proposed,
    said,
    set_steps,
    team,
)

ERROR = re.compile(r'<p class="error"[^>]*>([^<]+)</p>')
NOTICE = re.compile(r'<p class="notice notice-success" role="status">([^<]+)</p>')
HINT = "Many readers will ask what exactly is to be done."
NO_MEASURE = "Nothing says yet how we will know that it was done."


@pytest.fixture(autouse=True)
def collecting(room: Room) -> None:
    set_steps(room)


def deed(room: Room, step_id: uuid.UUID, deed: str) -> str:
    return f"/s/{room.public_id}/steps/{step_id}/{deed}"


def test_room_leads_to_the_steps_and_away_from_them(room: Room) -> None:
    chidi = room.phone("chidi")

    assert chidi.get(f"/s/{room.public_id}").location == page(room)
    set_steps(room, ItemState.DONE)

    assert chidi.get(page(room)).location == f"/s/{room.public_id}"


def test_page_says_that_a_step_commits_nobody(room: Room) -> None:
    text = room.phone("chidi").get(page(room)).text

    assert "A proposed step commits nobody" in text
    assert 'value="The ministry of defence"' in text


def test_sent_step_is_there(room: Room) -> None:
    chidi = room.phone("chidi")

    sent = chidi.post(page(room), **fields(about=["2", "5"]))

    assert (sent.status_code, sent.location) == (303, page(room))
    assert said(room) == [
        (
            Scope.AREAS,
            (2, 5),
            "Name one officer for schools in each brigade.",
            "The ministry of defence",
            "The list of names is online.",
            "before the next summit",
        )
    ]
    assert "Take it back" in chidi.get(page(room)).text


def test_script_that_sends_hears_where_to_go_on(room: Room) -> None:
    chidi = room.phone("chidi")
    filled = {"csrf_token": chidi.token(), **fields()}

    sent = chidi.client.post(page(room), data=filled, headers={"Accept": "text/plain"})

    assert (sent.status_code, sent.text) == (200, page(room))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": ""}, "Please write what should be done."),
        ({"text": "\u200b\u200d\u2060"}, "Please write what should be done."),
        ({"text": "x" * 10_000}, "That is 9720 characters too long."),
        ({"addressee": " "}, "Please write who should do it: a role, no name."),
        ({"addressee": "x" * 81}, "That is 1 character too long."),
        ({"measure": "x" * 10_000}, "That is 9800 characters too long."),
        ({"due": "x" * 61}, "That is 1 character too long."),
        (
            {"due": "3 March 2024"},
            "This day has passed: 3 March 2024. Please choose a later one, or leave it empty.",
        ),
        ({"about": None}, "Please choose what this is about."),
        ({"about": ["1", "all"]}, "Please choose either areas or all of them together."),
        ({"about": "other"}, "Please choose from the list."),
        ({"cards": "1 OR 1=1"}, "Please choose from the list."),
        ({"cards": [str(uuid.uuid4()) for _ in range(6)]}, "Please choose at most five."),
        (
            {"step_id": "1 OR 1=1"},
            "The browser sent only a part of the form. Please send it again.",
        ),
    ],
)
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_unfit_step_comes_back_with_its_error(
    room: Room, changed: dict[str, object], sentence: str
) -> None:
    for browser, address in ((room.phone("chidi"), page(room)), (room.staff("ben"), team(room))):
        answer = browser.post(address, **fields(**changed))

        assert answer.status_code == 422
        assert [found.strip() for found in ERROR.findall(answer.text)] == [sentence]
    assert said(room) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": "Support the schools."}, (True, False)),
        ({"measure": ""}, (False, True)),
        ({"text": "Renforcer la formation.", "measure": None}, (True, True)),
    ],
)
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_hint_is_given_once_with_the_text_kept(
    room: Room, changed: dict[str, object], told: tuple[bool, bool]
) -> None:
    for browser, address in ((room.phone("chidi"), page(room)), (room.staff("rosa"), team(room))):
        filled = fields(**changed)

        answer = browser.post(address, **filled)
        before = len(said(room))
        again = browser.post(address, **filled, hinted="yes")

        assert (HINT in answer.text, NO_MEASURE in answer.text) == told
        assert f"{filled['text']}</textarea>" in answer.text
        assert 'name="hinted" type="hidden" value="yes"' in answer.text
        assert (answer.status_code, again.status_code) == (422, 303)
        assert len(said(room)) == before + 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("Oui \U0001f9d1\u200d\U0001f692", "Oui \U0001f9d1\u200d\U0001f692"),
    ],
)
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_typed_step_is_cleaned_and_shown_literally(room: Room, typed: str, kept: str) -> None:
    everywhere = dict.fromkeys(("text", "addressee", "measure", "due"), typed)
    room.phone("chidi").post(page(room), **fields(**everywhere))

    shown = room.phone("dana").get(page(room)).text + room.staff("ben").get(team(room)).text

    assert [step[2:] for step in said(room)] == [(kept,) * 4]
    literally = kept.replace("<", "&lt;").replace(">", "&gt;")
    assert [shown.count(f">{literally}</{tag}>") for tag in ("p", "dd")] == [2, 6]
    assert "<script>alert" not in shown


def test_sixth_step_hears_a_kind_sentence(room: Room) -> None:
    for number in range(5):
        proposed(room, text=f"Step {number}")

    answer = room.phone("chidi").post(page(room), **fields())

    assert answer.status_code == 429
    assert "You have proposed as many steps as one person can." in answer.text


def test_step_marked_twice_says_so_and_counts_once(room: Room, db: Session) -> None:
    step_id = proposed(room)
    dana = room.phone("dana")
    notices = []

    for _ in range(2):
        answer = dana.post(deed(room, step_id, "worth"))
        notices += NOTICE.findall(dana.get(answer.location).text)

    assert notices == [
        "You find this step worth taking forward.",
        "You said so already. It counts once.",
    ]
    assert [step.marks for step in shown_steps(db, seminar_id(room))] == [2]
    assert dana.post(deed(room, step_id, "worth-no-longer")).status_code == 303
    db.rollback()
    assert [step.marks for step in shown_steps(db, seminar_id(room))] == [1]


def test_own_step_marked_hears_that_it_counts(room: Room) -> None:
    step_id = proposed(room, "chidi")

    answer = room.phone("chidi").post(deed(room, step_id, "worth"))

    assert answer.status_code == 409
    assert "It counts as worth taking forward for you already." in answer.text


def test_nobody_reads_how_many_find_a_step_worthwhile_while_it_runs(room: Room) -> None:
    step_id, _other = proposed(room), proposed(room)
    people = [room.new_seat() for _ in range(6)]
    with room.store.session() as db:
        screen = f"/screen/{room.seminar(db).screen_token}"
    looks = (
        (room.phone("chidi"), page(room)),
        (room.staff("ben"), team(room)),
        (room.staff("ben"), screen),
    )

    def seen() -> list[str]:
        texts = [browser.get(address).text for browser, address in looks]
        return [
            re.sub(r'name="(csrf_token|step_id)"[^>]*value="[^"]+"', "", text) for text in texts
        ]

    before = seen()
    for token in people:
        mark(room, step_id, token=token)

    assert seen() == before
    assert "Name one officer" in before[2]


def test_author_takes_a_step_back_with_one_button(room: Room, db: Session) -> None:
    step_id = proposed(room, "chidi")

    assert room.phone("dana").post(deed(room, step_id, "take-back")).status_code == 409
    assert room.phone("chidi").post(deed(room, step_id, "take-back")).status_code == 303

    assert db.get_one(NextStep, step_id).state is TextState.WITHDRAWN


def test_more_steps_come_on_request_and_each_phone_has_an_order_of_its_own(room: Room) -> None:
    for number in range(15):
        added(room, text=f"Step {number}.")
    chidi, dana = room.phone("chidi"), room.phone("dana")

    first = chidi.get(page(room)).text
    more = chidi.get(f"{page(room)}?steps=24").text
    odd = chidi.get(f"{page(room)}?steps=-1").text

    assert [text.count('id="step-') for text in (first, more, odd)] == [12, 15, 12]
    assert "More steps" in first
    assert "More steps" not in more
    orders = [
        re.findall(r'id="step-([^"]+)"', browser.get(f"{page(room)}?steps=24").text)
        for browser in (chidi, chidi, dana)
    ]
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[1]) == sorted(orders[2])
