"""A file of ballots, read by what its name ends in."""

from pathlib import Path

from seminar.tally import csv, preflib
from seminar.tally.ballots import BallotFile
from seminar.tally.refusal import FileRefused


def read_ballots(file: Path) -> BallotFile:
    """Return the ballots of a file; refuses an ending that no reader knows."""
    suffix = file.suffix.lower()
    if suffix in preflib.SUFFIXES:
        return preflib.read_preflib(file)
    if suffix in csv.SUFFIXES:
        return csv.read_csv(file)
    known = ", ".join((*preflib.SUFFIXES, *csv.SUFFIXES))
    raise FileRefused(file, f"The name must end in one of {known}.")
