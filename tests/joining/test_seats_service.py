"""A new link takes the earlier one's place; a withdrawn seat answers no more."""

import uuid
from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import update

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.joining import seats_queries, seats_service
from seminar.joining.seats_queries import SeatLine
from seminar.joining.seats_refusals import LinkWasRenewed, MarkIsShared, NoSuchMark, SeatGone
from seminar.models import Seat
from tests.at_once import at_once
from tests.cast import Room, furnish_room
from tests.joining.seats_stage import (
    batch,
    card,
    mark_of,
    offer,
    renew,
    seat_of,
    states,
    use,
    withdraw,
    withdraw_unused,
)
from tests.joining.test_service import seats
from tests.planning.stage import deeds
from tests.ranking.paper_stage import offered
from tests.statements import locks, statements


def test_new_link_is_of_the_same_seat(room: Room) -> None:
    before = seat_of(room, room.seats["chidi"])

    fresh = renew(room, room.seats["chidi"])

    after = seat_of(room, fresh)
    assert (after.id, after.group_id, after.kind, after.state, after.consent_day) == (
        before.id,
        before.group_id,
        before.kind,
        before.state,
        before.consent_day,
    )
    assert seats(room) == 2


def test_same_form_sent_again_gives_the_same_link(room: Room) -> None:
    secret, chidi = tokens.new_token(), room.seats["chidi"]
    fresh = renew(room, chidi, secret=secret)

    again = renew(room, fresh, secret=secret, mark=mark_of(chidi))

    assert again == fresh == tokens.derived_token(secret, "link", seat_of(room, fresh).id.hex)
    assert deeds(room) == [("renewed seat", "", "")]


def test_twenty_who_send_one_form_at_once_make_one_link(room: Room) -> None:
    secret, chidi = tokens.new_token(), room.seats["chidi"]
    seat_id = seat_of(room, chidi).id

    def send() -> str:
        with room.store.session() as db, room.store.writing(db):
            return seats_service.renew_seat(
                db,
                room.seminar(db),
                seat_id,
                secret=secret,
                mark=mark_of(chidi),
                account_id=None,
                now=room.now,
            )

    heard = at_once([send] * 20)

    assert list(heard.values()) == [20]
    assert seat_of(room, *heard).id == seat_id
    assert deeds(room) == [("renewed seat", "", "")]


def test_old_page_does_not_bring_an_old_link_back(room: Room) -> None:
    secret, chidi = tokens.new_token(), room.seats["chidi"]
    first = renew(room, chidi, secret=secret)
    second = renew(room, first)

    with pytest.raises(LinkWasRenewed):
        renew(room, second, secret=secret, mark=mark_of(chidi))

    assert seat_of(room, second).state is SeatState.ACTIVE


def test_seats_of_two_people_renewed_with_one_secret_have_two_links(room: Room) -> None:
    secret = tokens.new_token()

    links = {renew(room, room.seats[name], secret=secret) for name in ("chidi", "dana")}

    assert len(links) == 2


def test_new_link_of_an_unused_card_is_still_unused(room: Room) -> None:
    token = card(room)

    fresh = renew(room, token)

    assert (seat_of(room, fresh).state, seat_of(room, fresh).kind) == (
        SeatState.OFFERED,
        SeatKind.CARD,
    )
    use(room, fresh)
    assert states(room) == {"active": 3}


def test_withdrawing_is_done_once(room: Room) -> None:
    assert [withdraw(room, room.seats["chidi"]) for _ in range(3)] == [True, False, False]
    assert states(room) == {"active": 1, "revoked": 1}
    assert deeds(room) == [("withdrew seat", "", "1")]


def test_withdrawn_seat_gets_no_new_link(room: Room) -> None:
    withdraw(room, room.seats["chidi"])

    with pytest.raises(SeatGone):
        renew(room, room.seats["chidi"])

    assert seat_of(room, room.seats["chidi"]).state is SeatState.REVOKED


@pytest.mark.parametrize("deed", ["renew", "withdraw"])
def test_seat_of_another_seminar_or_on_paper_is_out_of_reach(room: Room, deed: str) -> None:
    paper = card(room)
    with room.store.session() as db, room.store.writing(db):
        of_paper = Seat.token_sha256 == tokens.seat_hash(paper)
        db.execute(update(Seat).where(of_paper).values(kind=SeatKind.PAPER))
    eves = room.eves()
    do = {"renew": renew, "withdraw": withdraw}[deed]

    for other, token in ((eves, room.seats["chidi"]), (room, paper)):
        with pytest.raises(SeatGone):
            do(other, token)

    assert states(room) == {"active": 2, "offered": 1}
    assert deeds(room)[1:] == []


