"""The debate on a phone: what a browser sends is taken, refused in words, or shown as written."""

import re
import uuid

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import CardKind, ItemState, MarkValue, Scope
from seminar.models import Card, Mark
from seminar.readings.debate import shown_cards
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import seminar_id, set_debate, weigh, written
from tests.statements import statements

ERROR = re.compile(r'<p class="error"[^>]*>([^<]+)</p>')


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def page(room: Room) -> str:
    return f"/s/{room.public_id}/debate"


def part(room: Room) -> str:
    return f"/s/{room.public_id}/cards"


def fields(**changed: object) -> dict[str, object]:
    """Return what a filled form sends."""
    plain = {
        "card_id": str(uuid.uuid4()),
        "kind": "concern",
        "about": "2",
        "text": "Traffickers follow the displaced.",
    }
    return {name: value for name, value in {**plain, **changed}.items() if value is not None}


def said(room: Room) -> list[tuple[CardKind, Scope, tuple[int, ...], str]]:
    with room.store.session() as db:
        return [
            (card.kind, card.scope, card.areas, card.text)
            for card in shown_cards(db, seminar_id(room))
        ]


def test_debate_page_offers_areas_and_kinds(room: Room) -> None:
    answer = room.phone("chidi").get(page(room))

    assert answer.status_code == 200
    values = re.findall(r'name="(kind|about)"[^>]* value="(\w+)"', answer.text)
    assert [value for name, value in values if name == "kind"] == [
        "for",
        "concern",
        "question",
        "proposal",
    ]
    assert [value for name, value in values if name == "about"] == [
        *("1", "2", "3", "4", "5"),
        "all",
        "other",
    ]


def test_debate_page_speaks_the_seminars_language(room: Room, db: Session) -> None:
    with room.store.writing(db):
        room.seminar(db).language = "fr"

    answer = room.phone("chidi").get(page(room), headers={"Accept-Language": "en"})

    assert '<html lang="fr">' in answer.text


@pytest.mark.parametrize("state", [ItemState.PLANNED, ItemState.DONE])
def test_debate_page_outside_the_debate_leads_to_the_room(room: Room, state: ItemState) -> None:
    set_debate(room, state)

    answer = room.phone("chidi").get(page(room))

    assert (answer.status_code, answer.location) == (303, f"/s/{room.public_id}")


@pytest.mark.parametrize(
    ("about", "scope", "areas"),
    [
        ("4", Scope.AREAS, (4,)),
        (["1", "5"], Scope.AREAS, (1, 5)),
        ("all", Scope.ALL, ()),
        ("other", Scope.OTHER, ()),
    ],
)
def test_sent_card_is_in_the_debate(
    room: Room, about: object, scope: Scope, areas: tuple[int, ...]
) -> None:
    answer = room.phone("chidi").post(part(room), **fields(about=about))

    assert (answer.status_code, answer.location) == (303, page(room))
    assert said(room) == [(CardKind.CONCERN, scope, areas, "Traffickers follow the displaced.")]


def test_card_posted_twice_is_there_once(room: Room) -> None:
    phone, sent = room.phone("chidi"), fields()

    statuses = [phone.post(part(room), **sent).status_code for _ in range(2)]

    assert statuses == [303, 303]
    assert len(said(room)) == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text": ""}, "Please write a sentence or two."),
        ({"text": None}, "Please write a sentence or two."),
        ({"text": "\u200b\u200d\u2060"}, "Please write a sentence or two."),
        ({"text": "x" * 281}, "That is 1 character too long."),
        ({"text": "x" * 10_000}, "That is 9720 characters too long."),
        ({"kind": None}, "Please choose what your card is."),
        ({"kind": "\x00"}, "Please choose from the list."),
        ({"about": None}, "Please choose what this is about."),
        ({"about": "99"}, "Please choose from the list."),
        ({"about": "9" * 5000}, "Please choose from the list."),
        ({"about": ["1", "\x00"]}, "Please choose from the list."),
        ({"about": ["1", "all"]}, "Please choose either areas or one of the two below them."),
        ({"about": ["all", "other"]}, "Please choose either areas or one of the two below them."),
        (
            {"card_id": "1 OR 1=1"},
            "The browser sent only a part of the form. Please send it again.",
        ),
        ({"card_id": None}, "The browser sent only a part of the form. Please send it again."),
    ],
)
def test_unfit_card_comes_back_with_its_error(
    room: Room, changed: dict[str, object], sentence: str
) -> None:
    answer = room.phone("chidi").post(part(room), **fields(**changed))

    assert answer.status_code == 422
    assert [found.strip() for found in ERROR.findall(answer.text)] == [sentence]
    assert said(room) == []


def test_unfit_card_comes_back_as_it_was_typed(room: Room) -> None:
    answer = room.phone("chidi").post(part(room), **fields(about=None, text="Stays <here>"))

    assert "Stays &lt;here&gt;</textarea>" in answer.text
    assert re.search(r'<input checked[^>]*value="concern"', answer.text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\x00b\x1bc", "abc"),
        ("  first\r\nsecond  ", "first\nsecond"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
        ("https://evil.example", "https://evil.example"),
        ("Oui \U0001f9d1\u200d\U0001f692", "Oui \U0001f9d1\u200d\U0001f692"),
    ],
)
def test_typed_text_is_cleaned_and_shown_literally(room: Room, typed: str, kept: str) -> None:
    room.phone("chidi").post(part(room), **fields(text=typed))

    shown = room.phone("dana").get(page(room)).text

    assert [text for *_, text in said(room)] == [kept]
    literally = kept.replace("<", "&lt;").replace(">", "&gt;")
    assert f">{literally}</p>" in shown
    assert "<script>alert" not in shown
    assert 'href="https://evil' not in shown


