"""What became of the acknowledged answers: lost, doubled, altered, or honestly refused."""

from collections import Counter
from dataclasses import dataclass

from tests.faults.arena import Arena
from tests.faults.desk import Desk
from tests.faults.phones import Phones


@dataclass(frozen=True)
class Verdict:
    """How many acknowledged answers are not as they were acknowledged. All must be 0."""

    lost: int
    doubled: int
    altered: int
    refused: int
    integrity: str = "ok"


CLEAN = Verdict(lost=0, doubled=0, altered=0, refused=0)


def verdict(arena: Arena, *senders: Phones | Desk) -> Verdict:
    """Compare the store with what the senders heard, after they have ended."""
    stored = Counter(place for place, _ in arena.answers())
    answers = dict(arena.answers())
    heard = {chair.place: seat for sender in senders for chair, seat in sender.heard.items()}
    acknowledged = {place for place, seat in heard.items() if seat.acknowledged}
    return Verdict(
        lost=sum(place not in answers for place in acknowledged),
        doubled=stored.total() - len(stored) + abs(arena.taking_part() - len(stored)),
        altered=sum(
            place not in heard or answer not in heard[place].allowed()
            for place, answer in answers.items()
        ),
        refused=sum(len(sender.wrong) for sender in senders),
        integrity=arena.integrity(),
    )
