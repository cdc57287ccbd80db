import threading
import time
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from seminar import database, group_commit
from seminar.database import Database
from seminar.errors import Refusal, StoreBusy
from seminar.group_commit import LAST_TRY, GroupCommit, Waiting, until_when
from seminar.live.hub import Hub
from seminar.models import Attempt
from tests.at_once import at_once


class Unwanted(Refusal):
    sentence = "Not this one."


class Writer:
    """Writes a row for each wish, and remembers what came together."""

    def __init__(self) -> None:
        self.batches: list[tuple[str, ...]] = []
        self.gate = threading.Event()

    def write(self, db: Session, wishes: Sequence[str]) -> list[str | Exception]:
        self.batches.append(tuple(wishes))
        self.gate.wait()
        for wish in wishes:
            if wish != "unwanted":
                db.add(Attempt(scope="test", bucket=wish, window=0, n=1))
        db.flush()
        return [Unwanted() if wish == "unwanted" else wish.upper() for wish in wishes]


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def box(store: Database, writer: Writer) -> GroupCommit[str, str]:
    return GroupCommit(store, writer.write)


def stored(store: Database) -> list[str]:
    with store.session() as db:
        return sorted(db.scalars(select(Attempt.bucket).where(Attempt.scope == "test")))


def behind_one(writer: Writer, deeds: Sequence[Callable[[], object]]) -> list[object]:
    """Do the first; the others once it is writing, so that they wait together."""
    heard: list[object] = [None] * len(deeds)

    def do(place: int) -> None:
        try:
            heard[place] = deeds[place]()
        except Exception as error:  # noqa: BLE001  A thread's failure is told by its class.
            heard[place] = type(error)

    threads = [threading.Thread(target=do, args=(place,)) for place in range(len(deeds))]
    threads[0].start()
    while not writer.batches:
        time.sleep(0.001)
    for thread in threads[1:]:
        thread.start()
    time.sleep(0.1)
    writer.gate.set()
    for thread in threads:
        thread.join()
    return heard


def wishing(box: GroupCommit[str, str], wish: str, *, key: str = "") -> Callable[[], object]:
    return lambda: box.do(wish, key=(key or wish).encode())


def test_wish_is_stored_when_its_outcome_is_told(store, box, writer):
    writer.gate.set()

    assert box.do("first", key=b"1") == "FIRST"
    assert stored(store) == ["first"]


def test_those_who_wait_are_written_together_in_the_order_of_their_keys(store, box, writer):
    heard = behind_one(writer, [wishing(box, wish) for wish in ("m", "d", "a", "c", "b")])

    assert heard == ["M", "D", "A", "C", "B"]
    assert writer.batches == [("m",), ("a", "b", "c", "d")]
    assert stored(store) == ["a", "b", "c", "d", "m"]


def test_no_batch_is_larger_than_the_largest_and_first_come_is_first(
    store, box, writer, monkeypatch
):
    monkeypatch.setattr(group_commit, "LARGEST_BATCH", 2)

    heard = behind_one(writer, [wishing(box, wish) for wish in "mabcde"])

    assert heard == ["M", "A", "B", "C", "D", "E"]
    assert [len(batch) for batch in writer.batches] == [1, 2, 2, 1]
    assert stored(store) == ["a", "b", "c", "d", "e", "m"]


def test_one_leads_at_a_time_and_never_for_nobody(store):
    sizes, writing, leading = [], [], []

    def write(_db: Session, wishes: Sequence[str]) -> list[str | Exception]:
        leading.append(wishes)
        sizes.append(len(wishes))
        writing.append(len(leading))
        time.sleep(0.001)
        leading.remove(wishes)
        return [wish.upper() for wish in wishes]

    box = GroupCommit[str, str](store, write)

    def wish_often(name: str) -> None:
        for number in range(30):
            assert box.do(f"{name}{number}", key=f"{name}{number}".encode()) == f"{name}{number}"

    at_once([lambda name=name: wish_often(name) for name in "ABCDEFGH"])

    assert (sum(sizes), sizes.count(0), max(writing)) == (240, 0, 1)


def test_two_wishes_with_one_key_are_written_one_after_the_other(store, box, writer):
    deeds = [wishing(box, "m"), *(wishing(box, wish, key="same") for wish in "abc")]

    heard = behind_one(writer, deeds)

    assert heard == ["M", "A", "B", "C"]
    assert [len(batch) for batch in writer.batches] == [1, 1, 1, 1]
    assert stored(store) == ["a", "b", "c", "m"]


def test_refusal_spoils_no_other_wish(store, box, writer):
    heard = behind_one(writer, [wishing(box, wish) for wish in ("m", "a", "unwanted", "z")])

    assert heard == ["M", "A", Unwanted, "Z"]
    assert stored(store) == ["a", "m", "z"]


