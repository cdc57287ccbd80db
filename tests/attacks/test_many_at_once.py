"""Many streams, many tries from behind a proxy, and two deeds in the same instant."""

import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from seminar.application import create_app
from seminar.core.terms import ItemKind, MarkValue
from seminar.facilitation import service as facilitation
from seminar.live.hub import Audience
from seminar.models import Card, JournalEntry
from seminar.web.limits import CODE
from seminar.web.stream import MOST
from tests.at_once import at_once
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import set_debate, weigh, write, written
from tests.facilitation.day import Day

WRONG_CODE = "/j/K7MQ2XB"


def test_seat_holds_a_few_streams_and_keeps_nobody_from_theirs(room: Room) -> None:
    chidi, dana, address = room.phone("chidi"), room.phone("dana"), f"/s/{room.public_id}/stream"
    hers = dana.get(address)
    his = [chidi.get(address) for _ in range(MOST[Audience.ROOM] + 2)]

    said = [[next(answer.response) for _ in range(2)][1] for answer in (hers, *his)]

    assert [answer.status_code for answer in (hers, *his)] == [200] * 9
    assert [event.splitlines()[0] for event in said] == [
        b"event: changed", *[b"event: replaced"] * 2, *[b"event: changed"] * 6
    ]  # fmt: skip
    for answer in (hers, *his):
        answer.close()


def test_team_follows_in_many_windows_and_the_newest_ends_the_oldest(room: Room) -> None:
    ada, address = room.staff("ada"), f"/seminars/{room.public_id}/console/stream"

    held = [ada.get(address) for _ in range(MOST[Audience.TEAM] + 1)]
    said = [[next(answer.response) for _ in range(2)][1] for answer in held]

    assert [event.splitlines()[0] for event in said] == [
        b"event: replaced", *[b"event: changed"] * MOST[Audience.TEAM]
    ]  # fmt: skip
    for answer in held:
        answer.close()


def test_stream_asked_for_by_head_is_not_counted(room: Room) -> None:
    chidi, address = room.phone("chidi"), f"/s/{room.public_id}/stream"

    heard = []
    for _ in range(20):
        answer = chidi.client.head(address)
        answer.close()
        heard.append(answer.status_code)

    assert heard == [200] * 20


def guess(app: Flask, forwarded: str, *, times: int = 1) -> int:
    """Try wrong codes; return the last status."""
    headers = {"X-Forwarded-For": forwarded}
    sent = [app.test_client().get(WRONG_CODE, headers=headers) for _ in range(times)]
    return sent[-1].status_code


@pytest.fixture
def behind(app: Flask) -> Iterator[Flask]:
    """The application as it runs behind HTTPS, on the same store."""
    settings = app.extensions["seminar.settings"]
    made = create_app(replace(settings, url="https://seminar.example.org"))
    yield made
    made.extensions["seminar.database"].engine.dispose()


def test_wrong_codes_are_counted_against_whom_the_proxy_names(behind: Flask) -> None:
    guess(behind, "192.0.2.1", times=CODE.failures)

    assert guess(behind, "192.0.2.1") == 429
    assert guess(behind, "invented, 192.0.2.1") == 429
    assert guess(behind, "192.0.2.2") == 404


def test_without_a_proxy_an_invented_address_changes_nothing(app: Flask) -> None:
    for number in range(CODE.failures):
        guess(app, f"192.0.2.{number}")

    assert guess(app, "203.0.113.9") == 429


def test_too_many_wrong_codes_hear_when_to_come_back(app: Flask) -> None:
    guess(app, "", times=CODE.failures)

    answer = app.test_client().get(WRONG_CODE)

    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 70


def test_deeds_in_the_same_instant_stay_one_chain(room: Room) -> None:
    day = Day(room)
    counts = [lambda people=people: lead(day, people) for people in range(1, 9)]

    at_once(counts)

    with room.store.session() as db:
        its_id = room.seminar(db).id
        entries = db.scalars(
            select(JournalEntry).where(JournalEntry.seminar_id == its_id).order_by(JournalEntry.seq)
        ).all()
    assert len(entries) == 9
    assert [e.prev_hash for e in entries[1:]] == [e.hash for e in entries[:-1]]


def lead(day: Day, people: int) -> None:
    moment = day.room.now + timedelta(minutes=people)
    with day.room.store.session() as db, day.room.store.writing(db):
        seminar = day.room.seminar(db)
        facilitation.set_head_count(db, seminar, people, account_id=None, now=moment)


def test_two_cards_under_one_id_in_the_same_instant_are_one(app: Flask, room: Room) -> None:
    set_debate(room)
    card_id = uuid.uuid4()
    dana, heard = room.phone("dana"), []
    fields = {"kind": "for", "about": "1", "text": "Mine.", "card_id": str(card_id)}
    address, token = f"/s/{room.public_id}/cards", dana.token()

    def post() -> None:
        heard.append(dana.client.post(address, data={"csrf_token": token, **fields}).status_code)

    thread = threading.Thread(target=post)
    with room.store.session() as db, room.store.writing(db):
        write(db, room, "chidi", card_id=card_id)
        thread.start()
        time.sleep(0.3)  # Dana's is on its way and waits for Chidi's.
    thread.join()

    # SQLite lets one writer in and tells the second; PostgreSQL finds out when it stores.
    assert heard == [409 if room.store.is_sqlite else 503]
    with room.store.session() as db:
        assert [card.text for card in db.scalars(select(Card))] != ["Mine."]


@pytest.mark.parametrize("who", ["team", "screen"])
def test_nothing_that_leaves_tells_how_many_weighed_a_card(room: Room, who: str) -> None:
    Day(room).start(ItemKind.DEBATE)
    card = written(room)
    weigh(room, "dana", card, MarkValue.AGREE)
    room.seats["erik"] = room.new_seat()
    browser, address = _follower(room, who)
    seen = browser.get(address).text.partition('data-seen="')[2].partition('"')[0]

    weigh(room, "erik", card, MarkValue.DISAGREE)

    assert seen
    assert browser.get(f"{address}?seen={seen}").status_code == 204


def _follower(room: Room, who: str) -> tuple[Browser, str]:
    if who == "team":
        return room.staff("ben"), f"/seminars/{room.public_id}/console/now"
    with room.store.session() as db:
        return Browser(room.app), f"/screen/{room.seminar(db).screen_token}/now"
