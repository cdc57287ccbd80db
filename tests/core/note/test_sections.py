"""Sentences that only some rooms bring out: gaps, hidden counts, statistics, charts, long names."""

from dataclasses import replace
from datetime import date

import pytest

from seminar.core.detail import Detail
from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Figure, Table
from seminar.core.note.facts import AreaFacts, GroupFacts, NoteFacts, RoundFacts
from seminar.core.note.figure import AgreementFigure, AgreementPart, MovementFigure, PlacesFigure
from seminar.core.note.pictures import movement_figure
from seminar.core.note.wording import words
from seminar.core.note.writer import brief_text
from seminar.core.reading import KemenyOrders
from seminar.core.terms import CardKind
from tests.core.note import rooms
from tests.core.note.document_text import document_text
from tests.core.note.saying import changed, held, said, texts


def test_area_that_nobody_compared_has_no_place() -> None:
    found = said(held(1, [("1>2>3>4|5", 6)]), held(2, [("1>2>3>4|5", 6)]))

    assert found["order.unplaced"] == (
        "Too few people compared Cultural property protection with the other areas to say a place."
    )
    assert found["area.5.place"] == (
        "Too few people compared it with the other areas to say a place."
    )
    assert "area.5.before" not in found
    assert found["order.agreement"] == "Agreement was not measured: too few complete orders."


def test_orders_of_one_area_give_no_order() -> None:
    found = said(held(1, [("1|2=3=4=5", 6)]))

    assert found["brief.none"] == (
        "Too few people compared the areas with each other to give an order."
    )
    assert found["order.none"] == (
        "No order is shown: too few people compared the areas with each other."
    )
    assert found["statistics.few"] == "Too few orders were given to show statistics."


def test_round_without_answers_says_so() -> None:
    found = said(held(1, []))

    assert found["brief.none"] == "A ranking was held, but no answers were given."
    assert found["how.round.1"] == "The ranking was open from 09:15 to 09:25; nobody answered."
    assert found["statistics.none"] == "There was nothing to count."


@pytest.mark.parametrize("histogram", [[], [("|1=2=3=4=5", 6)]])
def test_round_without_orders_has_no_chart(histogram: rooms.Histogram) -> None:
    note = compose_note(replace(rooms.empty("en"), rounds=(held(1, histogram),)))

    blocks = [block for section in note.sections for block in section.blocks]
    assert [block for block in blocks if isinstance(block, Figure)] == []


@pytest.mark.parametrize(
    ("people", "paper", "sentence"),
    [
        (10, 5, "In the ranking five of the answers were given on paper."),
        (10, 4, "In the ranking some answers were given on paper."),
        (10, 6, "In the ranking some answers were given on paper."),
        (10, 10, "In the ranking all answers were given on paper."),
        (4, 1, "In the ranking some answers were given on paper."),
        (10, 0, None),
    ],
)
def test_answers_on_paper_are_numbered_only_where_it_points_at_nobody(
    people: int, paper: int, sentence: str | None
) -> None:
    found = said(replace(held(1, [("1>2>3>4>5", people)]), paper=paper))

    assert found.get("how.paper.1") == sentence


def test_untimed_round_is_told_without_times() -> None:
    found = said(replace(held(1, [("1>2>3>4>5", 6)]), opened="", closed=""))

    assert found["how.round.1"] == "In the ranking six people answered."


def test_single_together_answer_is_not_told_apart() -> None:
    facts = replace(rooms.empty("en"), rounds=(held(1, [("1>2>3>4>5", 9)], together=1),))

    text = document_text(compose_note(facts))

    assert "ten answers" in text
    assert "nine orders" not in text
    assert "Orders | not shown" in text
    assert "Complete orders | not shown" in text
    assert "“all five together” | not shown" in text
    assert texts(compose_note(facts))["order.agreement"] == "Agreement was very strong."


def test_one_or_two_incomplete_orders_are_not_told() -> None:
    facts = replace(rooms.empty("en"), rounds=(held(1, [("1>2>3>4>5", 9), ("1>2>3>4|5", 2)]),))

    text = document_text(compose_note(facts))

    assert "Complete orders | not shown" in text
    assert "Among the nine orders" not in text


def test_few_answers_are_hidden_beside_a_full_round() -> None:
    facts = replace(
        rooms.empty("en"),
        rounds=(held(1, [("1>2>3>4>5", 3)]), held(2, [("1>2>3>4>5", 9)])),
    )

    text = document_text(compose_note(facts))

    assert "Answers | not shown | 9" in text
    assert "Order by average place | – | 1, 2, 3, 4, 5" in text
    assert texts(compose_note(facts))["order.missing.1"] == (
        "The first ranking had too few orders to be shown, so nothing is said on change since then."
    )


