"""English: how the debate was shared among the areas."""

from collections.abc import Mapping

ATTENTION: Mapping[str, str | tuple[str, ...]] = {
    "heading.attention": "How the debate was shared",
    "heading.evenness": "Annex: evenness of the debate",
    "brief.thin": (
        "In two of the three (floor time, cards, proposals), less than half of an equal share went "
        "to {areas}."
    ),
    "order.thin": (
        "Little was said on {areas}: less than half of an equal share in two of the three (floor "
        "time, cards, proposals)."
    ),
    "brief.thin.steps": (
        "In two of the three (floor time, cards, proposed steps), less than half of an equal share "
        "went to {areas}."
    ),
    "order.thin.steps": (
        "Little was said on {areas}: less than half of an equal share in two of the three (floor "
        "time, cards, proposed steps)."
    ),
    "attention.floor": (
        "The areas had the floor for {minutes} in all. The largest share, {most} per cent, went to "
        "{longest}; the smallest, {least} per cent, to {shortest}. An equal share would have been "
        "{equal} per cent."
    ),
    "attention.floor.none": (
        "The areas had the floor for {minutes} in all. The largest share, {most} per cent, went to "
        "{longest}; none went to {shortest}. An equal share would have been {equal} per cent."
    ),
    "attention.equal": (
        "The areas had the floor for {minutes} in all, each of them for the same share, {equal} "
        "per cent."
    ),
    "evenness.floor": (
        "Floor time: evenness {evenness} after Pielou (1 is even, 0 all on one area), Gini "
        "coefficient {gini} of at most {greatest}."
    ),
    "weighed.hands": "{phones}; by show of hands, counted apart: {hands}",
    "table.attention": "Floor time, cards, points and proposals of each area",
    "table.attention.steps": "Floor time, cards, points and proposed steps of each area",
    "table.floor": "On the floor",
    "table.share": "Share",
    "table.cards": "Cards",
    "table.points": "Points",
    "table.proposals": "Proposals",
    "table.steps": "Steps",
    "table.clock": "{minutes}:{seconds:02d}",
    "table.percent": "{percent} %",
    "evidence.M6": "Floor time taken.",
    "evidence.M6.text": (
        "The facilitator tapped the area that had the floor; seconds by the clock of the server. "
        "Time is not quality, and what was said at a table is not in it."
    ),
}
