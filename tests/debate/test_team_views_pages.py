"""The team's page of different views: hide, show, reply."""

import pytest
from sqlalchemy.orm import Session

from seminar.core.terms import TextState
from seminar.models import DifferentView
from tests.cast import Room
from tests.debate.test_views_pages import collecting, page, team
from tests.debate.views_stage import worded
from tests.statements import statements

__all__ = ["collecting"]


@pytest.mark.parametrize("name", ["ada", "ben"])
def test_team_hides_shows_and_replies(room: Room, name: str) -> None:
    view_id = worded(room, text="Culture first.")
    staff, dana = room.staff(name), room.phone("dana")

    assert staff.post(team(room, view_id, "hide"), reason="topic").location == team(room)
    assert "Culture first." not in dana.get(page(room)).text
    assert staff.post(team(room, view_id, "show")).status_code == 303
    assert staff.post(team(room, view_id, "reply"), text="  We will ask.  ").status_code == 303

    text = dana.get(page(room)).text
    assert ("Culture first." in text, ">We will ask.</p>" in text) == (True, True)


@pytest.mark.parametrize(
    ("what", "sent", "sentence"),
    [
        ("hide", {"reason": "because"}, "Please choose a reason from the list."),
        ("reply", {"text": "x" * 601}, "The reply is too long."),
    ],
)
def test_unfit_deed_of_the_team_is_refused(
    room: Room, db: Session, what: str, sent: dict[str, str], sentence: str
) -> None:
    view_id = worded(room)

    answer = room.staff("ben").post(team(room, view_id, what), **sent)

    assert answer.status_code == 422
    assert sentence in answer.text
    view = db.get_one(DifferentView, view_id)
    assert (view.state, view.reply) == (TextState.SHOWN, "")


def test_rapporteur_reads_the_views_and_changes_none(room: Room) -> None:
    view_id = worded(room, text="Culture first.")
    rosa = room.staff("rosa")

    text = rosa.get(team(room)).text

    assert ("Culture first." in text, "Reply…" in text) == (True, False)
    assert rosa.post(team(room, view_id, "reply"), text="No.").status_code == 403


def test_pages_make_the_same_statements_for_one_view_and_for_thirty(room: Room) -> None:
    worded(room, "dana")
    chidi, ben = room.phone("chidi"), room.staff("ben")
    asked = {}

    for number in ("one", "thirty"):
        for browser, address in ((chidi, page(room)), (ben, team(room))):
            browser.get(address)
            with statements(room.store) as found:
                browser.get(address)
            asked[number, address] = len(found)
        if number == "one":
            for _ in range(6):
                room.seats["more"] = room.new_seat()
                for _ in range(5):
                    worded(room, "more", order={1: 1, 2: 2})

    for address in (page(room), team(room)):
        assert asked["one", address] == asked["thirty", address]