def test_wish_that_the_store_does_not_take_spoils_no_other(store, box, writer):
    with store.session() as db, store.writing(db):
        db.add(Attempt(scope="test", bucket="taken", window=0, n=1))

    heard = behind_one(writer, [wishing(box, wish) for wish in ("m", "a", "taken", "z")])

    assert heard == ["M", "A", IntegrityError, "Z"]
    assert writer.batches == [("m",), ("a", "taken", "z"), ("a",), ("taken",), ("z",)]
    assert stored(store) == ["a", "m", "taken", "z"]


def test_everybody_hears_of_a_store_that_is_away_and_later_all_is_well(store, box, writer):
    def away(_db: Session, wishes: Sequence[str]) -> list[str | Exception]:
        writer.batches.append(tuple(wishes))
        writer.gate.wait()
        raise OperationalError("", {}, Exception("disk full"))

    broken = GroupCommit[str, str](store, away)

    heard = behind_one(writer, [wishing(broken, wish) for wish in ("m", "a", "b")])

    assert heard == [StoreBusy] * 3
    assert writer.batches == [("m",)]
    assert stored(store) == []
    assert box.do("later", key=b"1") == "LATER"


def test_a_leader_that_is_ended_keeps_nobody_waiting(store, box, writer):
    def write(db: Session, wishes: Sequence[str]) -> list[str | Exception]:
        outcomes = writer.write(db, wishes)
        if "fatal" in wishes:
            raise ZeroDivisionError
        return outcomes

    fragile = GroupCommit[str, str](store, write)

    heard = behind_one(writer, [wishing(fragile, wish) for wish in ("m", "a", "fatal")])
    after = fragile.do("after", key=b"1")

    assert sorted(str(outcome) for outcome in heard[1:]) == sorted(
        [str(ZeroDivisionError), str(StoreBusy)]
    )
    assert after == "AFTER"
    assert stored(store) == ["after", "m"]


@pytest.mark.parametrize("told", [1, 4])
def test_a_writer_that_tells_too_few_or_too_many_has_written_nothing(store, box, writer, told):
    def write(db: Session, wishes: Sequence[str]) -> list[str | Exception]:
        outcomes = writer.write(db, wishes)
        return outcomes if len(wishes) == 1 else [*outcomes, *outcomes][:told]

    wrong = GroupCommit[str, str](store, write)

    heard = behind_one(writer, [wishing(wrong, wish) for wish in ("m", "a", "b")])

    assert sorted(str(outcome) for outcome in heard[1:]) == sorted(
        [str(RuntimeError), str(StoreBusy)]
    )
    assert stored(store) == ["m"]
    assert wrong.do("later", key=b"1") == "LATER"


def test_sqlite_that_is_locked_is_told_within_the_patience(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    store = Database(f"sqlite:///{tmp_path}/locked.sqlite", Hub())
    with store.session() as db, store.writing(db):
        db.execute(text("CREATE TABLE thing (name TEXT)"))
    outside = store.engine.connect()
    outside.exec_driver_sql("INSERT INTO thing VALUES ('outside')")
    box = GroupCommit[str, str](store, lambda _db, wishes: list(wishes))
    began = time.monotonic()

    heard = at_once([lambda: box.do("wish", key=b"1")] * 8)

    assert heard == {StoreBusy: 8}
    assert time.monotonic() - began < 20 * database.PATIENCE
    outside.rollback()
    outside.close()
    assert box.do("wish", key=b"1") == "wish"
    store.engine.dispose()


def test_a_wish_that_nobody_takes_up_is_given_up_after_its_own_patience(
    store, box, writer, monkeypatch
):
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    first = threading.Thread(target=wishing(box, "m"))
    first.start()
    while not writer.batches:
        time.sleep(0.001)

    with pytest.raises(StoreBusy):
        box.do("late", key=b"1")

    writer.gate.set()
    first.join()
    assert stored(store) == ["m"]
    assert box.do("later", key=b"1") == "LATER"


@pytest.mark.parametrize(("waited", "longer"), [(0.0, 5.0), (3.0, 2.0), (4.9, LAST_TRY)])
def test_a_batch_waits_for_the_store_as_long_as_its_first_still_would(waited, longer):
    now = time.monotonic()
    batch = [Waiting(b"2", "just come", since=now), Waiting(b"1", "first", since=now - waited)]

    assert until_when(batch) - now == pytest.approx(longer, abs=0.1)


def test_once_the_store_is_away_no_wish_is_tried_alone(store, writer):
    def write(_db: Session, wishes: Sequence[str]) -> list[str | Exception]:
        writer.batches.append(tuple(wishes))
        writer.gate.wait()
        if len(wishes) > 1:
            raise IntegrityError("", {}, Exception("twice"))
        if wishes[0] == "b":
            raise OperationalError("", {}, Exception("locked"))
        return list(wishes)

    broken = GroupCommit[str, str](store, write)

    heard = behind_one(writer, [wishing(broken, wish) for wish in ("m", "a", "b", "c")])

    assert heard == ["m", "a", StoreBusy, StoreBusy]
    assert writer.batches == [("m",), ("a", "b", "c"), ("a",), ("b",)]
