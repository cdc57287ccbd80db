"""Counts the rounds of a bundle again, from their tables: python recount.py [folder or zip].

It needs Python 3.8 or newer and nothing else, shares no code with the application that wrote the
bundle, and writes nothing. Exit status: 0 all is as written, 1 something is not, 2 no bundle.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import sys
import zipfile
import zlib
from fractions import Fraction
from itertools import combinations
from math import erfc, exp, isclose, lgamma, log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST = "SHA256SUMS"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
LARGEST_BUNDLE, LARGEST_FILE, MOST_FILES = 20_000_000, 2_000_000, 200
MOST_AREAS, MOST_PEOPLE, MOST_TIES = 12, 10**9, 10**15
RULES = {"no_view": "no opinion", "order": "average place", "together": "aside"}
COUNTS = ("answers", "orders", "complete", "together", "abstained", "ties")
TABLES = (*COUNTS, "doubled_places", "before", "level", "doubled_rank_sums")
PARTS = {
    "format",
    "version",
    "areas",
    "round",
    "rules",
    "seed",
    "tables",
    "recountable",
    "attested",
}
BANDS = ("very_little", "weak", "moderate", "strong", "very_strong")
FEWEST = 5
KEY = re.compile(r"[a-z0-9_]{1,40}")
BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip


class NoBundle(Exception):
    """What was given is no bundle, or holds something that is no count file."""


def main(path: Path) -> int:
    """Check everything, say so, and return the exit status."""
    try:
        files = read_bundle(path)
        counted = {name: read_count_file(name, files[name]) for name in rounds_of(files)}
    except NoBundle as refusal:
        print(f"{path}: {refusal}")
        return 2
    wrong = wrong_sums(files)
    print(f"{len(files) - 1} files were held against {MANIFEST}.")
    for name, data in counted.items():
        found = wrong_numbers(data)
        wrong += [(f"{name}, {where}", written, right) for where, written, right in found]
        print(report(name, data))
    for where, written, right in wrong:
        print(f"DIFFERENT: {where}: written {written}, found {right}.")
    print("Something is not as it was written." if wrong else "Everything is as it was written.")
    return 1 if wrong else 0


def report(name: str, data: dict[str, Any]) -> str:
    """Return in plain words what was looked at in a count file."""
    tables = data["tables"]
    return (
        f"{name}: {tables['answers']} answers, of which {tables['orders']} orders, "
        f"{tables['complete']} of them complete, of {len(data['areas'])} areas.\n"
        f"  Held against one another: {', '.join(TABLES)}.\n"
        f"  Counted again: {', '.join(sorted(data['recountable']))}.\n"
        f"  Taken as written, since tables cannot show it: "
        f"{', '.join(['seed', *sorted(data['attested'])])}."
    )


# The bundle: a folder or a ZIP file, of which nothing is unpacked.


def read_bundle(path: Path) -> dict[str, bytes]:
    """Return the files of the bundle by name, the manifest among them."""
    try:
        files = read_folder(path) if path.is_dir() else read_zip(path)
    except OSError as trouble:
        raise NoBundle(f"This cannot be read: {trouble.strerror or trouble}.") from None
    except BROKEN_ZIP:
        raise NoBundle("This is no ZIP file that can be read.") from None
    listed = sums_of(files)
    for name in listed:
        if name not in files:
            raise NoBundle(f"{name} is missing.")
    for name in files:
        if name not in listed and name != MANIFEST and (path.is_file() or name.endswith(".json")):
            raise NoBundle(f"{name} is not in {MANIFEST}.")
    return {name: files[name] for name in sorted([MANIFEST, *listed])}


def read_folder(path: Path) -> dict[str, bytes]:
    """Return the files of a folder whose names a bundle may have."""
    files = {}
    for file in path.iterdir():
        if NAME.fullmatch(file.name) and file.is_file() and file.stat().st_size <= LARGEST_FILE:
            files[file.name] = file.read_bytes()
        if len(files) > MOST_FILES:
            raise NoBundle("It holds too many files.")
    return files


def read_zip(path: Path) -> dict[str, bytes]:
    """Return the files of a ZIP file; refuses names with folders and anything too large."""
    if path.stat().st_size > LARGEST_BUNDLE:
        raise NoBundle("It is too large.")
    files = {}
    with zipfile.ZipFile(path) as archive:
        if len(archive.infolist()) > MOST_FILES:
            raise NoBundle("It holds too many files.")
        for info in archive.infolist():
            if not NAME.fullmatch(info.filename) or info.filename in files:
                raise NoBundle("It holds a file with a name that no bundle has.")
            with archive.open(info) as stream:
                files[info.filename] = stream.read(LARGEST_FILE + 1)
            if len(files[info.filename]) > LARGEST_FILE or size_of(files) > LARGEST_BUNDLE:
                raise NoBundle(f"{info.filename} is too large.")
    return files


def size_of(files: dict[str, bytes]) -> int:
    """Return how many bytes the files have."""
    return sum(map(len, files.values()))


def sums_of(files: dict[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file as the manifest has it."""
    if MANIFEST not in files:
        raise NoBundle(f"{MANIFEST} is missing.")
    listed: dict[str, str] = {}
    for line in files[MANIFEST].decode("ascii", "replace").splitlines():
        match = LINE.fullmatch(line)
        if not match or not NAME.fullmatch(match[2]) or match[2] in (*listed, MANIFEST):
            raise NoBundle(f"{MANIFEST} cannot be read.")
        listed[match[2]] = match[1]
    return listed


