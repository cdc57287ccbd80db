"""Different views are worded, shared, taken back, hidden and replied to; the rest is refused."""

import uuid

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.terms import ItemKind, ItemState, Scope
from seminar.debate import views_service
from seminar.debate.subject import NoSubject, UnfitText, UnknownArea
from seminar.debate.voices import NoSuchSeat
from seminar.errors import NotFound
from seminar.facilitation import service as facilitation
from seminar.live.hub import Audience
from seminar.models import (
    AgendaItem,
    DifferentView,
    JournalEntry,
    Leftover,
    ViewPlace,
    ViewShare,
    Voice,
    view_area,
)
from seminar.planning.fixed import areas_are_fixed
from seminar.readings.views import ViewReading, shown_views
from tests.at_once import at_once
from tests.cast import Room
from tests.debate.stage import seminar_id
from tests.debate.views_stage import hide, reply, set_views, share, take_back, worded


@pytest.fixture(autouse=True)
def collecting(room: Room) -> None:
    set_views(room)


def rows(room: Room) -> list[int]:
    """Return how many views, areas, places and shares there are."""
    with room.store.session() as db:
        tables = (DifferentView, view_area, ViewPlace, ViewShare)
        return [db.scalar(select(func.count()).select_from(table)) for table in tables]


def deeds(room: Room) -> list[tuple[str, str, str]]:
    with room.store.session() as db:
        entries = db.scalars(select(JournalEntry).order_by(JournalEntry.seq))
        return [
            (entry.deed, entry.object, entry.detail)
            for entry in entries
            if entry.object.startswith("view ")
        ]


def room_changes(room: Room) -> int:
    return room.store.hub.state(Audience.ROOM, seminar_id(room))[0]


def test_worded_view_is_shown_to_the_room(room: Room, db: Session) -> None:
    before = room_changes(room)

    view_id = worded(room, areas=(2, 5), order={5: 1, 2: 1, 4: 3}, text="Culture first.")

    assert shown_views(db, seminar_id(room)) == (
        ViewReading(
            view_id, Scope.AREAS, (2, 5), ((1, (2, 5)), (3, (4,))), "Culture first.", "", 1
        ),
    )
    assert room_changes(room) == before + 1


def test_view_of_a_full_order_or_of_none_is_kept_as_sent(room: Room, db: Session) -> None:
    worded(room, scope=Scope.ALL, areas=(), order={1: 5, 2: 4, 3: 3, 4: 2, 5: 1}, text="Turned.")
    worded(room, scope=Scope.OTHER, areas=(), text="Water is missing.")

    read = {view.text: (view.scope, view.order) for view in shown_views(db, seminar_id(room))}

    assert read == {
        "Turned.": (Scope.ALL, ((1, (5,)), (2, (4,)), (3, (3,)), (4, (2,)), (5, (1,)))),
        "Water is missing.": (Scope.OTHER, ()),
    }


def test_areas_stay_as_they_are_once_a_view_was_worded(room: Room, db: Session) -> None:
    worded(room)

    assert areas_are_fixed(db, room.seminar(db))


def test_view_sent_by_ten_requests_at_once_is_there_once(room: Room) -> None:
    view_id = uuid.uuid4()

    sent = at_once([lambda: worded(room, view_id=view_id)] * 10)

    assert sent == {view_id: 10}
    assert rows(room) == [1, 1, 0, 0]


