"""How long a note takes, from facts to the bytes of its files, and what other pages notice of it.

`python -m benchmarks.note --json FILE`. Each room has a process of its own, in which a first note
is made before anything is measured. Beside the clock stand CPU time, the most memory, and the
longest time for which the event loop stood still while a PDF was made as the server makes it, and
what WeasyPrint takes for the web page of the same note, where it is installed.
"""

from gevent import monkey

monkey.patch_all()

import argparse  # noqa: E402
import json  # noqa: E402
import random  # noqa: E402
import resource  # noqa: E402
import statistics  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable  # noqa: E402
from dataclasses import dataclass  # noqa: E402
from datetime import date  # noqa: E402
from pathlib import Path  # noqa: E402
from tempfile import TemporaryDirectory  # noqa: E402

import gevent  # noqa: E402

from benchmarks.web_note import HERE, beside  # noqa: E402
from seminar.application import create_app  # noqa: E402
from seminar.config import Settings  # noqa: E402
from seminar.core.note.check import check  # noqa: E402
from seminar.core.note.facts import (  # noqa: E402
    AreaFacts,
    CardFacts,
    NoteFacts,
    PointFacts,
    RoundFacts,
)
from seminar.core.profile import Profile  # noqa: E402
from seminar.core.published import published  # noqa: E402
from seminar.core.reading import read_round  # noqa: E402
from seminar.core.terms import CardKind, IdentityMode, Rule, Scope  # noqa: E402
from seminar.outcome.documents import Draft, FileKind  # noqa: E402
from seminar.outcome.kept import Kept  # noqa: E402
from seminar.outcome.pages import document_page  # noqa: E402
from seminar.web.pages import Frame, page  # noqa: E402
from seminar.web.threads import off_the_loop  # noqa: E402

NAMES = (
    "Protection of civilians",
    "Children and armed conflict",
    "Combatting trafficking in human beings",
    "Preventing and responding to conflict-related sexual violence",
    "Cultural property protection",
)
WORDS = (
    "planners", "guidance", "training", "reporting", "early", "warning", "schools", "roads",
    "contractors", "families", "evidence", "exercise", "liaison", "figures", "rules", "adviser",
)  # fmt: skip
SEED = 2022
STILL = 0.001


@dataclass(frozen=True)
class Case:
    """A room with so many people and cards."""

    people: int
    cards: int

    @property
    def name(self) -> str:
        """What the table calls it."""
        return f"{self.people} people, {self.cards:,} cards"


CASES = (Case(40, 60), Case(500, 1500))


def main() -> None:
    """Measure every room in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="leave all figures in this file")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--case", type=int, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.case is not None:
        print(json.dumps(measured(CASES[wanted.case], wanted.rounds)))
        return
    report = {}
    for number, case in enumerate(CASES):
        command = [sys.executable, "-m", "benchmarks.note", "--case", str(number)]
        done = subprocess.run(
            [*command, "--rounds", str(wanted.rounds)], capture_output=True, text=True, check=True
        )
        report[case.name] = json.loads(done.stdout)
        print(case.name)
        for what, figure in report[case.name].items():
            print(f"  {what:<40}{figure if isinstance(figure, str) else f'{figure:.1f}':>22}")
    if wanted.json:
        wanted.json.write_text(json.dumps(report, indent=1) + "\n")


def measured(case: Case, rounds: int) -> dict[str, float | str]:
    """Return milliseconds and megabytes of one room."""
    facts = room(case)
    drafts = (Draft("benchmark", facts, {}) for _ in range(100))
    next(drafts).file(FileKind.NOTE_PDF)
    one = next(drafts)
    note = one.note()
    figures: dict[str, float | str] = {
        "facts to note, ms": median(lambda: next(drafts).note(), rounds),
        "check, ms": median(lambda: check(facts, note), rounds),
        "facts to PDF, ms": median(lambda: next(drafts).file(FileKind.NOTE_PDF), rounds),
        "facts to PDF, CPU ms": median(
            lambda: next(drafts).file(FileKind.NOTE_PDF), rounds, clock=time.process_time
        ),
        "facts to brief as PDF, ms": median(lambda: next(drafts).file(FileKind.BRIEF_PDF), rounds),
        "facts to Word, ms": median(lambda: next(drafts).file(FileKind.NOTE_WORD), rounds),
        "facts to e-mail, ms": median(lambda: next(drafts).file(FileKind.EMAIL), rounds),
        "longest stillness of the loop, ms": 1000 * longest_stillness(lambda: next(drafts)),
    }
    figures["most memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures | beside(web_page(one))


def web_page(draft: Draft) -> str:
    """Return the page of the note as one version, as a browser gets it."""
    facts, note = draft.facts, draft.note()
    frame = Frame(
        public_id=facts.public_id,
        title=facts.title,
        mark=facts.mark,
        chatham_house=facts.rule is Rule.CHATHAM_HOUSE,
        invented=facts.invented,
        rehearsal=False,
        code="",
        zone="UTC",
        support="",
    )
    kept = Kept(1, note, draft.brief(), is_struck=False)
    with TemporaryDirectory() as folder:
        settings = Settings("sqlite://", HERE, "benchmark", Path(folder), "localhost:80", False)
        with create_app(settings).test_request_context(base_url=HERE):
            return page("outcome/version.html", frame=frame, note=document_page(note), kept=kept)


def median(
    work: Callable[[], object], rounds: int, *, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Return the median time of some work in milliseconds."""
    taken = []
    for _ in range(rounds):
        begun = clock()
        work()
        taken.append(1000 * (clock() - begun))
    return statistics.median(taken)


