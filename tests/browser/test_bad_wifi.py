"""The network goes while something is sent: it stays on the phone until the server has it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from sqlalchemy import select

from seminar.core.terms import ItemKind
from seminar.facilitation import service
from seminar.models import Card, NextStep
from tests.debate.stage import written
from tests.facilitation.day import Day
from tests.ranking.stage import answers

pytestmark = pytest.mark.browser
ANSWER, CARDS, STEPS = "**/answer", "**/cards", "**/steps"
WAITING = "Not counted yet: kept on this phone"


@pytest.fixture
def day(room) -> Day:
    """A day that has not begun."""
    return Day(room)


@pytest.fixture
def phone(day, visitor, address) -> Iterator[Page]:
    """Chidi's phone."""
    page = visitor()
    seat = {"name": f"seat-{day.room.public_id}", "value": day.room.seats["chidi"], "url": address}
    page.context.add_cookies([seat])
    yield page
    # The phone may be sending once more, and a page that is closed meanwhile waits for ever.
    page.unroute_all(behavior="ignoreErrors")


def nothing_arrives(route: Route) -> None:
    """The network is gone before anything is sent."""
    route.abort()


def no_answer_comes_back(route: Route) -> None:
    """The network is gone after the server got it and before its answer came back."""
    route.fetch(max_redirects=0)
    route.abort()


def cut(page: Page, address: str, how: Callable[[Route], None] = nothing_arrives) -> None:
    """Cut the network; cut twice, it is cut as said last."""
    page.route(
        address, lambda route: how(route) if route.request.method == "POST" else route.fallback()
    )


def restore(page: Page) -> None:
    """Let the network be there again, and the browser notice it."""
    page.unroute_all(behavior="wait")
    page.evaluate("dispatchEvent(new Event('online'))")


def card_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your card")


def send_order(page: Page) -> str:
    """Move the last area up one place and send; return the order."""
    page.locator("[data-area]").nth(4).locator("[data-move='-1']").click()
    page.get_by_role("button", name="Send my order").click()
    cards = page.locator("[data-area]")
    return ">".join(cards.evaluate_all("cards => cards.map(card => card.dataset.area)"))


@pytest.mark.parametrize("how", [nothing_arrives, no_answer_comes_back])
def test_order_cut_off_is_kept_over_a_reload_and_counted_once(day, phone, how):
    round_id = day.open_round()
    phone.goto(f"/s/{day.room.public_id}")
    cut(phone, ANSWER, how)

    order = send_order(phone)
    expect(phone.get_by_text(WAITING)).to_be_in_viewport()
    phone.reload()
    expect(phone.get_by_text(WAITING)).to_be_visible()
    told_early = phone.get_by_text("Counted at").count()
    restore(phone)

    expect(
        phone.get_by_role("heading", name="Your order is counted.").or_(
            phone.get_by_text("Counted at")
        )
    ).to_be_visible()
    expect(phone.get_by_text(WAITING)).to_have_count(0)
    assert told_early == 0
    assert answers(day.room, round_id) == [("order", order, 1)]


def test_order_changed_while_the_first_one_was_under_way_is_the_one_that_counts(day, phone):
    round_id = day.open_round()
    phone.goto(f"/s/{day.room.public_id}")
    cut(phone, ANSWER, no_answer_comes_back)

    send_order(phone)
    expect(phone.get_by_text(WAITING)).to_be_visible()
    cut(phone, ANSWER)
    order = send_order(phone)
    restore(phone)

    expect(phone.get_by_text("Counted at")).to_be_visible()
    assert answers(day.room, round_id) == [("order", order, 2)]


def test_order_of_a_round_that_closed_meanwhile_is_told_and_stays_in_sight(day, phone):
    round_id = day.open_round()
    phone.goto(f"/s/{day.room.public_id}")
    cut(phone, ANSWER)
    send_order(phone)
    expect(phone.get_by_text(WAITING)).to_be_visible()
    first = phone.locator("[data-area]").first.get_attribute("data-name")

    day.close(round_id)
    expect(
        phone.get_by_role("heading", name="This round is closed. Please look up.")
    ).to_be_visible()
    restore(phone)

    told = phone.locator("[data-unsent]")
    expect(told).to_contain_text("What you sent just now was not counted.")
    expect(told).to_contain_text(f"1: {first}")
    phone.reload()
    expect(told).to_contain_text(f"1: {first}")
    told.get_by_role("button", name="I have read this").click()
    expect(told).to_be_hidden()
    assert answers(day.room, round_id) == []


