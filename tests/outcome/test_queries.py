"""What a note may say: gathered in a fixed number of statements, and gated."""

from seminar.access import tokens
from seminar.core.ballot import AnswerKind
from seminar.core.note.facts import AgendaFacts, GroupFacts, HiddenCards, JournalFacts, NoteFacts
from seminar.core.terms import HideReason, ItemKind
from seminar.facilitation import service as facilitation
from seminar.facilitation.floor_service import give_floor
from seminar.joining import service as joining
from seminar.outcome.queries import note_facts
from seminar.planning.areas_service import AreaDraft, save_areas
from seminar.ranking import service as ranking
from seminar.readings.step import current_step
from seminar.simulation.statements import STATEMENTS
from seminar.simulation.steps import STEPS
from seminar.simulation.views import VIEWS
from tests.cast import Room
from tests.facilitation.day import Day
from tests.played import Played
from tests.statements import statements


def facts_of(played: Played) -> NoteFacts:
    with played.store.session() as db:
        return note_facts(db, played.seminar(db))


def facts_of_room(room: Room) -> NoteFacts:
    with room.store.session() as db:
        return note_facts(db, room.seminar(db))


def open_round(room: Room) -> None:
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        item = next(item for item in seminar.agenda if item.kind is ItemKind.RANKING)
        facilitation.start_item(db, seminar, item.id, account_id=None, now=room.now)


def answer(room: Room, name: str, order: str) -> None:
    with room.store.session() as db, room.store.writing(db):
        step = current_step(db, room.seminar(db).id)
        assert step.round is not None
        ranking.cast(
            db,
            public_id=room.public_id,
            round_id=step.round.id,
            token=room.seats[name],
            kind=AnswerKind.ORDER,
            ranking=order,
            revision=1,
        )


def lead(room: Room, *deeds: str) -> None:
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        step = current_step(db, seminar.id)
        assert step.round is not None
        for deed in deeds:
            act = getattr(facilitation, deed)
            act(db, seminar, step.round.id, account_id=None, now=room.now)


def reword_first_area(room: Room, definition: str) -> None:
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        area = seminar.areas[0]
        words = area.texts[seminar.language]
        drafts = {area.id: AreaDraft(words["name"], words["short"], definition)}
        save_areas(db, seminar, drafts, new=None, account_id=None, now=room.now)


def test_rounds_of_the_demo_come_with_their_stored_readings(played: Played) -> None:
    facts = facts_of(played)

    told = [
        (r.number, r.label, r.opened, r.closed, r.present, r.reading.orders, r.reading.together)
        for r in facts.rounds
    ]

    assert told == [
        (1, "First ranking", "11:37", "11:46", 43, 34, 4),
        (2, "Second ranking", "12:34", "12:43", 44, 34, 5),
    ]
    assert facts.movement is not None
    assert facts.movement.linked == 31


def test_people_of_the_demo_come_by_group(played: Played) -> None:
    facts = facts_of(played)

    assert (facts.head_count, facts.seats, facts.invented) == (44, 40, True)
    assert facts.groups == (
        GroupFacts("Military", 9),
        GroupFacts("Government and diplomacy", 9),
        GroupFacts("Academia", 7),
        GroupFacts("Think tank", 8),
        GroupFacts("Civil society / NGO", 7),
    )


def test_hidden_cards_are_counted_and_not_told(played: Played) -> None:
    facts = facts_of(played)

    told = {card.text for card in facts.cards}

    assert told == {statement.text for statement in STATEMENTS if statement.hidden is None}
    assert facts.hidden_cards == (
        HiddenCards(HideReason.NAMES_SOMEBODY, 1),
        HiddenCards(HideReason.OFF_TOPIC, 1),
        HiddenCards(HideReason.WRITTEN_TWICE, 1),
    )
    assert len(facts.points) == 7


def test_hidden_views_are_counted_and_not_told(played: Played) -> None:
    facts = facts_of(played)

    assert {view.text for view in facts.views} == {v.text for v in VIEWS if v.hidden is None}
    assert facts.hidden_views == (HiddenCards(HideReason.NAMES_SOMEBODY, 1),)


def test_hidden_steps_are_counted_and_not_told(played: Played) -> None:
    facts = facts_of(played)

    assert {step.text for step in facts.steps} == {s.text for s in STEPS if s.hidden is None}
    assert facts.hidden_steps == (HiddenCards(HideReason.NAMES_SOMEBODY, 1),)
    on_card = next(step for step in facts.steps if step.cards)
    assert on_card.cards[0] in {card.id for card in facts.cards}


