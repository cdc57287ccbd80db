"""Names say what is inside."""

from tests.house.sources import name_of, python_files

SAY_NOTHING = {"common", "helper", "helpers", "misc", "util", "utils"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = [name_of(file).removesuffix(".py") for file in python_files()]

    assert [name for name in names if SAY_NOTHING & set(name.split("/"))] == []
