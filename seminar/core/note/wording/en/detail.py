"""English: area by area, cards and points, limits and next steps."""

from collections.abc import Mapping

AREA: Mapping[str, str | tuple[str, ...]] = {
    "area.place": (
        "It came {ordinal}, with an average place of {average} ({orders}).",
        "The participants placed it {ordinal}, at {average} on average ({orders}).",
        "Its average place was {average} ({orders}), which put it {ordinal}.",
    ),
    "area.place.shared": "It shared {ordinal} place, at {average} on average ({orders}).",
    "area.before": (
        "In the {round} ranking it had come {ordinal}, at {average}.",
        "The {round} ranking had put it {ordinal}, at {average}.",
        "It had been {ordinal} in the {round} ranking, at {average}.",
    ),
    "area.before.same": (
        "The {round} ranking had put it there too, at {average}.",
        "It had been there in the {round} ranking as well, at {average}.",
    ),
    "area.before.shared": "In the {round} ranking it had shared {ordinal} place, at {average}.",
    "area.unplaced": "Too few people compared it with the other areas to say a place.",
    "area.cards.points": (
        "The room gave it {cards}, and the rapporteur noted {points}.",
        "It drew {cards} from the room and {points} in the rapporteur’s notes.",
    ),
    "area.cards": (
        "The room gave it {cards}.",
        "It drew {cards} from the room.",
    ),
    "area.points": "There was no card on it; the rapporteur noted {points}.",
    "area.none": "Little was said on this.",
    "area.chosen.weighed": "Given here are the {number} cards weighed by the most people.",
    "area.chosen": "Given here are {number} of the cards.",
    "area.chosen.others.weighed": (
        "Of the others, the {number} weighed by the most people are given here."
    ),
    "area.chosen.others": "Of the others, {number} are given here.",
    "area.chosen.points": "Not all of the rapporteur’s points are given.",
    "area.proposals.one": "One of the cards was a proposal (see “Next steps”).",
    "area.proposals.only": "The card was a proposal (see “Next steps”).",
    "area.proposals.all": "All of the cards were proposals (see “Next steps”).",
    "area.proposals": "Of the cards, {number} were proposals (see “Next steps”).",
    "card.lead": "Card {id}, {kind}. {weighing}.",
    "card.also": "{text} The same point in other words: {others}",
    "card.kind.for": "in favour",
    "card.kind.concern": "concern",
    "card.kind.question": "question",
    "card.kind.proposal": "proposal",
    "card.scope.areas": "on {areas}",
    "card.scope.all": "across all areas",
    "card.scope.other": "not on the list",
    "card.lead.scope": "Card {id}, {kind}, {scope}. {weighing}.",
    "weighed.few": "Fewer than five people weighed it",
    "weighed.all": "All of the {people} who weighed it agreed",
    "weighed.none": "None of the {people} who weighed it agreed",
    "weighed.count": "Of the {people} who weighed it, {agree} agreed",
    "weighed.most": "Most of the {people} who weighed it agreed",
    "weighed.least": "Most of the {people} who weighed it did not agree",
    "weighed.nearly_all": "Nearly all agreed: {agree} of the {people} who weighed it",
    "weighed.large_majority": "A large majority agreed: {agree} of the {people} who weighed it",
    "weighed.majority": "A majority agreed: {agree} of the {people} who weighed it",
    "weighed.about_half": "About half agreed: {agree} of the {people} who weighed it",
    "weighed.minority": "A minority agreed: {agree} of the {people} who weighed it",
    "weighed.a_few": "A few agreed: {agree} of the {people} who weighed it",
    "point.lead": "Point {id}, noted by the rapporteur, not verbatim.",
    "point.lead.scope": "Point {id}, {scope}, noted by the rapporteur, not verbatim.",
    "whole.together": (
        "In the {ordinal} ranking, {people} of the {answers} who answered chose {phrase}."
    ),
    "whole.cards": "The room weighed {cards} on all areas at once.",
    "whole.chosen": "Given here are the {number} weighed by the most people.",
    "beyond.lead": "What is given here was not about a single area on the list.",
    "beyond.chosen": "It is not all that was said.",
}

END: Mapping[str, str | tuple[str, ...]] = {
    "limits.room": (
        "The note reflects the people in the room on that day. They were no sample of anybody else."
    ),
    "limits.missing": "In the {ordinals} ranking, not everybody in the room answered.",
    "limits.missing.many": "In the {ordinals} ranking, not everybody in the room answered.",
    "limits.few": (
        "With fewer than 20 complete orders, one more person could have moved an average "
        "noticeably."
    ),
    "limits.hidden": "Numbers that would have shown the answer of one or two people are left out.",
    "limits.weight": (
        "A lower place does not mean that an area matters less; it says in which order extra "
        "attention was asked for."
    ),
    "limits.cards": (
        "Cards were weighed by those who chose to. The numbers describe these people, not the room."
    ),
    "recount.public": (
        "The tables of the {ordinals} ranking are in a count file that the team has, {file}; "
        "anybody can count them again with the program in it."
    ),
    "recount.public.many": (
        "The tables of the {ordinals} rankings are in count files that the team has, {file}; "
        "anybody can count them again with the program in it."
    ),
    "recount.sealed": (
        "The count file of the {ordinals} ranking is kept sealed by the organiser: in a room of "
        "this size the tables would tell what individual people answered."
    ),
    "recount.sealed.many": (
        "The count files of the {ordinals} rankings are kept sealed by the organiser: in a room of "
        "this size the tables would tell what individual people answered."
    ),
    "aside.lead": (
        "These orders do not count in this note. They are kept here so that what was set aside can "
        "be seen; averages and counts are left out, so that no single answer can be made out."
    ),
    "aside.few": (
        "When the {ordinal} ranking was asked for the {time} time, too few orders were given to "
        "show one."
    ),
    "next.none": "No proposal was made.",
    "next.lead": "The participants made {proposals}.",
    "next.lead.cards": "The cards held {proposals} as well.",
    "next.chosen": "Given here are the {number} that found the most agreement.",
    "next.organiser.none": "The organisers had not said what follows when this was written.",
    "questions.none": "No question was put.",
    "questions.round": "{ordinals} ranking",
    "questions.round.many": "{ordinals} ranking",
}
