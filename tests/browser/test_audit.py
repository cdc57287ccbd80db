"""The audit of pages finds what is wrong in one light or size only, and once."""

import pytest
from playwright.sync_api import Page

from tests.browser.audit import Audit

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><title>A page</title><style>{style}</style>
<main><h1>A page</h1><p>Plain.</p><p class="faint">Faint.</p>{more}</main></html>"""
FAINT = ".faint {color: #777; background: #666}"


def found(page: Page, *, style: str = "", more: str = "") -> list[str]:
    page.set_content(PAGE.format(style=style, more=more))
    return [" ".join(fault.split()[:2]) for fault in Audit().faults(page)]


@pytest.mark.parametrize(
    ("where", "width"),
    [
        ("all", "390:"),
        ("(prefers-color-scheme: dark)", "390:"),
        ("(prefers-color-scheme: dark) and (min-width: 60rem)", "1440:"),
        ("(prefers-color-scheme: light) and (min-width: 60rem)", "1440:"),
    ],
)
def test_faint_text_is_found_in_every_light_and_size(visitor, where, width):
    assert found(visitor(), style=f"@media {where} {{ {FAINT} }}") == [f"{width} color-contrast"]


def test_what_only_a_desk_shows_is_read_there(visitor):
    style = "@media (max-width: 60rem) { img { display: none } }"

    assert found(visitor(), style=style, more='<img src="data:,">') == ["1440: image-alt"]


def test_page_without_a_fault_has_none(visitor):
    assert found(visitor()) == []


def test_text_that_is_styled_alike_is_measured_once_and_one_that_is_not_again(visitor):
    page, audit = visitor(), Audit()
    page.set_content(PAGE.format(style="", more=""))
    audit.faults(page)

    page.set_content(PAGE.format(style=FAINT, more=""))

    assert len(audit.faults(page)) == 1
