"""What the facilitator chooses for the big screen: and nothing that sways."""

import pytest

from seminar.core.terms import CardKind, ItemKind, Picture
from seminar.facilitation import service
from seminar.facilitation.asked_service import ask_card
from seminar.facilitation.choosing_queries import choosing_page
from seminar.facilitation.choosing_service import (
    NothingShownYet,
    ResultHeldBack,
    RoundRuns,
    choose_picture,
    hide_screen,
)
from seminar.facilitation.floor_service import give_floor
from seminar.facilitation.screen_queries import Scene
from seminar.live.hub import Audience
from tests.client import Browser
from tests.debate.stage import seminar_id, written
from tests.facilitation.day import ORDERS
from tests.facilitation.shown import screen
from tests.facilitation.test_routes import console, said


def lead(day, deed, *values, **details):
    with day.room.store.session() as db, day.room.store.writing(db):
        return deed(db, day.room.seminar(db), *values, **details)


def offered(day):
    with day.room.store.session() as db:
        return choosing_page(db, day.room.seminar(db)).offered


def screen_link(day):
    with day.room.store.session() as db:
        return f"/screen/{day.room.seminar(db).screen_token}"


@pytest.fixture
def debate(day):
    """A debate after a round that was shown."""
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.show(round_id)
    return day.start(ItemKind.DEBATE)


def test_choice_holds_until_the_room_moves_on(day, debate):
    lead(day, choose_picture, Picture.JOINING)
    chosen = screen(day).scene

    day.open_round(nth=1)

    assert (chosen, screen(day).scene) == (Scene.JOIN, Scene.OPEN)


def test_floor_stands_on_the_screen_unless_something_else_is_chosen(day, debate):
    day.lead(give_floor, 5, minutes=4)
    followed = screen(day)
    lead(day, choose_picture, Picture.RESULT)

    assert (followed.scene, followed.floor.area) == (Scene.FLOOR, 5)
    assert (screen(day).scene, screen(day).question) != (Scene.FLOOR, "")
    assert lead(day, choose_picture, Picture.AGENDA)
    assert screen(day).scene is Scene.FLOOR


def test_same_choice_twice_is_said_to_be_done(day, debate):
    assert lead(day, choose_picture, Picture.RESULT)
    assert not lead(day, choose_picture, Picture.RESULT)


@pytest.mark.parametrize("picture", [Picture.RESULT, Picture.CARDS, Picture.STEPS, Picture.BRIEF])
@pytest.mark.parametrize("is_closed", [False, True])
def test_nothing_that_sways_stands_beside_a_round(day, debate, picture, is_closed):
    written(day.room)
    second = day.open_round(nth=1)
    if is_closed:
        day.close(second)

    with pytest.raises(RoundRuns):
        lead(day, choose_picture, picture)

    assert screen(day).scene is (Scene.CLOSED if is_closed else Scene.OPEN)
    assert offered(day) == (Picture.AGENDA, Picture.JOINING)


def test_how_to_join_may_stand_beside_an_open_round_and_tells_no_count(day):
    day.answer(day.open_round(), ORDERS)

    lead(day, choose_picture, Picture.JOINING)

    assert (screen(day).scene, screen(day).answered, screen(day).question) == (
        Scene.JOIN, 0, screen(day).question,
    )  # fmt: skip


def test_result_is_chosen_only_once_the_room_has_seen_one(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)

    with pytest.raises(NothingShownYet):
        lead(day, choose_picture, Picture.RESULT)

    assert screen(day).result is None
    assert Picture.RESULT not in offered(day)


def test_brief_waits_for_a_result_that_is_held_back(day, debate):
    second = day.open_round(nth=1)
    day.answer(second, ORDERS)
    day.seal(second)
    day.start(ItemKind.CLOSE)

    with pytest.raises(ResultHeldBack):
        lead(day, choose_picture, Picture.BRIEF)

    assert screen(day).brief is None
    assert Picture.BRIEF not in offered(day)


def test_brief_is_read_back_page_by_page_and_ends_with_its_last(day, debate):
    day.lead(service.finish_item, debate)
    day.start(ItemKind.CLOSE)

    lead(day, choose_picture, Picture.BRIEF)
    first = screen(day)
    lead(day, choose_picture, Picture.BRIEF, page=99)
    last = screen(day)

    assert (first.scene, first.page, first.brief.heading) == (Scene.BRIEF, 1, "In brief")
    assert (last.page, last.brief.heading) == (last.pages, "Next steps")
    assert first.brief.passages[0].startswith("The question was:")


