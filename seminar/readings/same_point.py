"""Which card stands for the point that a card makes: the one it was joined to, while it is shown.

A card that the room does not see, hidden or taken back, neither stands for others nor is it one of
their texts. Those joined to it stand for themselves until it is shown again.
"""

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from seminar.core.terms import CardState
from seminar.models import Card

HEAD = aliased(Card, name="head")
_OTHER = aliased(Card, name="other")
HEAD_ID = func.coalesce(HEAD.id, Card.id)


def of_head() -> ColumnElement[bool]:
    """Join a shown card to the shown card that stands for it, if any."""
    return and_(
        HEAD.id == Card.same_as,
        HEAD.state == CardState.SHOWN,
        Card.state == CardState.SHOWN,
    )


def has_other_texts() -> ColumnElement[bool]:
    """Whether a card's point has several texts; needs the join to its head."""
    joined = select(_OTHER.id).where(_OTHER.same_as == Card.id, _OTHER.state == CardState.SHOWN)
    return or_(HEAD.id.is_not(None), and_(Card.state == CardState.SHOWN, joined.exists()))
