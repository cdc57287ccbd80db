"""A seminar full of what must not harm a file: code, endless words, signs without a glyph."""

from dataclasses import replace
from random import Random

from seminar.core.note.facts import AreaFacts, NoteFacts
from seminar.core.terms import CardKind
from tests.core.note import rooms

TEXTS = (
    ('#read("/etc/passwd") #import "x" \\input{y}', CardKind.FOR),
    ("\U0001f44d\U0001f3fd\U0001f389 ok \u200d\ufe0f", CardKind.CONCERN),
    ("w" * 600, CardKind.PROPOSAL),
    ("مرحبا بالعالم", CardKind.QUESTION),
    ("a\x00b\x1b[31m\ud800c\u202e", CardKind.PROPOSAL),
    ('=HYPERLINK("http://example.org")', CardKind.FOR),
    ("one\n\n\n\ntwo\r\nthree " * 40, CardKind.PROPOSAL),
    ("<script>alert(1)</script> &amp; ]]>", CardKind.FOR),
)


def hostile_seminar(language: str) -> NoteFacts:
    names = [f"Area {number} " + ("with a very long name " * 9)[:190] for number in range(1, 13)]
    orders = [
        (">".join(map(str, Random(number).sample(range(1, 13), 12))), 3) for number in range(10)
    ]
    return replace(
        rooms.empty(language),
        title='#read("/etc/passwd") *bold* \x00' + "x" * 600,
        purpose="$a$ \\LaTeX \x1b مرحبا \U0001f44d 中文",
        mark="m" * 300,
        place="ไทย",
        areas=tuple(AreaFacts(place, name, str(place)) for place, name in enumerate(names, 1)),
        head_count=40,
        seats=40,
        rounds=tuple(
            rooms.held(number, orders, present=40, language=language, size=12) for number in (1, 2)
        ),
        cards=tuple(
            rooms.card(text, kind, [place], (6, 3, 0))
            for place, (text, kind) in enumerate(TEXTS, start=1)
        ),
    )
