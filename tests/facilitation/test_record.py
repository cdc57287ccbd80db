"""The record tells of each of the facilitator's deeds who did it, and when."""

from seminar.core.terms import ItemKind
from seminar.facilitation import again_service, service
from tests.facilitation.day import REASON, Day
from tests.planning.stage import account
from tests.recorded import recorded


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

    assert [(deed, who, minute) for deed, _, who, minute in recorded(day.room)] == [
        ("counted heads", "ben", 1),
        ("started item", "ben", 2),
        ("opened round", "ben", 2),
        ("closed round", "ben", 3),
        ("counted round", "ben", 4),
        ("finished item", "ben", 5),
        ("started item", "ben", 5),
        ("opened round", "ben", 6),
        ("closed round", "ben", 7),
        ("opened round again", "ben", 8),
        ("closed round", "ben", 9),
        ("counted round unseen", "ben", 10),
        ("set round aside", "ben", 10),
        ("asked round again", "ben", 10),
        ("closed round", "ben", 11),
        ("counted round", "ben", 12),
        ("showed round", "ben", 13),
        ("set round aside", "ben", 14),
        ("finished item", "ben", 15),
    ]
