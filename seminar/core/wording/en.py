"""English words of composed sentences."""

from seminar.core.wording.table import Wording

_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)

WORDING = Wording(
    numbers=_NUMBERS,
    ordinals=_ORDINALS,
    last="last",
    conjunction="and",
    quoted="“{name}”",
    phrases={
        "place": "{ordinal}",
        "first": "In first place: {name}.",
        "first_average": "First on average: {name}.",
        "first_shared": "In first place together: {names}.",
        "no_order": "No order was given.",
        "few_orders": "With fewer than five orders, only the number of answers is shown.",
        "hidden_order": (
            "In this room the order would tell what individual people answered, so only the number "
            "of answers is shown."
        ),
        "no_comparison": "Too few people compared the areas to give an order.",
        "all_share": "All {number} areas share one place.",
        "both_share": "Both areas share one place.",
        "all_tied": "There is no order: all {number} areas share one place.",
        "both_tied": "There is no order: both areas share one place.",
        "all_opposed": (
            "There are two opposite orders, each given by half: all {number} areas share one place."
        ),
        "one_area": "With one area there is nothing to put in order.",
        "share": "{names} share {place} place.",
        "all_clear": "All {number} places are clear.",
        "both_clear": "Both places are clear.",
        "clear_one": "{places} place is clear.",
        "clear_many": "{places} place are clear.",
        "likely_one": "{places} place is likely.",
        "likely_many": "{places} place are likely.",
        "all_close": "All {number} places are too close to call.",
        "both_close": "The two places are too close to call.",
        "close_two": "{upper} and {lower} are too close to call.",
        "close_run": "{upper} to {lower} are too close to call.",
        "agreement_very_little": "There is very little agreement",
        "agreement_weak": "Agreement is weak",
        "agreement_moderate": "Agreement is moderate",
        "agreement_strong": "Agreement is strong",
        "agreement_very_strong": "Agreement is very strong",
        "agreement_few": "Agreement is shown from five orders on that place every area.",
        "agreement_none": (
            "Agreement cannot be measured: every order puts all areas in the same place."
        ),
        "as_before": "{now}, as before.",
        "was": "{now}; {before}.",
        "was_very_little": "there was very little before",
        "was_weak": "it was weak",
        "was_moderate": "it was moderate",
        "was_strong": "it was strong",
        "was_very_strong": "it was very strong",
        "answers": "{count} answers",
        "answer_one": "{count} answer",
        "answers_none": "no answers",
        "orders": "{count} orders",
        "together": "{count} “all {number} together”",
        "together_both": "{count} “both together”",
        "together_aside": "The answers “all {number} together” stay out of the order.",
        "together_aside_both": "The answers “both together” stay out of the order.",
        "together_tied": (
            "In the order, the answers “all {number} together” count as one place for all."
        ),
        "together_tied_both": "In the order, the answers “both together” count as one place.",
        "abstained": "{count} without a view",
        "present": "{answers}, of {present} in the room.",
        "present_fewer": "{answers}; {present} were counted in the room.",
        "present_unknown": "{answers}.",
        "before_all": "More people put {name} before each other area than behind it.",
        "before_other": "More people put {name} before {other} than behind it.",
        "cycle": "Compared in pairs, the areas go round in a circle: more people put {pairs}.",
        "cycle_pair": "{upper} before {lower}",
        "split": "Views on {name} are split: some put it near the top, others near the bottom.",
        "rounded_halves": (
            "Averages are rounded to half places in a room of this size, so that nobody’s order "
            "can be worked out."
        ),
        "rounded_whole": (
            "Averages are rounded to whole places in a room of this size and agreement is not "
            "told, so that nobody’s order can be worked out."
        ),
        "disputed_first": "First place depends on how the orders are counted.",
        "disputed_last": "Last place depends on how the orders are counted.",
        "disputed_both": "First and last place depend on how the orders are counted.",
        "many_orders": "{number} orders fit the answers equally well.",
        "balanced_first": (
            "If each of the {number} groups large enough weighed the same, {names} would be in "
            "first place."
        ),
        "balanced_shared": (
            "If each of the {number} groups large enough weighed the same, {names} would share "
            "first place."
        ),
        "never_placed": "Nobody gave {names} a place.",
        "unplaced": "Too few people compared {names} with the other areas to give a place.",
        "still_first": "In first place, as before: {name}.",
        "still_first_shared": "In first place together, as before: {names}.",
        "now_first": "In first place now: {names}; before: {earlier}.",
        "moved": "{moves}.",
        "move": "{name} moved from {before} to {after} place",
        "move_more": "{name} from {before} to {after}",
        "moved_many": "{number} areas changed place.",
        "moved_none": "No area changed place.",
        "changed": "{changed} of the {linked} people who gave two orders changed theirs.",
        "changed_none": "None of the {linked} people who gave two orders changed theirs.",
        "changed_all": "All {linked} people who gave two orders changed theirs.",
        "advice_settled": ("The places have settled; another round would hardly change them."),
        "advice_still_moving": "Places are still moving; another round may tell more.",
        "advice_last_round": (
            "After three rounds it is time to stop; what still differs is a result."
        ),
    },
)
