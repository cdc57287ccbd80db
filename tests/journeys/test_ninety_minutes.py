"""Ninety minutes by the forms alone: two facilitators, a rapporteur and twelve participants."""

import re
import uuid

import pytest
from sqlalchemy import select

from seminar.core.terms import ItemKind
from seminar.models import Round
from tests.cast import Room
from tests.client import Browser
from tests.joining.seats_stage import seat_of
from tests.journeys.test_a_day import places

FIRST = ["1>4>2>3>5"] * 6 + ["1>2>4>3>5"] * 3 + ["2>1>4>5>3"]
SECOND = ["1>4>2>3>5"] * 9 + ["1>2>4>3>5"] * 2
TOGETHER = {"answer": "together"}
DONE_ALREADY = "This was done already. Nothing was changed."
POINTS = 6
MOST = "Most of the eleven people who joined found it worth taking forward"


@pytest.fixture
def phones(room: Room) -> list[Browser]:
    """The phones of twelve people."""
    seats = [*room.seats.values(), *(room.new_seat() for _ in range(10))]
    return [Browser(room.app).hold_seat(room.public_id, seat) for seat in seats]


def item(room: Room, kind: ItemKind, nth: int = 0) -> uuid.UUID:
    with room.store.session() as db:
        return [one.id for one in room.seminar(db).agenda if one.kind is kind][nth]


def asked(room: Room, item_id: uuid.UUID) -> uuid.UUID:
    with room.store.session() as db:
        attempts = select(Round.id).where(Round.agenda_item_id == item_id)
        return db.scalars(attempts.order_by(Round.attempt.desc())).first()


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def both_press(room: Room, path: str) -> None:
    """Let one facilitator do a deed and the other one press the same button a moment later."""
    ben, ada = room.staff("ben"), room.staff("ada")
    pressed = [one.post(f"/seminars/{room.public_id}/{path}").status_code for one in (ben, ada)]
    told = [one.get(f"/seminars/{room.public_id}/console").text for one in (ben, ada)]

    assert pressed == [303, 303]
    assert [DONE_ALREADY in text for text in told] == [False, True]


def answer(room: Room, phones: list[Browser], round_id: uuid.UUID, orders: list[str]) -> None:
    given = [places(order) for order in orders] + [TOGETHER] * (len(phones) - len(orders))
    for phone, fields in zip(phones, given, strict=True):
        address = f"/s/{room.public_id}/rounds/{round_id}/answer"
        assert phone.post(address, revision="1", **fields).status_code == 303
        assert "Your order is counted." in phone.get(f"/s/{room.public_id}/order").text


def test_ninety_minutes_with_two_facilitators_a_rapporteur_and_twelve_phones(room, phones):
    desk, seat = f"/seminars/{room.public_id}", f"/s/{room.public_id}"
    ben, rosa = room.staff("ben"), room.staff("rosa")

    ben.post(f"{desk}/head-count", people=14)
    both_press(room, f"agenda/{item(room, ItemKind.WELCOME)}/start")
    idle = [words(phone.get(seat).text + phone.get(f"{seat}/wait").text) for phone in phones]
    first = ask_and_show(room, phones)
    rosas = note_points(room, rosa)
    weigh_a_card(room, phones)
    ask_the_second(room, phones)
    word_a_view(room, phones[1:])
    propose_steps(room, phones[1:])
    both_press(room, f"agenda/{item(room, ItemKind.CLOSE)}/start")
    thanks = [phone.get(f"{seat}/wait").text for phone in phones[1:]]
    both_press(room, f"agenda/{item(room, ItemKind.CLOSE)}/finish")
    note = words(rosa.get(f"{desk}/note").text)

    assert all("Nothing to do now. Please look up." in text for text in idle)
    assert all("Thank you for taking part." in text for text in thanks)
    assert first != asked(room, item(room, ItemKind.RANKING, 1))
    assert rosas == [303] * POINTS
    for told in (
        *("the question was not understood", "Custodians first.", "Call the museums."),
        *(
            "I would begin with culture.",
            "In all, two steps were proposed",
            "List 40 museums.",
            MOST,
        ),
        "no step was proposed",
    ):
        assert told in note


def ask_and_show(room: Room, phones: list[Browser]) -> uuid.UUID:
    """Hold the first round: opened, closed too early, opened again, closed, counted and shown."""
    item_id = item(room, ItemKind.RANKING)
    both_press(room, f"agenda/{item_id}/start")
    round_id = asked(room, item_id)
    both_press(room, f"rounds/{round_id}/close")
    early = phones[0].post(
        f"/s/{room.public_id}/rounds/{round_id}/answer", revision="1", **TOGETHER
    )
    both_press(room, f"rounds/{round_id}/reopen")
    answer(room, phones, round_id, FIRST)
    console = words(room.staff("ben").get(f"/seminars/{room.public_id}/console").text)
    for deed in ("close", "count", "show"):
        both_press(room, f"rounds/{round_id}/{deed}")
    shown = [phone.get(f"/s/{room.public_id}/order").text for phone in phones]

    assert early.status_code == 409
    assert "12 of 14" in console
    assert ["place-line" in page for page in shown] == [True] * len(phones)
    return round_id


