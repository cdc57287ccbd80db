"""Scripts and breaking signs that somebody types are shown as text, on every page and file."""

import uuid

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.text import clean
from seminar.models import StakeholderGroup
from tests.attacks.test_bad_input import ada_on_her_phone, addresses, day, values
from tests.cast import Room
from tests.client import Browser
from tests.debate.steps_stage import proposed_before
from tests.debate.views_stage import worded_before

__all__ = ["day", "values"]

SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
# Control signs, a lone half of a pair, an emoji, a right-to-left override, a spreadsheet's formula.
BREAKING = "=1+1 \x00\x0b\x1b\ufffe \U0001f9d1\u200d\U0001f692 \u202e end"


def pages(app: Flask, values: dict[str, object]) -> list[str]:
    files = ("/stream", ".pdf", ".docx", ".zip")
    return [a for a, _ in addresses(app, values, "GET") if not a.endswith(files)]


def write_everywhere(room: Room, db: Session, text: str) -> None:
    """Put the text wherever people may write, through the forms."""
    ada, chidi, public_id = room.staff("ada"), room.phone("chidi"), room.public_id
    seminar = room.seminar(db)
    area, item = seminar.areas[0].id.hex, seminar.agenda[-1].id.hex
    with room.store.session() as other, room.store.writing(other):
        # Once somebody has joined, groups stay as they are.
        for group in other.scalars(select(StakeholderGroup)):
            group.name = text.replace("\x00", "")[:60]
    words = {"title": text, "place": text, "purpose": text, "host": text, "next_steps": text}
    frame = {"day": "2026-11-23", "language": "en", "zone": "Europe/Brussels", "mark": text[:80]}
    rows = {f"{area}-name": text, f"{area}-short": text[:40], f"{area}-definition": text}
    rows |= {f"{row.id.hex}-name": row.key for row in seminar.areas[1:]}
    agenda = {f"{row.id.hex}-title": row.title for row in seminar.agenda}
    agenda |= {f"{row.id.hex}-minutes": "10" for row in seminar.agenda}
    agenda |= {f"{row.id.hex}-kind": row.kind.value for row in seminar.agenda}
    agenda |= {f"{item}-title": text}
    said = {"text": text, "about": "1"}
    card = {**said, "kind": "for", "card_id": str(uuid.uuid4())}
    sent = [
        ada.post(f"/seminars/{public_id}/settings", **words, **frame),
        ada.post(f"/seminars/{public_id}/areas", **rows),
        ada.post(f"/seminars/{public_id}/agenda", **agenda),
        ada.post(f"/seminars/{public_id}/points", **said, point_id=str(uuid.uuid4())),
        ada.post(f"/seminars/{public_id}/note/sentences/who.present", text=text, version="0"),
        chidi.post(f"/s/{public_id}/cards", **card),
    ]
    assert [answer.status_code for answer in sent] == [303] * len(sent)
    view_id = worded_before(room, "dana", text=clean(text), order={1: 1})
    replied = ada.post(f"/seminars/{public_id}/views/{view_id}/reply", text=text)
    assert replied.status_code == 303
    short = clean(text)[:60]
    proposed_before(room, "dana", text=short, addressee=short, measure=short, due=short)


def test_script_is_shown_as_text_on_every_page(app, db, room, values):
    write_everywhere(room, db, SCRIPT)
    people = {"ada": room.staff("ada"), "dana": room.phone("dana"), "nobody": Browser(app)}

    answers = {
        (name, page): browser.get(page)
        for name, browser in people.items()
        for page in pages(app, values)
    }
    # What is saved as a file is shown by no browser.
    saved = {asked for asked, got in answers.items() if "Content-Disposition" in got.headers}
    seen = {asked: answers[asked].text for asked in answers.keys() - saved}

    raw = [asked for asked, text in seen.items() if "<script>alert" in text or "<img src=x" in text]
    shown = {
        page.rpartition("/")[2] for (_, page), text in seen.items() if "&lt;script&gt;" in text
    }
    assert raw == []
    assert shown >= {
        "console",
        "note",
        "points",
        "views",
        "steps",
        "areas",
        "agenda",
        "groups",
        "settings",
        "poster",
    }
    assert shown >= {"debate", "cards", "link"}


def test_breaking_signs_break_no_page_and_no_file(app, db, room, values):
    write_everywhere(room, db, BREAKING)
    ada = ada_on_her_phone(room)

    files = (
        "note.pdf", "brief.pdf", "note.docx", "note.md", "note.json", "tables.zip",
        "sealed-bundle.zip",
    )  # fmt: skip
    made = [ada.get(f"/seminars/{room.public_id}/{file}").status_code for file in files]
    loaded = {page: ada.get(page).status_code for page in pages(app, values)}

    nobodys = {f"/{door}/{values['token']}": 404 for door in ("invitations", "reset", "set-up")}
    assert made == [200] * len(files)
    assert {page: status for page, status in loaded.items() if status >= 400} == nobodys
