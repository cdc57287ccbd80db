"""The commands about the record of the day: `seminar audit verify`."""

import click

from seminar import journal
from seminar.application import create_app
from seminar.errors import NotFound
from seminar.journal import Chain

# Of 64 signs of a hash; so many are not met by chance.
SHORTEST_HASH = 8


@click.group()
def audit() -> None:
    """The record of the day."""


@audit.command("verify")
@click.argument("seminar", required=False)
@click.option("--noted", metavar="HASH", help="A last hash of SEMINAR that was noted earlier.")
def verify_audit(seminar: str | None, noted: str | None) -> None:
    """Say whether the record of each seminar, or of one, is unbroken; exit with 1 if not."""
    store = create_app().extensions["seminar.database"]
    with store.session() as db:
        chains = journal.chains(db, seminar)
    if seminar and not chains:
        raise NotFound(f"There is no seminar {seminar}. Its name is in the address of its pages.")
    if noted and (not seminar or len(noted) < SHORTEST_HASH):
        raise click.UsageError(f"--noted wants SEMINAR and at least {SHORTEST_HASH} signs.")
    for chain in chains:
        click.echo(_verdict(chain, noted))
    if any(chain.broken or not _has(chain, noted) for chain in chains):
        raise SystemExit(1)


def _has(chain: Chain, noted: str | None) -> bool:
    return not noted or chain.holds(noted)


def _verdict(chain: Chain, noted: str | None) -> str:
    named, number = f"{chain.public_id} ({chain.title}):", len(chain.hashes)
    if broken := chain.broken:
        return (
            f"{named} broken at entry {broken.seq}, “{broken.deed}” of {broken.at:%Y-%m-%d %H:%M} "
            "UTC. It was altered, or one before it is missing."
        )
    if not _has(chain, noted):
        return f"{named} no entry has the hash {noted}. Entries at the end are missing."
    if not chain.hashes:
        return f"{named} no entry yet."
    return f"{named} unbroken, {number} entries, the last hash is {chain.hashes[-1]}"
