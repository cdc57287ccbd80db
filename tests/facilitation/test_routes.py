"""The console and its buttons as a browser meets them."""

import re
import uuid

import pytest
from sqlalchemy import func, select

from seminar.core.terms import ItemKind, RoundState
from seminar.facilitation import service, sweeping
from seminar.models import Leftover
from seminar.readings.round import head_count
from tests.debate.stage import noted, written
from tests.facilitation.day import ORDERS
from tests.facilitation.shown import said, screen_token


def console(day, name="ben"):
    answer = day.room.staff(name).get(f"/seminars/{day.room.public_id}/console")
    assert answer.status_code == 200
    return answer.text


def primary(page):
    """Return the labels of the primary buttons."""
    return [
        said(found)
        for found in re.findall(r"btn-primary[^>]*>(.*?)</(?:button|a|summary)>", page, re.DOTALL)
    ]


def address(day, path):
    return f"/seminars/{day.room.public_id}/{path}"


def people(day):
    with day.room.store.session() as db:
        return head_count(db, day.room.seminar(db).id)


def test_console_has_exactly_one_primary_button_in_every_state(day):
    pages = [console(day)]
    day.start(ItemKind.WELCOME)
    pages.append(console(day))
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    pages.append(console(day))
    for deed in (service.close_round, service.count_round, service.show_round):
        day.lead(deed, round_id)
        pages.append(console(day))
    close = day.start(ItemKind.CLOSE)
    pages.append(console(day))
    day.lead(service.finish_item, close)
    pages.append(console(day))

    assert [primary(page) for page in pages] == [
        ["Start: Welcome and purpose"],
        ["Next: First ranking"],
        ["Close the round"],
        ["Count the answers"],
        ["Show to the room…"],
        ["Next: Debate by area"],
        ["Finish the agenda"],
        ["Open the note"],
    ]


def test_console_of_an_open_round_says_how_many_are_missing(day):
    day.lead(service.set_head_count, 44)
    day.answer(day.open_round(), ORDERS)

    text = said(console(day))

    assert "8 of 44 have answered" in text
    assert "36 are missing" in text
    assert "Agreement" not in text


def test_console_without_a_head_count_says_so(day):
    day.answer(day.open_round(), ORDERS[:1])

    text = said(console(day))

    assert "1 has answered" in text
    assert "Nobody has counted heads yet, so nobody can say how many are missing." in text


def test_console_of_a_counted_round_shows_words_places_and_pairs(day):
    day.lead(service.set_head_count, 10)
    round_id = day.open_round()
    day.answer(round_id, ORDERS, together=2)
    day.seal(round_id)

    page = console(day)

    assert "only the team sees this" in said(page)
    assert "10 answers, of 10 in the room." in said(page)
    assert page.count('class="place-line"') == 5
    assert "Whether more people put the area of the row before" in said(page)


def test_rapporteur_sees_the_console_without_its_buttons(day):
    round_id = day.open_round()
    day.close(round_id)

    page = console(day, "rosa")

    assert 'method="post"' not in page.split("<footer")[0]
    assert primary(page) == []


def test_only_the_organiser_finds_the_way_to_the_set_up(day):
    way = f'href="/seminars/{day.room.public_id}"'

    assert [way in console(day, name) for name in ("ada", "ben", "rosa")] == [True, False, False]


def test_console_shows_cards_to_hide_and_points(day):
    day.start(ItemKind.DEBATE)
    card = written(day.room, text="<b>Traffickers</b> follow the displaced.")
    noted(day.room, text="Schools need guards.")

    page = console(day)

    assert "&lt;b&gt;Traffickers&lt;/b&gt; follow the displaced." in page
    assert f"/cards/{card}/hide" in page
    assert "Schools need guards." in page


def test_fragment_is_what_the_page_includes_and_says_when_nothing_is_new(day):
    browser = day.room.staff("ben")
    page = browser.get(address(day, "console")).text
    seen = re.search(r'console/now" data-seen="(\w+)"', page)[1]

    fragment = browser.get(address(day, "console/now"))
    same = browser.get(address(day, f"console/now?seen={seen}"))
    day.start(ItemKind.WELCOME)
    changed = browser.get(address(day, f"console/now?seen={seen}"))

    tokens = re.compile(r'value="[^"]*"')
    assert tokens.sub("", fragment.text) in tokens.sub("", page)
    assert (same.status_code, same.text) == (204, "")
    assert changed.status_code == 200


