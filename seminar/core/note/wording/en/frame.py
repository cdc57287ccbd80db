"""English: masthead, headings, evidence, tables and charts."""

from collections.abc import Mapping

FRAME: Mapping[str, str | tuple[str, ...]] = {
    "answer.together": "all {number} together",
    "answer.together.two": "both together",
    "masthead.note": "Outcome note",
    "masthead.brief": "Outcome in brief",
    "masthead.place": "{place}, {day}.",
    "masthead.day": "{day}.",
    "masthead.draft": "Draft",
    "masthead.invented": "Invented example data",
    "masthead.reflects.chatham": (
        "Held under the Chatham House Rule. This note reflects the discussion, not the view of any "
        "institution."
    ),
    "masthead.reflects.record": (
        "Held on the record. This note reflects the discussion, not the view of any institution."
    ),
    "frame.page": "Page {{page}} of {{pages}}",
    "frame.replaced": (
        "Characters that the shipped fonts do not have are printed by their number: {{count}}."
    ),
    "heading.brief": "In brief",
    "heading.purpose": "Purpose",
    "heading.who": "Who took part",
    "heading.how": "How it was done",
    "heading.order": "The order in which the participants placed the areas",
    "heading.areas": "Area by area",
    "heading.whole": "The areas as a whole",
    "heading.beyond": "Across the areas and beyond the list",
    "heading.limits": "Limits",
    "heading.next": "Next steps",
    "heading.questions": "Annex: the questions, word for word",
    "heading.register": "Annex: register of evidence",
    "heading.statistics": "Annex: statistics",
    "heading.recount": "Annex: counting again",
    "heading.aside": "Annex: rankings that were set aside",
    "heading.record": "Annex: record of the day",
}

EVIDENCE: Mapping[str, str | tuple[str, ...]] = {
    "evidence.round.orders": "{round} ranking, {orders}.",
    "evidence.round.few": "{round} ranking, fewer than five orders.",
    "evidence.round.text": "Answers to the {round} ranking: {orders}{together}{present}.",
    "evidence.round.text.few": "Answers to the {round} ranking: fewer than five orders{present}.",
    "evidence.round.together": " and {answers} {phrase}",
    "evidence.round.present": "; {people} in the room",
    "evidence.aside": "{round} ranking, asked for the {time} time, set aside.",
    "evidence.aside.text": (
        "Answers to the {round} ranking when it was asked for the {time} time; set aside."
    ),
    "evidence.card": "Card {id}, {kind}.",
    "evidence.card.text": "Card, {kind}, {scope}: {text}",
    "evidence.point": "Rapporteur’s point, not verbatim.",
    "evidence.point.text": "Rapporteur’s point, {scope}, not verbatim: {text}",
    "evidence.M1": "Head count and joining.",
    "evidence.M1.text": (
        "Head counts entered by the facilitator; people who joined by phone, card or paper."
    ),
    "evidence.M2": "How the rankings ran.",
    "evidence.M2.text": (
        "Rankings were opened and closed by the facilitator and counted once, after closing."
    ),
    "evidence.M3": "How the order was counted.",
    "evidence.M3.text": (
        "Average place from all comparisons of two areas. “Clear” means the same under every "
        "counting rule and in at least 90 of 100 redraws, as if a few other people had come; “too "
        "close to call” means fewer than 80. Agreement is Kendall’s W over the orders that placed "
        "every area, in words."
    ),
    "evidence.M4": "Cards and points counted.",
    "evidence.M4.text": (
        "Cards written by participants and weighed with agree, disagree or cannot say; points "
        "noted by the rapporteur. Hidden cards are counted, not quoted."
    ),
    "evidence.M5": "Worded by the organisers.",
    "evidence.M5.text": "Text of the organisers, given as written.",
}

TABLES: Mapping[str, str | tuple[str, ...]] = {
    "table.group": "Group",
    "table.people": "People",
    "table.hidden": "not shown",
    "table.area": "Area",
    "table.n": "{label}: {n}",
    "table.places": "Place and average place ({ns})",
    "table.aside": "The {ordinal} ranking, asked for the {time} time: set aside",
    "table.place": "Place",
    "table.quartiles": "Middle half",
    "table.quartiles.range": "{q1} to {q3}",
    "table.missing": "–",
    "average.rounded": "about {average}",
    "table.number": "No.",
    "table.id": "Id",
    "table.evidence": "Evidence",
    "table.measure": "Measure",
    "table.time": "Time",
    "table.item": "Item",
    "table.planned": "Planned",
    "table.taken": "Taken",
    "table.minutes": "{minutes} min",
    "table.not_held": "not held",
    "table.running": "still running",
    "table.deed": "What happened",
    "table.statistics": "Statistics of the rankings",
    "table.agenda": "The day as planned and as held",
    "table.journal": "What the team did",
    "figure.places": "Average place of each area: {label}",
    "figure.places.reading": "The average places went from {best} ({first}) to {worst} ({last}).",
    "figure.first": "first",
    "figure.last": "{ordinal}",
    "figure.rounded.halves": "Averages are rounded to half places.",
    "figure.rounded.whole": "Averages are rounded to whole places.",
    "figure.average": "average",
    "figure.middle": "average and middle half",
    "figure.movement": "Average places in the {before} and the {after} ranking",
    "figure.movement.reading": "Lines are drawn to average place, so small differences look small.",
    "statistics.none": "There was nothing to count.",
    "statistics.few": "Too few orders were given to show statistics.",
    "statistics.answers": "Answers",
    "statistics.orders": "Orders",
    "statistics.complete": "Complete orders",
    "statistics.together": "{phrase}",
    "statistics.abstained": "No view on any area",
    "statistics.w": "Kendall’s W (0 none, 1 full agreement)",
    "statistics.band": "Agreement in words",
    "statistics.p": "Probability of as much agreement by chance",
    "statistics.p.small": "below 0.001",
    "statistics.average": "Order by average place",
    "statistics.rule.copeland": "Order by pairs (Copeland)",
    "statistics.rule.schulze": "Order by paths (Schulze)",
    "statistics.kemeny": "Best common order (Kemeny)",
    "statistics.kemeny.many": "{number} fit equally well",
    "statistics.seed": "Seed of the redraws",
    "statistics.legend": "Numbers stand for the areas: {legend}.",
    "record.none": "No agenda was recorded.",
    "band.very_little": "very weak",
    "band.weak": "weak",
    "band.moderate": "moderate",
    "band.strong": "strong",
    "band.very_strong": "very strong",
}
