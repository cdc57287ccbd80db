"""What a form says is read as it stands, and what is missing or wrong is named."""

import pytest
from werkzeug.datastructures import MultiDict

from seminar.core.ballot import AnswerKind, PlaceOutOfRange, UnreadableOrder
from seminar.ranking.forms import AreasWithoutPlace, SentAnswer, UntouchedList, sent_answer


def test_form_is_read_as_it_stands() -> None:
    others = [(name, "1") for name in ("place-0", "place-100", "place-", "x-place-2")]
    fields = MultiDict(
        [("place-1", "2"), ("place-12", "none"), ("place-1", "3"), ("revision", "7"), *others]
    )

    sent = sent_answer(fields)

    assert sent == SentAnswer(together=False, chosen={1: "2,3", 12: "none"}, revision="7")
    assert (sent.kind, sent.next_revision) == (AnswerKind.ORDER, 7)


def test_all_together_is_read_whatever_stands_beside_it() -> None:
    sent = sent_answer(MultiDict({"answer": "together", "place-1": ""}))

    assert sent == SentAnswer(together=True, chosen={1: ""}, revision="")
    assert (sent.kind, sent.ranking()) == (AnswerKind.TOGETHER, "")


def test_places_become_the_canonical_text() -> None:
    sent = SentAnswer(together=False, chosen={1: "2", 2: "none", 3: "1", 4: "2"}, revision="1")

    assert sent.ranking() == "3>1=4|2"


@pytest.mark.parametrize("revision", ["", "0", "01", "-1", "1 ", "1000000", "١"])
def test_number_of_sending_that_is_none_is_refused(revision: str) -> None:
    with pytest.raises(UnreadableOrder):
        _ = SentAnswer(together=True, chosen={}, revision=revision).next_revision


def test_largest_number_of_sending_is_read() -> None:
    assert SentAnswer(together=True, chosen={}, revision="999999").next_revision == 999_999


def test_list_as_it_lay_there_is_refused() -> None:
    with pytest.raises(UntouchedList):
        SentAnswer(together=False, chosen={1: "", 2: ""}, revision="1").ranking()


def test_areas_left_out_are_named() -> None:
    with pytest.raises(AreasWithoutPlace) as refusal:
        SentAnswer(together=False, chosen={1: "1", 2: "", 3: ""}, revision="1").ranking()

    assert refusal.value.areas == (2, 3)
    assert str(refusal.value) == "Some areas have neither a place nor “no view”."


@pytest.mark.parametrize("place", ["0", "x", "1,2", "100", " 1", "3"])
def test_place_that_is_none_is_refused_with_its_area(place: str) -> None:
    with pytest.raises(PlaceOutOfRange) as refusal:
        SentAnswer(together=False, chosen={1: "1", 2: place}, revision="1").ranking()

    assert (refusal.value.area, refusal.value.areas) == (2, 2)
