"""English: further questions."""

from collections.abc import Mapping

FURTHER: Mapping[str, str | tuple[str, ...]] = {
    "heading.further": "Annex: further questions",
    "further.first": (
        "{entry} came first, with an average place of {average} out of {places} ({orders}). The "
        "places of all are in the table."
    ),
    "further.shared": (
        "{entries} shared first place, with an average place of {average} out of {places} "
        "({orders}). The places of all are in the table."
    ),
    "further.level": (
        "The orders balanced each other out ({orders}): on average nothing came before anything "
        "else."
    ),
    "further.none": "Nobody answered this question.",
    "further.few": (
        "So that nobody’s answer can be made out, no order is shown: too few were given, or in "
        "this room it would tell what individual people answered."
    ),
    "further.table": "Place and average place ({orders})",
    "further.entry": "On the list",
    "further.average": "Place (average)",
    "evidence.further": "Further question {number}.",
    "evidence.further.text": "Answers to the further question {question}",
}
