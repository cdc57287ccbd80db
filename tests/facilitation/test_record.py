"""The record tells of each of the facilitator's deeds who did it, and when."""

from datetime import timedelta

from sqlalchemy import select

from seminar.core.terms import ItemKind
from seminar.facilitation import again_service, service
from seminar.models import JournalEntry
from tests.facilitation.day import REASON, Day
from tests.planning.stage import account

MINUTE = timedelta(minutes=1)


def test_each_deed_is_recorded_with_who_did_it_and_when(day: Day) -> None:
    with day.room.store.session() as db:
        day.account_id = account(db, "Ben").id
    day.plan_practice()

    day.lead(service.set_head_count, 12)
    day.seal(day.practise())
    round_id = day.draft_round()
    for deed in (service.open_round, service.close_round, service.reopen_round):
        assert day.lead(deed, round_id)
    day.close(round_id)
    again = day.ask_again(round_id)
    day.show(again)
    day.lead(again_service.set_aside, again, reason=REASON)
    day.lead(service.finish_item, day.items(ItemKind.RANKING)[0])

    assert recorded(day) == [
        ("counted heads", "Ben", 1),
        ("started item", "Ben", 2),
        ("opened round", "Ben", 2),
        ("closed round", "Ben", 3),
        ("counted round", "Ben", 4),
        ("finished item", "Ben", 5),
        ("started item", "Ben", 5),
        ("opened round", "Ben", 6),
        ("closed round", "Ben", 7),
        ("opened round again", "Ben", 8),
        ("closed round", "Ben", 9),
        ("counted round unseen", "Ben", 10),
        ("set round aside", "Ben", 10),
        ("asked round again", "Ben", 10),
        ("closed round", "Ben", 11),
        ("counted round", "Ben", 12),
        ("showed round", "Ben", 13),
        ("set round aside", "Ben", 14),
        ("finished item", "Ben", 15),
    ]


def recorded(day: Day) -> list[tuple[str, str, int]]:
    """Return every deed since the seminar was made: what, who, and in which minute."""
    with day.room.store.session() as db:
        people = {account(db, name).id: name for name in ("Ada", "Ben", "Rosa")}
        entries = db.scalars(
            select(JournalEntry)
            .where(JournalEntry.seminar_id == day.room.seminar(db).id)
            .order_by(JournalEntry.seq)
        ).all()
    return [
        (entry.deed, people.get(entry.account_id, ""), (entry.at - day.room.now) // MINUTE)
        for entry in entries[1:]
    ]
