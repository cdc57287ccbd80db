"""Every door of the house, everybody who may stand before one, and what each then hears."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from seminar.access.guard import AUDIENCE
from seminar.access.policy import Deed, Relation, may
from seminar.core.terms import SeatState
from seminar.models import (
    AgendaItem,
    Card,
    DifferentView,
    Member,
    NextStep,
    NoteLink,
    Objection,
    Point,
    Seat,
)
from tests.cast import Room
from tests.client import Browser
from tests.joining.door_stage import waiting_phone
from tests.outcome.stage import circulated, link_token_of

Heard = tuple[int, str]

# Where somebody is sent who has not said yet who they are.
TO_SIGN_IN, TO_THE_DOOR = (303, "/sign-in"), (303, "/")
WHO_IS_IT, NO_SUCH_THING, NOT_YOURS = (401, ""), (404, ""), (403, "")
# The door is open; what is said behind it depends on the form that was sent.
OPEN: frozenset[Heard] = frozenset()


class Way(StrEnum):
    """How a route finds out who somebody is: by what its address begins with."""

    TEAM = "/seminars/<public_id>"
    SEAT = "/s/<public_id>"
    SCREEN = "/screen/<screen_token>"
    READER = "/n/<link_token>"


@dataclass(frozen=True)
class Door:
    """One route with one method."""

    rule: Rule
    method: str
    audience: object

    @property
    def way(self) -> Way | None:
        """How the route knows people; None where it is about no seminar."""
        return next((way for way in Way if self.rule.rule.startswith(way)), None)

    def address(self, values: dict[str, object]) -> str:
        """Return the address of the door among the things of one seminar."""
        named = {name: values[name] for name in self.rule.arguments}
        return self.rule.build(named, append_unknown=False)[1]


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser, and what they are in Ada's seminar and in Eve's.

    `waits_at` is the page to which somebody is led who has not been let in yet.
    """

    browser: Browser
    here: Relation
    there: Relation = Relation.OUTSIDER
    signed_in: bool = False
    waits_at: str = ""


def doors(app: Flask) -> Iterator[Door]:
    """Yield every door of the application."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        for method in ("GET", "POST"):
            if method in (rule.methods or ()):
                audience = getattr(app.view_functions[rule.endpoint], AUDIENCE, None)
                yield Door(rule, method, audience)


def visitors(room: Room) -> dict[str, Visitor]:
    """Return everybody there is; some carry a secret to a door it was not made for."""
    at_the_door, with_a_link = Browser(room.app), Browser(room.app)
    with room.store.session() as db:
        seminar = room.seminar(db)
    assert at_the_door.get(f"/j/{seminar.code}").status_code == 200
    with_a_link.hold_login(seminar.screen_token).hold_seat(room.public_id, seminar.screen_token)
    seated = room.phone("chidi").hold_seat(room.other_public_id, room.seats["chidi"])
    door = f"/s/{room.public_id}/door"

    def staff(name: str, here: Relation, there: Relation = Relation.OUTSIDER) -> Visitor:
        return Visitor(room.staff(name), here, there, signed_in=True)

    return {
        "outsider": Visitor(Browser(room.app), Relation.OUTSIDER),
        "reader of the code": Visitor(at_the_door, Relation.OUTSIDER),
        "who waits": Visitor(waiting_phone(room), Relation.WAITING, waits_at=door),
        "participant": Visitor(seated, Relation.PARTICIPANT),
        "holder of the screen's link": Visitor(with_a_link, Relation.OUTSIDER),
        "rapporteur": staff("rosa", Relation.RAPPORTEUR),
        "facilitator": staff("ben", Relation.FACILITATOR),
        "organiser": staff("ada", Relation.ORGANISER),
        "another organiser": staff("eve", Relation.OUTSIDER, Relation.ORGANISER),
    }


def expected(door: Door, visitor: Visitor, relation: Relation) -> frozenset[Heard]:
    """Return what somebody in a relation to the seminar of the address may hear at a door."""
    match door.way, door.audience:
        case None, "everyone":
            return OPEN
        case None, "signed in":
            return OPEN if visitor.signed_in else _unknown(door, TO_SIGN_IN)
        case Way.TEAM, Deed() if not visitor.signed_in:
            return _unknown(door, TO_SIGN_IN)
        case Way.TEAM, Deed() as deed:
            refusal = NO_SUCH_THING if relation is Relation.OUTSIDER else NOT_YOURS
            return OPEN if may(relation, deed) else frozenset({refusal})
        case Way.SEAT, Deed() as deed:
            return OPEN if may(relation, deed) else _not_inside(door, visitor, relation)
        # Whoever has the link is the screen, or reads the note; other links are tried in
        # test_guard.py and test_circulation.py.
        case (Way.SCREEN, Deed.SEE_SCREEN) | (Way.READER, Deed.READ_CIRCULATED | Deed.OBJECT):
            return OPEN
    raise AssertionError(f"{door.rule.rule} is for {door.audience}: what does it answer to whom?")


def things_of(room: Room, round_id: uuid.UUID) -> dict[str, object]:
    """Return what an address may name in a seminar that has one of each; its note circulates."""
    circulated(room)
    with room.store.session() as db:
        seminar = room.seminar(db)

        def one_of(table: type, column: str = "id") -> uuid.UUID:
            found = select(getattr(table, column)).where(table.seminar_id == seminar.id)
            return db.scalars(found.limit(1)).one()

        in_use = (Seat.seminar_id == seminar.id, Seat.state == SeatState.ACTIVE)
        return {
            "public_id": seminar.public_id,
            "code": seminar.code,
            "screen_token": seminar.screen_token,
            "link_token": link_token_of(room),
            "token": "A" * 32,
            "key": "who.present",
            "number": 1,
            "form": "note.md",
            "member_id": one_of(Member, "account_id"),
            "item_id": one_of(AgendaItem),
            "card_id": one_of(Card),
            "other_id": one_of(Card),
            "point_id": one_of(Point),
            "view_id": one_of(DifferentView),
            "link_id": one_of(NoteLink),
            "objection_id": one_of(Objection),
            "step_id": one_of(NextStep),
            "seat_id": db.scalars(select(Seat.id).where(*in_use).limit(1)).one(),
            "round_id": round_id,
        }


def _not_inside(door: Door, visitor: Visitor, relation: Relation) -> frozenset[Heard]:
    if relation is not Relation.WAITING:
        return _unknown(door, TO_THE_DOOR)
    return frozenset({NOT_YOURS if door.method == "POST" else (303, visitor.waits_at)})


def _unknown(door: Door, goal: Heard) -> frozenset[Heard]:
    if door.method == "POST":
        return frozenset({WHO_IS_IT})
    # Whose browser keeps a seat that is none here is not led to take a second one by mistake.
    return frozenset({goal, WHO_IS_IT} if goal == TO_THE_DOOR else {goal})