def wrong_sums(files: dict[str, bytes]) -> list[tuple[str, str, str]]:
    """Return the files that are not what the manifest says."""
    found = {name: hashlib.sha256(files[name]).hexdigest() for name in files}
    listed = sums_of(files).items()
    return [(f"{name}, SHA-256", said, found[name]) for name, said in listed if found[name] != said]


def rounds_of(files: dict[str, bytes]) -> list[str]:
    """Return the names of the count files."""
    names = [name for name in files if name.endswith(".json")]
    if not names:
        raise NoBundle("It holds no count file.")
    return names


def read_count_file(name: str, content: bytes) -> dict[str, Any]:
    """Return a count file whose tables have the shape that they must have."""
    try:
        data: dict[str, Any] = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=without_doubles,
            parse_int=whole_number,
            parse_float=fitting_float,
            parse_constant=fitting_float,
        )
        need(isinstance(data, dict) and set(data) == PARTS)
        need(data["format"] == "seminar count file" and data["version"] == 1)
        need(data["rules"] == RULES and type(data["seed"]) is int)
        need(isinstance(data["recountable"], dict) and isinstance(data["attested"], dict))
        areas = data["areas"]
        need(isinstance(areas, list) and 2 <= len(areas) <= MOST_AREAS)
        check_tables(data["tables"], len(areas))
    except (ValueError, RecursionError):
        raise NoBundle(f"{name} is no count file that this program can read.") from None
    return data


def check_tables(tables: Any, m: int) -> None:
    """Refuse tables that are not all there, not of this size or not of whole numbers."""
    need(isinstance(tables, dict) and set(tables) == set(TABLES))
    for key in COUNTS:
        need(is_count(tables[key], MOST_TIES if key == "ties" else MOST_PEOPLE))
    rows = [(tables["doubled_rank_sums"], m)]
    for key, width in (("doubled_places", 2 * m - 1), ("before", m), ("level", m)):
        need(isinstance(tables[key], list) and len(tables[key]) == m)
        rows += [(row, width) for row in tables[key]]
    for row, width in rows:
        need(isinstance(row, list) and len(row) == width)
        need(all(is_count(cell, 2 * MOST_AREAS * MOST_PEOPLE) for cell in row))


