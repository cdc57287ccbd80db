"""The commands about accounts: each says what it did, and a link serves as long as it says."""

import gc
import re
from contextlib import closing

import pytest

from seminar.database import _sqlite_module
from tests.tables import give_tables
from tests.test_cli import PASSWORD, accounts, seminar, url_of

__all__ = ["seminar"]

NEW = "another river by the wood"
LINK = re.compile(r"http://127\.0\.0\.1:8000/reset/[\w-]{32}\n")


@pytest.fixture
def ada(seminar, tmp_path):
    """A store in which Ada has an account, signed in on one browser; return how to ask it."""
    give_tables(url_of(tmp_path))
    seminar("organiser", "add", typed=f"Ada\nada@example.org\n{PASSWORD}\n{PASSWORD}\n")

    def ask(question: str, *values: object) -> list[tuple]:
        # Each command is a process of its own in life; and of two SQLites in one process, one would
        # end the locks of the other.
        gc.collect()
        file = tmp_path / "instance" / "seminar.sqlite"
        with closing(_sqlite_module().connect(file)) as connection:
            rows = connection.execute(question, values).fetchall()
            connection.commit()
            return rows

    signed_in = "SELECT ?, id, created_at, created_at FROM account"
    ask(f"INSERT INTO login (token_sha256, account_id, signed_in_at, seen_at) {signed_in}", b"x")
    return ask


def test_an_organiser_is_added_by_answering_three_questions(seminar, tmp_path):
    give_tables(url_of(tmp_path))

    added = seminar("organiser", "add", typed=f"Ada\nAda@Example.org\n{PASSWORD}\n{PASSWORD}\n")

    assert (added.exit_code, added.output.splitlines()[-1]) == (0, "Ada can sign in now.")
    assert PASSWORD not in added.output
    assert accounts(tmp_path) == [("Ada", "ada@example.org")]


def test_a_short_password_is_refused_with_a_sentence_and_adds_nobody(seminar, tmp_path):
    give_tables(url_of(tmp_path))

    refused = seminar("organiser", "add", typed="Ada\nada@example.org\nshort\nshort\n")

    assert refused.exit_code == 2
    assert "A password has 12 to 256 characters." in refused.output
    assert accounts(tmp_path) == []


def test_a_link_to_a_new_password_is_printed_once_and_kept_as_a_hash(seminar, ada):
    before = ada("SELECT password FROM account")

    printed = [seminar("organiser", "reset", "Ada@Example.org") for _ in range(2)]

    assert [(each.exit_code, len(LINK.findall(each.output))) for each in printed] == [(0, 1)] * 2
    links = [LINK.search(each.output)[0].strip().rpartition("/")[2] for each in printed]
    assert links[0] != links[1]
    kept = ada("SELECT hex(token_sha256) FROM password_reset")
    assert (len(kept), len(kept[0][0])) == (1, 64)
    assert (ada("SELECT password FROM account"), ada("SELECT count(*) FROM login")) == (
        before,
        [(1,)],
    )


def test_a_link_names_the_host_of_the_settings(seminar, ada, monkeypatch):
    monkeypatch.setenv("SEMINAR_URL", "https://seminar.example")

    assert (
        "https://seminar.example/reset/" in seminar("organiser", "reset", "ada@example.org").output
    )


def test_a_password_set_by_command_ends_every_sign_in(seminar, ada):
    before = ada("SELECT password FROM account")

    done = seminar("organiser", "reset", "ada@example.org", "--set-password", typed=f"{NEW}\n" * 2)

    assert (done.exit_code, NEW in done.output) == (0, False)
    assert done.output.splitlines()[-1] == (
        "Ada signs in with the new password. Browsers signed out: 1."
    )
    assert ada("SELECT password FROM account") != before
    assert ada("SELECT count(*) FROM login") == [(0,)]


def test_an_unfit_password_set_by_command_changes_nothing(seminar, ada):
    before = ada("SELECT password FROM account")

    refused = [
        seminar("organiser", "reset", "ada@example.org", "--set-password", typed=f"{unfit}\n" * 2)
        for unfit in ("short", "Password1234")
    ]

    assert [each.exit_code for each in refused] == [2, 2]
    assert ada("SELECT password FROM account") == before
    assert ada("SELECT count(*) FROM login") == [(1,)]


def test_an_address_without_an_account_is_refused_with_a_sentence(seminar, ada):
    refused = [seminar("organiser", do, "nobody@example.org") for do in ("reset", "sign-out")]

    said = "There is no account with this e-mail address.\n"
    assert [(each.exit_code, each.output) for each in refused] == [(2, said)] * 2
    assert ada("SELECT count(*) FROM login") == [(1,)]


@pytest.mark.parametrize("whose", ["ada@example.org", "--everybody"])
def test_sign_ins_are_ended_by_command(seminar, ada, whose):
    done = seminar("organiser", "sign-out", whose)

    assert (done.exit_code, done.output) == (0, "Browsers signed out: 1.\n")
    assert ada("SELECT count(*) FROM login") == [(0,)]


def test_signing_out_by_command_needs_one_of_the_two(seminar, ada):
    refused = [
        seminar("organiser", "sign-out", *words) for words in ((), ("a@b.example", "--everybody"))
    ]

    assert [each.exit_code for each in refused] == [2, 2]
    assert all("Give an e-mail address, or --everybody." in each.output for each in refused)
    assert ada("SELECT count(*) FROM login") == [(1,)]