def test_card_outside_the_debate_hears_so(room: Room) -> None:
    set_debate(room, ItemState.DONE)

    answer = room.phone("chidi").post(part(room), **fields())

    assert answer.status_code == 409
    assert "The debate is closed at the moment." in answer.text
    assert said(room) == []


def test_thirty_first_card_hears_a_kind_sentence(room: Room) -> None:
    for number in range(30):
        written(room, "chidi", text=f"Card {number}")

    answer = room.phone("chidi").post(part(room), **fields())

    assert answer.status_code == 429
    assert "You have written as many cards as one person can." in answer.text
    assert len(said(room)) == 30


def test_card_without_the_forms_token_is_refused(room: Room) -> None:
    answer = room.phone("chidi").client.post(part(room), data=fields())

    assert answer.status_code == 400
    assert said(room) == []


def test_stranger_neither_reads_nor_writes(room: Room) -> None:
    written(room, "chidi", text="Only for the room.")
    strangers = [Browser(room.app), room.staff("eve"), room.staff("ada")]
    lost = Browser(room.app).hold_seat(room.public_id, "x" * 32)

    for stranger in (*strangers, lost):
        assert stranger.get(page(room)).status_code == (401 if stranger is lost else 303)
        assert "Only for the room." not in stranger.get(part(room)).text
        assert stranger.post(part(room), **fields()).status_code == 401

    assert [text for *_, text in said(room)] == ["Only for the room."]


def test_answer_is_taken_and_the_card_stays_in_its_place(room: Room) -> None:
    card_id = written(room, "chidi")
    phone = room.phone("dana")

    answer = phone.post(f"{part(room)}/{card_id}/mark", value="agree", batch=card_id.hex)

    assert answer.status_code == 303
    assert answer.location == f"{page(room)}?batch={card_id.hex}#card-{card_id}"
    shown = phone.get(answer.location).text
    assert "Your answer: Agree" in shown
    assert re.findall(r'id="(\w+)-[0-9a-f-]+"[^>]*aria-pressed="true"', shown) == ["agree"]


def test_answers_of_others_are_told_to_nobody(room: Room) -> None:
    card_id = written(room, "chidi")
    room.seats["fred"] = room.new_seat()
    before = [room.phone(name).get(part(room)).text for name in ("chidi", "fred")]

    weigh(room, "dana", card_id, MarkValue.DISAGREE)

    after = [room.phone(name).get(part(room)).text for name in ("chidi", "fred")]
    token = re.compile(r'name="csrf_token" value="[^"]+"')
    assert [token.sub("", text) for text in after] == [token.sub("", text) for text in before]


@pytest.mark.parametrize("value", ["", "maybe", "\x00", None])
def test_answer_that_is_none_of_the_three_is_refused(room: Room, value: str | None) -> None:
    card_id = written(room, "chidi")
    sent = {} if value is None else {"value": value}

    answer = room.phone("dana").post(f"{part(room)}/{card_id}/mark", **sent)

    assert answer.status_code == 422
    with room.store.session() as db:
        assert db.scalars(select(Mark.value)).all() == []


@pytest.mark.parametrize(
    ("name", "status"), [("chidi", 409), ("dana", 404)], ids=["own card", "no such card"]
)
def test_answer_to_a_card_that_takes_none_is_refused(room: Room, name: str, status: int) -> None:
    card_id = written(room, "chidi") if name == "chidi" else uuid.uuid4()

    answer = room.phone(name).post(f"{part(room)}/{card_id}/mark", value="agree")

    assert answer.status_code == status


def test_refused_answer_speaks_the_seminars_language(room: Room) -> None:
    own = written(room, "chidi")
    with room.store.session() as db, room.store.writing(db):
        room.seminar(db).language = "fr"

    answer = room.phone("chidi").post(f"{part(room)}/{own}/mark", value="agree")

    assert answer.status_code == 409
    assert "C’est votre propre carte." in answer.text


def test_answer_from_a_seat_that_is_gone_hears_so(room: Room) -> None:
    card = written(room, "chidi")
    room.seats["dana"] = tokens.new_token()

    answer = room.phone("dana").post(f"{part(room)}/{card}/mark", value="agree")

    assert answer.status_code == 401
    assert "was withdrawn or not let in" in answer.text


def test_answer_to_a_hidden_card_hears_so(room: Room) -> None:
    card_id = written(room, "chidi")
    room.staff("ben").post(f"/seminars/{room.public_id}/cards/{card_id}/hide", reason="topic")

    answer = room.phone("dana").post(f"{part(room)}/{card_id}/mark", value="agree")

    assert answer.status_code == 409
    assert "This card was hidden in the meantime" in answer.text


def test_cards_part_has_nothing_new_for_who_has_seen_it(room: Room) -> None:
    card_id = written(room, "chidi")
    phone = room.phone("dana")
    seen = re.search(r'data-seen="(\w+)"', phone.get(part(room)).text)[1]

    assert phone.get(f"{part(room)}?seen={seen}&batch={card_id.hex}").status_code == 204


def test_cards_carry_no_name_number_or_group(room: Room, db: Session) -> None:
    card_id = written(room, "chidi")
    voice_id = db.get(Card, card_id).voice_id

    shown = room.phone("dana").get(page(room)).text

    assert str(voice_id) not in shown
    assert voice_id.hex not in shown
    assert not [group.name for group in room.seminar(db).groups if group.name in shown]


def test_debate_page_asks_the_same_of_the_store_for_few_and_many(room: Room) -> None:
    phone = room.phone("dana")
    counts = []

    for number in (1, 8):
        for extra in range(number):
            written(room, "chidi", text=f"Card {number} {extra}")
        with statements(room.store) as asked:
            phone.get(page(room))
        counts.append(len(asked))

    assert counts[0] == counts[1]
