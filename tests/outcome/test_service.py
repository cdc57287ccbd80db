"""Wording a sentence: the composed one is kept, and nobody's wording is lost."""

import pytest
from sqlalchemy import select

from seminar.errors import NotFound
from seminar.facilitation import service as facilitation
from seminar.models import JournalEntry
from seminar.outcome import service
from seminar.outcome.documents import Draft, composed_sentences, note_draft
from seminar.outcome.refusals import SentenceChanged, UnfitWording
from tests.at_once import at_once
from tests.cast import Room

KEY = "who.present"
COMPOSED = "No head count was taken."
WORDED = "Nobody counted the people in the room."


def draft_of(room: Room) -> Draft:
    with room.store.session() as db:
        return note_draft(db, room.seminar(db))


def printed(room: Room, key: str = KEY) -> str:
    texts = {
        sentence.key: sentence.text
        for section in draft_of(room).note().sections
        for block in section.blocks
        for sentence in getattr(block, "sentences", ())
    }
    return texts[key]


def edit(room: Room, text: str = WORDED, *, version: int = 0, key: str = KEY) -> None:
    with room.store.session() as db, room.store.writing(db):
        service.edit_sentence(
            db,
            room.seminar(db),
            key=key,
            text=text,
            version=version,
            account_id=None,
            now=room.now,
        )


def restore(room: Room, *, version: int) -> None:
    with room.store.session() as db, room.store.writing(db):
        service.restore_sentence(
            db, room.seminar(db), key=KEY, version=version, account_id=None, now=room.now
        )


def count_heads(room: Room, people: int) -> None:
    with room.store.session() as db, room.store.writing(db):
        facilitation.set_head_count(db, room.seminar(db), people, account_id=None, now=room.now)


def deeds(room: Room) -> list[tuple[str, str]]:
    with room.store.session() as db:
        entries = db.scalars(
            select(JournalEntry)
            .where(JournalEntry.seminar_id == room.seminar(db).id)
            .order_by(JournalEntry.seq)
        )
        return [(entry.deed, entry.object) for entry in entries]


def test_worded_sentence_is_printed_and_the_composed_one_kept(room: Room) -> None:
    assert printed(room) == COMPOSED

    edit(room)

    assert printed(room) == WORDED
    assert composed_sentences(draft_of(room).note())[KEY] == COMPOSED
    assert draft_of(room).wordings[KEY].composed == COMPOSED


def test_wording_is_in_the_record_of_the_day(room: Room) -> None:
    edit(room)
    restore(room, version=1)

    assert deeds(room)[-2:] == [("worded sentence", KEY), ("restored sentence", KEY)]


def test_same_wording_sent_twice_is_there_once(room: Room) -> None:
    edit(room)
    edit(room)

    assert draft_of(room).wordings[KEY].version == 1
    assert deeds(room).count(("worded sentence", KEY)) == 1


def test_second_of_two_editors_is_refused_and_told_the_first_wording(room: Room) -> None:
    edit(room, "Ada’s wording.")

    with pytest.raises(SentenceChanged) as refused:
        edit(room, "Ben’s wording.")

    assert refused.value.theirs == "Ada’s wording."
    assert printed(room) == "Ada’s wording."


def test_wording_made_with_the_newest_version_replaces_the_old_one(room: Room) -> None:
    edit(room, "First.")
    edit(room, "Second.", version=1)

    assert printed(room) == "Second."
    assert draft_of(room).wordings[KEY].version == 2


def test_restored_sentence_is_the_composed_one(room: Room) -> None:
    edit(room)

    restore(room, version=1)

    assert printed(room) == COMPOSED


def test_restoring_twice_changes_nothing(room: Room) -> None:
    edit(room)
    restore(room, version=1)

    restore(room, version=1)

    assert deeds(room).count(("restored sentence", KEY)) == 1


def test_restoring_what_was_never_worded_changes_nothing(room: Room) -> None:
    restore(room, version=0)

    assert draft_of(room).wordings == {}


def test_restoring_a_wording_that_was_not_seen_is_refused(room: Room) -> None:
    edit(room)

    with pytest.raises(SentenceChanged):
        restore(room, version=0)

    assert printed(room) == WORDED


def test_page_from_before_a_restoring_cannot_overwrite_a_newer_wording(room: Room) -> None:
    edit(room, "First.")
    restore(room, version=1)
    edit(room, "Second.", version=2)

    with pytest.raises(SentenceChanged):
        edit(room, "From an old page.", version=1)

    assert printed(room) == "Second."


def test_version_of_a_wording_that_never_was_is_refused(room: Room) -> None:
    with pytest.raises(SentenceChanged):
        edit(room, version=3)


def test_wording_on_changed_facts_waits_for_a_second_look(room: Room) -> None:
    edit(room)

    count_heads(room, 12)

    assert printed(room) == "At the last head count, twelve people were in the room."
    assert draft_of(room).stale() == {KEY}


def test_same_wording_confirmed_on_the_new_facts_is_printed_again(room: Room) -> None:
    edit(room)
    count_heads(room, 12)

    edit(room, version=1)

    assert printed(room) == WORDED
    assert draft_of(room).stale() == frozenset()


def test_restored_sentence_is_never_called_stale(room: Room) -> None:
    edit(room)
    restore(room, version=1)
    count_heads(room, 12)

    assert draft_of(room).stale() == frozenset()


@pytest.mark.parametrize("text", ["", "x" * 1001])
def test_wording_of_nothing_or_too_much_is_refused(room: Room, text: str) -> None:
    with pytest.raises(UnfitWording):
        edit(room, text)

    assert draft_of(room).wordings == {}


def test_sentence_that_is_not_in_the_note_cannot_be_worded(room: Room) -> None:
    with pytest.raises(NotFound):
        edit(room, key="no.such.sentence")

    assert draft_of(room).wordings == {}


def test_of_two_first_wordings_at_once_one_stands_and_one_is_refused(room: Room) -> None:
    def attempt(text: str) -> str:
        try:
            edit(room, text)
        except SentenceChanged as refused:
            return refused.theirs
        return text

    told = at_once(
        [lambda text=text: attempt(text) for text in ("Ada’s wording.", "Ben’s wording.")]
    )

    assert told == {printed(room): 2}
    assert draft_of(room).wordings[KEY].version == 1
