"""A count without redraws never loads numpy; tests/house holds that the core loads no framework."""

import subprocess
import sys

import pytest


def loaded_after(statement: str) -> set[str]:
    script = f"{statement}\nimport sys\nprint(*sys.modules)"
    finished = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(finished.stdout.split())


@pytest.mark.parametrize(("orders", "loads"), [("()", False), ("[('1>2', 6)]", True)])
def test_numpy_is_loaded_by_the_first_redraws(orders: str, loads: bool) -> None:
    statement = (
        "from seminar.core.profile import Profile\n"
        "from seminar.core.reading import read_round\n"
        f"read_round(Profile.from_histogram(2, {orders}), together=0, seed=1)"
    )

    assert ("numpy" in loaded_after(statement)) is loads
