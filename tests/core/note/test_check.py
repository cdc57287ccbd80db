"""The check: what stops a note, what is only listed, and that it tells nothing hidden."""

from dataclasses import replace
from fractions import Fraction

import pytest

from seminar.core.note.check import Doubt, Finding, check
from seminar.core.note.compose import compose_note
from seminar.core.note.facts import HiddenCards, NoteFacts, ViewFacts
from seminar.core.note.quantifier import Weighing
from seminar.core.note.said_quantifiers import carried
from seminar.core.terms import HideReason, Rule, Scope
from tests.core.note import rooms

NAME = "Philippa Quillfeather"
ROOMS = (rooms.harmony, rooms.camps, rooms.hidden, rooms.empty)


def found(
    facts: NoteFacts, edits: dict[str, str] | None = None, *, names: tuple[str, ...] = (NAME,)
) -> list[tuple[Doubt, str, str]]:
    note = compose_note(facts, edits or {})
    return [(one.doubt, one.key, one.about) for one in check(facts, note, names=names)]


def of_camps(key: str, text: str, **fields: object) -> list[tuple[Doubt, str, str]]:
    return found(replace(rooms.camps("en"), **fields), {key: text})


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_unedited_note_is_stopped_by_nothing(room: object, language: str) -> None:
    facts = room(language)

    assert [one for one in check(facts, compose_note(facts), names=(NAME,)) if one.stops] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_composed_sentence_may_be_kept_with_other_words_around_its_numbers(
    language: str,
) -> None:
    facts = rooms.camps(language)
    note = compose_note(facts)
    same = {
        sentence.key: f"{sentence.composed} "
        for section in note.sections
        for block in section.blocks
        for sentence in getattr(block, "sentences", getattr(block, "items", ()))
        if hasattr(sentence, "composed")
    }
    edits = {key: f"({text.strip()})" for key, text in same.items()}

    assert [one for one in found(facts, edits) if one[0] is not Doubt.EVIDENCE] == []


@pytest.mark.parametrize(
    "text",
    [
        "Of the 41 people who answered, five chose “all five together”.",
        "Of the forty people who answered, six chose “all five together”.",
        "Forty-one answered.",
        "Of 1,040 people, five chose it.",
        "Of the 40, five chose it: 30 per cent.",
    ],
)
def test_number_that_differs_from_its_count_stops(text: str) -> None:
    doubts = {one[:2] for one in of_camps("brief.together", text)}

    assert doubts == {(Doubt.NUMBER, "brief.together")}


@pytest.mark.parametrize(
    "text",
    [
        "Five of the 40 who answered would not put one area before another.",
        "Of the forty, 5 chose “all five together” (A2).",
        "Five of the 40 who answered, 12.5 %, chose it on 3 March 2026 at 11:05.",
        "Five of 40 recalled resolution 1325 (2000), adopted in 2000, with its five areas.",
        "In both rankings, one question: would one put one area before another?",
    ],
)
def test_numbers_of_the_count_and_numbers_that_count_nothing_pass(text: str) -> None:
    assert of_camps("brief.together", text) == []


def test_number_of_another_sentence_is_no_number_of_this_one() -> None:
    found = of_camps("brief.agreement", "Agreement fell among the 40 who answered.")

    assert found == [(Doubt.NUMBER, "brief.agreement", "40")]


@pytest.mark.parametrize(
    ("key", "text", "about"),
    [
        ("brief.agreement", "Agreement fell; one participant disagreed.", "one"),
        ("brief.agreement", "Agreement fell; two disagreed.", "two"),
        ("card.C2", "Two of the twelve people who weighed it agreed.", "Two"),
        ("card.C2", "Five people agreed, of twelve.", "Five"),
        ("card.C2", "Of the twelve people who weighed it, 9 did not agree.", "9"),
        ("card.C17", "Three of the nine people who weighed it agreed, 33 %.", "33 %"),
    ],
)
def test_number_that_would_point_at_somebody_stops(key: str, text: str, about: str) -> None:
    assert of_camps(key, text) == [(Doubt.HIDDEN, key, about)]