@pytest.mark.parametrize(
    ("language", "present", "joined"),
    [
        (
            "en",
            "At the last head count, one person was in the room.",
            "In all, one person joined by phone, seat card or paper.",
        ),
        (
            "fr",
            "Au dernier comptage, une personne était dans la salle.",
            "Au total, une personne a participé par téléphone, carte ou papier.",
        ),
    ],
)
def test_one_person_is_spoken_of_as_one(language: str, present: str, joined: str) -> None:
    facts = replace(rooms.empty(language), head_count=1, seats=1)

    found = texts(compose_note(facts))

    assert (found["who.present"], found["who.seats"]) == (present, joined)


def test_together_answers_of_an_earlier_round_are_told() -> None:
    found = said(held(1, [("1>2>3>4>5", 9)], together=6), held(2, [("1>2>3>4>5", 9)]))

    assert found["brief.together"] == (
        "Of the 15 people who answered the first ranking, six chose “all five together”: they "
        "would not put one area before another."
    )
    assert [key for key in found if key.startswith("whole.")] == ["whole.together.1"]


def statistics(found: RoundFacts) -> dict[str, str]:
    note = compose_note(replace(rooms.empty("en"), rounds=(found,)))
    section = next(one for one in note.sections if one.key == "statistics")
    table = section.blocks[0]
    assert isinstance(table, Table)
    return {row[0]: row[1] for row in table.rows}


def test_many_best_orders_are_counted_not_listed() -> None:
    kemeny = KemenyOrders(1, 2, 24, (), (), (), ())

    rows = statistics(
        changed(held(1, [("1>2>3>4>5", 9)]), kemeny=kemeny, rules=(), detail=Detail.TABLES)
    )

    assert rows["Best common order (Kemeny)"] == "24 fit equally well"
    assert rows["Order by pairs (Copeland)"] == "–"


def test_missing_statistics_are_dashes() -> None:
    found = changed(held(1, [("1>2>3>4>5", 9)]), kemeny=None, agreement=None, detail=Detail.TABLES)

    rows = statistics(found)

    assert rows["Best common order (Kemeny)"] == "–"
    assert rows["Kendall’s W (0 none, 1 full agreement)"] == "–"
    assert rows["Agreement in words"] == "–"
    assert rows["Probability of as much agreement by chance"] == "–"


def test_withheld_statistics_are_not_called_missing() -> None:
    rows = statistics(held(1, [("1>2>3>4>5", 9)]))

    assert [place for place, told in enumerate(rows.values()) if told == "not shown"] == [
        5, 7, 9, 10, 11,
    ]  # fmt: skip


def test_probability_is_printed_with_three_decimals() -> None:
    found = held(1, [("1>2>3>4>5", 9)])
    assert found.reading.agreement is not None

    rows = statistics(changed(found, agreement=replace(found.reading.agreement, p_value=0.0421)))

    assert rows["Probability of as much agreement by chance"] == "0.042"


def figure_of(facts: NoteFacts) -> Figure:
    sections = compose_brief(facts).sections
    blocks = [block for section in sections for block in section.blocks]
    return next(block for block in blocks if isinstance(block, Figure))


def test_one_round_is_drawn_as_places_and_two_as_movement() -> None:
    one = figure_of(rooms.harmony("en"))
    two = figure_of(rooms.camps("fr"))

    assert isinstance(one.spec, PlacesFigure)
    assert [row.place for row in one.spec.rows] == ["1", "2", "3", "4", "5"]
    assert isinstance(two.spec, MovementFigure)
    assert [line.before_text for line in two.spec.lines] == ["2,7", "2,5", "2,2", "3,5", "4,0"]


def test_movement_needs_an_area_with_a_place_in_both_rounds() -> None:
    names = rooms.NAMES["en"]
    few, full = held(1, [("1>2>3>4>5", 3)]), held(2, [("1>2>3>4>5", 9)])
    upper, lower = held(1, [("1>2|3=4=5", 9)]), held(2, [("4>5|1=2=3", 9)])

    assert movement_figure(few, full, names, language="en") is None
    assert movement_figure(upper, lower, names, language="en") is None


def test_areas_without_quartiles_leave_the_column_out() -> None:
    note = replace(rooms.empty("en"), rounds=(held(1, [("1>2>3>4|5", 9)]),))

    table = figure_of(note).table

    assert table.header == ("Area", "First ranking")
    assert table.rows[-1] == ("Cultural property protection", "–")


