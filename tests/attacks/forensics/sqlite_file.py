"""A reader of SQLite's file format: what lies in a database file and its log, byte by byte.

It asks SQLite nothing, as somebody would who found the files. Format: sqlite.org/fileformat2.html.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LEAF_INDEX, LEAF_TABLE = 10, 13
INNER_INDEX, INNER_TABLE = 2, 5
WAL_HEADER, FRAME_HEADER = 32, 24
WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True)
class Cell:
    """One row of a table or one entry of an index, and where it lies."""

    page: int
    offset: int
    rowid: int | None
    values: tuple[object, ...]


@dataclass(frozen=True)
class Tree:
    """A table or an index: its name, that of its table, and its first page."""

    name: str
    table: str
    root: int


class SqliteFile:
    """A database as its pages say; numbered from 1."""

    def __init__(self, pages: Mapping[int, bytes]) -> None:
        self.pages = pages

    @classmethod
    def read(cls, file: Path) -> "SqliteFile":
        """Read the file itself, without its log."""
        content = file.read_bytes()
        size = _page_size(content)
        return cls({at // size + 1: content[at : at + size] for at in range(0, len(content), size)})

    def trees(self) -> list[Tree]:
        """Return every table and index."""
        rows = self.cells(1)
        return [Tree(str(c.values[1]), str(c.values[2]), int(str(c.values[3]))) for c in rows]

    def rows(self, table: str) -> list[Cell]:
        """Return the rows of a table in the order of its own keys."""
        return self.cells(next(t.root for t in self.trees() if t.name == table == t.table))

    def entries(self, table: str) -> dict[str, list[Cell]]:
        """Return the entries of each index of a table."""
        trees = [t for t in self.trees() if t.table == table != t.name]
        return {tree.name: self.cells(tree.root) for tree in trees}

    def cells(self, root: int) -> list[Cell]:
        """Return what a tree holds, in the order of its keys."""
        return list(self._walk(root))

    def gaps(self) -> bytes:
        """Return every byte of the trees that belongs to no header, pointer or living cell."""
        return b"".join(self._gap(page) for page in self._used())

    def unused(self) -> bytes:
        """Return the pages that belong to no tree."""
        used = set(self._used())
        return b"".join(page for number, page in self.pages.items() if number not in used)

    def _used(self) -> list[int]:
        trees = [Tree("", "", 1), *self.trees()]
        return [page for tree in trees for page in self._of(tree.root)]

    def _walk(self, number: int) -> Iterator[Cell]:
        kind, pointers, right = self._head(number)
        for offset in pointers:
            if kind in {INNER_INDEX, INNER_TABLE}:
                yield from self._walk(struct.unpack_from(">I", self.pages[number], offset)[0])
            if kind != INNER_TABLE:
                yield self._cell(number, offset, kind)[0]
        if right:
            yield from self._walk(right)

    def _of(self, number: int) -> Iterator[int]:
        """Return the pages of a tree."""
        kind, pointers, right = self._head(number)
        yield number
        if kind in {INNER_INDEX, INNER_TABLE}:
            for offset in pointers:
                yield from self._of(struct.unpack_from(">I", self.pages[number], offset)[0])
            yield from self._of(right)

    def _head(self, number: int) -> tuple[int, list[int], int]:
        page, start = self.pages[number], 100 if number == 1 else 0
        kind, _, cells = struct.unpack_from(">BHH", page, start)
        inner = kind in {INNER_INDEX, INNER_TABLE}
        right = struct.unpack_from(">I", page, start + 8)[0] if inner else 0
        pointers = struct.unpack_from(f">{cells}H", page, start + (12 if inner else 8))
        return kind, list(pointers), right

    def _cell(self, number: int, offset: int, kind: int) -> tuple[Cell, int]:
        """Return a cell and where it ends."""
        page, at, rowid = self.pages[number], offset, None
        if kind == INNER_INDEX:
            at += 4
        size, at = _number(page, at)
        if kind == LEAF_TABLE:
            rowid, at = _number(page, at)
        end = at + self._local(size, kind)
        return Cell(number, offset, rowid, _record(page[at:end])), end

    def _local(self, size: int, kind: int) -> int:
        """Return how much of a record lies on its page; the rest is on pages of its own."""
        usable = len(self.pages[1])
        most = usable - 35 if kind == LEAF_TABLE else (usable - 12) * 64 // 255 - 23
        if size <= most:
            return size
        least = (usable - 12) * 32 // 255 - 23
        fits = least + (size - least) % (usable - 4)
        return (fits if fits <= most else least) + 4

    def _gap(self, number: int) -> bytes:
        kind, pointers, _ = self._head(number)
        page = bytearray(self.pages[number])
        start = 100 if number == 1 else 0
        head = start + (12 if kind in {INNER_INDEX, INNER_TABLE} else 8) + 2 * len(pointers)
        page[:head] = bytes(head)
        for offset in pointers:
            if kind == INNER_TABLE:
                end = _number(self.pages[number], offset + 4)[1]
            else:
                end = self._cell(number, offset, kind)[1]
            page[offset:end] = bytes(end - offset)
        return bytes(page)


def commits(log: Path) -> Iterator[dict[int, bytes]]:
    """Return what each transaction in a log wrote: pages by number."""
    content = log.read_bytes() if log.exists() else b""
    if len(content) < WAL_HEADER:
        return
    size, salt = struct.unpack_from(">I", content, 8)[0], content[16:24]
    written: dict[int, bytes] = {}
    for at in range(WAL_HEADER, len(content) - size, FRAME_HEADER + size):
        number, pages = struct.unpack_from(">II", content, at)
        if content[at + 8 : at + 16] != salt:
            return
        written[number] = content[at + FRAME_HEADER : at + FRAME_HEADER + size]
        if pages:
            yield written
            written = {}


def _page_size(content: bytes) -> int:
    size: int = struct.unpack_from(">H", content, 16)[0]
    return 65536 if size == 1 else size


def _number(page: bytes, at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; return it and where it ends."""
    value = 0
    for place in range(8):
        byte = page[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | page[at + 8], at + 9


def _record(content: bytes) -> tuple[object, ...]:
    """Read the values of a record, as far as they lie on the page."""
    head, at = _number(content, 0)
    body, values = head, []
    while at < head:
        kind, at = _number(content, at)
        width = WHOLE_NUMBERS.get(kind, max(0, (kind - 12) // 2))
        values.append(_value(kind, content[body : body + width]))
        body += width
    return tuple(values)


def _value(kind: int, raw: bytes) -> object:
    if kind in WHOLE_NUMBERS:
        return int.from_bytes(raw, signed=True)
    if kind in {8, 9}:
        return kind - 8
    if kind < 12:
        return None
    return raw.decode(errors="replace") if kind % 2 else raw