def longest_stillness(draft: Callable[[], Draft]) -> float:
    """Return for how long nothing else could run while a PDF was made beside the loop."""
    gaps, is_done = [], False

    def watch() -> None:
        before = time.perf_counter()
        while not is_done:
            gevent.sleep(STILL)
            now = time.perf_counter()
            gaps.append(now - before)
            before = now

    watcher = gevent.spawn(watch)
    made = draft()
    gevent.sleep(10 * STILL)
    gaps.clear()
    off_the_loop(lambda: made.file(FileKind.NOTE_PDF))
    is_done = True
    watcher.join()
    return max(gaps)


def room(case: Case) -> NoteFacts:
    """Return the facts of an invented room, the same in every run."""
    chance = random.Random(SEED)
    areas = range(1, len(NAMES) + 1)
    return NoteFacts(
        public_id="benchmark",
        title="Human security in practice",
        purpose="Ahead of the summit, find out where extra attention would do most good.",
        day=date(2026, 3, 3),
        place="Exampleville",
        language="en",
        rule=Rule.CHATHAM_HOUSE,
        mark="Unclassified – for participants only",
        identity=IdentityMode.PSEUDONYMOUS,
        invented=True,
        areas=tuple(AreaFacts(number, NAMES[number - 1], f"A{number}") for number in areas),
        head_count=case.people,
        seats=case.people,
        rounds=tuple(_round(number, case, chance) for number in (1, 2)),
        cards=tuple(_card(number, case, chance) for number in range(case.cards)),
        points=tuple(
            PointFacts(f"point {number}", Scope.AREAS, (chance.choice(areas),), _text(chance))
            for number in range(case.cards // 4)
        ),
        next_steps="The organisers send the checklist to all participants by 1 June.",
        floor_seconds=tuple(chance.randint(60, 900) for _ in areas),
    )


def _round(number: int, case: Case, chance: random.Random) -> RoundFacts:
    orders: dict[str, int] = {}
    for _ in range(case.people):
        placed = sorted("12345", key=lambda area: int(area) + chance.gauss(0, 2))
        order = ">".join(placed)
        orders[order] = orders.get(order, 0) + 1
    profile = Profile.from_histogram(len(NAMES), list(orders.items()))
    return RoundFacts(
        number=number,
        label=f"Ranking {number}",
        question="If NATO could give extra attention to one after the other, in which order?",
        opened="09:15",
        closed="09:25",
        present=case.people,
        reading=published(read_round(profile, together=0, seed=number)),
    )


def _card(number: int, case: Case, chance: random.Random) -> CardFacts:
    weighed = chance.randint(0, min(case.people, 40))
    agree = chance.randint(0, weighed)
    return CardFacts(
        id=f"card {number}",
        kind=chance.choice(list(CardKind)),
        scope=Scope.AREAS,
        areas=(chance.randint(1, len(NAMES)),),
        text=_text(chance),
        agree=agree,
        disagree=weighed - agree,
        cannot=0,
    )


def _text(chance: random.Random) -> str:
    words = " ".join(chance.choices(WORDS, k=chance.randint(8, 24)))
    return f"{words.capitalize()}."


if __name__ == "__main__":
    main()
