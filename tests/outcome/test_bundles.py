"""Bundles on the web: the public one for the team, the sealed one for the organiser alone."""

import io
import zipfile

import pytest
from sqlalchemy import update

from seminar.core.terms import CountFileState
from seminar.models import Result
from tests.cast import GUEST, Room
from tests.client import Browser
from tests.counted import program
from tests.facilitation.day import ORDERS, Day
from tests.played import Played

BUNDLE, SEALED = "bundle.zip", "sealed-bundle.zip"
WHY = "In a room of this size the tables would tell what individual people answered."


def counted(room: Room, *, public: bool = False) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    if public:
        # Twenty people of different minds would take a minute to answer.
        with room.store.session() as db, room.store.writing(db):
            db.execute(update(Result).values(count_file=CountFileState.PUBLIC))


def address(room: Room, file: str) -> str:
    return f"/seminars/{room.public_id}/{file}"


def statuses(room: Room, file: str) -> dict[str, int]:
    """Return what everybody hears who asks for a file."""
    browsers = {name: room.staff(name) for name in ("ada", "ben", "rosa", "eve")}
    browsers |= {"chidi": room.phone("chidi"), "nobody": Browser(room.app)}
    return {
        name: browser.get(address(room, file)).status_code for name, browser in browsers.items()
    }


def test_public_bundle_is_for_the_whole_team_and_nobody_else(room: Room) -> None:
    counted(room, public=True)

    assert statuses(room, BUNDLE) == {
        "ada": 200, "ben": 200, "rosa": 200, "eve": 404, "chidi": 303, "nobody": 303,
    }  # fmt: skip
    assert statuses(room, SEALED) == {
        "ada": 409, "ben": 403, "rosa": 403, "eve": 404, "chidi": 303, "nobody": 303,
    }  # fmt: skip


def test_sealed_bundle_is_for_the_organiser_alone(room: Room) -> None:
    counted(room)

    assert statuses(room, BUNDLE) == {
        "ada": 409, "ben": 409, "rosa": 409, "eve": 404, "chidi": 303, "nobody": 303,
    }  # fmt: skip
    assert statuses(room, SEALED) == {
        "ada": 200, "ben": 403, "rosa": 403, "eve": 404, "chidi": 303, "nobody": 303,
    }  # fmt: skip


@pytest.mark.parametrize("public", [True, False])
def test_links_of_the_screen_and_of_a_seat_open_no_bundle(room: Room, public: bool) -> None:
    counted(room, public=public)
    with room.store.session() as db:
        screen = room.seminar(db).screen_token
    browser = Browser(room.app)
    browser.get(f"/screen/{screen}")

    assert [browser.get(address(room, file)).status_code for file in (BUNDLE, SEALED)] == [303, 303]


def test_round_that_is_not_counted_gives_no_bundle(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    ada = room.staff("ada")
    files = (BUNDLE, SEALED)
    while_open = [ada.get(address(room, file)).status_code for file in files]
    day.close(round_id)

    closed = [ada.get(address(room, file)).status_code for file in files]

    assert (while_open, closed) == ([409, 409], [409, 409])
    assert "bundle.zip" not in ada.get(address(room, "note")).text


@pytest.mark.parametrize("public", [True, False])
def test_bundle_is_a_named_file_that_its_program_confirms(
    room: Room, tmp_path, capsys, public: bool
) -> None:
    counted(room, public=public)
    name = BUNDLE if public else SEALED

    answer = room.staff("ada").get(address(room, name))

    file = tmp_path / "bundle.zip"
    file.write_bytes(answer.data)
    assert program().main(file) == 0
    assert answer.mimetype == "application/zip"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="seminar-{room.public_id}-{name}"'
    )
    assert room.staff("ada").get(address(room, name)).data == answer.data
    readme = zipfile.ZipFile(io.BytesIO(answer.data)).read("README.txt").decode()
    assert ("SEALED, for the organiser only." in readme) is not public
    assert "8 answers" in capsys.readouterr().out


def test_note_tells_the_team_of_public_files(room: Room) -> None:
    counted(room, public=True)

    for name in ("ada", "ben", "rosa"):
        page = room.staff(name).get(address(room, "note")).text
        assert f'href="{address(room, BUNDLE)}"' in page
        assert "The whole team can take them, and you may pass them on" in page
        assert SEALED not in page
        assert WHY not in page


def test_note_tells_why_files_are_sealed_and_links_them_for_the_organiser(room: Room) -> None:
    counted(room)

    pages = {
        name: room.staff(name).get(address(room, "note")).text for name in ("ada", "ben", "rosa")
    }

    link = f'href="{address(room, SEALED)}"'
    assert {name: link in page for name, page in pages.items()} == {
        "ada": True,
        "ben": False,
        "rosa": False,
    }
    assert all(WHY in page for page in pages.values())
    assert not any(f'href="{address(room, BUNDLE)}"' in page for page in pages.values())


def test_bundle_of_the_demo_holds_both_rounds_and_no_name(played: Played) -> None:
    found = b""
    for file in (BUNDLE, SEALED):
        answer = played.organiser().get(f"/seminars/{played.demo.public_id}/{file}")
        if answer.status_code == 200:
            with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
                found += b"".join(archive.read(name) for name in archive.namelist())

    assert found.count(b'"format": "seminar count file"') == 2
    for name in (GUEST, played.demo.email, "Ada"):
        assert name.encode() not in found
