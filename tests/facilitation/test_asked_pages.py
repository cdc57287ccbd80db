"""A card put to the room, from the console and from a phone."""

from seminar.facilitation.asked_service import ask_card
from seminar.models import AskedCard
from seminar.web import clock
from tests.facilitation.test_asked import card
from tests.facilitation.test_routes import said

__all__ = ["card"]


def test_facilitator_asks_counts_and_is_told_what_is_wrong(day, card):
    ben, address = day.room.staff("ben"), f"/seminars/{day.room.public_id}/cards/{card}"

    statuses = [
        ben.post(f"{address}/ask").status_code,
        ben.post(f"{address}/hands", agree="9", disagree="x", cannot="0").status_code,
        ben.post(f"{address}/hands", agree="9", disagree="3", cannot="0").status_code,
        ben.post(f"{address}/show-answers").status_code,
    ]

    assert statuses == [303, 422, 303, 303]
    shown = said(ben.get(f"/seminars/{day.room.public_id}/console").text)
    assert "The room still has some seconds to answer." in shown
    assert "Put to the room" in shown
    rosa, deeds = day.room.staff("rosa"), ("ask", "hands", "show-answers")
    assert {rosa.post(f"{address}/{deed}").status_code for deed in deeds} == {403}


def test_phone_answers_the_card_from_its_own_part(day, card):
    day.lead(ask_card, card)
    with day.room.store.session() as db, day.room.store.writing(db):
        # The page asks by the true clock.
        db.get_one(AskedCard, card).asked_at = clock.now()
    dana, address = day.room.phone("dana"), f"/s/{day.room.public_id}"

    before = dana.get(f"{address}/debate").text
    dana.post(f"{address}/cards/{card}/mark", value="disagree")
    after = dana.get(f"{address}/asked").text

    assert "The room is asked about this card" in before
    assert 'id="asked-disagree" class="btn btn-mark" aria-pressed="true"' in " ".join(after.split())
