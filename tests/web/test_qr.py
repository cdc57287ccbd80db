"""QR codes stand in the page as a drawing of numbers, without anything the policy forbids."""

from seminar.web.qr import qr_svg


def test_code_is_inline_svg_without_style_or_script() -> None:
    drawn = qr_svg('https://seminar.example.org/j/"><script>')

    assert drawn.startswith("<svg ")
    assert "style" not in drawn
    assert "script" not in drawn


def test_codes_of_two_addresses_differ() -> None:
    assert qr_svg("https://a.example/") != qr_svg("https://b.example/")