def test_agenda_tells_planned_and_real_minutes_in_local_time(played: Played) -> None:
    assert facts_of(played).agenda == (
        AgendaFacts("Welcome and purpose", 10, 9, "11:28"),
        AgendaFacts("First ranking", 10, 12, "11:37"),
        AgendaFacts("Debate by area", 40, 45, "11:49"),
        AgendaFacts("Second ranking", 10, 12, "12:34"),
        AgendaFacts("Different views", 5, 4, "12:46"),
        AgendaFacts("Proposed steps", 10, 6, "12:50"),
        AgendaFacts("Read back and close", 5, None, "12:56"),
    )


def test_journal_tells_that_a_round_was_opened_again(played: Played) -> None:
    lines = facts_of(played).journal

    assert lines[:5] == (
        JournalFacts("11:33", "Head count: 43 people."),
        JournalFacts("11:37", "The first ranking was opened."),
        JournalFacts("11:43", "The first ranking was closed."),
        JournalFacts(
            "11:44", "The first ranking was opened again, before anybody had seen a figure."
        ),
        JournalFacts("11:46", "The first ranking was closed."),
    )


def test_journal_tells_of_an_area_that_was_reworded_after_the_round_was_opened(room: Room) -> None:
    reword_first_area(room, "Shorter.")
    open_round(room)
    reword_first_area(room, "Shorter still.")

    assert [line.text for line in facts_of_room(room).journal] == [
        "The first ranking was opened.",
        "The words of an area were changed: “Protection of civilians”.",
    ]


def test_facts_hold_no_name_of_anybody(played: Played) -> None:
    assert "Ada" not in str(facts_of(played))


def test_note_costs_the_same_statements_empty_and_full(played: Played, room: Room) -> None:
    with played.store.session() as db:
        seminar = played.seminar(db)
        with statements(played.store) as full:
            note_facts(db, seminar)
    with room.store.session() as db:
        seminar = room.seminar(db)
        with statements(room.store) as empty:
            note_facts(db, seminar)

    assert len(full) == len(empty) == 30


def test_open_round_tells_the_note_nothing(room: Room) -> None:
    open_round(room)
    before = facts_of_room(room)

    answer(room, "chidi", "1>2>3>4>5")
    answer(room, "dana", "5>4>3>2>1")

    assert facts_of_room(room) == before
    assert before.rounds == ()


def test_closed_round_tells_the_note_nothing_before_it_is_counted(room: Room) -> None:
    open_round(room)
    answer(room, "chidi", "1>2>3>4>5")
    lead(room, "close_round")

    assert facts_of_room(room).rounds == ()


def test_counted_round_of_two_people_tells_no_order(room: Room) -> None:
    open_round(room)
    answer(room, "chidi", "1>2>3>4>5")
    answer(room, "dana", "5>4>3>2>1")
    lead(room, "close_round", "count_round")

    (told,) = facts_of_room(room).rounds

    assert {standing.place for standing in told.reading.standings} <= {None}
    assert told.reading.pairwise == ()


def test_small_group_is_hidden_with_the_one_that_would_give_it_away(room: Room) -> None:
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        groups = [(group.id, group.name) for group in seminar.groups]
        for (group_id, _), people in zip(groups, (6, 5, 1), strict=False):
            for _ in range(people):
                token = tokens.new_token()
                joining.join(db, seminar, token, group_id=group_id, now=room.now)

    facts = facts_of_room(room)

    shown = [group for group in facts.groups if group.people is not None]
    assert shown == [GroupFacts(groups[0][1], 6)]
    assert facts.seats == 14


def test_floor_time_counts_to_the_end_of_its_item_or_to_the_last_deed(room: Room) -> None:
    day = Day(room)
    before = facts_of_room(room).floor_seconds
    debate = day.start(ItemKind.DEBATE)
    day.lead(give_floor, 5)
    day.lead(give_floor, 2)
    day.lead(facilitation.set_head_count, 12)
    running = facts_of_room(room).floor_seconds

    day.lead(facilitation.finish_item, debate)
    day.lead(facilitation.set_head_count, 14)

    assert (before, running) == ((), (0, 60, 0, 0, 60))
    assert facts_of_room(room).floor_seconds == (0, 120, 0, 0, 60)