def test_share_of_twenty_people_and_more_may_be_given() -> None:
    assert of_camps("card.C14", "84 % of the 25 people who weighed it agreed.") == []


@pytest.mark.parametrize("agree", [0, 1, 2])
@pytest.mark.parametrize("guess", ["One", "Two", "None", "Ten", "11", "12"])
def test_guessing_at_a_withheld_count_tells_nothing_of_it(agree: int, guess: str) -> None:
    facts = rooms.camps("en")
    withheld = replace(facts.cards[2], agree=agree or 2, disagree=12 - (agree or 2), cannot=0)
    other = replace(facts.cards[2], agree=1, disagree=11, cannot=0)
    edits = {"card.C2": f"{guess} of the twelve people who weighed it agreed."}

    told = [
        found(replace(facts, cards=(*facts.cards[:2], card, *facts.cards[3:])), edits)
        for card in (withheld, other)
    ]

    assert told[0] == told[1]


def test_french_numbers_are_read_as_french() -> None:
    facts = rooms.camps("fr")

    texts = {
        "Sur les quarante personnes, cinq ont choisi « les cinq ensemble ».": [],
        "Sur les 40, six ont choisi « les cinq ensemble ».": [Doubt.NUMBER],
        "Sur les 40, vingt et un ont choisi « les cinq ensemble ».": [Doubt.NUMBER],
        "Une personne a refusé.": [Doubt.HIDDEN],
        "Une des cinq priorités du 3 mars.": [],
    }

    assert {
        text: [one[0] for one in found(facts, {"brief.together": text})] for text in texts
    } == texts


def test_organisers_own_line_may_be_given_another_date_and_number() -> None:
    facts = rooms.harmony("en")

    assert found(facts, {"next.organiser": "We send 300 copies by 15 June 2027."}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Last place was clear, said Philippa Quillfeather.",
        "Last place was clear, said PHILIPPA QUILLFEATHER.",
        "Last place was clear to Ms Quillfeather.",
        "Last place was clear (Philippa\u00a0Quillfeather).",
    ],
)
def test_name_of_a_participant_stops_under_the_chatham_house_rule(text: str) -> None:
    assert of_camps("brief.clear", text) == [(Doubt.NAME, "brief.clear", NAME)]


def test_name_may_stand_where_everything_is_on_the_record() -> None:
    text = "Last place was clear, said Philippa Quillfeather."

    assert of_camps("brief.clear", text, rule=Rule.ON_THE_RECORD) == []


def test_name_in_what_participants_wrote_stops_too() -> None:
    facts = rooms.camps("en")
    card = replace(facts.cards[-1], text=f"As {NAME} said, review all areas once a year.")

    told = found(replace(facts, cards=(*facts.cards[:-1], card)))

    assert [(doubt, about) for doubt, _, about in told] == [(Doubt.NAME, NAME)]


@pytest.mark.parametrize("name", ["Protection of civilians", "Ranking", "Will", "The", "of the"])
def test_name_that_is_a_word_of_the_note_stops_no_unedited_one(name: str) -> None:
    assert found(rooms.camps("en"), names=(name,)) == []


def test_word_for_a_share_outside_its_band_is_listed() -> None:
    told = of_camps("card.C14", "Nearly all agreed: 21 of the 25 people who weighed it.")

    assert told == [(Doubt.QUANTIFIER, "card.C14", "Nearly all")]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("card.C14", "A large majority of the 25 people who weighed it agreed."),
        ("card.C1", "A minority, 6 of the 16 people who weighed it, agreed."),
        ("card.C2", "Most of those who weighed it did not agree."),
        ("order.clear", "With a few other people, cultural property would still have come last."),
    ],
)
def test_word_for_a_share_that_the_counts_carry_is_not_listed(key: str, text: str) -> None:
    assert of_camps(key, text) == []


