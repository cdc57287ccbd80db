"""How shown cards were received, where it may be said: agreed across groups, or divided opinions.

While a debate runs nothing is said, so that no two looks differ by the answer of one person. People
belong to the group of their voice, and each counts once for a point with several texts.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from seminar.core.arguments import GroupMarks
from seminar.core.publishable import shown_groups
from seminar.core.received import Received, received
from seminar.core.same_point import counted_once
from seminar.core.terms import CardState, ItemKind, ItemState, MarkValue, Rule
from seminar.models import AskedCard, Card, Mark, Seminar, Voice
from seminar.readings.debate import CardReading
from seminar.readings.same_point import HEAD, HEAD_ID, has_other_texts, of_head

ByGroup: TypeAlias = Mapping[uuid.UUID, Sequence[GroupMarks]]


def how_received(
    db: Session, seminar: Seminar, cards: Iterable[CardReading]
) -> dict[uuid.UUID, Received | None]:
    """Return what may be said of settled cards among those that are shown, in three statements.

    A card is not settled, and left out, while it may be answered, or was put to the room and its
    answers not shown. Where answers that were shown are no longer all there, as somebody has left,
    groups are not told.
    """
    if is_being_weighed(seminar):
        return {}
    unshown, groups = _asked_and_not_shown(db, seminar.id), _by_group(db, seminar)
    return {
        card.id: received(
            _that_were_shown(card, groups.get(card.id, ())),
            agree=card.agree,
            disagree=card.disagree,
            cannot=card.cannot,
        )
        for card in cards
        if card.id not in unshown
    }


def is_being_weighed(seminar: Seminar) -> bool:
    """Return whether a debate runs, in which people may still answer cards."""
    return any(
        item.kind is ItemKind.DEBATE and item.state is ItemState.RUNNING for item in seminar.agenda
    )


def _that_were_shown(card: CardReading, groups: Sequence[GroupMarks]) -> Sequence[GroupMarks]:
    """Return the groups if they hold the very answers that the card tells, else none."""
    agree, disagree, seen = (
        sum(getattr(group, name) for group in groups) for name in ("agree", "disagree", "seen")
    )
    told = card.agree, card.disagree, card.weighed
    return groups if (agree, disagree, seen) == told else ()


def _asked_and_not_shown(db: Session, seminar_id: uuid.UUID) -> set[uuid.UUID]:
    return set(
        db.scalars(
            select(HEAD_ID)
            .select_from(AskedCard)
            .join(Card, Card.id == AskedCard.card_id)
            .outerjoin(HEAD, of_head())
            .where(Card.seminar_id == seminar_id, AskedCard.shown_at.is_(None))
        )
    )


def _by_group(db: Session, seminar: Seminar) -> ByGroup:
    """Return how each group weighed each point, those of whom no group may be told as one.

    Nobody is to learn what a group said where what is said must not be told of anybody.
    """
    if not seminar.groups or seminar.rule is not Rule.ON_THE_RECORD:
        return {}
    named = _groups_told(db, seminar.id)
    answers = (
        ((point, group_id if group_id in named else None), person, value, people)
        for point, group_id, person, value, people in db.execute(_answers(seminar.id))
    )
    found: dict[uuid.UUID, list[GroupMarks]] = defaultdict(list)
    for (point, group), weighing in counted_once(answers).items():
        found[point].append(
            GroupMarks(
                name=group.hex if group else None,
                agree=weighing.get(MarkValue.AGREE, 0),
                disagree=weighing.get(MarkValue.DISAGREE, 0),
                seen=sum(weighing.values()),
            )
        )
    return found


def _groups_told(db: Session, seminar_id: uuid.UUID) -> set[uuid.UUID]:
    """Return the groups that may be told of all who took part in the debate.

    Those are the groups that stay on their rows when the day is over (`mixing`), so that a card
    is told alike before and after.
    """
    rows = db.execute(
        select(Voice.group_id, func.count())
        .where(Voice.seminar_id == seminar_id)
        .group_by(Voice.group_id)
    ).all()
    people = {group_id.hex: voices for group_id, voices in rows if group_id is not None}
    shown = shown_groups(people, total=sum(voices for _, voices in rows))
    return {uuid.UUID(name) for name in shown}


def _answers(
    seminar_id: uuid.UUID,
) -> Select[uuid.UUID, uuid.UUID | None, uuid.UUID | None, MarkValue, int]:
    person = case((has_other_texts(), Mark.voice_id))
    return (
        select(HEAD_ID, Voice.group_id, person, Mark.value, func.count())
        .select_from(Mark)
        .join(Card, Card.id == Mark.card_id)
        .join(Voice, Voice.id == Mark.voice_id)
        .outerjoin(HEAD, of_head())
        .where(Card.seminar_id == seminar_id, Card.state == CardState.SHOWN)
        .group_by(HEAD_ID, Voice.group_id, person, Mark.value)
    )