def is_count(value: Any, most: int) -> bool:
    """Whether this is a whole number from 0 on; True is none."""
    return type(value) is int and 0 <= value <= most


def need(condition: object) -> None:
    """Refuse what is not so."""
    if not condition:
        raise ValueError


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; refuses a name that is none of ours or stands in it twice."""
    need(len(dict(pairs)) == len(pairs) and all(KEY.fullmatch(key) for key, _ in pairs))
    return dict(pairs)


def whole_number(text: str) -> int:
    """Return a whole number; refuses one that nobody can have counted."""
    need(len(text) <= 20)
    return int(text)


def fitting_float(text: str) -> float:
    """Return a decimal number; refuses what is none or endless."""
    need(len(text) <= 40 and 0 <= float(text) <= 1)
    return float(text)


# The numbers: what the tables must be to one another, and what follows from them.


def wrong_numbers(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return every number of a count file that is not what its tables make it."""
    tables = data["tables"]
    wrong = [(f"tables.{name}", said, right) for name, said, right in contradictions(tables)]
    if wrong:
        # What follows from tables that contradict each other would only repeat it.
        return wrong
    return list(unlike(data["recountable"], {**of_pairs(tables), **of_places(tables)}, ""))


def contradictions(t: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield where the tables do not add up."""
    m, n, orders = len(t["before"]), t["complete"], t["orders"]
    answers = orders + t["together"] + t["abstained"]
    if t["answers"] != answers:
        yield "answers", str(t["answers"]), str(answers)
    if n > orders:
        yield "complete", str(n), f"at most {orders}"
    pairs = sum(map(sum, t["level"])) // 2
    if t["ties"] % 6 or not (6 * pairs if n == orders else 0) <= t["ties"] <= 2 * (m + 1) * pairs:
        yield "ties", str(t["ties"]), f"something else from {pairs} level pairs"
    for a in range(m):
        row, total = t["doubled_places"][a], t["doubled_rank_sums"][a]
        if sum(row) != n:
            yield f"doubled_places[{a + 1}]", f"{sum(row)} in sum", str(n)
        right = sum((place + 2) * count for place, count in enumerate(row))
        if total != right:
            yield f"doubled_rank_sums[{a + 1}]", str(total), str(right)
        behind = sum(2 * t["before"][b][a] + t["level"][a][b] for b in range(m))
        ahead = sum(2 * t["before"][a][b] + t["level"][a][b] for b in range(m))
        fits = behind >= total - 2 * n and ahead >= 2 * n * m - total
        if not fits or (n == orders and behind != total - 2 * n):
            yield f"doubled_rank_sums[{a + 1}]", str(total), f"{behind + 2 * n} from the pairs"
        for b in range(a + 1):
            compared = t["before"][a][b] + t["before"][b][a] + t["level"][a][b]
            fits = compared == 0 if a == b else n <= compared <= orders
            if not fits or t["level"][a][b] != t["level"][b][a]:
                yield (
                    f"before and level[{b + 1}][{a + 1}]",
                    f"{compared} in sum",
                    f"{n} to {orders}",
                )
    if sum(t["doubled_rank_sums"]) != n * m * (m + 1):
        yield "doubled_rank_sums", f"{sum(t['doubled_rank_sums'])} in sum", str(n * m * (m + 1))


def of_pairs(t: dict[str, Any]) -> dict[str, Any]:
    """Return what the pairs give: the order, and what other rules make of it."""
    before, level, m = t["before"], t["level"], len(t["before"])
    average = average_places(before, level, FEWEST if t["orders"] >= FEWEST else 1)
    order, placed = tiers(average), sorted(average)
    beats = {a: {b for b in placed if before[a][b] > before[b][a]} for a in placed}
    loses = {a: {b for b in placed if a in beats[b]} for a in placed}
    others = len(placed) - 1
    wins = {a: len(beats[a]) for a in placed}
    levels = {a: others - wins[a] - len(loses[a]) for a in placed}
    strengths = widest_paths(before, placed, beats)
    worse = {a: sum(strengths[b, a] > strengths[a, b] for b in placed) for a in placed}
    copeland, schulze = tiers({a: -2 * wins[a] - levels[a] for a in placed}), tiers(worse)
    kemeny = best_orders(before, placed)
    ends: list[Any] = [(rule[0], rule[-1]) for rule in (copeland, schulze) if rule]
    ends += [(kemeny["firsts"], kemeny["lasts"])] if kemeny else []
    return {
        "average_places": [text(average.get(a)) for a in range(m)],
        "places": [1 + sum(v < average[a] for v in average.values()) if a in average else None
                   for a in range(m)],
        "order": order,
        "borda_points": [text(Fraction(2 * sum(before[a]) + sum(level[a]), 2)) for a in range(m)],
        "head_to_head": [[(b in beats[a]) - (b in loses[a]) for b in placed] for a in placed],
        "condorcet_winner": only(a + 1 for a in placed if others and len(beats[a]) == others),
        "condorcet_loser": only(a + 1 for a in placed if others and len(loses[a]) == others),
        "weak_condorcet_winners": [a + 1 for a in placed if not loses[a]],
        "smith_set": leading_set(placed, beats),
        "majority_cycle": shortest_circle(placed, beats),
        "copeland_wins": [wins[a] for a in placed],
        "copeland_levels": [levels[a] for a in placed],
        "copeland_order": copeland,
        "schulze_strengths": [[strengths[a, b] for b in placed] for a in placed],
        "schulze_order": schulze,
        "kemeny": kemeny,
        "first_place_disputed": any(first != order[0] for first, _ in ends),
        "last_place_disputed": any(last != order[-1] for _, last in ends),
    }  # fmt: skip


def only(found: Iterable[int]) -> int | None:
    """Return the one area that was found, if any."""
    return next(iter(found), None)


def average_places(before: Any, level: Any, least: int) -> dict[int, Fraction]:
    """Return 1 plus the shares that put others first; areas compared too seldom are left out."""
    everything = range(len(before))

    def lacking(a: int, among: Iterable[int]) -> int:
        return sum(before[a][b] + before[b][a] + level[a][b] < least for b in among if b != a)

    kept: list[int] = list(everything)
    while True:
        worst = max((lacking(a, kept) for a in kept), default=0)
        if not worst:
            break
        kept = [a for a in kept if lacking(a, kept) < worst]
    basis = [a for a in everything if not lacking(a, kept)]
    if len(basis) < 2:
        return {}
    average = {}
    for a in kept:
        average[a] = Fraction(1)
        for b in basis:
            if b != a:
                twice = 2 * before[b][a] + level[a][b]
                average[a] += Fraction(twice, 2 * (before[a][b] + before[b][a] + level[a][b]))
    return average


def tiers(scores: dict[int, Any]) -> list[list[int]]:
    """Return the areas, numbered from 1, in tiers of equal scores, smallest first."""
    values = sorted(set(scores.values()))
    return [[a + 1 for a in sorted(scores) if scores[a] == value] for value in values]


def leading_set(placed: list[int], beats: dict[int, set[int]]) -> list[int]:
    """Return the smallest set that beats everybody outside: grown from each area, the least."""
    sets = []
    for start in placed:
        grown = {start}
        while True:
            more = {b for b in placed if b not in grown and any(b not in beats[a] for a in grown)}
            if not more:
                break
            grown |= more
        sets.append(sorted(a + 1 for a in grown))
    return min(sets, key=len, default=[])


def shortest_circle(placed: list[int], beats: dict[int, set[int]]) -> list[int]:
    """Return the shortest circle of majorities, of several the one with the smallest numbers."""

    def walk(path: list[int], length: int) -> list[int]:
        if len(path) == length:
            return path if path[0] in beats[path[-1]] else []
        steps = (walk([*path, b], length) for b in sorted(beats[path[-1]]) if b not in path)
        return next((found for found in steps if found), [])

    for length in range(3, len(placed) + 1):
        for start in placed:
            found = walk([start], length)
            if found:
                return [a + 1 for a in found]
    return []


def widest_paths(before: Any, placed: list[int], beats: Any) -> dict[tuple[int, int], int]:
    """Return the strongest chain of majorities for each pair, as strong as its weakest link."""
    width = {(a, b): before[a][b] if b in beats[a] else 0 for a in placed for b in placed}
    for middle in placed:
        for a in placed:
            for b in placed:
                if a != b:
                    through = min(width[a, middle], width[middle, b])
                    width[a, b] = max(width[a, b], through)
    return width


def best_orders(before: Any, placed: list[int]) -> dict[str, Any] | None:
    """Return the strict orders that contradict the fewest preferences, over all sets of areas."""
    size, full = len(placed), (1 << len(placed)) - 1
    if not size:
        return None
    steps = [
        (mask, i, mask | 1 << i) for mask in range(full) for i in range(size) if not mask >> i & 1
    ]
    price = {
        (mask, i): sum(before[placed[j]][placed[i]] for j in range(size) if not after >> j & 1)
        for mask, i, after in steps
    }
    head, tail, ways = {0: 0}, {full: 0}, {0: 1}
    for mask, i, after in steps:
        head[after] = min(head[mask] + price[mask, i], head.get(after, MOST_TIES))
    for mask, i, after in reversed(steps):
        tail[mask] = min(tail[after] + price[mask, i], tail.get(mask, MOST_TIES))
    best = [s for s in steps if head[s[0]] + price[s[0], s[1]] + tail[s[2]] == head[full]]
    ahead = [0] * size
    for mask, i, after in best:
        ways[after] = ways.get(after, 0) + ways[mask]
        ahead[i] |= mask

    def listed(mask: int) -> list[list[int]]:
        onward = [(i, after) for start, i, after in best if start == mask]
        return [[placed[i] + 1, *rest] for i, after in onward for rest in listed(after)] or [[]]

    pairs = [(i, j) for i in range(size) for j in range(size) if i != j and not ahead[i] >> j & 1]
    return {
        "cost": head[full],
        "score": sum(before[a][b] for a in placed for b in placed) - head[full],
        "n_optimal": ways[full],
        "orders": listed(0) if ways[full] <= 3 else [],
        "agreed": [[placed[i] + 1, placed[j] + 1] for i, j in pairs],
        "firsts": [placed[i] + 1 for mask, i, _ in best if not mask],
        "lasts": sorted(placed[i] + 1 for _, i, after in best if after == full),
    }


def of_places(t: dict[str, Any]) -> dict[str, Any]:
    """Return what the places of the complete orders give: spread, agreement, split areas."""
    n, m = t["complete"], len(t["before"])
    names = (
        "position_counts",
        "first_places",
        "quartiles",
        "consensus",
        "split_areas",
        "agreement",
    )
    if not n:
        return dict.fromkeys(names)
    rows = [[Fraction(0)] * m for _ in range(m)]
    for row, doubled in zip(rows, t["doubled_places"]):
        for place, count in enumerate(doubled, start=2):
            row[place // 2 - 1] += Fraction(count, 2)
            row[(place + 1) // 2 - 1] += Fraction(count, 2)
    consensus: list[Any] = [van_der_eijk(row) for row in rows]
    split = [
        a + 1
        for a, row in enumerate(rows)
        if n >= 6 and consensus[a] is not None and consensus[a] < 0
        and 10 * sum(row[:2]) >= 3 * n and 10 * sum(row[-2:]) >= 3 * n
    ]  # fmt: skip
    quarters = [[text(quantile(row, n, q)) for q in (1, 2, 3)] for row in t["doubled_places"]]
    return {
        "position_counts": [[text(cell) for cell in row] for row in rows],
        "first_places": [text(row[0]) for row in rows],
        "quartiles": quarters,
        "consensus": [text(value) for value in consensus],
        "split_areas": split,
        "agreement": agreement(t, n, m),
    }


def quantile(row: list[int], n: int, quarter: int) -> Fraction:
    """Return a quartile of the places, between two people in proportion."""

    def place_of(person: int) -> Fraction:
        for place, count in enumerate(row, start=2):
            if person < count:
                return Fraction(place, 2)
            person -= count
        raise ValueError

    position = Fraction((n - 1) * quarter, 4)
    lower = position.numerator // position.denominator
    step = place_of(min(lower + 1, n - 1)) - place_of(lower)
    return place_of(lower) + step * (position - lower)


def van_der_eijk(row: list[Fraction]) -> Fraction | None:
    """Return van der Eijk's A: the row is taken off in layers, each with a weight and an A."""
    k, total, rest, result = len(row), sum(row), list(row), Fraction(0)
    if k < 3:
        return None
    while any(rest):
        filled = [count > 0 for count in rest]
        height, s = min(count for count in rest if count), sum(filled)
        triples = [triple for triple in combinations(filled, 3) if sum(triple) == 2]
        apart = sum(triple == (True, False, True) for triple in triples)
        near = len(triples) - apart
        unimodal = Fraction(1)
        if triples:
            unimodal = Fraction((k - 2) * near - (k - 1) * apart, (k - 2) * len(triples))
        result += unimodal * (1 - Fraction(s - 1, k - 1)) * height * s / total
        rest = [count - height if count else count for count in rest]
    return result


def agreement(t: dict[str, Any], n: int, m: int) -> dict[str, Any] | None:
    """Return Kendall's W with the correction for ties, and the chi-square test."""
    spread = sum(
        (Fraction(total, 2) - Fraction(n * (m + 1), 2)) ** 2 for total in t["doubled_rank_sums"]
    )
    greatest = n * n * (m**3 - m) - n * t["ties"]
    if n < 2 or not greatest:
        return None
    w = 12 * spread / greatest
    chi2 = n * (m - 1) * w
    band = next((word for word, top in zip(BANDS, (1, 2, 3, 4)) if w * 5 < top), BANDS[-1])
    p = upper_tail(float(chi2) / 2, m - 1)
    return {"orders": n, "w": text(w), "band": band, "chi2": text(chi2), "df": m - 1, "p_chi2": p}


def upper_tail(half: float, df: int) -> float:
    """Return the upper tail of the chi-square distribution, raised from one or two degrees on."""
    if not half:
        return 1.0
    s, tail = (0.5, erfc(sqrt(half))) if df % 2 else (1.0, exp(-half))
    while 2 * s < df:
        tail += exp(s * log(half) - half - lgamma(s + 1))
        s += 1
    return min(1.0, tail)


def text(value: Fraction | None) -> str | None:
    """Return a fraction as it stands in the file."""
    return None if value is None else str(value)


def unlike(written: Any, found: Any, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield each number that is written in one way and found in another."""
    if isinstance(written, dict) and isinstance(found, dict):
        for key in sorted({*written, *found}):
            if key in written and key in found:
                yield from unlike(written[key], found[key], f"{name}.{key}".strip("."))
            else:
                there, right = (key in part for part in (written, found))
                yield f"{name}.{key}".strip("."), f"{there} to be there", str(right)
    elif isinstance(written, list) and isinstance(found, list) and len(written) == len(found):
        for number, pair in enumerate(zip(written, found), start=1):
            yield from unlike(*pair, f"{name}[{number}]")
    elif isinstance(written, float) and isinstance(found, float):
        if not isclose(written, found, rel_tol=1e-9):
            yield name, repr(written), repr(found)
    elif type(written) is not type(found) or written != found:
        yield name, shown(written), shown(found)


def shown(value: Any) -> str:
    """Return a value as it may stand in any terminal."""
    return "nothing" if value is None else ascii(value)[:60]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent))
