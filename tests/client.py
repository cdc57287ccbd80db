"""A browser without a screen: cookies, forms with their token, redirects when asked."""

import re

from flask import Flask
from werkzeug.test import TestResponse

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def without_token(page: str) -> str:
    """Return a page without the token of its forms, which tells the second it was made in."""
    return TOKEN.sub("", page)


class Browser:
    """One person's browser. Posts carry the token of the pages, as a form's would."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self._token = ""

    def get(self, address: str, **options: object) -> TestResponse:
        """Load an address."""
        return self._noted(self.client.get(address, **options))

    def post(self, address: str, **fields: object) -> TestResponse:
        """Send a form."""
        data = {"csrf_token": self.token(), **fields}
        return self._noted(self.client.post(address, data=data))

    def token(self) -> str:
        """Return the token that the pages of this browser carry."""
        if not self._token:
            found = TOKEN.search(self.client.get("/sign-in").text)
            assert found, "The sign-in page carries no token."
            self._token = found[1]
        return self._token

    def _noted(self, answer: TestResponse) -> TestResponse:
        """Ask for the token anew after an answer that changes what the browser holds."""
        if "Set-Cookie" in answer.headers:
            self._token = ""
        return answer

    def hold_seat(self, public_id: str, token: str) -> "Browser":
        """Keep the cookie of a seat."""
        self.client.set_cookie(f"seat-{public_id}", token)
        return self

    def hold_login(self, token: str) -> "Browser":
        """Keep the cookie of a sign-in."""
        self.client.set_cookie("login", token)
        return self
