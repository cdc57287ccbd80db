"""An item for different views invites whoever shares another order, once the room was shown one."""

import pytest
from sqlalchemy import select

from seminar.core.terms import ItemKind, ItemState
from seminar.facilitation import agenda_service, service
from seminar.models import Account, Result
from seminar.planning.rehearsal_service import copy_for_rehearsal
from tests.debate.views_stage import set_views, worded
from tests.facilitation.day import ORDERS, Day
from tests.facilitation.shown import said, screen_token

SHARED = ("1>2>3>4>5",) * 14 + ("5>4>3>2>1",) * 6
INVITATION = (
    "Some of you share another order than the one you were shown. "
    "Would anyone like to put it into words?"
)
NOTED = "Some people shared another order than the one that was shown"


@pytest.fixture
def day(day: Day) -> Day:
    set_views(day.room, ItemState.PLANNED)
    return day


def counted(day: Day, orders: tuple[str, ...] = SHARED):
    round_id = day.open_round()
    day.answer(round_id, orders)
    day.seal(round_id)
    return round_id


def shown(day: Day, orders: tuple[str, ...] = SHARED):
    round_id = counted(day, orders)
    assert day.lead(service.show_round, round_id)
    return round_id


def pages(day: Day) -> dict[str, str]:
    """Return what everybody reads at this moment."""
    public_id = day.room.public_id
    return {
        "phone": said(day.room.phone("chidi").get(f"/s/{public_id}/views").text),
        "screen": said(day.room.staff("eve").get(f"/screen/{screen_token(day)}").text),
        "ada": said(day.room.staff("ada").get(f"/seminars/{public_id}/console").text),
        "ben": said(day.room.staff("ben").get(f"/seminars/{public_id}/console").text),
        "rosa": said(day.room.staff("rosa").get(f"/seminars/{public_id}/console").text),
    }


def note(day: Day) -> str:
    return said(day.room.staff("rosa").get(f"/seminars/{day.room.public_id}/note").text)


def invited(day: Day) -> set[str]:
    return {who for who, text in pages(day).items() if INVITATION in text}


def test_whoever_shares_another_order_is_invited_with_everybody(day):
    shown(day)

    day.start(ItemKind.VIEWS)

    assert {who: text.count(INVITATION) for who, text in pages(day).items()} == {
        "phone": 1,
        "screen": 1,
        "ada": 1,
        "ben": 1,
        "rosa": 1,
    }
    assert NOTED in note(day)
    assert "No view stands beside the order." in note(day)
    worded(day.room)
    assert "Whether the view below is theirs is not known." in note(day)


def test_nobody_is_invited_before_the_order_is_shown(day):
    round_id = counted(day)
    day.start(ItemKind.VIEWS)
    before, in_note, following = invited(day), NOTED in note(day), day.room.phone("chidi")
    seen = f"/s/{day.room.public_id}/now?seen={day.items(ItemKind.VIEWS)[0].hex}"
    stays = following.get(seen).status_code

    day.lead(service.show_round, round_id)

    assert (before, in_note, stays) == (set(), False, 204)
    assert invited(day) == {"phone", "screen", "ada", "ben", "rosa"}
    assert following.get(seen).status_code == 205


def test_room_that_holds_together_is_not_invited(day):
    shown(day, ORDERS)

    day.start(ItemKind.VIEWS)

    assert invited(day) == set()
    assert "another order" not in note(day)


def test_item_before_any_order_and_another_item_invite_nobody(day):
    views = day.start(ItemKind.VIEWS)
    shown(day)
    debate = day.start(ItemKind.DEBATE)

    assert [day.item(views).invites, day.item(debate).invites] == [False, False]


def test_item_that_is_taken_back_has_invited_nobody(day):
    shown(day)
    debate, views = day.start(ItemKind.DEBATE), day.start(ItemKind.VIEWS)
    invites = day.item(views).invites

    day.lead(agenda_service.go_back, debate)

    assert (invites, day.item(views).invites) == (True, False)
    assert NOTED not in note(day)


def test_item_to_which_the_room_goes_back_still_invites(day):
    shown(day)
    views = day.start(ItemKind.VIEWS)
    day.start(ItemKind.DEBATE)

    day.lead(agenda_service.go_back, views)

    assert day.item(views).invites
    assert "phone" in invited(day)


def test_order_that_was_counted_before_minorities_were_looked_for_invites_nobody(day):
    round_id = shown(day)
    with day.room.store.session() as db, day.room.store.writing(db):
        stored = db.get_one(Result, round_id)
        reading = dict(stored.reading)
        told = reading.pop("other_order")
        stored.reading = reading

    views = day.start(ItemKind.VIEWS)

    assert (told, day.item(views).invites) == (True, False)


def test_rehearsal_begins_without_the_invitation(day):
    shown(day)
    day.start(ItemKind.VIEWS)

    with day.room.store.session() as db, day.room.store.writing(db):
        seminar = day.room.seminar(db)
        ada = db.scalars(select(Account.id)).first()
        copy = copy_for_rehearsal(db, seminar, title="Copy", account_id=ada, now=day.room.now)
        invites = [item.invites for item in copy.agenda if item.kind is ItemKind.VIEWS]

    assert invites == [False]
