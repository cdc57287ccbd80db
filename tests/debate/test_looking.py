"""Where the team looks at cards first, one that waits is nowhere but with it and its author."""

import uuid
from collections.abc import Callable

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from seminar.core.terms import CardState, HideReason, Looking, MarkValue
from seminar.errors import NotFound
from seminar.facilitation.asked_service import HiddenFromRoom, ask_card
from seminar.live.hub import Audience
from seminar.models import AgendaItem, Card, Seminar
from seminar.readings.debate import cards_held_back, shown_cards
from tests.cast import Room
from tests.debate.stage import seminar_id, set_debate, weigh, written

WORDS = "Wells are poisoned on purpose."
WAITS = "It waits: the team looks at it before the room sees it."


@pytest.fixture(autouse=True)
def looking_first(room: Room) -> None:
    set_debate(room)
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(AgendaItem).values(started_at=room.now))
    look(room, Looking.BEFORE)


def look(room: Room, looking: Looking) -> None:
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seminar).values(looking=looking))


def page(room: Room) -> str:
    return f"/s/{room.public_id}/debate"


def console(room: Room) -> str:
    return f"/seminars/{room.public_id}/console"


def states(room: Room) -> list[CardState]:
    with room.store.session() as db:
        return list(db.scalars(select(Card.state)))


def test_card_waits_and_only_team_and_author_read_it(room: Room, db: Session) -> None:
    written(room, "chidi", text=WORDS)

    own, others = room.phone("chidi").get(page(room)).text, room.phone("dana").get(page(room)).text
    team = room.staff("ben").get(console(room)).text
    screen = room.staff("ben").get(f"/screen/{room.seminar(db).screen_token}").text
    note = room.staff("rosa").get(f"/seminars/{room.public_id}/note").text

    told = {name: WORDS in text for name, text in (("own", own), ("team", team))}
    assert told == {"own": True, "team": True}
    assert [WORDS in text for text in (others, screen, note)] == [False, False, False]
    assert WAITS in own
    assert "1 card waits for a look" in team
    assert shown_cards(db, seminar_id(room)) == ()


def test_card_that_waits_wakes_no_phone(room: Room) -> None:
    its_id, hub = seminar_id(room), room.store.hub
    before = hub.state(Audience.ROOM, its_id)[0], hub.state(Audience.TEAM, its_id)[0]

    written(room, "chidi")

    after = hub.state(Audience.ROOM, its_id)[0], hub.state(Audience.TEAM, its_id)[0]
    assert after == (before[0], before[1] + 1)


def test_card_that_waits_is_not_found_by_others(room: Room, db: Session) -> None:
    card_id = written(room, "chidi")

    with pytest.raises(NotFound):
        weigh(room, "dana", card_id, MarkValue.AGREE)
    with pytest.raises(HiddenFromRoom), room.store.writing(db):
        ask_card(db, room.seminar(db), card_id, account_id=None, now=room.now)

    assert states(room) == [CardState.WAITING]


def test_card_that_waits_counts_for_nothing(room: Room) -> None:
    written(room, "chidi", areas=(2,))

    answer = room.staff("ben").get(console(room)).text

    assert "No card has been written yet." in answer


def test_team_shows_a_card_that_waited(room: Room, db: Session) -> None:
    card_id = written(room, "chidi", text=WORDS)

    answer = room.staff("ben").post(f"/seminars/{room.public_id}/cards/{card_id}/show")

    assert answer.status_code == 303
    assert [card.id for card in shown_cards(db, seminar_id(room))] == [card_id]
    assert WORDS in room.phone("dana").get(page(room)).text
    assert "The room sees this card." in room.phone("chidi").get(page(room)).text


def test_author_alone_reads_why_a_card_that_waited_was_hidden(room: Room, db: Session) -> None:
    card_id = written(room, "chidi", text=WORDS)

    room.staff("ben").post(f"/seminars/{room.public_id}/cards/{card_id}/hide", reason="offensive")

    assert [card.reason for card in cards_held_back(db, seminar_id(room))] == [HideReason.OFFENSIVE]
    assert "It may hurt people" in room.phone("chidi").get(page(room)).text
    others = room.phone("dana").get(page(room)).text
    assert [words in others for words in (WORDS, "It may hurt people")] == [False, False]


def test_who_sends_hears_that_the_card_waits(room: Room) -> None:
    phone = room.phone("chidi")
    phone.post(
        f"/s/{room.public_id}/cards",
        card_id=str(uuid.uuid4()),
        kind="concern",
        about="2",
        text=WORDS,
    )

    assert "Your card was sent and waits for the team." in phone.get(page(room)).text


@pytest.mark.parametrize(
    ("looking", "told"), [(Looking.BEFORE, True), (Looking.AFTER, False)], ids=str
)
def test_page_says_that_the_team_looks_first(room: Room, looking: Looking, *, told: bool) -> None:
    look(room, looking)

    answer = room.phone("chidi").get(page(room)).text

    assert ("The team looks at each card before the room sees it." in answer) is told


def test_card_written_before_the_setting_changed_stays_as_it_was(room: Room) -> None:
    first = written(room, "chidi")
    look(room, Looking.AFTER)

    second = written(room, "chidi", text=WORDS)

    with room.store.session() as db:
        assert [db.get_one(Card, one).state for one in (first, second)] == [
            CardState.WAITING,
            CardState.SHOWN,
        ]


def test_phone_changes_and_takes_back_its_card(room: Room) -> None:
    look(room, Looking.AFTER)
    phone, card_id = room.phone("chidi"), uuid.uuid4()
    own = f"/s/{room.public_id}/cards/{card_id}"
    card = {"card_id": str(card_id), "kind": "concern", "about": "2", "text": "Wells."}
    phone.post(f"/s/{room.public_id}/cards", **card)

    sent: list[Callable[[], int]] = [
        lambda: phone.get(f"{own}/edit").status_code,
        lambda: phone.post(f"{own}/edit", text="").status_code,
        lambda: phone.post(f"{own}/edit", text=WORDS).status_code,
    ]
    heard = [send() for send in sent]
    shown = WORDS in phone.get(page(room)).text
    back = phone.post(f"{own}/take-back").status_code

    assert (heard, shown, back) == ([200, 422, 303], True, 303)
    assert WORDS not in phone.get(page(room)).text
    assert states(room) == [CardState.WITHDRAWN]


def test_others_reach_no_card_by_its_address(room: Room) -> None:
    card_id = written(room, "chidi", text=WORDS)
    phone, own = room.phone("dana"), f"/s/{room.public_id}/cards/{card_id}"

    answers = [
        phone.get(f"{own}/edit"),
        phone.post(f"{own}/edit", text="Mine."),
        phone.post(f"{own}/take-back"),
    ]

    assert [answer.status_code for answer in answers] == [409, 409, 409]
    assert [WORDS in answer.text for answer in answers] == [False, False, False]
