"""Different views that are taken back, hidden or shown again."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.terms import HideReason, ItemState, Scope, TextState
from seminar.debate import views_service
from seminar.models import DifferentView, Leftover, NoteSentence
from seminar.readings.views import hidden_views, shown_views
from tests.cast import Room
from tests.debate.stage import seminar_id
from tests.debate.test_views_service import collecting, deeds, rows
from tests.debate.views_stage import edit_line, hide, reply, set_views, share, take_back, worded

__all__ = ["collecting"]


def test_view_taken_back_leaves_no_word(room: Room, db: Session) -> None:
    view_id = worded(room, order={1: 1}, text="Only I could know this.")
    share(room, view_id)
    reply(room, view_id, "Thank you.")

    assert [take_back(room, view_id), take_back(room, view_id)] == [True, False]

    kept = db.get_one(DifferentView, view_id)
    assert (kept.state, kept.text, kept.reply, kept.scope) == (
        TextState.WITHDRAWN,
        "",
        "",
        Scope.ALL,
    )
    assert rows(room) == [1, 0, 0, 0]
    assert shown_views(db, seminar_id(room)) == hidden_views(db, seminar_id(room)) == ()
    assert db.scalar(select(func.count()).select_from(Leftover)) == 1


def test_view_taken_back_takes_the_wording_of_its_line_along(room: Room, db: Session) -> None:
    view_id, other = worded(room, order={2: 1}), worded(room, order={1: 1})
    for each in (view_id, other):
        edit_line(room, each)

    take_back(room, view_id)

    assert db.scalars(select(NoteSentence.key)).all() == [f"view.{other}"]


def test_view_taken_back_does_not_come_back_with_a_late_sending(room: Room) -> None:
    view_id = worded(room)
    take_back(room, view_id)

    worded(room, view_id=view_id)

    assert rows(room) == [1, 0, 0, 0]


def test_view_can_be_taken_back_after_its_item(room: Room) -> None:
    view_id = worded(room)
    set_views(room, ItemState.DONE)

    assert take_back(room, view_id)


def test_view_of_somebody_else_is_not_taken_back(room: Room) -> None:
    view_id = worded(room, "chidi")

    with pytest.raises(views_service.NotOwnView):
        take_back(room, view_id, "dana")


def test_hidden_view_takes_no_share_and_no_reply(room: Room, db: Session) -> None:
    view_id = worded(room, text="Colonel Secret said so.")

    assert [hide(room, view_id), hide(room, view_id)] == [True, False]

    for deed in (lambda: share(room, view_id), lambda: reply(room, view_id, "No.")):
        with pytest.raises(views_service.ViewGone):
            deed()
    assert shown_views(db, seminar_id(room)) == ()
    assert [view.reason for view in hidden_views(db, seminar_id(room))] == [
        HideReason.NAMES_SOMEBODY
    ]


def test_hidden_view_is_shown_again(room: Room, db: Session) -> None:
    view_id = worded(room)
    hide(room, view_id)

    with room.store.writing(db):
        told = [
            views_service.show_view(db, room.seminar(db), view_id, account_id=None, now=room.now)
            for _ in range(2)
        ]

    assert told == [True, False]
    assert [view.id for view in shown_views(db, seminar_id(room))] == [view_id]


def test_withdrawn_view_is_neither_hidden_nor_shown(room: Room) -> None:
    view_id = worded(room)
    take_back(room, view_id)

    with pytest.raises(views_service.ViewGone):
        hide(room, view_id)

    assert deeds(room) == []
