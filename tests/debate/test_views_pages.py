"""Different views on a phone and for the team: taken, refused in words, shown as written."""

import re
import uuid

import pytest
from sqlalchemy.orm import Session

from seminar.core.terms import ItemState, Scope, TextState
from seminar.models import DifferentView
from seminar.readings.views import shown_views
from tests.cast import Room
from tests.debate.stage import seminar_id
from tests.debate.views_stage import edit_line, hide, reply, set_views, share, take_back, worded

ERROR = re.compile(r'<p class="error"[^>]*>([^<]+)</p>')
NOTICE = re.compile(r'<p class="notice notice-success" role="status">([^<]+)</p>')


@pytest.fixture(autouse=True)
def collecting(room: Room) -> None:
    set_views(room)


def page(room: Room) -> str:
    return f"/s/{room.public_id}/views"


def deed(room: Room, view_id: uuid.UUID, deed: str) -> str:
    return f"/s/{room.public_id}/views/{view_id}/{deed}"


def team(room: Room, view_id: uuid.UUID | None = None, deed: str = "") -> str:
    place = f"/seminars/{room.public_id}/views"
    return f"{place}/{view_id}/{deed}" if view_id else place


def fields(**changed: object) -> dict[str, object]:
    """Return what a filled form sends."""
    plain = {
        "view_id": str(uuid.uuid4()),
        "about": "2",
        "order": ["", "", "", "", ""],
        "text": "Schools carry all the rest.",
    }
    return {name: value for name, value in {**plain, **changed}.items() if value is not None}


def said(room: Room) -> list[tuple[Scope, tuple[int, ...], object, str]]:
    with room.store.session() as db:
        return [
            (view.scope, view.areas, view.order, view.text)
            for view in shown_views(db, seminar_id(room))
        ]


def test_room_leads_to_the_views_and_away_from_them(room: Room) -> None:
    chidi = room.phone("chidi")

    assert chidi.get(f"/s/{room.public_id}").location == page(room)
    set_views(room, ItemState.DONE)
    assert (chidi.get(page(room)).status_code, chidi.get(page(room)).location) == (
        303,
        f"/s/{room.public_id}",
    )


def test_page_warns_that_style_can_tell_the_author(room: Room) -> None:
    text = room.phone("chidi").get(page(room)).text

    assert "How you write can tell who you are." in text
    assert "it can tell that one of them is you" in text
    assert text.count('name="order"') == 5


def test_sent_view_is_there_with_its_order(room: Room) -> None:
    chidi = room.phone("chidi")

    sent = chidi.post(page(room), **fields(about=["2", "5"], order=["3", "1", "", "", "1"]))

    assert (sent.status_code, sent.location) == (303, page(room))
    assert said(room) == [
        (Scope.AREAS, (2, 5), ((1, (2, 5)), (3, (1,))), "Schools carry all the rest.")
    ]
    assert "Take it back" in chidi.get(page(room)).text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": ""}, "Please write a sentence or two."),
        ({"text": "\u200b\u200d\u2060"}, "Please write a sentence or two."),
        ({"text": "x" * 601}, "That is 1 character too long."),
        ({"text": "x" * 10_000}, "That is 9400 characters too long."),
        ({"about": None}, "Please choose what this is about."),
        ({"about": ["1", "all"]}, "Please choose either areas or one of the two below them."),
        ({"order": ["1"]}, "Please choose from the list."),
        ({"order": ["6", "", "", "", ""]}, "Please choose from the list."),
        ({"order": ["9" * 5000, "", "", "", ""]}, "Please choose from the list."),
        ({"order": ["\u0661", "", "", "", ""]}, "Please choose from the list."),
        ({"order": [""] * 6}, "Please choose from the list."),
        (
            {"view_id": "1 OR 1=1"},
            "The browser sent only a part of the form. Please send it again.",
        ),
    ],
)
def test_unfit_view_comes_back_with_its_error(
    room: Room, changed: dict[str, object], sentence: str
) -> None:
    answer = room.phone("chidi").post(page(room), **fields(**changed))

    assert answer.status_code == 422
    assert [found.strip() for found in ERROR.findall(answer.text)] == [sentence]
    assert said(room) == []


def test_unfit_view_comes_back_as_it_was_typed(room: Room) -> None:
    answer = room.phone("chidi").post(
        page(room), **fields(about=None, order=["", "2", "", "", ""], text="Stays <here>")
    )

    assert "Stays &lt;here&gt;</textarea>" in answer.text
    assert "<option selected>2</option>" in answer.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\x00b\x1bc", "abc"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
        ("https://evil.example", "https://evil.example"),
        ("Oui \U0001f9d1\u200d\U0001f692", "Oui \U0001f9d1\u200d\U0001f692"),
    ],
)
def test_typed_view_is_cleaned_and_shown_literally(room: Room, typed: str, kept: str) -> None:
    room.phone("chidi").post(page(room), **fields(text=typed))

    shown = room.phone("dana").get(page(room)).text + room.staff("ben").get(team(room)).text

    assert [text for *_, text in said(room)] == [kept]
    literally = kept.replace("<", "&lt;").replace(">", "&gt;")
    assert shown.count(f">{literally}</p>") == 2
    assert "<script>alert" not in shown


