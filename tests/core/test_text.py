import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.text import clean, clean_line, clean_line_to_print, clean_to_print


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  plain  ", "plain"),
        ("e\u0301", "é"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a \t  b", "a b"),
        ("nul\x00 esc\x1b vt\x0b", "nul esc vt"),
        ("\u202eright to left\u202c", "right to left"),
        ("\ufefforder\ufffe", "order"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("e" + "\u0301" * 2000, "é" + "\u0301" * 8),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("e" + "\u0301\u200d" * 2000, "é" + "\u200d\u0301" * 8 + "\u200d"),
        ("e" + "\u0489" * 2000, "e" + "\u0489" * 8),
        ("a" + "\u200d" * 500 + "b", "ab"),
        ("seen\U000e0068\U000e0069", "seen"),
        ("\u061cmarks\u2068 of\u206a direction", "marks of direction"),
        ("नमस्ते ຂໍ້ བསྒྲུབས", "नमस्ते ຂໍ້ བསྒྲུབས"),
        ("\u200b\u200d \u2060", ""),
        ("\u3164\u2800\u115f \ufe0f", ""),
        ("<script>{{7*7}}</script>", "<script>{{7*7}}</script>"),
    ],
)
def test_typed_text_is_kept_without_what_harms(typed, kept):
    assert clean(typed) == kept


def test_a_line_is_one_line():
    assert clean_line(" a\nb \n\n c ") == "a b c"


def test_cleaning_twice_changes_nothing():
    once = clean("x\u200b\u200b \x00 y\r\n\r\n\r\n z")

    assert clean(once) == once


@given(
    st.text(
        st.sampled_from("aé\u0301\u0323\u0489\u200d\u00ad\u3164\ufe0f \n\r\t\x00\u202e\U000e0041")
    )
)
def test_cleaning_harmful_signs_twice_changes_nothing(typed):
    once = clean(typed)

    assert clean(once) == once


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("«\u00a0Oui\u202f;\u00a0»", "«\u00a0Oui\u202f;\u00a0»"),
        ("a\u00a0\u00a0b \u202f c", "a b c"),
        ("  a\tb\u2003c ", "a b c"),
        ("a\x00\u202eb\u200b\u200b", "ab"),
    ],
)
def test_single_blanks_at_which_no_line_breaks_are_kept_to_print(typed, kept):
    assert clean_to_print(typed) == kept
    assert clean_line_to_print(f"{typed}\n \n{typed}") == f"{kept} {kept}"