def note_points(room: Room, rosa: Browser) -> list[int]:
    """Start the debate; let the rapporteur note points, one of them sent twice."""
    both_press(room, f"agenda/{item(room, ItemKind.DEBATE)}/start")
    sent = [
        rosa.post(
            f"/seminars/{room.public_id}/points",
            point_id=str(uuid.UUID(int=max(number, 1), version=4)),
            about=str(number % 5 + 1),
            text="Custodians first." if number < 2 else f"Point {number}.",
        ).status_code
        for number in range(POINTS)
    ]
    page = rosa.get(f"/seminars/{room.public_id}/points").text
    assert page.count("Point ") >= POINTS - 2
    return sent


def weigh_a_card(room: Room, phones: list[Browser]) -> None:
    """Let one person write and the others weigh; a seat is withdrawn while it follows."""
    writer, withdrawn, *readers = phones
    form = writer.get(f"/s/{room.public_id}/debate").text
    card = re.search(r'name="card_id"[^>]*value="([^"]+)"', form)[1]
    fields = {"card_id": card, "kind": "proposal", "about": "5", "text": "Call the museums."}
    sent = [writer.post(f"/s/{room.public_id}/cards", **fields).status_code for _ in range(2)]
    marks = [
        reader.post(f"/s/{room.public_id}/cards/{card}/mark", value="agree").status_code
        for reader in readers
    ]

    assert sent == [303, 303]
    assert marks == [303] * len(readers)
    assert withdrawn.get(f"/s/{room.public_id}/now").status_code == 205


def ask_the_second(room: Room, phones: list[Browser]) -> None:
    """Hold the second round with a seat withdrawn while it answers, and ask it again."""
    item_id = item(room, ItemKind.RANKING, 1)
    both_press(room, f"agenda/{item_id}/start")
    ben, desk = room.staff("ben"), f"/seminars/{room.public_id}"
    answer(room, phones, asked(room, item_id), SECOND)
    both_press(room, f"rounds/{asked(room, item_id)}/close")
    reason = {"reason": "the question was not understood"}
    assert ben.post(f"{desk}/rounds/{asked(room, item_id)}/ask-again", **reason).status_code == 303
    again = asked(room, item_id)
    gone = seat_of(room, room.seats["chidi"]).id
    assert ben.post(f"{desk}/seats/{gone}/withdraw", confirm="y").status_code == 303
    refused = phones[0].post(f"/s/{room.public_id}/rounds/{again}/answer", revision="1", **TOGETHER)
    answer(room, phones[1:], again, SECOND[:10])
    for deed in ("close", "count", "show"):
        both_press(room, f"rounds/{again}/{deed}")

    assert refused.status_code == 401


def word_a_view(room: Room, phones: list[Browser]) -> None:
    """Let one person word a different view and the others share it."""
    both_press(room, f"agenda/{item(room, ItemKind.VIEWS)}/start")
    writer, *readers = phones
    address = writer.get(f"/s/{room.public_id}").location
    view = re.search(r'name="view_id"[^>]*value="([^"]+)"', writer.get(address).text)[1]
    said = {"view_id": view, "about": "5", "text": "I would begin with culture."}
    assert writer.post(address, **said).status_code == 303
    shared = [reader.post(f"{address}/{view}/share").status_code for reader in readers]

    assert shared == [303] * len(readers)


def propose_steps(room: Room, phones: list[Browser]) -> None:
    """Let one person propose a step, hinted at once, and the rapporteur one from a card."""
    both_press(room, f"agenda/{item(room, ItemKind.STEPS)}/start")
    writer, *readers = phones
    address = writer.get(f"/s/{room.public_id}").location
    step = re.search(r'name="step_id"[^>]*value="([^"]+)"', writer.get(address).text)[1]
    said = {"step_id": step, "about": "5", "text": "List 40 museums.", "addressee": "The staff"}
    hinted = writer.post(address, **said)
    sent = writer.post(address, **said, hinted="yes")
    marks = [reader.post(f"{address}/{step}/worth").status_code for reader in readers]
    rosa, desk = room.staff("rosa"), f"/seminars/{room.public_id}/steps"
    begun = re.search(r"\?from=([^\"]+)", rosa.get(desk).text)[1]
    form = rosa.get(f"{desk}?from={begun}").text
    fields = {"step_id": re.search(r'name="step_id"[^>]*value="([^"]+)"', form)[1]}
    fields |= {"text": "Call the museums.", "cards": begun, "measure": "Somebody answers."}
    added = rosa.post(desk, **fields, about="5", addressee="Civil-military staff")

    assert (hinted.status_code, sent.status_code, added.status_code) == (422, 303, 303)
    assert marks == [303] * len(readers)
    assert "Call the museums." in readers[0].get(address).text
