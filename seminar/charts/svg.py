"""SVG as text: elements by attributes only, every text escaped, labels wrapped to a width."""

import re
import textwrap
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from seminar.charts.palette import INK

FONT = "Inter, system-ui, sans-serif"

# XML 1.0 knows no way to write these characters, not even escaped.
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return the text on one line, without the characters that XML cannot carry."""
    return " ".join(_NOT_IN_XML.sub("", text).split())


def element(name: str, **attributes: str | float) -> str:
    """Return an empty element; `_` in an attribute's name stands for `-`."""
    return f"<{name}{_attributes(attributes)}/>"


def text(content: str, **attributes: str | float) -> str:
    """Return a text element in the ink of the page unless `fill` says otherwise."""
    complete: dict[str, str | float] = {"font_size": 15, "fill": INK, **attributes}
    return f"<text{_attributes(complete)}>{escape(clean(content))}</text>"


def drawing(parts: Sequence[str], *, width: int, height: int, title: str, description: str) -> str:
    """Return the whole picture with its title and the sentence that reads it aloud."""
    frame = _attributes(
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "role": "img",
            "font_family": FONT,
        }
    )
    spoken = f"<title>{escape(clean(title))}</title><desc>{escape(clean(description))}</desc>"
    return f"<svg{frame}>{spoken}{''.join(parts)}</svg>"


def lines_of(label: str, *, characters: int) -> list[str]:
    """Return the label whole on at most three lines, or cut on two that end in an ellipsis."""
    cleaned = clean(label)
    whole = textwrap.wrap(cleaned, characters, break_on_hyphens=False)
    if len(whole) <= 3:
        return whole or [""]
    return textwrap.wrap(cleaned, characters, max_lines=2, placeholder="…", break_on_hyphens=False)


def _attributes(attributes: dict[str, str | float]) -> str:
    pairs = []
    for name, value in attributes.items():
        written = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        pairs.append(f" {name.replace('_', '-')}={quoteattr(written)}")
    return "".join(pairs)