def test_sixth_view_hears_a_kind_sentence(room: Room) -> None:
    for number in range(5):
        worded(room, text=f"View {number}")

    answer = room.phone("chidi").post(page(room), **fields())

    assert answer.status_code == 429
    assert "You have worded as many views as one person can." in answer.text
    assert len(said(room)) == 5


def test_view_shared_twice_says_so_and_counts_once(room: Room, db: Session) -> None:
    view_id = worded(room)
    dana = room.phone("dana")
    notices = []

    for _ in range(2):
        answer = dana.post(deed(room, view_id, "share"))
        notices += NOTICE.findall(dana.get(answer.location).text)

    assert notices == ["You share this view.", "You share this view already. It counts once."]
    assert [view.shares for view in shown_views(db, seminar_id(room))] == [2]
    assert dana.post(deed(room, view_id, "share-no-longer")).status_code == 303
    db.rollback()
    assert [view.shares for view in shown_views(db, seminar_id(room))] == [1]


def test_own_view_shared_hears_that_it_counts(room: Room) -> None:
    view_id = worded(room, "chidi")

    answer = room.phone("chidi").post(deed(room, view_id, "share"))

    assert answer.status_code == 409
    assert "This is your own view. It counts as yours already." in answer.text


def test_nobody_in_the_room_or_the_team_reads_how_many_share(room: Room) -> None:
    view_id = worded(room)
    people = [room.new_seat() for _ in range(6)]
    looks = ((room.phone("chidi"), page(room)), (room.staff("ben"), team(room)))

    def seen() -> list[str]:
        texts = [browser.get(address).text for browser, address in looks]
        return [
            re.sub(r'name="(csrf_token|view_id)"[^>]*value="[^"]+"', "", text) for text in texts
        ]

    before = seen()
    for token in people:
        share(room, view_id, token=token)

    assert seen() == before


def test_hidden_and_withdrawn_views_are_in_no_page_of_others(room: Room) -> None:
    secrets = ("Colonel Secret.", "My village.")
    hidden, taken = worded(room, text=secrets[0]), worded(room, text=secrets[1])
    reply(room, taken, "A reply to My village.")
    hide(room, hidden)
    take_back(room, taken)

    pages = [
        room.phone("dana").get(page(room)).text,
        room.phone("dana").get(f"{page(room)}/part").text,
        room.staff("rosa").get(f"/seminars/{room.public_id}/note").text,
        room.staff("ben").get(f"/seminars/{room.public_id}/console").text,
    ]

    assert [secret for text in pages for secret in secrets if secret in text] == []
    assert "It names somebody" in room.phone("chidi").get(page(room)).text
    in_team = room.staff("ben").get(team(room)).text
    assert [secret in in_team for secret in secrets] == [True, False]


def test_line_of_a_hidden_view_is_offered_to_no_editor(room: Room) -> None:
    view_id, _other = worded(room, order={2: 1}), worded(room, order={1: 1})
    line = f"/seminars/{room.public_id}/note/sentences/view.{view_id}"
    edit_line(room, view_id)
    rosa = room.staff("rosa")

    before = rosa.get(line).status_code
    hide(room, view_id)

    note = rosa.get(f"/seminars/{room.public_id}/note?editing=yes").text
    assert (before, rosa.get(line).status_code) == (200, 404)
    assert "children first" not in note


def test_author_takes_a_view_back_with_one_button(room: Room, db: Session) -> None:
    view_id = worded(room, "chidi")

    assert room.phone("dana").post(deed(room, view_id, "take-back")).status_code == 409
    assert room.phone("chidi").post(deed(room, view_id, "take-back")).status_code == 303

    assert db.get_one(DifferentView, view_id).state is TextState.WITHDRAWN


def test_more_views_come_on_request(room: Room) -> None:
    for name in ("dana", "one", "two"):
        room.seats.setdefault(name, room.new_seat())
        for _ in range(5):
            worded(room, name)
    chidi = room.phone("chidi")

    first = chidi.get(page(room)).text
    more = chidi.get(f"{page(room)}?views=24").text
    odd = chidi.get(f"{page(room)}?views=-1").text

    assert [text.count('id="view-') for text in (first, more, odd)] == [12, 15, 12]
    assert "More views" in first
    assert "More views" not in more
