"""Real ballots that others counted too: every figure of five published sets, under both rules."""

import json
from hashlib import sha256
from typing import Any

import pytest

from seminar.core.tallied import UnrankedRule
from seminar.tally.count import count_ballots
from seminar.tally.figures import tally_figures
from seminar.tally.file import read_ballots
from tests.house.sources import ROOT
from tests.tally.published import block, near

OPEN = ROOT.parent / "shared" / "ballots" / "open"
SETS = (
    "00005-00000002.toi",
    "00012-00000001.soc",
    "00030-00000001.soi",
    "00032-00000002.soc",
    "00052-00000007.soc",
)
ABOUT = {"file", "title", "type", "modification", "sha256"}
COUNTS = ("n_lines", "n_empty", "n_complete", "n_partial", "n_with_ties")

pytestmark = pytest.mark.skipif(
    not OPEN.is_dir(), reason="the open sets are not beside the project"
)


def all_published() -> dict[str, dict[str, Any]]:
    sets: dict[str, dict[str, Any]] = json.loads((OPEN / "expected.json").read_text("utf-8"))[
        "sets"
    ]
    return sets


def test_every_published_set_and_key_is_counted() -> None:
    published = all_published()

    rules = {f"unranked_{rule}" for rule in UnrankedRule}
    counted = {"n_options", "n_ballots", "option_ids", "option_names", *COUNTS} | rules
    assert tuple(published) == SETS
    assert {key for entry in published.values() for key in entry} == counted | ABOUT


@pytest.mark.parametrize("name", SETS)
def test_open_set_is_the_one_that_was_published(name: str) -> None:
    published = all_published()[name]

    assert sha256((OPEN / name).read_bytes()).hexdigest() == published["sha256"]


@pytest.mark.parametrize("rule", list(UnrankedRule))
@pytest.mark.parametrize("name", SETS)
def test_open_set_is_counted_as_published(name: str, rule: UnrankedRule) -> None:
    published = all_published()[name]
    expected = published[f"unranked_{rule}"]

    counted = count_ballots(read_ballots(OPEN / name), rule)
    figures = json.loads(json.dumps(tally_figures(counted), allow_nan=False))

    assert block(figures, expected) == near(expected)
    assert figures["rule"] == f"unranked_{rule}"
    assert figures["option_names"] == list(published["option_names"].values())
    for key in ("n_options", "n_ballots", "option_ids", *COUNTS):
        assert figures[key] == published[key]
