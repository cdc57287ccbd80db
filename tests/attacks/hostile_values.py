"""The values of hostile requests: right ones, wrong ones, and those of others."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import (
    CardKind,
    HideReason,
    IdentityMode,
    ItemKind,
    MarkValue,
    Role,
    Rule,
    Scope,
)
from seminar.models import Base, Seminar
from tests.attacks.hostile import SCRIPT, unknown_ids
from tests.cast import Room
from tests.joining.seats_stage import mark_of
from tests.outcome.stage import link_token_of

NAMED_IN_ADDRESSES = (
    *("account", "agenda_item", "card", "different_view", "next_step", "note_link", "objection"),
    *("point", "round", "seat"),
)


def of_address(
    db: Session, room: Room, seminar: Seminar, other: Seminar
) -> dict[str, tuple[str, ...]]:
    """Return for each name in an address the values that are tried."""
    ids = {
        f"{table}_id": (*map(str, db.scalars(select(Base.metadata.tables[table].c.id))),)
        for table in NAMED_IN_ADDRESSES
    }
    return {
        "public_id": (seminar.public_id,) * 5 + (other.public_id,),
        "code": (seminar.code, other.code, seminar.code.lower(), "K7MQ2XB"),
        "token": (*room.seats.values(), room.logins["ada"], "A" * 32),
        "screen_token": (seminar.screen_token, other.screen_token, "A" * 32),
        "key": ("brief.answers", "A1", "a" * 64),
        "link_token": (link_token_of(room), room.seats["chidi"], "A" * 32),
        "link_id": (*ids["note_link_id"], *unknown_ids()),
        "number": ("1", "2", "9" * 4, "9" * 30),
        "form": ("note.md", "note.json", "note.exe"),
        "item_id": (*ids["agenda_item_id"], *unknown_ids()),
        "view_id": (*ids["different_view_id"], *unknown_ids()),
        "step_id": (*ids["next_step_id"], *unknown_ids()),
        "member_id": (*ids["account_id"], *unknown_ids()),
        "other_id": (*ids["card_id"], *unknown_ids()),
        **{
            name: (*ids[name], *unknown_ids())
            for name in ("round_id", "card_id", "objection_id", "point_id", "seat_id")
        },
    }


def of_form(room: Room, seminar: Seminar) -> dict[str, tuple[str, ...]]:
    """Return for each name in a form the values that are tried."""
    area, item = seminar.areas[0].id.hex, seminar.agenda[-1].id.hex
    return {
        **_of_setting_up(area, item),
        **_of_note(),
        **_of_steps(),
        **_of_order(),
        "about": ("1", "2", "6", *Scope),
        "batch": (".".join(["a" * 32] * 90),),
        "card_id": unknown_ids(),
        "code": (seminar.code,),
        "consent": ("y",),
        "notice": ("1", "2", "x"),
        "title": ("Ada's seminar", "Another"),
        "email": ("ada@example.org", "a@" + "a." * 900),
        "group": ("", seminar.groups[0].id.hex, str(seminar.groups[0].id)),
        "kind": tuple(CardKind),
        "language": ("en", "fr", "tlh"),
        "mode": tuple(IdentityMode),
        "mark": ("NATO", "K7MQ", mark_of(room.seats["dana"])),
        "name": (SCRIPT,),
        "new": ("too short", "long enough to be one"),
        "number": ("1", "3"),
        "order": ("", "1", "5", "6"),
        "next": ("/account", "/seminars"),
        "people": ("44",),
        "point_id": unknown_ids(),
        "present": ("a long enough password",),
        "reason": tuple(HideReason),
        "secret": ("A" * 32, "short"),
        "text": ("A card.", SCRIPT),
        "token": (room.seats["dana"], "A" * 32),
        "value": tuple(MarkValue),
        "view_id": unknown_ids(),
    }


def _of_order() -> dict[str, tuple[str, ...]]:
    return {
        "answer": ("order", "together"),
        "place-1": ("1", "2", "none", ""),
        "place-2": ("1", "2", "none"),
        "place-3": ("1", "3", "none"),
        "place-4": ("4", "none", "5"),
        "place-5": ("5", "none"),
        "place-99": ("1",),
        "revision": ("1", "2"),
    }


def _of_note() -> dict[str, tuple[str, ...]]:
    return {
        "doubt": ("number", "name", "area", "no-doubt"),
        "key": ("who.present", "limits.room", "next", "a" * 300),
        "seen": ("a" * 64, ""),
        "state": ("open", "left", "taken"),
        "text_sha256": ("a" * 64,),
        "objection_id": unknown_ids(),
        "restore": ("y",),
        "version": ("0", "1"),
        "until": ("2027-05-01", "2026-01-01"),
    }


def _of_steps() -> dict[str, tuple[str, ...]]:
    return {
        "step_id": unknown_ids(),
        "addressee": ("The staff", SCRIPT),
        "due": ("2027-01-01", "1.1.2001"),
        "cards": unknown_ids(),
        "hinted": ("", "yes"),
    }


def _of_setting_up(area: str, item: str) -> dict[str, tuple[str, ...]]:
    return {
        "day": ("2026-11-23", "0001-01-01", "9999-12-31"),
        "deed": (f"up {area}", f"down {item}", f"remove {area}", f"remove {item}"),
        "framework": ("nato-human-security", "blank"),
        "groups": ("ready", "none"),
        "length": ("45", "90", "day"),
        "mark": ("NATO",),
        "minutes": ("10",),
        "names": ("a\nb", "a\nA"),
        "new-definition": (SCRIPT,),
        "new-kind": tuple(ItemKind),
        "new-minutes": ("1", "601"),
        "new-name": ("An area",),
        "new-title": ("An item",),
        "question": ("In which order?",),
        "role": tuple(Role),
        "rule": tuple(Rule),
        "title": ("A title", SCRIPT),
        "zone": ("Europe/Brussels", "Mars/Olympus"),
        f"{area}-name": (SCRIPT,),
        f"{item}-minutes": ("5",),
    }
