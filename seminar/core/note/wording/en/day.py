"""English: purpose, who took part, and how it was done."""

from collections.abc import Mapping

DAY: Mapping[str, str | tuple[str, ...]] = {
    "purpose.none": "No purpose was recorded.",
    "who.present": "At the last head count, {people} were in the room.",
    "who.present.one": "At the last head count, one person was in the room.",
    "who.present.none": "No head count was taken.",
    "who.seats": "In all, {people} joined by phone, seat card or paper.",
    "who.seats.one": "In all, one person joined by phone, seat card or paper.",
    "who.seats.none": "Nobody joined by phone, seat card or paper.",
    "who.groups": "They named these groups when joining.",
    "who.groups.hidden": (
        "Numbers are left out for groups of fewer than five people, and for a further group where "
        "they could be worked out."
    ),
    "who.groups.none": "Nobody was asked for a group.",
    "how.none": "No ranking was held.",
    "how.round": "The {ordinal} ranking was open {times}; {answers}.",
    "how.round.untimed": "In the {ordinal} ranking {answers}.",
    "how.round.again": (
        "The {ordinal} ranking was asked for the {time} time and was open {times}; {answers}."
    ),
    "how.round.again.untimed": (
        "When the {ordinal} ranking was asked for the {time} time, {answers}."
    ),
    "how.aside": (
        "When the {ordinal} ranking was asked for the {time} time, {times}, {answers}; it was set "
        "aside because, in the words of the team, {reason}."
    ),
    "how.aside.untimed": (
        "When the {ordinal} ranking was asked for the {time} time, {answers}; it was set aside "
        "because, in the words of the team, {reason}."
    ),
    "how.aside.only": (
        "When the {ordinal} ranking was asked for the {time} time, {times}, {answers}; it was set "
        "aside because, in the words of the team, {reason}, and it was not asked again."
    ),
    "how.aside.only.untimed": (
        "When the {ordinal} ranking was asked for the {time} time, {answers}; it was set aside "
        "because, in the words of the team, {reason}, and it was not asked again."
    ),
    "how.times": "from {opened} to {closed}",
    "how.answers.of": "{people} answered, of {present} in the room",
    "how.answers": "{people} answered",
    "how.answers.all": "all {present} people in the room answered",
    "how.answers.none": "nobody answered",
    "how.answers.few": "fewer than five people answered",
    "how.paper": "In the {ordinal} ranking {number} of the answers were given on paper.",
    "how.paper.some": "In the {ordinal} ranking some answers were given on paper.",
    "how.paper.all": "In the {ordinal} ranking all answers were given on paper.",
    "how.blind": "While a ranking was open nobody saw any of its answers, the organisers included.",
    "how.choices": (
        "Areas could share a place; an area could be left without a view; and {phrase} could be "
        "given instead of an order."
    ),
    "how.identity.anonymous": (
        "No names were taken, and the orders of one person were not linked."
    ),
    "how.identity.pseudonymous": (
        "No names were taken; a random number linked the orders of one person."
    ),
    "how.identity.named": "The organisers knew who was present; orders and cards carried no name.",
    "how.identity.named.linked": (
        "The organisers knew who was present; orders and cards carried no name, and a random "
        "number linked the orders of one person."
    ),
    "how.identity.unnamed": "No names were taken.",
    "how.debate": (
        "In the debate the participants wrote {cards}, which others could weigh, and the "
        "rapporteur noted {points}."
    ),
    "how.debate.cards": "In the debate the participants wrote {cards}, which others could weigh.",
    "how.debate.points": "In the debate no card was written; the rapporteur noted {points}.",
    "how.debate.none": "No card was written and no point was noted.",
    "how.hidden.one": "One of the cards was hidden because it {reasons}.",
    "how.hidden": "Of the cards, {number} were hidden: {reasons}.",
    "how.hidden.reason": "{number} because it {reason}",
    "how.hidden.reason.many": "{number} because they {reason}",
    "how.waiting.one": (
        "One of the cards was not looked at by the team, so the room did not see it."
    ),
    "how.waiting": (
        "Of the cards, {number} were not looked at by the team, so the room did not see them."
    ),
    "how.withdrawn.one": "One of the cards was taken back by whoever wrote it.",
    "how.withdrawn": "Of the cards, {number} were taken back by those who wrote them.",
    "hidden.names": "named somebody",
    "hidden.classified": "held classified information",
    "hidden.offensive": "gave offence",
    "hidden.topic": "did not belong to the subject",
    "hidden.twice": "repeated another card",
    "hidden.names.many": "named somebody",
    "hidden.classified.many": "held classified information",
    "hidden.offensive.many": "gave offence",
    "hidden.topic.many": "did not belong to the subject",
    "hidden.twice.many": "repeated another card",
}
