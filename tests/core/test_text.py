import pytest

from seminar.core.text import clean, clean_line


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
        ("a" + "\u200d" * 500 + "b", "ab"),
        ("\u200b\u200d \u2060", ""),
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