def test_withdrawing_unused_cards_leaves_those_in_use(room: Room) -> None:
    used, lost, *_ = (one.token for one in offer(room, batch(5)))
    use(room, used)
    withdraw(room, lost)

    assert withdraw_unused(room) == 3
    assert withdraw_unused(room) == 0
    assert states(room) == {"active": 3}
    assert [(deed, detail) for deed, _, detail in deeds(room)] == [
        ("offered seats", "5"),
        ("withdrew seat", "1"),
        ("withdrew seat", "3"),
    ]


def test_unused_cards_of_another_seminar_and_sheets_of_paper_stay(room: Room) -> None:
    foreign, sheet = card(room.eves()), offered(room)[0]
    card(room)

    assert withdraw_unused(room) == 1

    assert [seat_of(room, code).state for code in (foreign, sheet)] == [SeatState.OFFERED] * 2


@pytest.mark.parametrize("deed", [renew, withdraw])
def test_deed_on_a_seat_holds_the_seminar_and_then_the_seat(
    room: Room, deed: Callable[[Room, str], object]
) -> None:
    with statements(room.store) as sent:
        deed(room, room.seats["chidi"])

    expected = ["seminar NO KEY UPDATE", "seat UPDATE", "seminar NO KEY UPDATE"]
    assert locks(sent) == ([] if room.store.is_sqlite else expected)


def test_withdrawn_after_use_is_kept_when_unused_cards_go(room: Room) -> None:
    token = card(room)
    use(room, token)
    withdraw(room, token)

    withdraw_unused(room)

    assert seat_of(room, token).state is SeatState.REVOKED


def test_mode_is_free_again_once_every_unused_card_is_withdrawn(room: Room) -> None:
    eves = room.eves()
    first, *_ = (one.token for one in offer(eves, batch(3)))
    withdraw(eves, first)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        choose(eves, IdentityMode.NAMED)

    withdraw_unused(eves)
    choose(eves, IdentityMode.NAMED)

    with room.store.session() as db:
        assert eves.seminar(db).mode is IdentityMode.NAMED


def test_record_of_what_is_done_to_seats_tells_no_mark_and_no_token(room: Room) -> None:
    chidi = room.seats["chidi"]
    fresh = renew(room, chidi)
    withdraw(room, fresh)

    assert deeds(room) == [("renewed seat", "", ""), ("withdrew seat", "", "1")]


def test_seat_is_found_by_its_mark(room: Room) -> None:
    token = card(room)

    with room.store.session() as db:
        seminar = room.seminar(db)
        found = seats_queries.seat_with_mark(db, seminar, mark_of(token))

        assert seats_queries.seat_line(db, seminar, found) == SeatLine(
            id=seat_of(room, token).id,
            mark=mark_of(token),
            name=None,
            is_card=True,
            is_offered=True,
        )


def test_mark_of_a_withdrawn_replaced_or_foreign_seat_finds_nothing(room: Room) -> None:
    withdraw(room, room.seats["chidi"])
    renew(room, room.seats["dana"])
    eves = room.eves()
    foreign = card(eves)

    with room.store.session() as db:
        for token in (room.seats["chidi"], room.seats["dana"], foreign):
            with pytest.raises(NoSuchMark):
                seats_queries.seat_with_mark(db, room.seminar(db), mark_of(token))
        for unknown in ("", "????", "K7M"):
            with pytest.raises(NoSuchMark):
                seats_queries.seat_with_mark(db, room.seminar(db), unknown)


def test_mark_of_two_seats_is_refused(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "seat_mark", lambda _: "K7MQ")

    with room.store.session() as db, pytest.raises(MarkIsShared):
        seats_queries.seat_with_mark(db, room.seminar(db), "K7MQ")


def test_page_names_nobody_where_no_names_are_kept(room: Room) -> None:
    offer(room, batch(2))

    with room.store.session() as db:
        shown = seats_queries.seats_page(db, room.seminar(db))

    assert (shown.joined, len(shown.cards), shown.people) == (2, 2, None)


def test_people_stand_by_name_and_nameless_ones_behind(app: Flask, now: datetime) -> None:
    room = furnish_room(app, now=now, mode=IdentityMode.NAMED)
    for one in offer(room, batch(1, "zoé", "Ada", "Åse")):
        use(room, one.token)

    with room.store.session() as db:
        people = seats_queries.seats_page(db, room.seminar(db)).people

    assert people is not None
    names = [line.name for line in people]
    assert [name for name in names if name in {"zoé", "Ada", "Åse"}] == ["Ada", "zoé", "Åse"]
    assert (names[0], names[-1]) == ("Ada", None)


def test_unknown_seat_is_gone(room: Room) -> None:
    with room.store.session() as db, pytest.raises(SeatGone):
        seats_queries.seat_line(db, room.seminar(db), uuid.uuid4())


def choose(room: Room, mode: IdentityMode) -> None:
    with room.store.session() as db, room.store.writing(db):
        room.seminar(db).mode = mode
