"""What became of the acknowledged answers: lost, doubled, altered, or honestly refused."""

from collections import Counter
from dataclasses import dataclass

from tests.faults.arena import Arena
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


def verdict(arena: Arena, phones: Phones) -> Verdict:
    """Compare the store with what the phones heard, after they have ended."""
    stored = Counter(key for key, _, _ in arena.answers())
    answers = {key: (ranking, revision) for key, ranking, revision in arena.answers()}
    key_of = arena.key_maker()
    heard = {key_of(token): seat for token, seat in phones.heard.items()}
    acknowledged = {key: seat for key, seat in heard.items() if seat.acknowledged}
    return Verdict(
        lost=sum(key not in answers for key in acknowledged),
        doubled=stored.total() - len(stored) + abs(arena.taking_part() - len(stored)),
        altered=sum(
            answers[key] not in heard[key].allowed() if key in heard else 1 for key in answers
        ),
        refused=len(phones.wrong),
        integrity=arena.integrity(),
    )
