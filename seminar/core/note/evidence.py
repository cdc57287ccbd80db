"""Evidence ids and their register: A answers, C cards, F points, V views, P steps, M method."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EvidenceItem:
    """One entry of the register.

    `id` is what sentences carry, `short` stands in the margin beside them, `text` says in the
    register what stands behind it.
    """

    id: str
    short: str
    text: str
