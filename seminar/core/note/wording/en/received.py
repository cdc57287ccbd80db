"""English: how cards were received and weighed."""

from collections.abc import Mapping

RECEIVED: Mapping[str, str | tuple[str, ...]] = {
    "received.across": (
        (
            "Card {card} was agreed across groups: of the {people} who weighed it, more than half "
            "agreed in each."
        ),
        "Of the {people} who weighed card {card}, more than half agreed in each group.",
    ),
    "received.divided": (
        (
            "On card {card} opinions were divided: of the {people} who weighed it, at least a "
            "quarter agreed and at least a quarter disagreed."
        ),
        (
            "Card {card} divided the {people} who weighed it: at least a quarter agreed and at "
            "least a quarter disagreed."
        ),
    ),
    "heading.weighing": "How cards were weighed",
    "table.weighing": "The cards of this note that five people or more weighed",
    "table.weighing.card": "Card",
    "table.weighing.weighed": "Weighed by",
    "table.weighing.agreed": "Agreed",
    "table.weighing.disagreed": "Disagreed",
    "table.weighing.cannot": "Could not say",
    "table.weighing.received": "How it was received",
    "table.weighing.across": "agreed across groups",
    "table.weighing.divided": "opinions divided",
    "table.weighing.most": "most",
    "table.weighing.least": "most did not",
    "weighing.legend": "A number is not shown where it could tell what one or two people answered.",
    "weighing.legend.open": (
        "While a card may still be answered, or its answers wait to be shown to the room, these "
        "numbers are left out."
    ),
    "evidence.M11": "How cards were received.",
    "evidence.M11.text": (
        "{across}Divided: at least a quarter of those who weighed the card agreed and at least a "
        "quarter disagreed, where these numbers may be told. Where nothing is said of a card, it "
        "does not follow that it was received otherwise."
    ),
    "evidence.M11.across": (
        "Agreed across groups: those who weighed the card are taken by the group they chose when "
        "they joined ({groups}). Groups of which fewer than five weighed it, and people without "
        "a group, are taken together; in each of at least two groups of five or more, more than "
        "half agreed. It is said only where neither this nor silence could tell the answer of a "
        "single person. "
    ),
}