def test_steps_are_the_proposals_and_four_make_a_page(day, debate):
    for number in range(5):
        written(day.room, kind=CardKind.PROPOSAL, text=f"Step {number}.")
        written(day.room, kind=CardKind.CONCERN, text=f"Concern {number}.")

    lead(day, choose_picture, Picture.STEPS)
    first = screen(day)
    lead(day, choose_picture, Picture.STEPS, page=2)
    second = screen(day)

    assert (first.page, first.pages, second.page) == (1, 2, 2)
    assert {card.kind for card in (*first.cards, *second.cards)} == {CardKind.PROPOSAL}
    assert (len(first.cards), len(second.cards)) == (4, 1)


def test_hidden_screen_shows_nothing_whatever_happens_until_it_is_shown_again(day, debate):
    written(day.room, text="Look away now.")
    assert lead(day, hide_screen, is_hidden=True)
    assert not lead(day, hide_screen, is_hidden=True)
    link = screen_link(day)

    hidden = Browser(day.room.app).get(link).text
    day.open_round(nth=1)
    after = screen(day).scene

    assert "Look away now." not in hidden
    assert "<footer>" not in hidden
    assert after is Scene.HIDDEN
    assert lead(day, hide_screen, is_hidden=False)
    assert screen(day).scene is Scene.OPEN


def test_choosing_a_picture_shows_a_hidden_screen_again(day, debate):
    lead(day, hide_screen, is_hidden=True)

    lead(day, choose_picture, Picture.RESULT)

    assert screen(day).scene is Scene.RESULT


def test_choice_is_told_to_team_and_screen_only(day, debate):
    its_id, hub = seminar_id(day.room), day.room.store.hub
    before = [hub.state(audience, its_id)[0] for audience in (Audience.TEAM, Audience.ROOM)]

    lead(day, choose_picture, Picture.RESULT)
    lead(day, hide_screen, is_hidden=True)

    after = [hub.state(audience, its_id)[0] for audience in (Audience.TEAM, Audience.ROOM)]
    assert after == [before[0] + 2, before[1]]


def test_facilitator_chooses_and_hides_from_the_console(day, debate):
    ben, address = day.room.staff("ben"), f"/seminars/{day.room.public_id}/screen"

    ben.post(address, picture="joining")
    chosen = said(console(day))
    ben.post(f"{address}/hide")
    hidden = said(console(day))
    ben.post(f"{address}/show-again")

    assert "On the big screen How to join" in chosen
    assert "On the big screen Everything is hidden" in hidden
    assert screen(day).scene is Scene.JOIN


@pytest.mark.parametrize(
    "sent",
    [{}, {"picture": "asked"}, {"picture": "x"}]
    + [{"picture": "cards", "page": page} for page in ("0", "-1", "101", "9999", "x", "¹")],
)
def test_picture_that_is_none_is_refused(day, debate, sent):
    answer = day.room.staff("ben").post(f"/seminars/{day.room.public_id}/screen", **sent)

    assert answer.status_code == 422
    assert screen(day).scene is Scene.CARDS


def test_rapporteur_chooses_nothing(day, debate):
    address = f"/seminars/{day.room.public_id}/screen"
    rosa = day.room.staff("rosa")

    statuses = [
        rosa.post(address, picture="joining").status_code,
        rosa.post(f"{address}/hide").status_code,
        rosa.post(f"{address}/show-again").status_code,
    ]

    assert statuses == [403, 403, 403]
    assert "Hide everything" not in console(day, "rosa")


@pytest.mark.parametrize("below", ["", "/now", "/stream"])
def test_link_of_the_screen_takes_nothing(day, debate, below):
    card = written(day.room)
    day.lead(ask_card, card)
    before = day.version()

    browser = Browser(day.room.app)
    answers = [
        browser.post(screen_link(day) + below, picture="joining"),
        browser.client.post(screen_link(day) + below, data={"picture": "joining"}),
    ]

    for answer in answers:
        assert answer.status_code == 405
        assert "This link only shows the big screen, so nothing was changed." in answer.text
    assert (screen(day).scene, day.version()) == (Scene.ASKED, before)
