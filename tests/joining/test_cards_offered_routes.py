"""Offering seat cards from the page: shown once, and what is refused."""

import re
from html import unescape

import pytest

from seminar.access import tokens
from tests.cast import Room
from tests.client import Browser
from tests.joining.seats_stage import mark_of, states
from tests.joining.test_seats_routes import LINK, at, named, secret_of
from tests.planning.stage import deeds

__all__ = ["named"]


def test_cards_are_shown_once_and_serve(room: Room) -> None:
    ada = room.staff("ada")
    secret = secret_of(ada, at(room, "/cards"))

    answer = ada.post(at(room, "/cards"), secret=secret, number="9")

    links = list(dict.fromkeys(LINK.findall(answer.text)))
    assert answer.status_code == 200
    assert len(links) == 9
    assert answer.text.count('class="seat-card"') == answer.text.count("<svg") == 9
    assert answer.text.count('class="seat-cards"') == 2
    assert all(mark_of(token) in answer.text for token in links)
    assert {Browser(room.app).get(f"/return/{token}").status_code for token in links} == {200}
    later = ada.get(at(room)).text + ada.get(at(room, "/cards")).text
    assert [token for token in links if token in later] == []


def test_form_of_cards_sent_twice_gives_the_same_page_and_no_more_seats(room: Room) -> None:
    ada = room.staff("ada")
    fields = {"secret": secret_of(ada, at(room, "/cards")), "number": "4"}

    first, again = (ada.post(at(room, "/cards"), **fields).text for _ in range(2))

    assert LINK.findall(first) == LINK.findall(again)
    assert states(room) == {"active": 2, "offered": 4}
    assert [(deed, detail) for deed, _, detail in deeds(room)] == [("offered seats", "4")]


def test_names_stand_on_the_cards_and_beside_the_links(named: Room) -> None:
    ada = named.staff("ada")
    secret = secret_of(ada, at(named, "/cards"))

    text = unescape(
        ada.post(
            at(named, "/cards"), secret=secret, number="1", names="Zainab Haddad\r\n\r\n Åse  Ø\x00"
        ).text
    )

    assert text.count('class="seat-card"') == 3
    assert len(re.findall(r"(Zainab Haddad|Åse Ø): http://localhost/return/[\w-]{32}", text)) == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"number": "0"}, "Between 1 and 200 cards, please."),
        ({"number": "201"}, "Between 1 and 200 cards, please."),
        ({"number": "-1"}, "Between 1 and 200 cards, please."),
        ({"number": "9" * 400}, "Between 1 and 200 cards, please."),
        ({"number": "ten"}, "Between 1 and 200 cards, please."),
        ({"number": "1", "names": "a\n" * 200}, "Between 1 and 200 cards, please."),
        ({"number": "0", "names": "a\n" * 201}, "At most 200 names, please."),
        ({"number": "0", "names": "a" * 81}, "At most 80 characters a name."),
        ({"number": "1", "secret": "short"}, "Please send this again."),
    ],
)
def test_wrong_field_offers_no_card(named: Room, fields: dict[str, str], sentence: str) -> None:
    whole = {"secret": tokens.new_token(), "names": "", **fields}

    answer = named.staff("ada").post(at(named, "/cards"), **whole)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert states(named) == {"active": 2}


def test_name_sent_where_none_are_kept_is_ignored(room: Room) -> None:
    secret = tokens.new_token()

    answer = room.staff("ada").post(
        at(room, "/cards"), secret=secret, number="2", names="Zainab Haddad"
    )

    assert answer.status_code == 200
    assert "Zainab" not in answer.text
    assert states(room) == {"active": 2, "offered": 2}
