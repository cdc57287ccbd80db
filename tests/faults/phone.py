"""A phone that holds one connection and sends answers over it, as the form of a page would."""

import http.client
import re
import time
import urllib.parse

from seminar.core.ballot import AnswerKind
from tests.client import TOKEN
from tests.faults.arena import TOGETHER, Answer
from tests.faults.hall import Chair

COOKIE = re.compile(r"session=[^;]+")
FORM = "application/x-www-form-urlencoded"


class Phone:
    """One connection; it is made anew after each loss."""

    def __init__(self, port: int, *, timeout: float = 30.0) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self._session, self._csrf = "", ""

    def send(self, chair: Chair, answer: Answer) -> int | None:
        """Send an answer; return the status, or None when no answer came back."""
        return self.post(chair.address, fields(answer), cookie=chair.cookie)

    def post(self, address: str, form: dict[str, object], *, cookie: str) -> int | None:
        """Send a form; return the status, or None when no answer came back."""
        try:
            if not self._csrf:
                self.open_page()
            self._connection.request(
                "POST",
                address,
                urllib.parse.urlencode({"csrf_token": self._csrf, **form}),
                {"Content-Type": FORM, "Cookie": f"{self._session}; {cookie}"},
            )
            return self._read()[0]
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return None

    def get(self, address: str, *, cookie: str = "") -> tuple[int | None, float]:
        """Load a page; return the status and how many seconds it took."""
        began = time.monotonic()
        try:
            self._connection.request("GET", address, headers={"Cookie": cookie})
            return self._read()[0], time.monotonic() - began
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return None, time.monotonic() - began

    def open_page(self) -> None:
        """Load a page with a form, whose token every answer carries."""
        self._connection.request("GET", "/sign-in")
        status, body, cookies = self._read()
        found, kept = TOKEN.search(body), COOKIE.search(cookies)
        if status == 200 and found and kept:
            self._csrf, self._session = found[1], kept[0]

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _read(self) -> tuple[int, str, str]:
        answer = self._connection.getresponse()
        body = answer.read().decode()
        return answer.status, body, answer.getheader("Set-Cookie", "")


def fields(answer: Answer) -> dict[str, object]:
    """Return the fields of the form; an order of single areas has no view on those left out."""
    said, revision = answer
    if said == TOGETHER:
        return {"answer": AnswerKind.TOGETHER.value, "revision": revision}
    placed = said.partition("|")[0].split(">")
    places = {f"place-{area}": "none" for area in range(1, 6)}
    places |= {f"place-{area}": place for place, area in enumerate(placed, start=1) if area}
    return {"revision": revision, **places}
