"""Takes the pictures of the README anew from a played demo: `make pictures`."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
BIND = "127.0.0.1:8765"
ADDRESS = f"http://{BIND}"
SHEET = """
<body style="margin:0;background:#e9ecf2"><div style="position:relative;width:1600px;height:900px">
<img src="phone.png" style="position:absolute;left:40px;top:60px;width:340px;{frame}">
<img src="console.png" style="position:absolute;left:420px;top:40px;width:800px;{frame}">
<img src="screen.png" style="position:absolute;left:420px;top:570px;width:520px;{frame}">
<img src="note.png" style="position:absolute;left:980px;top:220px;width:580px;{frame}">
</div></body>
"""
FRAME = "border-radius:12px;box-shadow:0 8px 30px rgba(20,33,61,.25)"


def main() -> None:
    """Play the demo, take its pictures and lay them on one sheet."""
    with _demo() as said, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        desk = _page(chromium, 1440, 900)
        _sign_in(desk, said)
        _take(desk, re.search(r"\S+/console", said)[0], "console")
        _take(_page(chromium, 1920, 1080), re.search(r"\S+/screen/\S+", said)[0], "screen")
        desk.set_viewport_size({"width": 1100, "height": 1220})
        _take(desk, re.search(r"\S+/note", said)[0], "note")
        _take_phone(desk, _page(chromium, 390, 844))
        _lay_on_one_sheet(chromium)
        chromium.close()


@contextmanager
def _demo() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as instance:
        environment = {**os.environ, "SEMINAR_INSTANCE": instance, "SEMINAR_BIND": BIND}
        command = [sys.executable, "-m", "seminar.cli", "demo"]
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as demo:
            said = ""
            for line in demo.stdout or ():
                said += line
                if "Booting worker" in line:
                    break
            yield said
            demo.terminate()


def _page(chromium: Browser, width: int, height: int) -> Page:
    return chromium.new_context(viewport={"width": width, "height": height}).new_page()


def _sign_in(desk: Page, said: str) -> None:
    email, password = re.search(r"(\S+@\S+)\s+·\s+(\S+)", said).groups()
    desk.goto(f"{ADDRESS}/sign-in")
    desk.get_by_label("E-mail").fill(email)
    desk.get_by_label("Password").fill(password)
    desk.get_by_role("button", name="Sign in").click()
    desk.wait_for_url("**/seminars")


def _take(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.screenshot(path=FOLDER / f"{name}.png")


def _take_phone(desk: Page, phone: Page) -> None:
    """Open the first ranking of the try-out and show it as a participant sees it."""
    desk.goto(f"{ADDRESS}/seminars")
    desk.get_by_role("link", name="Your own try-out").click()
    desk.get_by_role("link", name="Console").first.click()
    for _item in ("welcome", "first ranking"):
        desk.locator("main button.btn-primary").first.click()
    code = desk.locator(".code").first.inner_text()
    phone.goto(ADDRESS)
    phone.get_by_label("Code of the seminar").fill(code)
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_label("I consent to my answers and cards").check()
    phone.get_by_role("button", name="Join").click()
    phone.get_by_role("button", name="Send my order").wait_for()
    # The clock counts once it has asked the server for the time.
    phone.get_by_text("min left").first.wait_for()
    phone.screenshot(path=FOLDER / "phone.png")


def _lay_on_one_sheet(chromium: Browser) -> None:
    sheet = FOLDER / "sheet.html"
    sheet.write_text(SHEET.replace("{frame}", FRAME))
    page = _page(chromium, 1600, 900)
    page.goto(sheet.resolve().as_uri())
    page.screenshot(path=FOLDER / "seminar.png")
    sheet.unlink()
    for name in ("console", "screen", "note", "phone"):
        (FOLDER / f"{name}.png").unlink()


if __name__ == "__main__":
    main()
