"""Creating a seminar: a title is enough, and every default can be chosen otherwise."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import IdentityMode, ItemKind, Role, Rule
from seminar.frameworks import framework
from seminar.models import AgendaItem, JournalEntry, Member, Question, Seminar
from seminar.planning.agendas import Length, PlannedItem, agenda_of
from seminar.planning.service import SeminarPlan, create_seminar
from tests.cast import Room
from tests.planning.stage import account


def create(room: Room, db: Session, plan: SeminarPlan, *, now: datetime) -> Seminar:
    with room.store.writing(db):
        return create_seminar(db, plan, account=account(db, "Ada"), now=now)


def test_title_alone_makes_a_seminar_that_could_begin(
    room: Room, db: Session, now: datetime
) -> None:
    made = create(room, db, SeminarPlan("Human security"), now=now)

    assert (made.title, made.day, made.zone, made.language) == (
        "Human security",
        date(2026, 11, 23),
        "Europe/Brussels",
        "en",
    )
    assert (made.rule, made.mode) == (Rule.CHATHAM_HOUSE, IdentityMode.PSEUDONYMOUS)
    assert made.mark == "Unclassified – for participants only"
    assert made.link_until == date(2026, 12, 23)
    assert [(area.position, area.key) for area in made.areas] == [
        (1, "civilians"),
        (2, "children"),
        (3, "trafficking"),
        (4, "sexual-violence"),
        (5, "cultural-property"),
    ]
    assert {tuple(sorted(area.texts)) for area in made.areas} == {("en", "fr")}
    assert len(made.groups) == 7
    assert sum(item.minutes for item in made.agenda) == 90


def test_creator_is_the_organiser_and_it_is_recorded(
    room: Room, db: Session, now: datetime
) -> None:
    made = create(room, db, SeminarPlan("Human security"), now=now)
    ada = account(db, "Ada")

    assert db.get_one(Member, (made.id, ada.id)).role is Role.ORGANISER
    entries = db.execute(
        select(JournalEntry.deed, JournalEntry.account_id).where(JournalEntry.seminar_id == made.id)
    ).all()
    assert [tuple(entry) for entry in entries] == [("created seminar", ada.id)]


def test_french_seminar_speaks_french_throughout(room: Room, db: Session, now: datetime) -> None:
    made = create(room, db, SeminarPlan("Sécurité humaine", language="fr"), now=now)

    question = db.scalars(select(Question.text).where(Question.seminar_id == made.id)).one()
    assert question.startswith("Si l’OTAN pouvait")
    assert made.mark == "Non classifié – réservé aux participants"
    assert made.groups[0].name == "Forces armées"
    assert made.agenda[0].title == "Accueil et objet"


def test_everything_chosen_is_kept(room: Room, db: Session, now: datetime) -> None:
    plan = SeminarPlan(
        title="Water",
        framework=framework("blank"),
        day=date(2027, 1, 2),
        place="Oslo",
        purpose="To learn.",
        host="The institute",
        zone="Europe/Oslo",
        rule=Rule.ON_THE_RECORD,
        mark="",
        groups=("North", "South"),
        agenda=(PlannedItem(ItemKind.RANKING, "Only this", 15),),
        question="Which first?",
        invented=True,
    )

    made = create(room, db, plan, now=now)

    assert (made.day, made.place, made.purpose, made.host, made.zone) == (
        date(2027, 1, 2),
        "Oslo",
        "To learn.",
        "The institute",
        "Europe/Oslo",
    )
    assert (made.rule, made.mark, made.invented) == (Rule.ON_THE_RECORD, "", True)
    assert [group.name for group in made.groups] == ["North", "South"]
    assert [(item.kind, item.title, item.minutes) for item in made.agenda] == [
        (ItemKind.RANKING, "Only this", 15)
    ]
    question = db.scalars(select(Question.text).where(Question.seminar_id == made.id)).one()
    assert question == "Which first?"


def test_day_left_open_is_today_where_the_seminar_is(
    room: Room, db: Session, now: datetime
) -> None:
    late = now.replace(hour=23, minute=30)

    made = create(room, db, SeminarPlan("Late", zone="Europe/Brussels"), now=late)

    assert made.day == date(2026, 11, 24)


def test_two_seminars_share_no_address(room: Room, db: Session, now: datetime) -> None:
    one = create(room, db, SeminarPlan("One"), now=now)
    two = create(room, db, SeminarPlan("Two"), now=now)

    shared = {one.code, one.public_id, one.screen_token} & {
        two.code,
        two.public_id,
        two.screen_token,
    }
    assert shared == set()


def test_agendas_fill_the_time_there_is() -> None:
    minutes = {length: sum(item.minutes for item in agenda_of(length, "en")) for length in Length}

    assert minutes == {Length.SHORT: 45, Length.STANDARD: 90, Length.DAY: 410}


def test_every_agenda_ranks_before_and_after_a_debate_in_both_languages() -> None:
    for length in Length:
        for language in ("en", "fr"):
            kinds = [item.kind for item in agenda_of(length, language)]
            assert kinds.count(ItemKind.RANKING) == 2
            first = kinds.index(ItemKind.RANKING)
            debate = kinds.index(ItemKind.DEBATE)
            assert first < debate < len(kinds) - 1 - kinds[::-1].index(ItemKind.RANKING)


def test_agenda_counts_its_items_from_one(room: Room, db: Session, now: datetime) -> None:
    made = create(room, db, SeminarPlan("Day", agenda=agenda_of(Length.DAY, "en")), now=now)

    positions = db.scalars(
        select(AgendaItem.position)
        .where(AgendaItem.seminar_id == made.id)
        .order_by(AgendaItem.position)
    ).all()
    assert positions == list(range(1, 13))
