"""A form sends nobody to another site."""

import pytest

from seminar.accounts.own_path import own_path


@pytest.mark.parametrize("path", ["/", "/seminars", "/j/K7MQ2XB", "/a?b=c#d", "/é"])
def test_path_of_this_site_is_kept(path: str) -> None:
    assert own_path(path, otherwise="/home") == path


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "//evil.example",
        "/\\evil.example",
        "\\evil.example",
        "https:evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "seminars",
        " /seminars",
        "/\t/evil.example",
        "/\n/evil.example",
        "/seminars\\evil",
        "/seminars\x00",
        "/seminars\r\nLocation: //evil",
    ],
)
def test_any_other_address_is_replaced(address: str | None) -> None:
    assert own_path(address, otherwise="/home") == "/home"
