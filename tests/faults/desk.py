"""The team's desk while phones answer: sheets are typed in twice, lost seats get new links."""

import itertools
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from typing import Self

from seminar.access import tokens
from tests.faults.arena import Arena
from tests.faults.hall import Chair
from tests.faults.phone import Phone, fields
from tests.faults.phones import AWAY, COUNTED, NEWER, ROTATED, Heard
from tests.joining.seats_stage import mark_of, seat_of
from tests.ranking.paper_stage import offered, paper

EACH = 100
SHOWN, UNKNOWN = 200, 401
ORDER = (ROTATED[0], 1)


class Desk:
    """One of the team, who does one thing after the other and sends each form until it is done."""

    def __init__(self, arena: Arena, port: int) -> None:
        self.heard: dict[Chair, Heard] = {}
        self.wrong: list[tuple[str, int]] = []
        self.sheets, self.renewed = 0, 0
        self._port = port
        self._things = _things_to_do(arena)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self._errors: list[BaseException] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join(60)
        assert self._errors == []

    def _work(self) -> None:
        try:
            with closing(Phone(self._port)) as phone:
                for number, (sheet, chair) in enumerate(self._things):
                    self._enter(phone, sheet)
                    self._renew(phone, chair, has_answered=number % 2 == 0)
                    if self._ended.is_set():
                        return
        except BaseException as error:  # noqa: BLE001 - the test's own thread tells the test.
            self._errors.append(error)

    def _enter(self, phone: Phone, sheet: Chair) -> None:
        """Type a sheet in twice; the second form may hear that it had counted already."""
        room = sheet.hall.room
        address = paper(room, f"/rounds/{sheet.hall.round_id}/entry")
        for can_count in (False, True):
            if can_count:
                self.heard[sheet] = Heard([ORDER])
            form = {"code": sheet.token, "form_id": uuid.uuid4(), **fields(ORDER)}
            expected = {COUNTED, NEWER} if can_count else {COUNTED}
            self._until(expected, phone, address, form, cookie=f"login={room.logins['ada']}")
        self.heard[sheet].acknowledged = 1
        self.sheets += 1

    def _renew(self, phone: Phone, chair: Chair, *, has_answered: bool) -> None:
        """Give a seat a new link: the earlier one opens nothing, and the seat has one answer."""
        room, secret = chair.hall.room, tokens.new_token()
        seat_id = seat_of(room, chair.token).id
        if has_answered:
            self._answer(phone, chair)
        address = f"/seminars/{room.public_id}/seats/{seat_id}/new-link"
        form = {"secret": secret, "mark": mark_of(chair.token)}
        self._until({SHOWN}, phone, address, form, cookie=f"login={room.logins['ada']}")
        fresh = Chair(tokens.derived_token(secret, "link", seat_id.hex), chair.hall)
        self._until({UNKNOWN}, phone, chair.address, fields(ORDER), cookie=chair.cookie)
        if has_answered:
            self._until({NEWER}, phone, fresh.address, fields(ORDER), cookie=fresh.cookie)
        else:
            self._answer(phone, fresh)
        self.renewed += 1

    def _answer(self, phone: Phone, chair: Chair) -> None:
        self.heard[chair] = Heard([ORDER])
        self._until({COUNTED}, phone, chair.address, fields(ORDER), cookie=chair.cookie)
        self.heard[chair].acknowledged = 1

    def _until(
        self,
        expected: set[int],
        phone: Phone,
        address: str,
        form: dict[str, object],
        *,
        cookie: str,
    ) -> None:
        for _ in range(3000):
            status = phone.post(address, form, cookie=cookie)
            if status not in (None, AWAY):
                break
            time.sleep(0.02)
        if status not in expected:
            self.wrong.append((address, status))


def _things_to_do(arena: Arena) -> Iterator[tuple[Chair, Chair]]:
    """Return a sheet to be typed in and a seat to be renewed, in one hall after the other."""
    halls = [
        zip(
            [Chair(code, hall) for code in offered(hall.room, EACH)],
            hall.seat_people(EACH),
            strict=True,
        )
        for hall in arena.halls
    ]
    return itertools.chain.from_iterable(zip(*halls, strict=True))
