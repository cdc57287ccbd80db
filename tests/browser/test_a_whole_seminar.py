"""One seminar from set-up to note, in a real browser: organiser, three phones, the big screen."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from seminar.access.tokens import written_code
from seminar.core.ballot import AnswerKind
from seminar.joining import service as joining
from seminar.models import Round, Seminar
from seminar.ranking import service as ranking
from tests.browser.conftest import DESK
from tests.cast import PASSWORD, add_account_with_password

pytestmark = pytest.mark.browser
PICTURES = Path("test-results")
ALL_ABOARD = 10
SOON = 2_000


def test_from_set_up_to_note(app, visitor, now):
    add_account_with_password(app, "ada", now=now)
    ada = sign_in(visitor(viewport=DESK))
    public_id = set_up(ada)
    code, screen_link = door(app, public_id)
    phones = [join(visitor(), code), join(visitor(), code)]
    paper_like = join(visitor(java_script_enabled=False), code)
    others = [join_quietly(app, public_id, now) for _ in range(ALL_ABOARD - 3)]
    screen = visitor(viewport={"width": 1920, "height": 1080})
    screen.goto(screen_link)

    count_heads(ada, ALL_ABOARD)
    deed(ada, "Start: ")
    deed(ada, "Next: ")
    answer_the_first_round(phones, paper_like, screen)
    answer_quietly(app, public_id, others)
    close_count_and_show(ada, phones, screen)
    deed(ada, "Next: ")
    debate(ada, phones)
    note_a_point(ada, public_id)
    read_the_note(ada, public_id)


def sign_in(ada: Page) -> Page:
    ada.goto("/sign-in")
    ada.get_by_label("E-mail").fill("ada@example.org")
    ada.get_by_label("Password").fill(PASSWORD)
    ada.get_by_role("button", name="Sign in").click()
    expect(ada).to_have_url(re.compile("/seminars$"))
    return ada


def set_up(ada: Page) -> str:
    ada.goto("/seminars/new")
    ada.get_by_label("Title").fill("Human security in practice")
    ada.get_by_role("button", name="Create the seminar").click()
    expect(ada.get_by_role("heading", level=1)).to_contain_text("Human security in practice")
    picture(ada, "set-up")
    return ada.url.rsplit("/", 1)[1]


def door(app, public_id: str) -> tuple[str, str]:
    with app.extensions["seminar.database"].session() as db:
        seminar = db.query(Seminar).filter_by(public_id=public_id).one()
        return written_code(seminar.code).lower(), f"/screen/{seminar.screen_token}"


def join(phone: Page, code: str) -> Page:
    phone.goto("/")
    phone.get_by_label("Code of the seminar").fill(f" {code} ")
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_label("I consent to my answers and cards").check()
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_text("Nothing to do now.")).to_be_visible()
    return phone


def join_quietly(app, public_id: str, now) -> str:
    from seminar.access.tokens import new_token

    store = app.extensions["seminar.database"]
    token = new_token()
    with store.session() as db, store.writing(db):
        seminar = db.query(Seminar).filter_by(public_id=public_id).one()
        joining.join(db, seminar, token, group_id=None, now=now)
    return token


def answer_quietly(app, public_id: str, tokens: list[str]) -> None:
    store = app.extensions["seminar.database"]
    for number, token in enumerate(tokens):
        with store.session() as db, store.writing(db):
            ranking.cast(
                db,
                public_id=public_id,
                round_id=db.query(Round.id).scalar(),
                token=token,
                kind=AnswerKind.ORDER,
                ranking="1>4>2>3>5" if number % 2 else "1>2>4>3>5",
                revision=1,
            )


def count_heads(ada: Page, people: int) -> None:
    ada.get_by_role("link", name="Console").first.click()
    ada.locator("#head-count-change").click()
    ada.get_by_label("People in the room").fill(str(people))
    ada.get_by_role("button", name="Save").click()
    expect(ada.locator("#head-count-change")).to_contain_text(f"{people} in the room")


def deed(ada: Page, words: str) -> None:
    ada.locator("button.btn-primary", has_text=words).first.click()


def answer_the_first_round(phones: list[Page], paper_like: Page, screen: Page) -> None:
    first, second = phones
    expect(first.get_by_role("button", name="Send my order")).to_be_visible(timeout=2 * SOON)
    expect(screen.get_by_text("If NATO could give extra attention")).to_be_visible(timeout=SOON)
    picture(first, "phone-ranking")
    refuse_an_untouched_list(first)
    order_with_arrows(first)
    picture(first, "phone-counted")
    second.get_by_label("All five together").check()
    second.get_by_role("button", name="Send my order").click()
    expect(second.get_by_text("Counted at")).to_be_visible()
    order_with_selects(paper_like)
    expect(screen.locator("main")).to_contain_text("3 of 10", timeout=2 * SOON)
    picture(screen, "screen-open")


def refuse_an_untouched_list(phone: Page) -> None:
    phone.get_by_role("button", name="Send my order").click()
    expect(phone.get_by_text("You have not moved anything.")).to_be_visible()


def order_with_arrows(phone: Page) -> None:
    up = phone.get_by_role("button", name="Move Protection of civilians up")
    # Everybody's list begins in an order of its own, so that it may lie first already.
    if up.get_attribute("aria-disabled") == "true":
        phone.get_by_role("button", name="Move Protection of civilians down").click()
    while up.get_attribute("aria-disabled") != "true":
        up.click()
        expect(up).to_be_focused()
    expect(phone.locator("[data-told]")).to_have_text("Protection of civilians: place 1 of 5")
    phone.locator("[data-area='5'] [data-silence]").click()
    picture(phone, "phone-ordered")
    phone.get_by_role("button", name="Send my order").click()
    expect(phone.get_by_text("Counted at")).to_be_visible()


def order_with_selects(phone: Page) -> None:
    phone.reload()
    for area in range(1, 6):
        phone.locator(f"#place-{area}").select_option(str(area))
    picture(phone, "phone-without-scripts")
    phone.get_by_role("button", name="Send my order").click()
    expect(phone.get_by_text("Counted at")).to_be_visible()


def close_count_and_show(ada: Page, phones: list[Page], screen: Page) -> None:
    expect(ada.locator("main")).to_contain_text("10 of 10 have answered", timeout=2 * SOON)
    picture(ada, "console-open")
    deed(ada, "Close the round")
    expect(phones[0].get_by_text("This round is closed.")).to_be_visible(timeout=2 * SOON)
    deed(ada, "Count the answers")
    expect(ada.get_by_text("Show to the room…")).to_be_visible()
    picture(ada, "console-counted")
    ada.get_by_text("Show to the room…").click()
    ada.get_by_role("button", name="Show it now").click()
    expect(screen.locator("svg").first).to_be_visible(timeout=SOON)
    expect(phones[0].locator("svg").first).to_be_visible(timeout=SOON)
    picture(screen, "screen-shown")
    picture(phones[0], "phone-shown")


def debate(ada: Page, phones: list[Page]) -> None:
    writer, reader = phones
    writer.get_by_label("Concern", exact=True).check(timeout=2 * SOON)
    writer.get_by_label("Cultural property").check()
    writer.get_by_label("Your card").fill("Looting pays for weapons. <script>alert(1)</script>")
    writer.get_by_role("button", name="Send").click()
    expect(writer.get_by_text("Your card was sent.")).to_be_visible()
    expect(reader.get_by_text("Looting pays for weapons.")).to_be_visible(timeout=2 * SOON)
    reader.get_by_role("button", name="Agree", exact=True).click()
    expect(reader.get_by_text("Your answer: Agree")).to_be_visible()
    picture(reader, "phone-debate")
    expect(ada.get_by_text("Looting pays for weapons.")).to_be_visible(timeout=2 * SOON)


def note_a_point(ada: Page, public_id: str) -> None:
    ada.goto(f"/seminars/{public_id}/points")
    ada.keyboard.press("5")
    ada.get_by_label("What was said").fill("Looting and trafficking share networks.")
    ada.keyboard.press("Enter")
    expect(ada.locator("#points, .points").last).to_contain_text("share networks")
    picture(ada, "points")


def read_the_note(ada: Page, public_id: str) -> None:
    ada.goto(f"/seminars/{public_id}/note")
    expect(ada.get_by_role("heading", level=1)).to_contain_text("Human security in practice")
    picture(ada, "note")
    pdf = ada.request.get(f"/seminars/{public_id}/note.pdf")
    document = PdfReader(io.BytesIO(pdf.body()))
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert "Looting pays for weapons. <script>" in " ".join(
        " ".join(sheet.extract_text().split()) for sheet in document.pages
    )


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
