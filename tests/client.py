"""A browser without a screen: cookies, forms with their token, redirects when asked."""

import re

from flask import Flask
from werkzeug.test import TestResponse

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Browser:
    """One person's browser. Posts carry the token of the pages, as a form's would."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def get(self, address: str, **options: object) -> TestResponse:
        """Load an address."""
        return self.client.get(address, **options)

    def post(self, address: str, **fields: object) -> TestResponse:
        """Send a form."""
        return self.client.post(address, data={"csrf_token": self.token(), **fields})

    def token(self) -> str:
        """Return the token that the pages of this browser carry."""
        found = TOKEN.search(self.client.get("/sign-in").text)
        assert found, "The sign-in page carries no token."
        return found[1]

    def hold_seat(self, public_id: str, token: str) -> "Browser":
        """Keep the cookie of a seat."""
        self.client.set_cookie(f"seat-{public_id}", token)
        return self

    def hold_login(self, token: str) -> "Browser":
        """Keep the cookie of a sign-in."""
        self.client.set_cookie("login", token)
        return self
