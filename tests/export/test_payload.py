"""What the template of the PDF gets: plain data, cleaned, with words for each chart."""

from seminar.core.note.compose import compose_brief, compose_note
from seminar.export.payload import payload, printable
from tests.core.note import rooms


def test_chart_is_told_in_words() -> None:
    data = payload(compose_brief(rooms.harmony("en")))

    figure = next(
        block
        for section in data["sections"]
        for block in section["blocks"]
        if block["type"] == "figure"
    )
    assert figure["alt"] == (
        "Average place of each area: First ranking. Protection of civilians: 1 (1.0), 1.0 to 1.0; "
        "Preventing and responding to conflict-related sexual violence: 2 (2.5), 2.0 to 3.0; "
        "Children and armed conflict: 3 (2.5), 2.0 to 3.0; Combatting trafficking in human "
        "beings: 4 (4.0), 4.0 to 4.0; Cultural property protection: 5 (5.0), 5.0 to 5.0."
    )


def test_note_prints_the_table_below_its_chart_and_the_brief_does_not() -> None:
    kinds = {
        kind: [
            block["type"]
            for section in payload(compose(rooms.harmony("en")))["sections"]
            for block in section["blocks"]
        ]
        for kind, compose in (("note", compose_note), ("brief", compose_brief))
    }

    assert kinds["note"][kinds["note"].index("figure") + 1] == "table"
    assert "table" not in kinds["brief"]


def test_endless_words_may_break() -> None:
    assert printable("x" * 31) == f"{'x' * 15}\u200b{'x' * 15}\u200bx"
    assert printable("x" * 29) == "x" * 29


def test_control_signs_are_cleaned() -> None:
    assert printable("a\x00b\x1bc") == "abc"
