"""A bundle of count files, read with care: nothing is unpacked, much is refused."""

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from seminar.tally.refusal import FileRefused

MANIFEST = "SHA256SUMS"
LARGEST_BUNDLE = 20_000_000
LARGEST_FILE = 2_000_000
MOST_FILES = 200

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)", re.ASCII)
# What the standard library raises over a file that only looks like a ZIP file.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a bundle by name, without the manifest, and the SHA-256 it gives each."""

    file: Path
    contents: Mapping[str, bytes]
    sums: Mapping[str, str]

    def altered(self) -> tuple[str, ...]:
        """Return the names of the files that are not what the manifest says."""
        return tuple(
            name
            for name, content in self.contents.items()
            if hashlib.sha256(content).hexdigest() != self.sums[name]
        )


def read_bundle(file: Path) -> Bundle:
    """Return the bundle; refuses what is none, holds too much, or lacks a file or has another."""
    try:
        contents = _contents(file)
    except OSError as trouble:
        raise FileRefused(file, f"The file cannot be read: {trouble.strerror}.") from trouble
    except _BROKEN as trouble:
        raise FileRefused(file, "This is no ZIP file that can be read.") from trouble
    sums = _sums(file, contents.pop(MANIFEST, None))
    for name in sums:
        if name not in contents:
            raise FileRefused(file, f"{name} is missing.")
    for name in contents:
        if name not in sums:
            raise FileRefused(file, f"{name} is not in {MANIFEST}.")
    return Bundle(file, {name: contents[name] for name in sorted(contents)}, sums)


def manifest_of(contents: Mapping[str, bytes]) -> bytes:
    """Return the manifest as `sha256sum -c` reads it."""
    sums = {name: hashlib.sha256(contents[name]).hexdigest() for name in sorted(contents)}
    return "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()


def _contents(file: Path) -> dict[str, bytes]:
    if file.stat().st_size > LARGEST_BUNDLE:
        raise FileRefused(file, "The file is too large for a bundle.")
    contents: dict[str, bytes] = {}
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_FILES:
            raise FileRefused(file, "It holds too many files.")
        for entry in entries:
            if not _NAME.fullmatch(entry.filename) or entry.filename in contents:
                raise FileRefused(file, "It holds a file with a name that no bundle has.")
            # What the entry says of its size is not believed.
            with archive.open(entry) as stream:
                contents[entry.filename] = stream.read(LARGEST_FILE + 1)
            too_large = len(contents[entry.filename]) > LARGEST_FILE
            if too_large or sum(map(len, contents.values())) > LARGEST_BUNDLE:
                raise FileRefused(file, f"{entry.filename} is too large.")
    return contents


def _sums(file: Path, manifest: bytes | None) -> dict[str, str]:
    if manifest is None:
        raise FileRefused(file, f"{MANIFEST} is missing, so this is no bundle.")
    sums: dict[str, str] = {}
    for number, line in enumerate(manifest.decode("ascii", "replace").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match is None or not _NAME.fullmatch(match[2]) or match[2] in sums:
            raise FileRefused(file, f"{MANIFEST} cannot be read at its line {number}.")
        sums[match[2]] = match[1]
    return sums
