import os
import stat
import subprocess
import sys

import pytest

from seminar import paths
from seminar.config import BadSetting, from_environment, refuse_open_http


def read(tmp_path, **environment):
    return from_environment({"SEMINAR_INSTANCE": str(tmp_path / "instance"), **environment})


def test_everything_has_a_default_that_works_on_this_machine(tmp_path):
    settings = read(tmp_path)

    assert settings.database_url == f"sqlite:///{tmp_path}/instance/seminar.sqlite"
    assert (settings.url, settings.bind) == ("http://127.0.0.1:8000", "127.0.0.1:8000")
    assert (settings.is_https, settings.allow_plain_http) == (False, False)
    assert settings.host == "127.0.0.1:8000"


def test_the_secret_is_made_once_and_kept_for_its_owner_alone(tmp_path):
    first = read(tmp_path).secret_key

    assert read(tmp_path).secret_key == first
    assert len(first) >= 48
    mode = (tmp_path / "instance" / "secret-key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_what_is_set_is_used(tmp_path):
    settings = read(
        tmp_path,
        SEMINAR_DATABASE_URL="postgresql://here/seminar",
        SEMINAR_URL="https://seminar.example/",
        SEMINAR_SECRET_KEY="kept elsewhere",
        SEMINAR_BIND="0.0.0.0:80",
    )

    assert settings.database_url == "postgresql://here/seminar"
    assert (settings.url, settings.host) == ("https://seminar.example", "seminar.example")
    assert (settings.secret_key, settings.is_https) == ("kept elsewhere", True)


@pytest.mark.parametrize("bind", ["127.0.0.1:8000", "localhost:1", "[::1]:8000", "127.8.0.1:80"])
def test_plain_http_is_fine_on_this_machine(tmp_path, bind):
    refuse_open_http(read(tmp_path, SEMINAR_BIND=bind))


@pytest.mark.parametrize("bind", ["0.0.0.0:8000", "[::]:8000", "seminar.example:80", ":8000"])
def test_plain_http_beyond_this_machine_is_refused_with_what_to_do(tmp_path, bind):
    with pytest.raises(BadSetting, match=r"SEMINAR_URL=https.*docs/deploying\.md.*rehearsal"):
        refuse_open_http(read(tmp_path, SEMINAR_BIND=bind))


@pytest.mark.parametrize(
    "environment",
    [{"SEMINAR_URL": "https://seminar.example"}, {"SEMINAR_ALLOW_PLAIN_HTTP": "rehearsal"}],
)
def test_https_in_front_or_an_explicit_rehearsal_opens_the_address(tmp_path, environment):
    refuse_open_http(read(tmp_path, SEMINAR_BIND="0.0.0.0:8000", **environment))


@pytest.mark.parametrize(("given", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")])
def test_server_counts_in_one_thread_unless_told_otherwise(tmp_path, given, threads):
    program = (
        f"import os, runpy; runpy.run_path({str(paths.GUNICORN)!r});"
        "print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    outside = {key: value for key, value in os.environ.items() if not key.startswith("OPENBLAS")}

    told = subprocess.run(
        [sys.executable, "-c", program],
        env={**outside, "SEMINAR_INSTANCE": str(tmp_path), **given},
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == f"{threads}\n"