def test_edited_sentence_without_evidence_is_listed() -> None:
    text = "The room was full of energy."

    assert of_camps("limits.room", text) == [(Doubt.EVIDENCE, "limits.room", "")]


def test_area_that_no_sentence_names_any_more_is_listed() -> None:
    told = found(
        rooms.camps("en"),
        {
            "brief.little": "On one area there was no card.",
            "order.little": "Little was said on one area.",
            "order.clear": "The last place would most likely have been the same.",
            "statistics.legend": "Numbers stand for the areas.",
        },
    )

    assert told == [(Doubt.AREA, "area.5.said", "Cultural property protection")]


def test_views_that_were_hidden_are_listed() -> None:
    view = ViewFacts("view", Scope.ALL, (), (), "All five at once.", "", shares=6)
    facts = replace(
        rooms.camps("en"),
        views=(view,),
        hidden_views=(HiddenCards(HideReason.OFF_TOPIC, 1),),
    )

    assert [one[:2] for one in found(facts)] == [(Doubt.VIEW, "views.hidden")]


def test_text_in_another_language_than_the_notes_is_listed() -> None:
    french = rooms.camps("fr")
    card = replace(french.cards[0], text=rooms.camps("en").cards[-1].text)

    told = found(replace(french, cards=(card, *french.cards[1:])))

    assert [(doubt, key) for doubt, key, _ in told] == [(Doubt.LANGUAGE, "card.C1")]


def test_another_wording_has_another_hash() -> None:
    facts = rooms.camps("en")

    def hashes(text: str) -> list[Finding]:
        return list(check(facts, compose_note(facts, {"limits.room": text})))

    first, second = hashes("Full of energy."), hashes("Full of life.")

    assert [one.text_sha256 for one in first] != [one.text_sha256 for one in second]


def test_renamed_headings_are_read_like_sentences() -> None:
    facts = replace(rooms.camps("en"), rule=Rule.CHATHAM_HOUSE)

    def of(heading: str) -> list[tuple[Doubt, str]]:
        renamed = replace(facts, headings=(("brief", heading),))
        return [(doubt, key) for doubt, key, _ in found(renamed) if key.startswith("heading")]

    assert [of("In short"), len(of("What 977 people said")), len(of(f"As {NAME} said"))] == [
        [],
        1,
        1,
    ]


def test_number_of_things_that_all_know_may_stand_in_any_sentence() -> None:
    stops = of_camps("limits.room", "The 5 areas were spoken of in 2 rankings.")

    assert stops == [(Doubt.EVIDENCE, "limits.room", "")]


def test_nobody_may_be_said_where_a_count_is_nought() -> None:
    assert Weighing.NONE in carried([Fraction(0), Fraction(7)])


@pytest.mark.parametrize(
    ("text", "doubt", "about"),
    [
        ("Seven people shared another order.", Doubt.HIDDEN, "Seven"),
        ("A minority shared another order.", Doubt.QUANTIFIER, "minority"),
    ],
)
def test_how_many_share_another_order_may_not_be_written(
    text: str, doubt: Doubt, about: str
) -> None:
    assert (doubt, "views.invited", about) in of_camps("views.invited", text, invited=True)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_invitation_as_composed_is_stopped_by_nothing(language: str) -> None:
    facts = replace(rooms.camps(language), invited=True)

    stops = [one for one in check(facts, compose_note(facts), names=(NAME,)) if one.stops]
    assert stops == []


def test_signs_that_no_shipped_font_has_are_a_doubt_that_stops_nothing() -> None:
    facts = rooms.camps("en")
    edited = "The participants placed it first, at 2.3 on average (35 orders): 你好."

    findings = check(facts, compose_note(facts, {"area.1.place": edited}))

    (found,) = [one for one in findings if one.doubt is Doubt.SIGNS]
    assert (found.key, found.about, found.stops) == ("area.1.place", "你 好", False)
