"""What an order from a file leaves out, under both rules."""

import pytest

from seminar.core.tallied import TalliedOrder, UnrankedRule

LAST, IGNORED = UnrankedRule.LAST, UnrankedRule.IGNORED


@pytest.mark.parametrize(
    ("order", "last", "ignored"),
    [
        (TalliedOrder(((2,), (1, 3)), (), ()), "2>1=3", "2>1=3"),
        (TalliedOrder(((2,),), (), (1, 3)), "2>1=3", "2|1=3"),
        (TalliedOrder(((2,),), (1, 3), ()), "2>1=3", "2>1=3"),
        (TalliedOrder(((4,),), (3,), (1, 2)), "4>1=2=3", "4>3|1=2"),
        (TalliedOrder((), (), (1, 2)), "1=2", "|1=2"),
        (TalliedOrder((), (1,), (2,)), "1=2", "1|2"),
    ],
)
def test_silence_is_read_by_a_rule(order: TalliedOrder, last: str, ignored: str) -> None:
    assert (order.ranking(LAST).text, order.ranking(IGNORED).text) == (last, ignored)


@pytest.mark.parametrize(
    ("order", "kinds"),
    [
        (TalliedOrder((), (), (1, 2)), (True, False, False)),
        (TalliedOrder((), (1,), (2,)), (False, False, False)),
        (TalliedOrder(((1,), (2,)), (), ()), (False, True, False)),
        (TalliedOrder(((1, 2),), (), (3,)), (False, False, True)),
        (TalliedOrder(((3,),), (1, 2), ()), (False, True, True)),
    ],
)
def test_order_says_what_kind_it_is(order: TalliedOrder, kinds: tuple[bool, bool, bool]) -> None:
    assert (order.is_empty, order.is_complete, order.has_ties) == kinds
