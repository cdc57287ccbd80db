"""Proposed steps for the team: begun from cards and points, hidden, and read afterwards."""

import re
import uuid
from html import unescape

import pytest

from seminar.core.terms import ItemKind, ItemState
from seminar.models import NextStep
from seminar.readings.steps import shown_steps
from tests.cast import Room
from tests.debate.stage import noted, seminar_id, set_debate, written
from tests.debate.steps_stage import (
    added,
    edit_line,
    fields,
    hide,
    mark,
    page,
    proposed,
    said,
    set_steps,
    take_back,
    team,
)
from tests.facilitation.day import Day
from tests.statements import statements

CHECKED = re.compile(r"<input[^>]* checked[^>]*>")
MAKE_STEP = re.compile(r'href="([^"]+)" aria-label="Make it a step')


@pytest.fixture(autouse=True)
def collecting(room: Room) -> None:
    set_steps(room)


def test_team_reads_afterwards_what_the_note_says(room: Room) -> None:
    few, seven = proposed(room, text="Few."), proposed(room, text="Seven.", areas=(3,))
    people = [room.new_seat() for _ in range(8)]
    for token in people[:6]:
        mark(room, seven, token=token)
    mark(room, few, token=people[0])
    set_steps(room, ItemState.DONE)

    text = room.staff("rosa").get(team(room)).text

    assert text.index("Seven.") < text.index("Few.")
    assert "7 of 10 find it worth taking forward." in text
    assert "Fewer than five people find it worth taking forward." in text
    assert "Propose a step from a card" not in text


def test_hidden_and_withdrawn_steps_are_in_no_page_of_others(room: Room) -> None:
    secrets = ("Colonel Secret.", "My village.")
    hidden, taken = proposed(room, text=secrets[0]), proposed(room, addressee=secrets[1])
    hide(room, hidden)
    take_back(room, taken)
    with room.store.session() as db:
        screen = f"/screen/{room.seminar(db).screen_token}"

    pages = [
        room.phone("dana").get(page(room)).text,
        room.phone("dana").get(f"{page(room)}/part").text,
        room.staff("rosa").get(f"/seminars/{room.public_id}/note").text,
        room.staff("ben").get(f"/seminars/{room.public_id}/console").text,
        room.staff("ben").get(screen).text,
    ]

    assert [secret for text in pages for secret in secrets if secret in text] == []
    assert "It names somebody" in room.phone("chidi").get(page(room)).text
    in_team = room.staff("ben").get(team(room)).text
    assert [secret in in_team for secret in secrets] == [True, False]


def test_line_of_a_hidden_step_is_offered_to_no_editor(room: Room) -> None:
    step_id, _other = proposed(room), proposed(room)
    line = f"/seminars/{room.public_id}/note/sentences/step.{step_id}"
    edit_line(room, step_id)
    rosa = room.staff("rosa")

    before = rosa.get(line).status_code
    hide(room, step_id)

    note = rosa.get(f"/seminars/{room.public_id}/note?editing=yes").text
    assert (before, rosa.get(line).status_code) == (200, 404)
    assert "It went to" not in note


def test_rapporteur_proposes_a_step_from_a_card_or_a_point(room: Room) -> None:
    set_steps(room, ItemState.PLANNED)
    set_debate(room)
    sources = (written(room, areas=(4,)), noted(room, areas=(3,)))
    set_debate(room, ItemState.DONE)
    set_steps(room)
    rosa = room.staff("rosa")

    for source in sources:
        text = rosa.get(f"{team(room)}?from={source}").text
        ticked = [re.search(r'value="([^"]+)"', box)[1] for box in CHECKED.findall(text)]
        about = next(one for one in ticked if one.isdigit())
        assert ticked == [about, str(source)]
        name = "cards" if source == sources[0] else "points"
        sent = fields(about=about, **{name: str(source)})
        assert rosa.post(team(room), **sent).status_code == 303

    assert sorted(areas for _, areas, *_ in said(room)) == [(3,), (4,)]
    phone = room.phone("chidi").get(page(room)).text
    assert "Traffickers follow the displaced." in phone
    assert "Schools need guards." not in phone


def test_one_tap_leads_from_a_card_or_point_to_the_form_with_its_words(room: Room) -> None:
    set_steps(room, ItemState.PLANNED)
    day = Day(room)
    day.start(ItemKind.DEBATE)
    card, point = written(room, areas=(4,), text="Ask <the> mayors."), noted(room, text="Guards.")
    console, points = (f"/seminars/{room.public_id}/{page}" for page in ("console", "points"))
    rosa = room.staff("rosa")
    before = rosa.get(console).text + rosa.get(points).text

    day.start(ItemKind.STEPS)
    on_console = MAKE_STEP.findall(rosa.get(console).text)
    on_points = MAKE_STEP.findall(rosa.get(points).text)
    form = rosa.get(unescape(on_console[0]).partition("#")[0]).text

    assert MAKE_STEP.findall(before) == []
    assert on_console == [f"{team(room)}?from={card}#propose", f"{team(room)}?from={point}#propose"]
    assert on_points == [f"{team(room)}?from={point}#propose"]
    assert ">\nAsk &lt;the&gt; mayors.</textarea>" in form.replace("\r", "")
    assert {str(card), "4"} == {
        re.search(r'value="([^"]+)"', box)[1] for box in CHECKED.findall(form)
    }


def test_team_hides_and_shows_and_the_rapporteur_does_not(room: Room) -> None:
    step_id = proposed(room, text="Culture first.")
    ben, dana, rosa = room.staff("ben"), room.phone("dana"), room.staff("rosa")

    assert rosa.post(team(room, step_id, "hide"), reason="topic").status_code == 403
    assert ben.post(team(room, step_id, "hide"), reason="because").status_code == 422
    assert ben.post(team(room, step_id, "hide"), reason="topic").location == team(room)
    assert "Culture first." not in dana.get(page(room)).text
    assert ben.post(team(room, step_id, "show")).status_code == 303
    assert "Culture first." in dana.get(page(room)).text


def test_pages_make_the_same_statements_for_one_step_and_for_three_hundred(room: Room) -> None:
    proposed(room, "dana")
    added(room)
    chidi, ben = room.phone("chidi"), room.staff("ben")
    with room.store.session() as db:
        screen = f"/screen/{room.seminar(db).screen_token}"
    looks = ((chidi, page(room)), (ben, team(room)), (ben, screen))
    asked = {}

    for number in ("one", "many"):
        for browser, address in looks:
            browser.get(address)
            with statements(room.store) as found:
                browser.get(address)
            asked[number, address] = len(found)
        if number == "one":
            with room.store.session() as db, room.store.writing(db):
                of = db.get_one(NextStep, added_last(room))
                kept = (of.seminar_id, of.scope, of.addressee, of.text, of.measure, of.due)
                names = ("seminar_id", "scope", "addressee", "text", "measure", "due")
                db.add_all(NextStep(**dict(zip(names, kept, strict=True))) for _ in range(300))

    for _, address in looks:
        assert asked["one", address] == asked["many", address]


def added_last(room: Room) -> uuid.UUID:
    with room.store.session() as db:
        return next(step.id for step in shown_steps(db, seminar_id(room)) if step.is_of_team)