def test_missing_quartiles_of_one_area_are_a_dash() -> None:
    found = held(1, [("1>2>3>4>5", 9)])
    first, *others = found.reading.standings
    standings = (replace(first, q1=None), *others)

    note = replace(rooms.empty("en"), rounds=(changed(found, standings=standings),))

    assert figure_of(note).table.rows[0] == ("Protection of civilians", "1 (1.0)", "–")


def test_groups_that_may_all_be_counted_need_no_word_on_hiding() -> None:
    facts = replace(rooms.empty("en"), groups=(GroupFacts("Military", 9),))

    found = texts(compose_note(facts))

    assert "who.groups.hidden" not in found
    assert found["who.groups"] == "They named these groups when joining."


def test_thirteenth_round_is_said_in_figures() -> None:
    first = held(1, [("1>2>3>4>5", 9)])

    found = said(first, replace(first, number=13))

    assert found["how.round.13"].startswith("The 13 ranking was open ")


def test_area_without_an_average_is_printed_as_a_dash() -> None:
    found = held(1, [("1>2>3>4>5", 9)])
    first, *others = found.reading.standings

    note = said(changed(found, standings=(replace(first, average=None), *others)))

    assert note["area.1.place"].startswith("The participants placed it first, at – on average")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short  text", "short text"),
        ("some words and more", "some words …"),
        ("x" * 30, "x" * 14 + "…"),
    ],
)
def test_brief_text_fits_its_length(text: str, expected: str) -> None:
    assert brief_text(text, 15) == expected


def test_brief_cuts_long_cards_names_and_titles() -> None:
    area = AreaFacts(1, "name " * 40, "N")
    step = rooms.card("word " * 100, CardKind.PROPOSAL, [1])
    facts = replace(rooms.empty("en"), title="title " * 40, areas=(area,), cards=(step,))

    brief = compose_brief(facts)

    assert len(brief.masthead.title) <= 120
    assert all(len(text) <= 200 for text in texts(brief).values())


def test_seminar_of_two_areas_says_both_together() -> None:
    found = rooms.held(1, [("1>2", 6)], together=5, present=None, language="en", size=2)
    facts = replace(rooms.empty("en"), areas=rooms.areas("en")[:2], rounds=(found,))

    note = texts(compose_note(facts))

    assert note["whole.together.1"] == (
        "In the ranking, five of the eleven people who answered chose “both together”."
    )


def test_first_of_march_is_said_in_french() -> None:
    assert words("fr").day(date(2026, 3, 1)) == "1er mars 2026"
    assert words("en").day(date(2026, 3, 1)) == "1 March 2026"


def test_wordings_of_neighbouring_areas_differ() -> None:
    place = [words("en").say("area.place", key=f"area.{area}.place", ordinal="first",
                             average="1.0", orders="six orders") for area in (1, 2, 3)]  # fmt: skip

    assert len(set(place)) == 3


def test_both_languages_hold_the_same_templates() -> None:
    english, french = words("en").templates, words("fr").templates

    assert set(english) == set(french)


def test_rounds_of_the_same_label_are_told_apart_by_number() -> None:
    first, second = held(1, [("1>2>3>4>5", 9)]), held(2, [("1>2>3>4>5", 8)])
    rounds = (replace(first, label="Ranking"), replace(second, label="Ranking"))

    figure = figure_of(replace(rooms.empty("en"), rounds=rounds))

    assert figure.table.header[1:3] == ("Ranking (1)", "Ranking (2)")
    assert isinstance(figure.spec, MovementFigure)
    assert (figure.spec.before, figure.spec.after) == ("Ranking (1)", "Ranking (2)")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sentence_that_refers_to_a_renamed_heading_calls_it_by_its_name(language: str) -> None:
    facts = replace(rooms.camps(language), headings=(("next", "Zukunft {0}"),))

    note = document_text(compose_note(facts))

    default = {"en": "Next steps", "fr": "Prochaines étapes"}[language]
    assert default not in note
    assert note.count("Zukunft {0}") == document_text(compose_note(rooms.camps(language))).count(
        default
    )


def test_what_is_told_beside_a_picture_says_first_how_it_is_drawn() -> None:
    people = AgreementPart("agree", 3)
    bar = AgreementFigure("Title", "Reading.", people, people, people)
    lines = MovementFigure("Title", "Rounded.", 5, "Before", "After", (), drawn="Drawn to scale.")

    assert (bar.reading, lines.reading) == ("Reading.", "Drawn to scale. Rounded.")
    assert replace(lines, description="").reading == "Drawn to scale."
