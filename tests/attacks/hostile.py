"""Requests that no browser of a kind person sends, made by a seeded chance."""

import json
import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import Flask
from werkzeug.test import EnvironBuilder

METHODS = ("GET", "GET", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "FOO")
NUMBERS = ("-1", "0", "1e3", "9" * 20, "9" * 400, "9" * 5000, "١٢", "NaN", "0x10", str(2**63))
SCRIPT = "<script>alert(1)</script>"
TEXTS = (
    "",
    " ",
    "\x00",
    "a\x00b\x0b\x1b",
    "\u200b\u200d\ufeff",
    "\u202eevil\u2066",
    "e\u0301\u0323" * 300,
    "\ud7ff\ue000\ufffe",
    SCRIPT,
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "' OR 1=1 --",
    "%s%n%(name)s{0}",
    "../../etc/passwd",
    "//evil.example",
    "/\\evil.example",
    "/ok\r\nSet-Cookie: evil=1",
    "javascript:alert(1)",
    "=HYPERLINK(1)",
    "[]",
    "x" * 3000,
    " " * 3000,
)
ADDRESSES = ("%00", "..%2f..%2fetc", "%ff%fe", "%d9%a1", "a" * 2000, "%0d%0aSet-Cookie:%20a=b", "~")
TYPES = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "application/json",
    "text/plain; charset=utf-16",
    "\x7f/\x7f",
)
HEADERS = (
    ("Host", "evil.example"),
    ("Host", "evil.example:99999"),
    ("X-Forwarded-For", "1.2.3.4, evil"),
    ("X-Forwarded-Host", "evil.example"),
    ("X-HTTP-Method-Override", "DELETE"),
    ("Accept-Language", "../../etc, *;q=NaN, fr;q=9e99"),
    ("Accept", "application/json"),
    ("Range", "bytes=9-1"),
    ("If-None-Match", '"'),
    ("If-Modified-Since", "never"),
    ("Last-Event-ID", "0"),
    ("Referer", "https://evil.example/"),
    ("Authorization", "Basic \xff"),
    ("Cookie", "session=.e30.x; language=../../etc; login=\xe9; =; a;;"),
    ("Cookie", "session=" + "A" * 8000),
)


@dataclass(frozen=True)
class Known:
    """What a person with ill intent may know: true values, by the names of an address or a form."""

    of_address: dict[str, Sequence[str]]
    of_form: dict[str, Sequence[str]]


class Chance:
    """Makes hostile requests; the same seed makes the same ones."""

    def __init__(self, app: Flask, known: Known, *, seed: int) -> None:
        self._chance = random.Random(seed)  # Repeatable on purpose.
        self._known = known
        self._rules = sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)

    def requests(self, number: int, *, token: str = "") -> Iterator[dict[str, object]]:
        """Yield so many requests; those with a token of the forms are sent as POST."""
        for turn in range(number):
            rule = self._rules[turn % len(self._rules)]
            takes_posts = "POST" in (rule.methods or ())
            if token and not takes_posts:
                continue
            posts = takes_posts and (token or self._chance.random() < 0.5)
            method = "POST" if posts else self._chance.choice(METHODS)
            yield self._request(self._address(rule.rule), method, token=token)

    def _address(self, rule: str) -> str:
        parts = []
        for part in rule.split("/"):
            name = part.rstrip(">").rpartition(":")[2].lstrip("<")
            parts.append(self._named(name) if part.startswith("<") else part)
        return "/".join(parts)

    def _named(self, name: str) -> str:
        roll = self._chance.random()
        if roll < 0.8:
            return self._chance.choice(self._known.of_address[name])
        if roll < 0.9:
            return self._chance.choice(ADDRESSES)
        return quote(self._chance.choice((*TEXTS, *NUMBERS)), safe="")

    def _request(self, address: str, method: str, *, token: str) -> dict[str, object]:
        query = f"?{urlencode(self._fields(2))}" if self._chance.random() < 0.3 else ""
        body, content_type = self._body(token) if method != "GET" else (b"", "")
        environ = EnvironBuilder(
            path=address + query, method=method, data=body, content_type=content_type
        ).get_environ()
        environ["REMOTE_ADDR"] = f"192.0.2.{self._chance.randrange(256)}"
        for name, value in self._chance.sample(HEADERS, self._chance.choice((0, 0, 1, 3))):
            # A cookie of theirs would stand in for the one that the browser keeps.
            if not (token and name in {"Cookie", "Host"}):
                environ[f"HTTP_{name.upper().replace('-', '_')}"] = value
        if self._chance.random() < 0.03:
            environ["CONTENT_LENGTH"] = self._chance.choice(("-1", "x", str(10**9)))
        return environ

    def _fields(self, most: int) -> list[tuple[str, str]]:
        names = self._chance.sample(sorted(self._known.of_form), most)
        return [(name, self._value(name)) for name in names]

    def _value(self, name: str) -> str:
        if self._chance.random() < 0.6:
            return self._chance.choice(self._known.of_form[name])
        return self._chance.choice((*TEXTS, *NUMBERS))

    def _body(self, token: str) -> tuple[bytes, str]:
        fields = self._fields(len(self._known.of_form) * 2 // 3)
        fields += self._chance.sample(fields, 3)
        content_type = self._chance.choice(TYPES[:4] if token else TYPES)
        fields += [("csrf_token", token)] if token else []
        if content_type == "application/json":
            return json.dumps(dict(fields)).encode(), content_type
        if content_type == "multipart/form-data":
            return _multipart(fields, as_files=not token and self._chance.random() < 0.5)
        return urlencode(fields).encode(), content_type


def _multipart(fields: list[tuple[str, str]], *, as_files: bool) -> tuple[bytes, str]:
    file = '; filename="../../x"' if as_files else ""
    parts = [
        f'--edge\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n{value}\r\n'
        for name, value in fields
    ]
    return ("".join(parts) + "--edge--\r\n").encode(), "multipart/form-data; boundary=edge"


def unknown_ids() -> tuple[str, ...]:
    """Return ids that name nothing, one in another way of writing."""
    return (str(uuid.UUID(int=0)), str(uuid.UUID(int=5)).upper(), uuid.UUID(int=7).hex)
