"""What each deed holds still, and in which order: so two deeds never wait for each other."""

import uuid
from collections.abc import Callable

import pytest

from seminar.core.terms import ItemKind
from seminar.facilitation import again_service, service
from tests.facilitation.day import REASON, Day
from tests.statements import locks, statements

SEMINAR, ROUND, RECORD = "seminar UPDATE", "round UPDATE", "seminar NO KEY UPDATE"

Prepared = Callable[[Day], uuid.UUID]


def held(day: Day, deed: Callable[..., bool], *values: object, **details: object) -> list[str]:
    """Do a deed; return what it held, in this order."""
    with statements(day.room.store) as sent:
        assert day.lead(deed, *values, **details)
    return locks(sent)


def closed(day: Day) -> uuid.UUID:
    """Return a round that is closed."""
    round_id = day.open_round()
    day.close(round_id)
    return round_id


@pytest.mark.parametrize(
    ("prepared", "deed", "details", "order"),
    [
        (Day.draft_round, service.open_round, {}, [SEMINAR, ROUND, RECORD]),
        (Day.open_round, service.close_round, {}, [ROUND, RECORD]),
        (closed, service.reopen_round, {}, [ROUND, RECORD]),
        (closed, service.count_round, {}, [ROUND, RECORD]),
        (closed, again_service.set_aside, {"reason": REASON}, [ROUND, SEMINAR, RECORD, RECORD]),
    ],
)
def test_deed_on_a_round_holds_the_round_before_it_changes(
    day: Day,
    prepared: Prepared,
    deed: Callable[..., bool],
    details: dict[str, str],
    order: list[str],
) -> None:
    round_id = prepared(day)

    order_of_locks = held(day, deed, round_id, **details)

    assert order_of_locks == ([] if day.room.store.is_sqlite else order)


@pytest.mark.parametrize("deed", [service.start_item, service.finish_item])
def test_deed_on_an_item_holds_the_seminar_before_anything_else(
    day: Day, deed: Callable[..., bool]
) -> None:
    welcome, debate = day.start(ItemKind.WELCOME), day.items(ItemKind.DEBATE)[0]

    order = held(day, deed, debate if deed is service.start_item else welcome)

    assert order[:1] == ([] if day.room.store.is_sqlite else [SEMINAR])
