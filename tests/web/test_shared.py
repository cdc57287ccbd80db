"""A page written once for a room holds nothing of the person it was written for first."""

import re
from collections.abc import Iterator

import pytest
from flask import flash
from sqlalchemy import update

from seminar.models import Area, Question, Seminar
from seminar.web import shared
from seminar.web.shared import shared_page
from tests.cast import Room
from tests.client import TOKEN, without_token
from tests.ranking.stage import open_round, page, send

WAIT = "/s/{}/wait"


@pytest.fixture(autouse=True)
def _nothing_written() -> Iterator[None]:
    """Let no page of another test be found."""
    shared._written.cache_clear()
    yield
    shared._written.cache_clear()


def written() -> int:
    return shared._written.cache_info().misses


def test_everybody_gets_the_own_token_list_and_answer(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, "5>4>3>2>1", token=room.seats["chidi"], revision=41)
    send(room, round_id, "1=2=3>4|5", token=room.seats["dana"], revision=7)
    chidi, dana = room.phone("chidi"), room.phone("dana")

    hers, his = page(dana, room), page(chidi, room)

    assert written() == 1
    assert [len(TOKEN.findall(text)) for text in (his, hers)] == [2, 2]
    assert set(TOKEN.findall(his)) & set(TOKEN.findall(hers)) == set()
    assert re.findall(r'name="revision" value="(\d+)"', his + hers) == ["42", "8"]
    assert [": no view" in text.split("<form")[0] for text in (his, hers)] == [False, True]
    assert shared._MARK not in his + hers


def test_page_is_the_same_as_if_written_for_one_person(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, "5>4>3>2>1", token=room.seats["chidi"])
    address = f"/s/{room.public_id}/order?counted=0933"
    page(room.phone("dana"), room)
    chidi = room.phone("chidi")

    first, again = chidi.get(address).text, chidi.get(address).text
    shared._written.cache_clear()
    alone = chidi.get(address).text

    assert without_token(first) == without_token(again) == without_token(alone)
    assert written() == 1


def test_who_has_answered_and_who_has_not_get_different_pages(room: Room) -> None:
    round_id = open_round(room)
    chidi, dana = room.phone("chidi"), room.phone("dana")
    before = page(chidi, room)
    send(room, round_id, token=room.seats["dana"])

    hers, his = page(dana, room), page(chidi, room)

    assert "Your order is counted." in hers
    assert without_token(his) == without_token(before)
    assert "Your order is counted." not in his


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (update(Seminar).values(title="Another <title>"), "Another &lt;title&gt;"),
        (update(Seminar).values(mark="RESTRICTED"), "RESTRICTED"),
        (update(Question).values(text="What else?"), "What else?"),
        (
            update(Area).where(Area.position == 2).values(texts={"en": {"name": "Anew"}}),
            "Anew",
        ),
    ],
)
def test_changed_word_is_on_the_next_page_though_nobody_was_told(
    room: Room, changed: object, told: str
) -> None:
    open_round(room)
    chidi = room.phone("chidi")
    before = page(chidi, room)
    with room.store.session() as db, room.store.writing(db):
        db.execute(changed)  # type: ignore[call-overload]

    assert [told in text for text in (before, page(chidi, room))] == [False, True]


def test_each_room_state_and_language_has_its_own(room: Room) -> None:
    chidi = room.phone("chidi")
    french = room.phone("dana")
    french.client.set_cookie("language", "fr")
    address = WAIT.format(room.public_id)
    english_text, french_text = chidi.get(address).text, french.get(address).text
    open_round(room)

    listed = page(chidi, room)

    assert ['lang="en"' in english_text, 'lang="fr"' in french_text] == [True, True]
    assert ["Nothing to do now" in text for text in (english_text, french_text, listed)] == [
        True,
        False,
        False,
    ]
    assert without_token(chidi.get(address).text) != without_token(english_text)


def test_what_is_said_to_one_person_is_said_to_nobody_else(room: Room) -> None:
    with room.app.test_request_context("/s/somewhere/wait"):
        flash("Only for Chidi")
        his = shared_page("joining/closed.html", own={}, sentence="Closed.")
    with room.app.test_request_context("/s/somewhere/wait"):
        hers = shared_page("joining/closed.html", own={}, sentence="Closed.")

    assert ["Only for Chidi" in text for text in (his, hers)] == [True, False]


def test_only_so_many_pages_are_kept() -> None:
    assert shared._written.cache_parameters()["maxsize"] == shared.KEPT == 128
