"""The server's clock jumps: nobody is thrown out, and the round's state decides, not the hour."""

from contextlib import closing
from pathlib import Path

from tests.faults.phone import Phone
from tests.faults.phones import ROTATED

MINUTE, DAY = 60, 86_400
JUMPS = (-10 * MINUTE, -3 * DAY, 3 * DAY)


def test_a_jump_of_the_clock_throws_nobody_out(open_arena, tmp_path: Path, tell):
    offset = tmp_path / "offset"
    offset.write_text("0")
    arena = open_arena(people=1 + len(JUMPS))
    server = arena.server(
        factory="tests.faults.other_clock:create_app()", extra={"CLOCK_OFFSET": str(offset)}
    )
    server.start()
    public_id, seats = arena.room.public_id, iter(arena.seats)
    login = f"login={arena.room.logins['ada']}"

    with closing(Phone(server.port)) as phone:
        # The form is loaded before the first jump and sent after each.
        heard = [phone.send(next(seats), (ROTATED[0], 1))]
        for jump in JUMPS:
            # In one step: the server reads the file all the time.
            offset.with_suffix(".new").write_text(str(jump))
            offset.with_suffix(".new").rename(offset)
            seat = next(seats)
            heard += [
                phone.send(seat, (ROTATED[0], 1)),
                phone.send(seat, (ROTATED[1], 2)),
                phone.get(f"/s/{public_id}/order", cookie=seat.cookie)[0],
                phone.get(f"/seminars/{public_id}/console", cookie=login)[0],
            ]

    tell(answers=heard.count(303), jumps=len(JUMPS))
    assert heard == [303] + [303, 303, 200, 200] * len(JUMPS)
    assert len(arena.answers()) == 1 + len(JUMPS)