def test_head_count_is_saved(day):
    answer = day.room.staff("ben").post(address(day, "head-count"), people="44")

    assert (answer.status_code, answer.location) == (303, address(day, "console"))
    assert people(day) == 44


@pytest.mark.parametrize("typed", ["", "many", "-1", "100001", "9" * 400, "4\x004", "4.5"])
def test_head_count_that_is_no_number_is_refused(day, typed):
    answer = day.room.staff("ben").post(address(day, "head-count"), people=typed)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert people(day) is None


def test_buttons_lead_the_room_from_start_to_showing(day):
    browser = day.room.staff("ben")
    ranking = day.items(ItemKind.RANKING)[0]
    round_id = None
    states = []

    for path in ("start", "close", "reopen", "close", "count", "show", "finish"):
        whole = (
            f"agenda/{ranking}/{path}"
            if path in {"start", "finish"}
            else f"rounds/{round_id}/{path}"
        )
        answer = browser.post(address(day, whole))
        assert (answer.status_code, answer.location) == (303, address(day, "console"))
        if round_id is None:
            page = browser.get(address(day, "console")).text
            round_id = uuid.UUID(re.search(r"/rounds/([\w-]+)/close", page)[1])
        states.append(day.asked(round_id).state.value)

    assert states == ["open", "closed", "open", "closed", "sealed", "shown", "shown"]
    assert day.item(ranking).state.value == "done"


def test_second_click_is_answered_kindly(day):
    browser = day.room.staff("ben")
    round_id = day.open_round()
    day.close(round_id)

    answer = browser.post(address(day, f"rounds/{round_id}/close"))

    assert answer.status_code == 303
    assert "This was done already. Nothing was changed." in browser.get(answer.location).text


def test_count_goes_on_when_somebody_reads_an_old_state(day, monkeypatch, caplog):
    if not day.room.store.is_sqlite:
        pytest.skip("Readers of PostgreSQL are played in test_sweeping.")
    monkeypatch.setattr(sweeping, "PATIENCE", 0.05)
    round_id = day.open_round()
    day.close(round_id)
    ben = day.room.staff("ben")

    with day.room.store.session() as reader:
        head_count(reader, day.room.seminar(reader).id)
        answer = ben.post(address(day, f"rounds/{round_id}/count"))
    told = caplog.messages
    ben.post(address(day, f"rounds/{round_id}/show"))

    assert answer.status_code == 303
    assert day.asked(round_id).state is RoundState.SHOWN
    assert told == ["Former rows are still in the files of the store; see upkeep."]
    assert leftovers(day) == 0


def leftovers(day) -> int:
    """Count the sealings whose former rows may still be in the files."""
    with day.room.store.session() as db:
        return db.scalar(select(func.count()).select_from(Leftover))


@pytest.mark.parametrize("path", ["console/stream", None])
def test_stream_tells_team_and_screen_of_every_answer(day, path):
    round_id = day.open_round()
    browser = day.room.staff("ben") if path else day.room.staff("eve")
    answer = browser.get(address(day, path) if path else f"/screen/{screen_token(day)}/stream")
    events = answer.iter_encoded()
    before = [next(events), next(events)][1]

    day.answer(round_id, ORDERS[:1])
    after = next(events)
    answer.close()

    assert answer.mimetype == "text/event-stream"
    assert before.startswith(b"event: changed\ndata: ")
    assert int(after.split()[-1]) > int(before.split()[-1])


def test_pages_speak_french_where_it_is_chosen(day):
    browser = day.room.staff("ben")
    browser.client.set_cookie("language", "fr")
    round_id = day.open_round()
    day.answer(round_id, ["1>2>3>4>5", "2>1>3>5>4", "3>1>2>4>5", "1>3>5>2>4"] * 3)
    day.seal(round_id)

    assert "les moyennes sont arrondies" in browser.get(address(day, "console")).text
