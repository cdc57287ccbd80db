"""Every published example is read by a test."""

from tests.core.published import EXAMPLES
from tests.house.sources import ROOT


def test_every_worked_example_is_read_by_a_test() -> None:
    files = [*(ROOT / "tests" / "core").rglob("*.py"), *(ROOT / "tests" / "tally").rglob("*.py")]
    read = "\n".join(file.read_text("utf-8") for file in files)

    assert {name for name in EXAMPLES if f'"{name}"' not in read} == set()