def test_id_of_somebody_elses_view_is_refused(room: Room) -> None:
    view_id = worded(room, "chidi")

    with pytest.raises(views_service.ViewAlreadySent):
        worded(room, "dana", view_id=view_id)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"text": ""}, UnfitText),
        ({"text": "x" * 601}, UnfitText),
        ({"areas": ()}, NoSubject),
        ({"areas": (6,)}, UnknownArea),
        ({"order": {6: 1}}, UnknownArea),
        ({"order": {1: 6}}, UnknownArea),
        ({"order": {1: 0}}, UnknownArea),
    ],
)
def test_unfit_view_is_refused(
    room: Room, said: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        worded(room, **said)

    assert rows(room) == [0, 0, 0, 0]


def test_sixth_view_is_refused_also_after_one_was_taken_back(room: Room) -> None:
    views = [worded(room, text=f"View {number}") for number in range(5)]
    take_back(room, views[0])

    with pytest.raises(views_service.EnoughViews):
        worded(room)

    assert rows(room)[0] == 5


def test_nothing_is_worded_or_shared_outside_its_item(room: Room) -> None:
    view_id = worded(room)
    set_views(room, ItemState.DONE)

    with pytest.raises(views_service.ViewsClosed):
        worded(room)
    with pytest.raises(views_service.ViewsClosed):
        share(room, view_id)

    assert rows(room) == [1, 1, 0, 0]


def test_unknown_token_words_and_shares_nothing(room: Room) -> None:
    view_id = worded(room)
    room.seats["eve"] = "A" * 32

    with pytest.raises(NoSuchSeat):
        worded(room, "eve")
    with pytest.raises(NoSuchSeat):
        share(room, view_id, token="A" * 32)

    assert rows(room) == [1, 1, 0, 0]


def test_view_shared_twice_counts_once(room: Room, db: Session) -> None:
    view_id = worded(room)

    assert [share(room, view_id), share(room, view_id)] == [True, False]

    assert [view.shares for view in shown_views(db, seminar_id(room))] == [2]


def test_view_shared_by_ten_requests_of_one_seat_counts_once(room: Room, db: Session) -> None:
    view_id = worded(room)

    told = at_once([lambda: share(room, view_id)] * 10)

    assert told == {True: 1, False: 9}
    assert [view.shares for view in shown_views(db, seminar_id(room))] == [2]


def test_own_view_cannot_be_shared(room: Room) -> None:
    view_id = worded(room, "chidi")

    with pytest.raises(views_service.OwnView):
        share(room, view_id, token=room.seats["chidi"])


def test_share_can_be_taken_back(room: Room, db: Session) -> None:
    view_id = worded(room)
    share(room, view_id)

    with room.store.writing(db):
        seminar, token = room.seminar(db), room.seats["dana"]
        gone = [views_service.share_no_longer(db, seminar, token, view_id) for _ in range(2)]

    assert gone == [True, False]
    assert rows(room) == [1, 1, 0, 0]


def test_reply_leaves_the_view_as_it_was_worded(room: Room, db: Session) -> None:
    view_id = worded(room, text="Culture first.")

    assert [reply(room, view_id, "Noted."), reply(room, view_id, "Noted.")] == [True, False]

    view = shown_views(db, seminar_id(room))[0]
    assert (view.text, view.reply) == ("Culture first.", "Noted.")
    assert reply(room, view_id, "")
    with pytest.raises(UnfitText):
        reply(room, view_id, "x" * 601)


def test_record_tells_the_deeds_and_no_text(room: Room) -> None:
    view_id = worded(room, text="Colonel Secret said so.")
    reply(room, view_id, "He did not.")
    hide(room, view_id)

    assert deeds(room) == [
        ("replied to view", f"view {view_id}", ""),
        ("hid view", f"view {view_id}", "names"),
    ]


def test_view_of_another_seminar_is_not_found(room: Room) -> None:
    view_id = worded(room)
    eves = room.eves()

    for deed in (lambda: hide(eves, view_id), lambda: reply(eves, view_id, "Ours.")):
        with pytest.raises(NotFound):
            deed()


def test_end_of_the_item_lets_its_voices_be_mixed(room: Room, db: Session) -> None:
    worded(room)
    of_room = (AgendaItem.kind == ItemKind.VIEWS, AgendaItem.seminar_id == seminar_id(room))
    item = db.scalars(select(AgendaItem.id).where(*of_room)).one()

    with room.store.writing(db):
        facilitation.finish_item(db, room.seminar(db), item, account_id=None, now=room.now)

    assert db.scalars(select(Leftover.seminar_id)).all() == [seminar_id(room)]
    assert db.scalar(select(func.count()).select_from(Voice)) == 1
