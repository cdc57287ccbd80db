"""Real ballots that others counted too: every figure of five published sets, under both rules."""

import json

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
COUNTS = ("n_lines", "n_empty", "n_complete", "n_partial", "n_with_ties")

pytestmark = pytest.mark.skipif(
    not OPEN.is_dir(), reason="the open sets are not beside the project"
)


@pytest.mark.parametrize("rule", list(UnrankedRule))
@pytest.mark.parametrize("name", SETS)
def test_open_set_is_counted_as_published(name: str, rule: UnrankedRule) -> None:
    published = json.loads((OPEN / "expected.json").read_text("utf-8"))["sets"][name]
    expected = published[f"unranked_{rule}"]

    counted = count_ballots(read_ballots(OPEN / name), rule)
    figures = json.loads(json.dumps(tally_figures(counted), allow_nan=False))

    assert block(figures, expected) == near(expected)
    assert figures["rule"] == f"unranked_{rule}"
    assert figures["option_names"] == list(published["option_names"].values())
    for key in ("n_options", "n_ballots", "option_ids", *COUNTS):
        assert figures[key] == published[key]
