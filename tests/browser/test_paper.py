"""Orders on paper in a browser: sheets as they are printed, and typing them in without scripts."""

from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from sqlalchemy import select

from seminar.models import Area, Question
from tests.browser.audit import Audit
from tests.browser.conftest import PHONE
from tests.facilitation.day import Day
from tests.ranking.stage import answers, open_round

pytestmark = pytest.mark.browser
SHEET = {1: "2", 2: "none", 3: "1", 4: "4", 5: "4"}


def test_sheet_is_printed_and_typed_in_twice_without_scripts(room, address, chromium) -> None:
    ben = staff(room, address, chromium, scripts=False)
    code = codes(ben, people=1)[0]
    round_id = open_round(room)

    type_in(ben, code)
    expect(ben.get_by_role("status")).to_contain_text("Entered once.")
    type_in(ben, code)

    expect(ben.get_by_role("status")).to_contain_text("The order is counted.")
    assert answers(room, round_id) == [("order", "3>1>4=5|2", 1)]
    ben.context.close()


@pytest.mark.parametrize("areas", [2, 5, 12])
def test_each_sheet_is_one_page_of_a4_with_its_code(room, address, chromium, areas: int) -> None:
    ben = staff(room, address, chromium)
    with_areas(room, areas)

    found = codes(ben, people=3)

    pdf = ben.pdf(prefer_css_page_size=True)
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) == 6
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {
        (595, 842)
    }
    texts = [page.extract_text() for page in pages]
    assert [code in text for code, text in zip(found, texts, strict=True)] == [True] * 6
    assert "Sheets to print" not in "".join(texts)
    ben.context.close()


def test_no_page_of_paper_orders_has_a_fault(room, address, chromium) -> None:
    ben, seminar = staff(room, address, chromium), f"/seminars/{room.public_id}"
    code = codes(ben, people=2)[0]
    audit = Audit()
    found = audit.faults(ben)
    round_id = open_round(room)

    ben.goto(f"{seminar}/paper/entry?code={code}&ranking=1")
    ben.get_by_role("button", name="Enter the sheet").click()
    found += audit.faults(ben)
    type_in(ben, code)
    found += audit.faults(ben)
    ben.goto(f"{seminar}/paper")
    found += audit.faults(ben)
    type_in(ben, code, SHEET | {2: "5"})
    expect(ben.get_by_role("heading", level=1)).to_contain_text("The two entries differ")
    found += audit.faults(ben)
    Day(room).close(round_id)
    ben.goto(f"{seminar}/console")
    ben.get_by_role("button", name="Count the answers").click()
    ben.get_by_role("link", name="Orders on paper").first.wait_for()
    found += audit.faults(ben)

    assert found == []
    ben.context.close()


def staff(room, address: str, chromium: Browser, *, scripts: bool = True) -> Page:
    """Return the page of Ben on the page of orders on paper."""
    context = chromium.new_context(
        base_url=address, viewport=PHONE, java_script_enabled=scripts, reduced_motion="reduce"
    )
    context.add_cookies([{"name": "login", "value": room.logins["ben"], "url": address}])
    page = context.new_page()
    page.goto(f"/seminars/{room.public_id}/paper")
    return page


def codes(page: Page, *, people: int) -> list[str]:
    """Make sheets to print, two for each person; return the code on each."""
    page.get_by_label("People on paper").fill(str(people))
    page.get_by_role("button", name="Make sheets to print").click()
    sheets = page.locator(".sheet-code")
    # The click returns when the next page begins to come.
    page.wait_for_load_state()
    expect(sheets).to_have_count(2 * people)
    return [code.split()[-1] for code in sheets.all_inner_texts()]


def type_in(page: Page, code: str, places: dict[int, str] = SHEET) -> None:
    """Type a sheet in, beginning with its code."""
    page.goto(page.url.split("/paper")[0] + "/paper/entry")
    page.get_by_label("Code of the sheet").fill(code.lower())
    page.get_by_role("button", name="To the sheet").click()
    for area, place in places.items():
        page.locator(f"#place-{area}").select_option(place)
    page.get_by_role("button", name="Enter the sheet").click()


def with_areas(room, number: int) -> None:
    """Let the seminar have so many areas, and texts as long as its forms take them."""
    long = "A long name of an area, as ministries like to write them when nobody counts " * 3
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        seminar.title, seminar.mark = long[:120], long[:80]
        db.scalars(select(Question).where(Question.seminar_id == seminar.id)).one().text = long[
            :200
        ]
        seminar.areas = [
            Area(key=f"area-{n}", position=n, texts={"en": {"name": f"{n} {long}"[:120]}})
            for n in range(1, number + 1)
        ]
