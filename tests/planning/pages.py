"""Reading pages as a browser does: the fields of a form, and the errors beside them."""

import re
from html import unescape

from werkzeug.test import TestResponse

from tests.cast import Room


def at(room: Room, part: str = "") -> str:
    return f"/seminars/{room.public_id}{part}"


def fields(answer: TestResponse) -> dict[str, str]:
    """Return the fields of the page's own form as a browser would send them."""
    form = max(re.findall(r"<form.*?</form>", answer.text, re.DOTALL), key=len)
    found = dict(re.findall(r'<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"', form))
    found |= dict(
        re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\s?(.*?)</textarea>', form, re.DOTALL)
    )
    found |= dict(
        re.findall(
            r'<select[^>]* name="([^"]+)".*?<option selected value="([^"]*)"', form, re.DOTALL
        )
    )
    for tag in re.findall(r'<input[^>]*type="radio"[^>]*>', form):
        name, value = re.findall(r'(?:name|value)="([^"]*)"', tag)
        if " checked" in tag:
            found[name] = value
    return {name: unescape(value) for name, value in found.items()}


def errors(answer: TestResponse) -> list[str]:
    return [unescape(text) for text in re.findall(r'<p class="error"[^>]*>(.*?)</p>', answer.text)]
