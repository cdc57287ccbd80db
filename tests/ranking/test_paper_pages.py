"""The pages of orders on paper: who may, what they print, and what they never show."""

import re
import uuid

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from seminar.models import Account, JournalEntry
from tests.cast import Room
from tests.client import Browser
from tests.ranking.paper_stage import (
    CODE,
    codes_on,
    offered,
    paper,
    printed,
    typed,
    typed_twice,
    waiting,
)
from tests.ranking.stage import answers, open_round, places, taking_part

MADE_ANEW = re.compile(r'(name="(?:csrf_token|form_id|batch)"[^>]*value=")[^"]+')


def entered(
    room: Room, round_id: uuid.UUID, code: str, order: str = "12345", **fields: str
) -> TestResponse:
    """Send the form of a sheet, filled in."""
    form_id = fields.pop("form_id", str(uuid.uuid4()))
    return room.staff("ben").post(
        paper(room, f"/rounds/{round_id}/entry"),
        code=code,
        form_id=form_id,
        **places(order),
        **fields,
    )


@pytest.mark.parametrize(
    ("name", "status"), [("ada", 200), ("ben", 200), ("rosa", 403), ("eve", 404)]
)
def test_organiser_and_facilitator_alone_see_the_pages(room: Room, name: str, status: int) -> None:
    (code,), round_id = offered(room), open_round(room)
    browser = room.staff(name)

    heard = [
        browser.get(paper(room)).status_code,
        browser.get(paper(room, "/entry")).status_code,
        browser.get(paper(room, f"/entry?code={code}")).status_code,
        browser.post(paper(room, "/entry"), code=code).status_code,
    ]

    assert heard == [status] * 4
    assert typed(room, round_id, code) == "once"


@pytest.mark.parametrize(("name", "status"), [("rosa", 403), ("eve", 404)])
def test_others_enter_print_and_set_aside_nothing(room: Room, name: str, status: int) -> None:
    (code,), round_id = offered(room), open_round(room)
    typed(room, round_id, code, "5>4>3>2>1")
    browser, form = room.staff(name), {"code": code, "form_id": str(uuid.uuid4())}

    heard = [
        printed(room, name=name).status_code,
        browser.post(
            paper(room, f"/rounds/{round_id}/entry"), **form, **places("54321")
        ).status_code,
        browser.post(paper(room, f"/rounds/{round_id}/set-aside")).status_code,
    ]

    assert heard == [status] * 3
    assert waiting(room, round_id) == [("order", "5>4>3>2>1")]
    assert taking_part(room, round_id) == 0


@pytest.mark.parametrize("who", ["chidi", "nobody"])
def test_without_an_account_nothing_is_entered(room: Room, who: str) -> None:
    (code,), round_id = offered(room), open_round(room)
    browser = room.phone(who) if who == "chidi" else Browser(room.app)

    answer = browser.post(
        paper(room, f"/rounds/{round_id}/entry"),
        code=code,
        form_id=str(uuid.uuid4()),
        **places(),
    )

    assert answer.status_code == 401
    assert waiting(room, round_id) == []


def test_sheet_is_typed_in_twice_from_code_to_count(room: Room) -> None:
    code = codes_on(printed(room))[0]
    round_id, ben = open_round(room), room.staff("ben")
    lenient = f" {code.lower().replace('-', ' ')} "

    found = ben.post(paper(room, "/entry"), code=lenient)
    first, second = (entered(room, round_id, code, "2n144") for _ in range(2))

    assert found.status_code == 200
    assert "first entry" in found.text
    assert [first.status_code, second.status_code] == [303, 303]
    assert first.location == second.location == paper(room, "/entry")
    assert answers(room, round_id) == [("order", "3>1>4=5|2", 1)]


def test_what_came_of_an_entry_is_said_on_the_next_page(room: Room) -> None:
    (code,), round_id, ben = offered(room), open_round(room), room.staff("ben")

    said = []
    for _ in range(2):
        form = {"code": code, "form_id": str(uuid.uuid4())}
        ben.post(paper(room, f"/rounds/{round_id}/entry"), **form, **places())
        page = ben.get(paper(room, "/entry")).text
        said.append(re.search(r'role="status">([^<]+)<', page)[1])

    assert said == [
        "Entered once. The same sheet now has to be entered a second time.",
        "Both entries were the same. The order is counted.",
    ]


def test_deeds_are_recorded_under_the_name_of_who_did_them(room: Room) -> None:
    code = codes_on(printed(room, name="ada"))[0]
    round_id = open_round(room)
    entered(room, round_id, code)
    room.staff("ada").post(paper(room, f"/rounds/{round_id}/set-aside"))

    with room.store.session() as db:
        rows = db.execute(
            select(JournalEntry.deed, Account.name)
            .join(Account, Account.id == JournalEntry.account_id)
            .order_by(JournalEntry.seq)
        )
        told = [tuple(row) for row in rows]

    assert [deed for deed in told if "paper" in deed[0] or "sheets" in deed[0]] == [
        ("offered sheets", "Ada"),
        ("entered paper order", "Ben"),
        ("set aside paper entries", "Ada"),
    ]


def test_together_wins_over_places_beside_it(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)

    for _ in range(2):
        entered(room, round_id, code, "12---", answer="together")

    assert answers(room, round_id) == [("together", "", 1)]


def test_entries_that_differ_are_told_without_either(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    typed(room, round_id, code, "5>4>3>2>1")

    page = entered(room, round_id, code, "12345")

    assert page.status_code == 409
    assert "The two entries differ, so nothing is counted yet." in page.text
    assert "Cultural" not in page.text
    assert "selected" not in page.text
    assert answers(room, round_id) == []


@pytest.mark.parametrize("order", ["54321", "12345"])
def test_counted_sheet_gets_one_answer_for_every_order(room: Room, order: str) -> None:
    (code,), round_id = offered(room), open_round(room)
    typed_twice(room, round_id, code, "5>4>3>2>1")

    page = entered(room, round_id, code, order)

    assert page.status_code == 409
    assert "This sheet was counted before." in page.text
    assert answers(room, round_id) == [("order", "5>4>3>2>1", 1)]


def test_pages_are_the_same_whatever_was_entered(room: Room) -> None:
    codes, round_id, ben = offered(room, 2), open_round(room), room.staff("ben")
    addresses = [paper(room), paper(room, "/entry"), paper(room, f"/entry?code={codes[0]}")]

    def seen() -> list[str]:
        return [MADE_ANEW.sub(r"\1", ben.get(address).text) for address in addresses]

    typed_twice(room, round_id, codes[1])
    typed(room, round_id, codes[0], "1>2>3>4>5")
    one = seen()
    typed(room, round_id, codes[0], "5>4>3>2>1")
    other = seen()

    assert one == other
    assert "second entry" in one[2]


def test_page_counts_sheets_and_names_none(room: Room) -> None:
    codes, round_id = offered(room, 7), open_round(room)
    typed_twice(room, round_id, codes[0])
    for code in codes[1:4]:
        typed(room, round_id, code)

    page = room.staff("ben").get(paper(room)).text

    assert "1 sheet counted" in page
    assert "3 sheets entered once" in page
    assert "Sheets were offered to 7 people so far." in page
    assert CODE.findall(page) == []
    assert [code for code in codes if code in page] == []
