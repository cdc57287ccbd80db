"""English: in brief, and the order."""

from collections.abc import Mapping

BRIEF: Mapping[str, str | tuple[str, ...]] = {
    "brief.question": "The question was: {question}",
    "brief.none": "No ranking was held.",
    "brief.aside": "A ranking was held and set aside (see “How it was done”).",
    "brief.empty": "A ranking was held, but no answers were given.",
    "brief.few": (
        "Fewer than five people gave an order. So that nobody’s order can be made out, none is "
        "shown."
    ),
    "brief.hidden": (
        "In this room the order would tell what individual people answered, so none is shown."
    ),
    "brief.unplaced.all": "Too few people compared the areas with each other to give an order.",
    "brief.level": (
        "The orders balanced each other out ({orders}): on average no area came before another."
    ),
    "brief.first": ("On average, the participants placed {area} first ({orders})."),
    "brief.first.same": (
        "The participants placed {area} first in the {before} ranking ({orders_before}) and again "
        "in the {after} ({orders})."
    ),
    "brief.first.changed": (
        "The participants placed {area_before} first in the {before} ranking ({orders_before}) and "
        "{area} first in the {after} ({orders})."
    ),
    "brief.shared": "In the {after} ranking ({orders}), {areas} shared first place.",
    "brief.together": (
        "Of the {answers} who answered the {after} ranking, {together} chose {phrase}: they "
        "would not put one area before another."
    ),
    "brief.card": "Among the cards, none found more agreement than this one: {text} ({weighing}).",
    "brief.card.only": "There was one card: {text} ({weighing}).",
    "brief.little": "On {areas} there was no card and no point.",
    "brief.little.most": "No area but {areas} had a card or a point.",
    "brief.little.all": "No card and no point was about a single area.",
    "brief.nothing_said": "There was no card and no point.",
    "brief.steps": (
        "The participants made {proposals} (see “Next steps”).",
        "The room made {proposals} (see “Next steps”).",
    ),
    "brief.no_steps": "No proposal was made.",
}

ORDER: Mapping[str, str | tuple[str, ...]] = {
    "order.first": (
        "In the {after} ranking {area} came first, with an average place of {average} out of "
        "{places} "
        "({orders})."
    ),
    "order.shared": (
        "In the {after} ranking {areas} shared first place, with an average place of {average} out "
        "of {places} ({orders})."
    ),
    "order.unplaced": "Too few people compared {areas} with the other areas to say a place.",
    "order.few": "So that nobody’s order can be made out, no order is shown: too few were given.",
    "order.hidden": (
        "So that nobody’s order can be made out, no order is shown: in this room it would tell "
        "what individual people answered."
    ),
    "order.rounded.halves": (
        "Averages are rounded to half places in a room of this size, so that nobody’s order can "
        "be worked out."
    ),
    "order.rounded.whole": (
        "Averages are rounded to whole places in a room of this size and agreement is not told, "
        "so that nobody’s order can be worked out."
    ),
    "order.unplaced.all": "No order is shown: too few people compared the areas with each other.",
    "brief.clear.all": "Every place in this order was clear.",
    "brief.clear.ends": "First and last place were clear.",
    "brief.clear.first": "First place was clear.",
    "brief.clear.last": "Last place was clear.",
    "brief.close": "{places} place were too close to call.",
    "brief.close.all": "All {number} places were too close to call.",
    "brief.likely": "The order was likely, but not certain.",
    "order.clear.all": (
        "If a few other people had come, the order would most likely have been the same."
    ),
    "order.clear.ends": (
        "If a few other people had come, {first} would most likely still have come first, and "
        "{last} {ordinal}."
    ),
    "order.clear.first": (
        "If a few other people had come, {first} would most likely still have come first."
    ),
    "order.clear.last": (
        "If a few other people had come, {last} would most likely still have come {ordinal}."
    ),
    "order.close": "With only a few other people, {areas} could easily have changed places.",
    "order.close.all": (
        "With only a few other people, any of the areas could have had another place."
    ),
    "order.likely": (
        "With a few other people the order would probably, but not certainly, have been the same."
    ),
    "order.agreement": "Agreement was {band}.",
    "order.agreement.of": "Among the {orders} that placed every area, agreement was {band}.",
    "brief.agreement.same": ("Agreement was {band} in the {before} and in the {after} ranking."),
    "brief.agreement.grew": "Agreement grew from {earlier} to {band}.",
    "brief.agreement.fell": "Agreement fell from {earlier} to {band}.",
    "order.no_agreement": "Agreement was not measured: too few complete orders.",
    "order.agreement.level": (
        "Agreement was not measured: every complete order put all areas in the same place."
    ),
    "order.never": "Nobody gave {areas} a place.",
    "order.opposites": "There were two opposite orders, each given by half of those who gave one.",
    "order.balanced": (
        "If each of the {number} groups that were large enough had weighed the same, {areas} would "
        "have been in first place."
    ),
    "order.balanced.shared": (
        "If each of the {number} groups that were large enough had weighed the same, {areas} would "
        "have shared first place."
    ),
    "order.split": (
        "The room was split on {areas}: many placed it near the top and many near the bottom."
    ),
    "order.split.many": (
        "The room was split on {areas}: many placed each of them near the top and many near the "
        "bottom."
    ),
    "order.cycle": (
        "Taken two at a time, {number} areas went round in a circle: more people put {pairs} than "
        "the other way round."
    ),
    "order.cycle.pair": "{upper} before {lower}",
    "order.disputed.first": (
        "First place depended on how the same orders were counted; the annex shows this."
    ),
    "order.disputed.first.unshown": "First place depended on how the same orders were counted.",
    "order.disputed.last": (
        "Last place depended on how the same orders were counted; the annex shows this."
    ),
    "order.disputed.last.unshown": "Last place depended on how the same orders were counted.",
    "order.moved.up": "{area} rose from {before} to {after} place",
    "order.moved.down": "{area} went from {before} to {after} place",
    "order.moved": "Between the {before} and the {after} ranking, {moves}.",
    "order.stayed": ("No area changed its place between the {before} and the {after} ranking."),
    "order.changed": (
        "Of the {linked} whose orders in the {before} and the {after} ranking could be "
        "linked, {changed} changed theirs."
    ),
    "order.changed.none": (
        "None of the {linked} whose orders in the {before} and the {after} ranking could be "
        "linked changed theirs."
    ),
    "order.changed.all": (
        "All of the {linked} whose orders in the {before} and the {after} ranking could be "
        "linked changed theirs."
    ),
    "order.little": "Little was said on {areas}: no card and no point.",
    "order.little.most": "Little was said on the areas other than {areas}: no card and no point.",
    "order.little.all": "Nothing was said on single areas: no card and no point.",
    "order.unaltered": "This does not alter the order.",
    "order.missing": (
        "The {ordinal} ranking had too few orders to be shown, so nothing is said on change since "
        "then."
    ),
}
