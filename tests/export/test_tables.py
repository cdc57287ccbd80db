"""The tables of the note as CSV: whole, in order, and nothing that a spreadsheet calculates."""

import csv
import io
import zipfile

import pytest

from seminar.core.note.compose import compose_note
from seminar.core.note.document import Document, Figure, Table
from seminar.export.tables import table_csv, tables_zip
from tests.core.note import rooms
from tests.export.hostile import hostile_seminar


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def files(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(tables_zip(document))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_table_and_chart_is_a_file() -> None:
    document = compose_note(rooms.camps("en"))

    found = [rows(text) for text in files(document).values()]

    blocks = [block for section in document.sections for block in section.blocks]
    tables = [one.table if isinstance(one, Figure) else one for one in blocks]
    assert found == [
        [list(table.header), *map(list, table.rows)] for table in tables if isinstance(table, Table)
    ]


def test_files_are_called_after_their_sections() -> None:
    names = list(files(compose_note(rooms.camps("en"))))

    assert names == sorted(names)
    assert "12-weighing-1.csv" in names
    assert "15-register-1.csv" in names


def test_how_cards_were_weighed_and_received_is_a_file_of_its_own() -> None:
    lines = files(compose_note(rooms.harmony("en")))["10-weighing-1.csv"].splitlines()

    assert lines == [
        '\ufeff"Card","Weighed by","Agreed","Disagreed","Could not say","How it was received"',
        '"C1","9","9","0","0","–"',
        '"C2","11","most","not shown","not shown","–"',
    ]


def test_file_is_the_same_at_every_export() -> None:
    document = compose_note(rooms.harmony("fr"))

    assert tables_zip(document) == tables_zip(document)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('=HYPERLINK("http://example.org")', '\'=HYPERLINK("http://example.org")'),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("\t=1+1", "'=1+1"),
        ("-0.4", "-0.4"),
        ("+1,5", "+1,5"),
        ("3.2", "3.2"),
        ('say "yes", twice', 'say "yes", twice'),
    ],
)
def test_text_stays_text_and_numbers_numbers(typed: str, written: str) -> None:
    text = table_csv(Table("", (typed,), ((typed,),)))

    assert rows(text) == [[written], [written]]
    assert text.startswith('\ufeff"')


def test_hostile_seminar_gives_tables_without_formulas() -> None:
    for text in files(compose_note(hostile_seminar("en"))).values():
        for cell in (cell for row in rows(text) for cell in row):
            assert not cell.startswith(("=", "@", "＝"))
