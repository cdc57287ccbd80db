"""No page and no file tells a name, an address or a token to whom it is not meant."""

import io
import uuid
import zipfile
from datetime import datetime

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from seminar.access import tokens
from seminar.access.policy import Deed, Relation, may
from seminar.core.terms import IdentityMode, ItemKind
from seminar.debate.own_service import take_card_back
from seminar.models import Account, Seat
from tests.access.doors import Visitor, doors, things_of, visitors
from tests.cast import GUEST, Room, furnish_room
from tests.debate import steps_stage, views_stage
from tests.debate.stage import noted, write, written
from tests.debate.steps_stage import proposed_before
from tests.debate.test_same_point_service import hide
from tests.debate.views_stage import worded_before
from tests.facilitation.day import ORDERS, Day

# Where a name or an address of a person stands on purpose, for those who may open it.
MEANT = {"name": ("/seats", "/door"), "mail": ("/account", "/team")}
OWN = ("/door", "/your-data", "/your-data.json")
FILES = (".pdf", ".docx")


HIDDEN, TAKEN_BACK = "Hidden like a kestrel.", "Taken back like a plover."
HIDDEN_VIEW, VIEW_TAKEN_BACK = "Hidden like a bittern.", "Taken back like a godwit."
HIDDEN_STEP, STEP_TAKEN_BACK = "Hidden like a nightjar.", "Taken back like a dunlin."

# Where the team reads what it hid.
HELD = {
    "hidden card": ("/console", "/console/now"),
    "hidden view": ("/views",),
    "hidden step": ("/steps",),
}


@pytest.fixture
def room(app: Flask, now: datetime) -> Room:
    """A room that keeps names, and has counted, debated and noted a point."""
    room = furnish_room(app, now=now, mode=IdentityMode.NAMED)
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.show(round_id)
    day.start(ItemKind.DEBATE)
    written(room)
    hide(room, written(room, "dana", text=HIDDEN))
    with room.store.session() as db, room.store.writing(db):
        gone = write(db, room, "dana", text=TAKEN_BACK)
        take_card_back(db, room.seminar(db), room.seats["dana"], gone.id)
    noted(room)
    worded_before(room, shared_by="dana")
    proposed_before(room, marked_by="dana")
    views_stage.hide(room, worded_before(room, "dana", text=HIDDEN_VIEW))
    views_stage.take_back(room, worded_before(room, "dana", text=VIEW_TAKEN_BACK), "dana")
    steps_stage.hide(room, proposed_before(room, "dana", text=HIDDEN_STEP))
    steps_stage.take_back(room, proposed_before(room, "dana", text=STEP_TAKEN_BACK), "dana")
    return room


def secrets_of(room: Room) -> list[tuple[str, str]]:
    """Return what must stay where it is meant to, by its kind."""
    with room.store.session() as db:
        hashes = [row.hex() for row in db.scalars(select(Seat.token_sha256))]
        mails = list(db.scalars(select(Account.email)))
    keys = [tokens.voice_key(token, _its_id(room)).hex() for token in room.seats.values()]
    held = [*room.seats.values(), *room.logins.values()]
    every = {"name": [GUEST], "mail": mails, "hash": [*hashes, *keys], "token": held}
    every |= dict(zip(HELD, ([HIDDEN], [HIDDEN_VIEW], [HIDDEN_STEP]), strict=True))
    every |= {"gone": [TAKEN_BACK, VIEW_TAKEN_BACK, STEP_TAKEN_BACK]}
    return [(kind, secret) for kind, listed in every.items() for secret in listed]


def _its_id(room: Room) -> uuid.UUID:
    with room.store.session() as db:
        return room.seminar(db).id


def text_of(content: bytes, path: str) -> str:
    """Return everything a file holds, its properties too."""
    if path.endswith((".docx", ".zip")):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return "\n".join(file.read(name).decode("latin-1") for name in file.namelist())
    if path.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(content))
        said = [page.extract_text() for page in reader.pages]
        return "\n".join([*said, str(reader.metadata), content.decode("latin-1")])
    return content.decode()


def is_meant(kind: str, path: str, secret: str, visitor: Visitor, room: Room) -> bool:
    """Whether the secret may stand there."""
    if kind == "name":
        if path.startswith("/s/"):
            # Everybody in the room has this name, so that it is one's own too.
            return path.endswith(OWN)
        meant = path.endswith(MEANT["name"]) or "/seats/" in path
        return meant and may(visitor.here, Deed.MANAGE_SEATS)
    if kind in HELD:
        return (
            path.startswith("/seminars/")
            and path.endswith(HELD[kind])
            and may(visitor.here, Deed.SEE_CONSOLE)
        )
    if kind == "mail":
        return visitor.signed_in and path.endswith(MEANT["mail"])
    if kind == "token":
        return path == f"/s/{room.public_id}/link" and secret == room.seats["chidi"]
    return False


# What a page says is the same on either store.
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_no_page_and_no_file_tells_what_it_is_not_meant_to(app: Flask, room: Room) -> None:
    with room.store.session() as db:
        round_id = room.seminar(db).id
    things, secrets = things_of(room, round_id), secrets_of(room)
    # The address of the page of a return link carries its token.
    pages = [door for door in doors(app) if door.method == "GET" and "token" not in str(door.rule)]
    found, meant, read = [], set(), 0

    for name, visitor in visitors(room).items():
        for door in pages:
            path = door.address(things)
            made_once = path.endswith(FILES) and visitor.here is not Relation.RAPPORTEUR
            if made_once or path.endswith("/stream"):
                continue
            answer = visitor.browser.get(path)
            read += answer.status_code == 200
            said = text_of(answer.data, path if answer.status_code == 200 else "")
            for kind, secret in secrets:
                if secret in said and is_meant(kind, path, secret, visitor, room):
                    meant.add(kind)
                elif secret in said:
                    found.append((name, path, kind, secret))

    assert found == []
    # The rest says something only if the search finds what is there on purpose.
    assert meant == {"name", "mail", "token", *HELD}
    assert read > 60


def test_files_carry_no_author_and_their_names_tell_the_seminar_alone(room: Room) -> None:
    rosa = room.staff("rosa")

    files = {
        name: rosa.get(f"/seminars/{room.public_id}/{name}")
        for name in ("note.pdf", "brief.pdf", "note.docx")
    }

    assert {name: answer.headers["Content-Disposition"] for name, answer in files.items()} == {
        name: f'attachment; filename="seminar-{room.public_id}-{name}"' for name in files
    }
    assert [PdfReader(io.BytesIO(files[n].data)).metadata.author for n in ("note.pdf",)] == [None]
    with zipfile.ZipFile(io.BytesIO(files["note.docx"].data)) as file:
        core = file.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core
    assert "python-docx" not in core
