"""How many agreed with a card, in words that give nobody away."""

from seminar.core.note.quantifier import weighing_word
from seminar.core.note.wording import Words


def weighed(words: Words, *, agree: int, people: int) -> str:
    """Return how many of those who weighed it agreed, as far as that may be said; no full stop."""
    in_letters = words.number(people) != str(people)
    return words.say(
        f"weighed.{weighing_word(agree, people)}",
        people=words.count(people, "person"),
        agree=words.number(agree) if in_letters else str(agree),
    )
