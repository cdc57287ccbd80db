"""Answers to a card put to the room, as they were kept: from phones, and from raised hands."""

from dataclasses import dataclass

from seminar.models import AskedCard


@dataclass(frozen=True)
class Counted:
    """Answers of one kind: from phones, or from hands that were raised."""

    agree: int
    disagree: int
    cannot: int

    @property
    def people(self) -> int:
        """How many answered in any way."""
        return self.agree + self.disagree + self.cannot


def phones_of(asked: AskedCard) -> Counted | None:
    """Return the answers of phones as they were kept; None before they were shown."""
    if asked.agree is None or asked.disagree is None or asked.cannot is None:
        return None
    return Counted(asked.agree, asked.disagree, asked.cannot)


def hands_of(asked: AskedCard) -> Counted | None:
    """Return the raised hands; None where nobody counted any."""
    if asked.hands_agree is None or asked.hands_disagree is None or asked.hands_cannot is None:
        return None
    return Counted(asked.hands_agree, asked.hands_disagree, asked.hands_cannot)
