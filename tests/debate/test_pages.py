"""The debate on a phone: what a browser sends is taken, refused in words, or shown as written."""

import re
import uuid

import pytest
from sqlalchemy.orm import Session

from seminar.core.terms import CardKind, ItemState, Scope
from seminar.models import Card
from seminar.readings.debate import shown_cards
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import seminar_id, set_debate, written
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
