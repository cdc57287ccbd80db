"""A real Chromium against a real server; where none is found, the tests say so and are skipped."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)
from werkzeug.serving import make_server

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
# Long, for machines that do other things as well; who waits for a thing that is there waits little.
PATIENCE = 20_000


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("No Chromium was found, and in CI these tests may not be skipped.")
        pytest.skip("No Chromium was found: the browser tests were skipped.")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def app(application_on: Callable[[str], Flask]) -> Flask:
    """The application on SQLite, empty: both stores are compared elsewhere."""
    from tests.conftest import empty

    application = application_on("sqlite")
    empty(application)
    return application


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The address of a server that serves the application."""
    with served(app) as address:
        yield address


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an application; give its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return pages of new visitors; afterwards no page may have complained."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def visit(**options: object) -> Page:
        context = chromium.new_context(base_url=address, **{"viewport": PHONE, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        listen(page, complaints)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def listen(page: Page, complaints: list[str]) -> None:
    """Note what the browser complains of, dialogs, and whatever a page asks of another machine."""
    page.on("request", lambda request: _note_elsewhere(request.url, complaints))
    page.on("console", lambda message: _note(page, message, complaints))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"A dialog: {dialog.message}"))


def _note_elsewhere(url: str, complaints: list[str]) -> None:
    asked = urlsplit(url)
    if asked.scheme not in ("data", "blob") and asked.hostname not in ("127.0.0.1", "localhost"):
        complaints.append(f"Asked elsewhere: {url}")


def _note(page: Page, message: ConsoleMessage, complaints: list[str]) -> None:
    # A stream that ends with its page is no complaint, and neither is a page that says no, nor a
    # refusal that the page then tells.
    says_no = "responded with a status" in message.text and message.location["url"] == page.url
    says_no = says_no or "status of 409" in message.text
    if message.type == "error" and "net::ERR_" not in message.text and not says_no:
        complaints.append(message.text)
