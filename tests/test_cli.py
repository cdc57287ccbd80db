import gc
import os
import re
import subprocess
import sys
import urllib.request
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from seminar.application import create_app
from seminar.cli import main
from seminar.migrations import migrations_of
from seminar.models import Account, Seminar
from seminar.planning import service as planning
from tests.free_port import free_port
from tests.tables import give_tables, settings

PASSWORD = "four words in a row"


@pytest.fixture
def seminar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that runs the command in a folder of its own."""
    for name in [name for name in os.environ if name.startswith("SEMINAR_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SEMINAR_INSTANCE", str(tmp_path / "instance"))

    def run(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, words, input=typed)

    return run


def url_of(tmp_path: Path) -> str:
    """Return the address of the store that the command has in its folder."""
    return f"sqlite:///{tmp_path}/instance/seminar.sqlite"


def accounts(tmp_path: Path) -> list[tuple[str, str]]:
    engine = create_engine(url_of(tmp_path))
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, email FROM account")).all()
    engine.dispose()
    return [tuple(row) for row in rows]


def test_upgrading_twice_is_the_same_as_once(seminar):
    assert [seminar("upgrade").output for _ in range(2)] == ["The store is up to date.\n"] * 2


def test_a_backup_is_put_back_by_its_name(seminar, tmp_path):
    give_tables(url_of(tmp_path))
    seminar("organiser", "add", typed=f"Ada\nada@example.org\n{PASSWORD}\n{PASSWORD}\n")
    written = seminar("backup")
    file = next((tmp_path / "instance" / "backups").iterdir())
    seminar("organiser", "add", typed=f"Ben\nben@example.org\n{PASSWORD}\n{PASSWORD}\n")

    # Each command is a process of its own in life; here the stores they opened must be let go.
    gc.collect()
    restored = seminar("restore", str(file))

    assert written.output == f"{file} holds everything and was verified.\n"
    assert restored.output.startswith(f"{file} is the store now. The one before is kept as ")
    assert accounts(tmp_path) == [("Ada", "ada@example.org")]


def test_upkeep_says_what_it_did_and_what_can_be_deleted(seminar, tmp_path):
    give_tables(url_of(tmp_path))
    nothing = seminar("upkeep")
    backups = tmp_path / "instance" / "backups"
    backups.mkdir()
    file = backups / "seminar-2026-11-23-090000-uncounted.sqlite"
    file.touch()

    said = [seminar("upkeep").output, seminar("backup").output.splitlines()[-1] + "\n"]

    assert (nothing.exit_code, nothing.output) == (0, "Nothing is left to do.\n")
    assert said == [f"{file} was made before its rounds were counted and can be deleted now.\n"] * 2


def test_purge_deletes_what_is_due_and_names_older_copies(seminar, tmp_path):
    give_tables(url_of(tmp_path))
    nothing = seminar("purge")
    an_old_seminar(tmp_path)
    copy = seminar("backup").output.split(" holds everything")[0]

    said = seminar("purge")

    assert (nothing.exit_code, nothing.output) == (0, "Nothing is due.\n")
    assert said.output == (
        "Seminar abc of 2020-01-01 was deleted whole: 0 seats, 0 answers, 0 cards, 0 points, "
        "and everything else of it.\n"
        f"{copy} still holds a seminar that was deleted since.\n"
    )


def an_old_seminar(tmp_path: Path) -> None:
    """Put a seminar into the store whose last day has passed."""
    engine = create_engine(f"sqlite:///{tmp_path / 'instance' / 'seminar.sqlite'}")
    with Session(engine) as db, db.begin():
        old = Seminar(public_id="abc", code="abc", screen_token="abc", title="Old")
        old.day, old.link_until = date(2020, 1, 1), date(2020, 2, 1)
        old.retention_until, old.created_at = date(2020, 4, 1), datetime(2020, 1, 1, tzinfo=UTC)
        db.add(old)
    engine.dispose()


def test_what_is_no_backup_is_refused_with_a_sentence(seminar, tmp_path):
    give_tables(url_of(tmp_path))
    (tmp_path / "letter").write_text("Dear Ada,")

    refused = seminar("restore", str(tmp_path / "letter"))

    assert (refused.exit_code, refused.output.startswith(f"{tmp_path / 'letter'} is no")) == (
        2,
        True,
    )


def test_an_upgrade_that_changes_tables_backs_up_what_they_hold(seminar, tmp_path):
    seminar("upgrade")
    fresh = list(tmp_path.rglob("before-upgrade*"))
    seminar("organiser", "add", typed=f"Ada\nada@example.org\n{PASSWORD}\n{PASSWORD}\n")
    step_back(tmp_path)

    upgraded = [seminar("upgrade"), seminar("upgrade")]

    assert fresh == []
    (file,) = tmp_path.rglob("before-upgrade*")
    assert upgraded[0].output == f"{file} holds what was there before.\nThe store is up to date.\n"
    assert upgraded[1].output == "The store is up to date.\n"


def step_back(tmp_path: Path) -> None:
    """Take the last step of the tables back."""
    app = create_app(settings(url_of(tmp_path), tmp_path))
    with app.app_context():
        migrations_of(app).downgrade()
    app.extensions["seminar.database"].engine.dispose()


def test_serving_beyond_this_machine_over_plain_http_is_refused(seminar, monkeypatch):
    monkeypatch.setenv("SEMINAR_BIND", "0.0.0.0:8000")

    refusals = [seminar("run"), seminar("demo")]

    assert [refused.exit_code for refused in refusals] == [2, 2]
    assert all("docs/deploying.md" in refused.output for refused in refusals)


def test_the_demo_leaves_its_note_and_touches_no_other_store(seminar, tmp_path):
    exported = seminar("demo", "--export", str(tmp_path / "note"))

    names = sorted(re.sub(r"-.{12}-", "-", file.name) for file in (tmp_path / "note").iterdir())
    assert exported.exit_code == 0
    assert names == ["seminar-brief.pdf", "seminar-note.docx", "seminar-note.pdf"]
    brief = PdfReader(next((tmp_path / "note").glob("*brief.pdf")))
    assert len(brief.pages) == 1
    assert "Invented example data" in brief.pages[0].extract_text()
    assert list(tmp_path.rglob("*.sqlite")) == []


def test_the_demo_is_served_where_it_says_and_says_that_first(tmp_path):
    bind = f"127.0.0.1:{free_port()}"
    environment = {**os.environ, "SEMINAR_INSTANCE": str(tmp_path), "SEMINAR_BIND": bind}
    command = [sys.executable, "-m", "seminar.cli", "demo"]

    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as served:
        try:
            said = ""
            for line in served.stdout:
                said += line
                if "Booting worker" in line:
                    break
            pages = [
                urllib.request.urlopen(address, timeout=10).status
                for address in re.findall(rf"http://{bind}/(?:sign-in|return|screen)\S*", said)
            ]
        finally:
            served.terminate()

    assert said.startswith("\nA seminar with 40 invented people has been played.")
    assert pages == [200, 200, 200]


def test_an_export_of_an_unknown_seminar_is_refused_and_writes_nothing(seminar, tmp_path):
    give_tables(url_of(tmp_path))
    file = tmp_path / "bundle.zip"

    refused = seminar("export", "nowhere", "--format", "bundle", "--out", str(file))

    assert refused.exit_code == 2
    assert refused.output == (
        "No seminar has this id. It stands in the address of its pages, after /seminars/.\n"
    )
    assert not file.exists()


def test_the_note_of_a_seminar_is_exported_once(seminar, tmp_path):
    give_tables(url_of(tmp_path))
    seminar("organiser", "add", typed=f"Ada\nada@example.org\n{PASSWORD}\n{PASSWORD}\n")
    public_id = set_up(tmp_path)
    file = tmp_path / "note.docx"

    runs = [seminar("export", public_id, "--format", "docx", "--out", str(file)) for _ in range(2)]
    sealed = seminar("export", public_id, "--out", str(tmp_path / "bundle.zip"))

    assert [(run.exit_code, run.output) for run in runs] == [
        (0, f"{file} was written.\n"),
        (2, f"{file} exists already. Nothing was written.\n"),
    ]
    assert file.read_bytes().startswith(b"PK")
    assert (sealed.exit_code, sealed.output.startswith("This seminar has no count file")) == (
        2,
        True,
    )
    assert not (tmp_path / "bundle.zip").exists()


def set_up(tmp_path: Path) -> str:
    """Let Ada set a seminar up; return its id."""
    app = create_app(settings(url_of(tmp_path), tmp_path))
    store = app.extensions["seminar.database"]
    with store.session() as db, store.writing(db):
        ada = db.scalars(select(Account)).one()
        plan = planning.SeminarPlan(title="Ada's seminar")
        made = planning.create_seminar(db, plan, account=ada, now=datetime.now(UTC))
        public_id = made.public_id
    store.engine.dispose()
    return public_id
