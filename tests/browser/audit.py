"""A page read by axe, light and dark, on a phone and on a desk, without reading the same twice.

Most of the time goes into contrast, which axe measures for every text. Texts that are styled alike
in the same kind of place have the same contrast, so one of each is measured, on whatever page it
comes first. What a page says is read on the phone; on the desk only if that shows or hides more.
"""

import re
from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page, Response

from tests.browser.conftest import DESK, PHONE

AXE = Axe().axe_script
# axe leaves this one out by itself: what is tapped is 24 px large or stands apart.
EVERYTHING_ELSE = {
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
LAYOUT = {"runOnly": ["target-size", "scrollable-region-focusable"], "resultTypes": ["violations"]}
# What is another in each showing of the same page: ids, tokens, the time of day.
PASSING = re.compile(r"[\w-]{12,}|\b\d\d:\d\d(:\d\d)?\b")
OPEN = """() => {
  for (const part of document.querySelectorAll("main details")) part.open = true;
}"""
SHOWN = """() => [...document.body.querySelectorAll("*")]
  .map((part) => Number(part.checkVisibility({ visibilityProperty: true }))).join("")"""
KINDS = """() => {
  const styles = new Map([[document.documentElement, ""]]);
  const place = (part) => {
    if (styles.has(part)) return styles.get(part);
    const style = getComputedStyle(part);
    const said = [place(part.parentElement), part.localName, part.className, style.opacity,
      style.backgroundColor, style.backgroundImage].join(" ");
    styles.set(part, said);
    return said;
  };
  window.kinds = new Map();
  for (const part of document.body.querySelectorAll("*")) {
    const says = [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says && !part.matches("input, select, textarea")) continue;
    if (!part.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(part);
    const kind = [place(part), part.matches(":disabled"), style.color, style.fontSize,
      style.fontWeight, style.textShadow].join(" ");
    if (!window.kinds.has(kind)) window.kinds.set(kind, part);
  }
  return [...window.kinds.keys()];
}"""
RUN = """async ([options, kinds]) => {
  const parts = kinds.map((kind) => window.kinds.get(kind));
  const context = kinds.length ? { include: parts } : document;
  return (await axe.run(context, options)).violations;
}"""


class Audit:
    """Reads pages for faults; what was read before has none that are new."""

    def __init__(self) -> None:
        self._pages: set[str] = set()
        self._kinds: set[str] = set()

    def look(self, page: Page, *paths: str, status: int = 200) -> list[str]:
        """Return the faults of the pages at these addresses, with everything on them opened."""
        found = []
        for path in paths:
            answer = _arrive(page, path)
            # There is none where the page goes there by itself in the same instant.
            if answer is not None and answer.status != status:
                found.append(f"{path}: it was answered with {answer.status}")
            page.evaluate(OPEN)
            found += [f"{path}: {fault}" for fault in self.faults(page)]
        return found

    def faults(self, page: Page) -> list[str]:
        """Return what axe finds: everything on a phone, then what size and darkness may change."""
        # A click returns when the next page begins to come.
        page.wait_for_load_state()
        said = PASSING.sub("", page.content())
        if said in self._pages:
            return []
        self._pages.add(said)
        # The library's own call would load axe anew for each run.
        page.evaluate(AXE)
        found = [*run(page, EVERYTHING_ELSE), *self._contrast(page)]
        on_phone = page.evaluate(SHOWN)
        page.emulate_media(color_scheme="dark")
        found += self._contrast(page)
        page.set_viewport_size(DESK)
        found += self._contrast(page)
        page.emulate_media(color_scheme="light")
        found += self._contrast(page)
        found += run(page, LAYOUT if page.evaluate(SHOWN) == on_phone else EVERYTHING_ELSE)
        page.set_viewport_size(PHONE)
        return found

    def _contrast(self, page: Page) -> list[str]:
        new = [kind for kind in page.evaluate(KINDS) if kind not in self._kinds]
        self._kinds.update(new)
        return run(page, CONTRAST, new) if new else []


def run(page: Page, options: dict[str, object], kinds: Sequence[str] = ()) -> list[str]:
    """Return what one run of axe finds on the page, or in these kinds of texts."""
    width = page.viewport_size["width"]
    return [
        f"{width}: {fault['id']} {part['target']} {part['html'][:120]}"
        for fault in page.evaluate(RUN, [options, kinds])
        for part in fault["nodes"]
    ]


def _arrive(page: Page, path: str) -> Response | None:
    """Go to an address, once more where a page that follows the room went elsewhere meanwhile."""
    try:
        return page.goto(path)
    except Error:
        return page.goto(path)
