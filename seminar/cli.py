"""The commands, from `seminar upgrade` and `run` to `export`, `tally` and `recount`."""

import json
import logging
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import click
from flask import Flask

from seminar import paths, upkeep
from seminar.application import create_app
from seminar.audits import audit
from seminar.backups import service as backups
from seminar.backups.holding import Holding
from seminar.config import BadSetting, Settings, from_environment, refuse_open_http
from seminar.core.tallied import UnrankedRule
from seminar.database import Database
from seminar.errors import Refusal
from seminar.migrations import migrations_of
from seminar.models import Seminar
from seminar.organisers import organiser
from seminar.outcome.documents import note_files
from seminar.outcome.exporting import ExportKind, exported, write_new
from seminar.simulation.play import Demo, play_demo
from seminar.tally.count import count_ballots
from seminar.tally.figures import tally_figures
from seminar.tally.file import read_ballots
from seminar.tally.recount import recount_bundle
from seminar.tally.report import tally_report

DEMO_SEED = 2022
DEMO_FOLDER = "demo"


class House(click.Group):
    """Commands whose refusals are one sentence and exit status 2, never a traceback."""

    def invoke(self, context: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(context)
        except (Refusal, BadSetting) as refusal:
            click.echo(str(refusal), err=True)
            raise SystemExit(2) from refusal


@click.group(cls=House)
def main() -> None:
    """Seminars in which people order and debate policy areas and leave with a note."""


main.add_command(audit)
main.add_command(organiser)


@main.command()
@click.option("--without-backup", is_flag=True, help="The store was backed up by other means.")
def upgrade(*, without_backup: bool) -> None:
    """Bring the tables of the store to this version; what it holds is backed up before."""
    app = create_app()
    if not without_backup:
        _back_up_before_upgrade(app, from_environment().instance)
    _upgrade(app)
    click.echo("The store is up to date.")


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
def backup(file: Path | None) -> None:
    """Write a verified copy of the store; the server may go on meanwhile."""
    app, now = create_app(), datetime.now(UTC)
    folder = from_environment().instance
    store, head = _store(app).engine, _revisions(app)[0]
    if file is None:
        file, held = backups.back_up_by_default(store, folder, reason="seminar", now=now, head=head)
    else:
        held = backups.back_up(store, file, head=head)
    click.echo(f"{file} holds everything and was verified.")
    copies = backups.outlasting(store, folder)
    for warning in [
        *_warnings(held),
        *upkeep.about(backups.deletable(store, folder)),
        *upkeep.about_copies(copies),
    ]:
        click.echo(warning)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put a backup in the place of the store, which is kept beside it."""
    app = create_app()
    revisions = _revisions(app)
    restored = backups.restore(_store(app).engine, file, revisions=revisions, now=datetime.now(UTC))
    click.echo(f"{file} is the store now. The one before is kept as {restored.replaced}.")
    if restored.revision != revisions[0]:
        click.echo("Its tables are of an earlier version: seminar upgrade comes next.")


@main.command()
def run() -> None:
    """Serve Seminar as the SEMINAR_* settings say."""
    refuse_open_http(from_environment())
    _serve(os.environ)


@main.command("upkeep")
def look_after() -> None:
    """Cut the links that are due and clear the files; the server does it by itself every hour."""
    store, now = _store(create_app()), datetime.now(UTC)
    done = upkeep.keep_up(store, from_environment().instance, now=now)
    upkeep.keep_sign_ins(store, {}, now=now)
    for sentence in done.sentences() or ["Nothing is left to do."]:
        click.echo(sentence)


@main.command()
def purge() -> None:
    """Delete the seminars whose last day of keeping has passed; the server does it every hour."""
    store, folder = _store(create_app()), from_environment().instance
    for sentence in upkeep.purge(store, folder, now=datetime.now(UTC)) or ["Nothing is due."]:
        click.echo(sentence)


@main.command()
@click.option(
    "--export",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Leave the note in this folder and serve nothing.",
)
def demo(folder: Path | None) -> None:
    """Play a seminar with 40 invented people, and serve it."""
    settings = from_environment()
    refuse_open_http(settings)
    if folder:
        # In a store of its own, because another demo may be served meanwhile.
        with TemporaryDirectory() as instance:
            _leave_note(*_played(_demo_environment(Path(instance))), folder)
        return
    environment = _demo_environment(settings.instance / DEMO_FOLDER)
    _, played = _played(environment)
    click.echo(_where_to_click(settings, played))
    _serve(environment)


@main.command()
@click.argument("seminar", metavar="SEMINAR")
@click.option(
    "--format",
    "kind",
    type=click.Choice([kind.value for kind in ExportKind]),
    default=ExportKind.BUNDLE.value,
    show_default=True,
)
@click.option("--out", "file", type=click.Path(dir_okay=False, path_type=Path), required=True)
def export(seminar: str, *, kind: str, file: Path) -> None:
    """Write a file of a seminar, named by the id in its address; overwrites nothing."""
    app = create_app()
    with app.app_context(), _store(app).session() as db:
        found = exported(db, seminar, kind=ExportKind(kind))
    write_new(file, found.content)
    click.echo(f"{file} was written.")


@main.command()
@click.argument("file", metavar="BUNDLE", type=click.Path(path_type=Path))
def recount(file: Path) -> None:
    """Count the rounds of a bundle again from their tables; needs no store."""
    found = recount_bundle(file)
    click.echo(found.text)
    if found.wrong:
        raise SystemExit(1)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--unranked",
    type=click.Choice([rule.value for rule in UnrankedRule]),
    default=UnrankedRule.LAST.value,
    show_default=True,
    help="What a ballot leaves out shares the last place, or counts in no comparison.",
)
@click.option("--json", "as_json", is_flag=True, help="Print every figure as one JSON object.")
def tally(file: Path, *, unranked: str, as_json: bool) -> None:
    """Count ballots of a file: PrefLib (.soc .soi .toc .toi) or a table (.csv)."""
    counted = count_ballots(read_ballots(file), UnrankedRule(unranked))
    click.echo(json.dumps(tally_figures(counted)) if as_json else tally_report(counted))


def _store(app: Flask) -> Database:
    store: Database = app.extensions["seminar.database"]
    return store


def _revisions(app: Flask) -> tuple[str, ...]:
    """Return the revisions of the tables that this version knows, newest first."""
    with app.app_context():
        return tuple(script.revision for script in migrations_of(app).log())


def _warnings(held: Holding) -> list[str]:
    warnings = []
    if held.uncounted:
        warnings.append(
            f"It holds rounds that are not counted yet ({held.uncounted}). Delete it once they "
            "are: until then answers can be joined to seats by who holds a seat's link."
        )
    if held.broken_entry is not None:
        warnings.append(
            f"The record of the day was altered: entry {held.broken_entry} does not follow from "
            "the one before. The backup shows it as the store does."
        )
    return warnings


def _back_up_before_upgrade(app: Flask, folder: Path) -> None:
    store, head = _store(app).engine, _revisions(app)[0]
    held = backups.holding(store, head=head)
    if held.is_empty or held.revision == head:
        return
    now = datetime.now(UTC)
    file, held = backups.back_up_by_default(
        store, folder, reason="before-upgrade", now=now, head=head
    )
    for line in (f"{file} holds what was there before.", *_warnings(held)):
        click.echo(line)


def _upgrade(app: Flask) -> None:
    migrations = migrations_of(app)
    # Each step would be a line; "up to date" says it. Making `migrations` had set the level.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    with app.app_context():
        migrations.upgrade()


def _demo_environment(instance: Path) -> Mapping[str, str]:
    """Return an environment with a store of its own, so that invented data stays apart."""
    for file in instance.glob("seminar.sqlite*"):
        file.unlink()
    environment = {**os.environ, "SEMINAR_INSTANCE": str(instance)}
    environment.pop("SEMINAR_DATABASE_URL", None)
    return environment


def _played(environment: Mapping[str, str]) -> tuple[Flask, Demo]:
    app = create_app(from_environment(environment))
    _upgrade(app)
    return app, play_demo(_store(app), now=datetime.now(UTC), seed=DEMO_SEED)


def _leave_note(app: Flask, played: Demo, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with app.app_context(), _store(app).session() as db:
        seminar = db.get_one(Seminar, played.seminar_id)
        for file in note_files(db, seminar):
            (folder / file.name).write_bytes(file.content)
            click.echo(folder / file.name)


def _where_to_click(settings: Settings, played: Demo) -> str:
    return f"""
A seminar with 40 invented people has been played. None of it happened.

  Organiser    {settings.url}/sign-in
               {played.email}  ·  {played.password}
  Participant  {settings.url}/return/{played.seat_token}
  Big screen   {settings.url}/screen/{played.screen_token}
  Console      {settings.url}/seminars/{played.public_id}/console
  Note         {settings.url}/seminars/{played.public_id}/note

Console and note want the organiser's sign-in. Ctrl+C ends it.
"""


def _serve(environment: Mapping[str, str]) -> NoReturn:
    """Become the server, so that what ends this command ends the server too."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "gunicorn", "-c", str(paths.GUNICORN), paths.FACTORY]
    os.execve(sys.executable, command, environment)  # noqa: S606


if __name__ == "__main__":
    main(prog_name="seminar")
