"""The played demo, on both stores: as a day in a real room would leave it."""

from collections import Counter

from sqlalchemy import func, select

from seminar.core.terms import CardState, ItemKind, ItemState, RoundState
from seminar.models import Card, Mark, Point, Round, Seat, Seminar
from seminar.readings.step import current_step
from seminar.readings.steps import shown_steps
from seminar.readings.views import shown_views
from tests.played import NOW, Played


def test_day_ends_with_the_last_item_running(played: Played) -> None:
    with played.store.session() as db:
        seminar = played.seminar(db)
        states = [item.state for item in seminar.agenda]
        step = current_step(db, seminar.id)

        assert states == [ItemState.DONE] * 6 + [ItemState.RUNNING]
        assert step.kind is ItemKind.CLOSE
        assert max(item.started_at for item in seminar.agenda if item.started_at) < NOW


def test_both_rounds_are_counted_and_shown(played: Played) -> None:
    with played.store.session() as db:
        rounds = db.execute(
            select(Round.number, Round.state).where(Round.shown_at < NOW).order_by(Round.number)
        ).all()

    assert [tuple(row) for row in rounds] == [(1, RoundState.SHOWN), (2, RoundState.SHOWN)]


def test_room_is_full_and_has_spoken(played: Played) -> None:
    with played.store.session() as db:
        seats = db.scalar(select(func.count()).select_from(Seat))
        cards = Counter(db.scalars(select(Card.state)))
        marks = db.scalar(select(func.count()).select_from(Mark))
        points = db.scalar(select(func.count()).select_from(Point))

    assert (seats, points) == (40, 7)
    assert cards == {CardState.SHOWN: 30, CardState.HIDDEN: 3}
    assert 400 < (marks or 0) < 700


def test_views_were_worded_shared_and_replied_to(played: Played) -> None:
    with played.store.session() as db:
        views = shown_views(db, played.demo.seminar_id)

    assert len(views) == 3
    assert sum(bool(view.order) for view in views) == sum(bool(view.reply) for view in views) == 1
    assert max(view.shares for view in views) >= 5 > min(view.shares for view in views)


def test_steps_were_proposed_on_every_area_and_found_worthwhile(played: Played) -> None:
    with played.store.session() as db:
        steps = shown_steps(db, played.demo.seminar_id)

    assert {area for step in steps for area in step.areas} == {1, 2, 3, 4, 5}
    assert sum(bool(step.sources) for step in steps) == sum(step.is_of_team for step in steps) == 1
    assert max(step.marks for step in steps) >= 20


def test_seminar_says_that_it_is_invented(played: Played) -> None:
    for browser, path in (
        (played.organiser(), f"/seminars/{played.demo.public_id}/note"),
        (played.phone(), f"/s/{played.demo.public_id}/wait"),
    ):
        assert "Invented example" in browser.get(path).text


def test_every_door_of_the_demo_opens(played: Played) -> None:
    demo = played.demo

    answers = {
        "participant": played.phone().get(f"/s/{demo.public_id}", follow_redirects=True),
        "return link": played.phone().get(f"/return/{demo.seat_token}"),
        "screen": played.phone().get(f"/screen/{demo.screen_token}"),
        "console": played.organiser().get(f"/seminars/{demo.public_id}/console"),
        "note": played.organiser().get(f"/seminars/{demo.public_id}/note"),
    }

    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(
        answers, 200
    )


def test_organiser_signs_in_with_the_password_that_is_told(played: Played) -> None:
    browser = played.phone()

    answer = browser.post("/sign-in", email=played.demo.email, password=played.demo.password)

    assert answer.status_code == 303


def test_second_seminar_waits_to_be_tried(played: Played) -> None:
    with played.store.session() as db:
        other = db.scalars(select(Seminar).where(Seminar.id != played.demo.seminar_id)).one()

        assert (other.title, other.invented) == ("Your own try-out", False)
        assert {item.state for item in other.agenda} == {ItemState.PLANNED}
