"""How long a careful participant looks at the phone: reading at 200 words a minute, 2 s a tap."""

import re
from dataclasses import dataclass, field

import pytest
from lxml import html

from seminar.core.terms import ItemKind
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import written
from tests.debate.steps_stage import added
from tests.debate.views_stage import worded
from tests.facilitation.day import ORDERS, Day
from tests.joining.stage import agreed, code_of, hidden_fields

WORDS_A_MINUTE = 200
SECONDS_A_TAP = 2
MOST_MINUTES = 10
# What a person sees on a phone with scripts: not this.
UNSEEN = (
    "//*[@hidden]|//script|//noscript|//option|//*[contains(@class, 'visually-hidden')]"
    "|//*[contains(@class, 'without-arrows')]|//*[contains(@class, 'untouched')]"
    # Who proposes no step, and types no order beside a view, leaves these folded.
    "|//details[contains(@class, 'propose') and not(@open)]/form"
    "|//details[contains(@class, 'order-of-own') and not(@open)]/p"
)
CARDS_WEIGHED = 6
# A typed word takes as long as a tap, about 30 words a minute.
CARD = "Give museums one number to call before anything happens, and answer it at night."
OWN_CARD = "Pay the guards of stores well, so that nobody has to sell what they keep."
STEPS_MARKED = 6
VIEW = "Culture comes last in every list, and then nobody comes home to anything."
STEP = "Ask each host nation in peacetime for its list of protected sites."
# An order of five areas by arrows: at worst every pair is turned round, but few move so much.
MOVES = 6


@dataclass
class Careful:
    """Somebody who reads every sentence once."""

    browser: Browser
    read_before: set[str] = field(default_factory=set)
    words: int = 0
    taps: int = 0

    def read(self, page: str) -> str:
        """Read what is new on a page."""
        tree = html.fromstring(page)
        for unseen in tree.xpath(UNSEEN):
            unseen.drop_tree()
        said = [" ".join(text.split()) for text in tree.body.itertext()]
        new = dict.fromkeys(text for text in said if text and text not in self.read_before)
        self.read_before.update(new)
        self.words += sum(len(re.findall(r"\w+", text)) for text in new)
        return page

    def look(self, address: str) -> str:
        """Read what a page says that was gone to, by itself or by a tap."""
        page = self.browser.get(address, follow_redirects=True)
        assert page.status_code == 200
        return self.read(page.text)

    def send(self, address: str, *, taps: int, **fields: str) -> None:
        """Fill a form in and send it."""
        self.taps += taps
        assert self.browser.post(address, **fields).status_code == 303

    @property
    def minutes(self) -> float:
        """How long all of it took."""
        return self.words / WORDS_A_MINUTE + self.taps * SECONDS_A_TAP / 60


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_careful_participant_needs_ten_minutes_of_phone_at_most(room: Room, tell) -> None:
    day, careful = Day(room), Careful(Browser(room.app))
    seat = f"/s/{room.public_id}"

    join(careful, code_of(room))
    day.start(ItemKind.WELCOME)
    careful.look(seat)
    first = day.open_round()
    order(careful, room, first)
    day.answer(first, ORDERS)
    day.show(first)
    careful.look(seat)
    day.start(ItemKind.DEBATE)
    debate(careful, room)
    second = day.open_round(nth=1)
    order(careful, room, second)
    day.answer(second, ORDERS)
    day.show(second)
    careful.look(seat)
    day.start(ItemKind.VIEWS)
    views(careful, room)
    day.start(ItemKind.STEPS)
    steps(careful, room)
    day.start(ItemKind.CLOSE)
    careful.look(seat)

    tell(words=careful.words, taps=careful.taps, minutes=round(careful.minutes, 1))
    assert careful.words > 500
    assert careful.minutes <= MOST_MINUTES


def join(careful: Careful, code: str) -> None:
    careful.look("/")
    page = careful.look(f"/j/{code}")
    careful.taps += len(code) + 1
    careful.send(f"/j/{code}", taps=3, **agreed(hidden_fields(page)["token"]))


def order(careful: Careful, room: Room, round_id: object) -> None:
    seat = f"/s/{room.public_id}"
    careful.look(seat)
    places = {f"place-{area}": str(area) for area in range(1, 6)}
    address = f"{seat}/rounds/{round_id}/answer"
    careful.send(address, taps=MOVES + 1, revision="1", **places)
    careful.look(f"{seat}/order?counted=0933")


def debate(careful: Careful, room: Room) -> None:
    """Write a card and weigh those of others, which are as long as one's own."""
    seat = f"/s/{room.public_id}"
    cards = [written(room, "dana", text=f"{number}. {CARD}") for number in range(CARDS_WEIGHED)]
    page = careful.look(seat)
    card = {"card_id": hidden_fields(page)["card_id"], "kind": "proposal", "about": "5"}
    # Whoever wrote it does not read it again.
    careful.read_before.add(OWN_CARD)
    careful.send(f"{seat}/cards", taps=3 + len(OWN_CARD.split()), **card, text=OWN_CARD)
    for other in cards:
        careful.send(f"{seat}/cards/{other}/mark", taps=1, value="agree")
        careful.look(seat)


def views(careful: Careful, room: Room) -> None:
    """Read the views of others and share one."""
    seat = f"/s/{room.public_id}"
    others = [worded(room, "dana", text=f"{number}. {VIEW}") for number in range(2)]
    careful.look(seat)
    careful.send(f"{seat}/views/{others[0]}/share", taps=1)
    careful.look(seat)


def steps(careful: Careful, room: Room) -> None:
    """Mark the steps of others; the form for one's own stays folded."""
    seat = f"/s/{room.public_id}"
    more = {"measure": "The list is there.", "due": "before the next summit"}
    others = [added(room, text=f"{number}. {STEP}", **more) for number in range(STEPS_MARKED)]
    careful.look(seat)
    for other in others:
        careful.send(f"{seat}/steps/{other}/worth", taps=1)
        careful.look(seat)