def test_order_whose_thanks_were_lost_is_counted_also_when_the_round_has_closed(day, phone):
    round_id = day.open_round()
    phone.goto(f"/s/{day.room.public_id}")
    cut(phone, ANSWER, no_answer_comes_back)
    order = send_order(phone)
    expect(phone.get_by_text(WAITING)).to_be_visible()

    day.close(round_id)
    restore(phone)

    expect(phone.get_by_role("heading", name="Your order")).to_be_visible()
    expect(phone.locator("[data-unsent]")).to_be_hidden()
    assert answers(day.room, round_id) == [("order", order, 1)]


def test_cards_wait_while_the_next_one_is_written_and_arrive_once(day, phone):
    day.start(ItemKind.DEBATE)
    phone.goto(f"/s/{day.room.public_id}")
    cut(phone, CARDS)

    for text in ("The first card.", "The second card."):
        phone.get_by_label("Concern").check()
        phone.get_by_label("Across all areas").check()
        card_field(phone).fill(text)
        phone.get_by_role("button", name="Send").click()
        expect(phone.locator("[data-unsent] li").last).to_contain_text(text)
        expect(card_field(phone)).to_have_value("")
    card_field(phone).fill("Half a thou")
    restore(phone)

    expect(phone.locator("#cards")).to_contain_text("The second card.", timeout=15_000)
    expect(phone.locator("[data-unsent]")).to_be_hidden()
    expect(card_field(phone)).to_have_value("Half a thou")
    with day.room.store.session() as db:
        texts = db.scalars(select(Card.text).order_by(Card.text)).all()
    assert texts == ["The first card.", "The second card."]


def test_step_waits_gets_its_hint_when_the_network_is_back_and_arrives_once(day, phone):
    day.start(ItemKind.STEPS)
    phone.goto(f"/s/{day.room.public_id}")
    cut(phone, STEPS)

    phone.get_by_label("What should be done?").fill("Support museums.")
    phone.get_by_label("Addressed to").fill("The staff")
    phone.get_by_label("Cultural property").check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("[data-unsent] li")).to_contain_text("Support museums.")
    restore(phone)

    expect(phone.locator("[data-hint]")).to_be_visible(timeout=15_000)
    expect(phone.get_by_label("What should be done?")).to_have_value("Support museums.")
    phone.get_by_role("button", name="Send it as it is").click()
    expect(phone.locator("#steps")).to_contain_text("Support museums.")
    with day.room.store.session() as db:
        assert db.scalars(select(NextStep.text)).all() == ["Support museums."]


def test_card_that_is_sent_again_is_not_held_up_by_a_close_one(day, phone):
    day.start(ItemKind.DEBATE)
    written(day.room, "dana", text="Traffickers follow the displaced.")
    phone.goto(f"/s/{day.room.public_id}")
    cut(phone, CARDS)

    phone.get_by_label("Concern").check()
    phone.get_by_label("Across all areas").check()
    card_field(phone).fill("Traffickers follow displaced people.")
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("[data-unsent] li").last).to_contain_text("displaced people")
    restore(phone)

    expect(phone.locator("#cards")).to_contain_text("displaced people", timeout=15_000)
    with day.room.store.session() as db:
        texts = db.scalars(select(Card.text).order_by(Card.text)).all()
    assert texts == ["Traffickers follow displaced people.", "Traffickers follow the displaced."]


def test_what_a_person_types_and_where_they_are_survives_every_update(day, phone):
    day.start(ItemKind.DEBATE)
    for number in range(6):
        written(day.room, "dana", text=f"Card {number} of Dana.")
    # Else the browser may still be gliding to the field while the page is scrolled from here.
    phone.emulate_media(reduced_motion="reduce")
    phone.goto(f"/s/{day.room.public_id}")
    field = card_field(phone)
    field.fill("Half a thou")
    field.evaluate(
        "field => { field.setSelectionRange(4, 4); scrollTo({ top: 120, behavior: 'instant' }); }"
    )
    before = where(phone)

    for number in range(3):
        written(day.room, "dana", text=f"News {number}.")
        expect(
            phone.get_by_text("New cards appear here.").or_(phone.get_by_text("More cards"))
        ).to_be_visible()
        day.lead(service.set_head_count, 20 + number)
    phone.wait_for_timeout(800)

    assert where(phone) == before
    assert before == {"typed": "Half a thou", "at": 4, "focused": "text", "scrolled": 120}


def where(page: Page) -> dict[str, object]:
    """Return what is typed, where the caret is, what has the focus and how far it is scrolled."""
    return page.evaluate(
        """() => {
            const field = document.querySelector("form[data-draft]").elements.text;
            const focused = document.activeElement.name;
            return { typed: field.value, at: field.selectionStart, focused, scrolled: scrollY };
        }"""
    )
