"""What the pages of setting up show, in a number of statements that does not grow."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import IdentityMode, Role
from seminar.models import AgendaItem, Invitation, StakeholderGroup
from seminar.planning import queries
from seminar.planning.areas_service import AreaDraft, save_areas
from seminar.planning.service import SeminarPlan, create_seminar
from tests.cast import Room
from tests.planning.stage import account, set_up
from tests.ranking.paper_stage import offered
from tests.statements import statements


def add_seminar(room: Room, title: str, *, days: int, zone: str) -> None:
    with set_up(room) as (db, _):
        day = room.now.date() + timedelta(days=days)
        create_seminar(
            db,
            SeminarPlan(title, day=day, zone=zone),
            account=account(db, "Ada"),
            now=room.now + timedelta(minutes=1),
        )


def test_own_seminars_are_listed_the_latest_first_and_nobody_elses(room: Room, db: Session) -> None:
    add_seminar(room, "Later", days=7, zone="UTC")

    lines = queries.seminars_of(db, account(db, "Ada").id)

    assert [(line.title, line.day, line.role) for line in lines] == [
        ("Later", date(2026, 11, 30), Role.ORGANISER),
        ("Ada's seminar", date(2026, 11, 23), Role.ORGANISER),
    ]
    assert [line.title for line in queries.seminars_of(db, account(db, "Ben").id)] == [
        "Ada's seminar"
    ]


def test_zone_is_that_of_the_last_seminar_or_the_default(room: Room, db: Session) -> None:
    add_seminar(room, "Later", days=7, zone="Europe/Oslo")

    assert queries.usual_zone(db, account(db, "Ada").id) == "Europe/Oslo"
    assert queries.usual_zone(db, account(db, "Ben").id) == "Europe/Brussels"


def test_overview_says_how_far_the_set_up_is(room: Room, db: Session) -> None:
    shown = queries.overview(db, room.seminar(db))

    assert (shown.day, shown.mode, shown.link_until) == (
        date(2026, 11, 23),
        IdentityMode.PSEUDONYMOUS,
        date(2026, 12, 23),
    )
    assert (shown.purpose, shown.host, shown.place) == ("", "", "")
    assert (shown.groups, shown.rankings, shown.minutes) == (7, 2, 90)
    assert (shown.team, shown.seats) == (3, 2)
    assert [area.number for area in shown.areas] == [1, 2, 3, 4, 5]


def test_sheet_that_nobody_has_used_is_nobody_who_joined(room: Room, db: Session) -> None:
    offered(room, 3)

    assert queries.overview(db, room.seminar(db)).seats == 2


def test_overview_takes_as_many_statements_for_much_as_for_little(room: Room, db: Session) -> None:
    def asked() -> int:
        db.expire_all()
        seminar = room.seminar(db)
        with statements(room.store) as sent:
            queries.overview(db, seminar)
        db.rollback()
        return len(sent)

    before = asked()
    with set_up(room) as (other, seminar):
        for number in range(7):
            new = AreaDraft(f"Area {number}", "", "")
            save_areas(other, seminar, {}, new=new, account_id=None, now=room.now)
        seminar.groups += [StakeholderGroup(position=8 + n, name=f"G{n}") for n in range(12)]
        seminar.agenda += [_item(6 + number) for number in range(30)]

    assert (before, asked()) == (6, 6)


def test_seminars_take_one_statement_however_many(room: Room, db: Session) -> None:
    for number in range(5):
        add_seminar(room, f"Seminar {number}", days=number, zone="UTC")
    ada = account(db, "Ada").id

    with statements(room.store) as sent:
        lines = queries.seminars_of(db, ada)

    assert (len(lines), len(sent)) == (6, 1)


def test_team_is_listed_by_name_and_invitations_while_they_serve(room: Room, db: Session) -> None:
    with set_up(room) as (other, seminar):
        for role, days in ((Role.RAPPORTEUR, 2), (Role.FACILITATOR, 1), (Role.FACILITATOR, 0)):
            other.add(
                Invitation(
                    token_sha256=tokens.invitation_hash(f"{role}{days}"),
                    seminar_id=seminar.id,
                    role=role,
                    expires_at=room.now + timedelta(days=days),
                )
            )
    seminar = room.seminar(db)

    with statements(room.store) as sent:
        team = queries.team_of(db, seminar)
        invitations = queries.open_invitations(db, seminar, now=room.now)

    assert [(member.name, member.role) for member in team] == [
        ("Ada", Role.ORGANISER),
        ("Ben", Role.FACILITATOR),
        ("Rosa", Role.RAPPORTEUR),
    ]
    assert [invitation.role for invitation in invitations] == [Role.FACILITATOR, Role.RAPPORTEUR]
    assert len(sent) == 2


def _item(position: int) -> AgendaItem:
    return AgendaItem(position=position, kind="talk", title="Talk", minutes=5)
