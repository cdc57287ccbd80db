"""What the other counting rules make of the order."""

from seminar.core.methods.kemeny import KemenyOrders
from seminar.core.pairwise import Pairwise, compare_pairs
from seminar.core.rules import CountingRule, OtherRules, RuleOrder, other_rules
from tests.core.published import MINI, profile_of

AGREED = KemenyOrders(0, 2, 1, ((1, 2),), ((1, 2),), (1,), (2,))


def copeland(*tiers: tuple[int, ...]) -> RuleOrder:
    return RuleOrder(CountingRule.COPELAND, tiers)


def test_mini_seminar_has_one_order_by_every_rule() -> None:
    others = other_rules(compare_pairs(MINI))

    assert [rule.order for rule in others.orders] == [((1,), (2,), (3,), (4,), (5,))] * 2
    assert [others.keep(1, 2), others.keep(4, 5), others.keep(2, 1)] == [True, True, False]


def test_shared_place_in_one_rule_keeps_no_order() -> None:
    assert OtherRules((copeland((1,), (2,)),), AGREED).keep(1, 2)
    assert not OtherRules((copeland((1, 2)),), AGREED).keep(1, 2)
    assert not OtherRules((copeland((2,), (1,)),), AGREED).keep(1, 2)


def test_pair_that_schulze_leaves_level_is_kept_by_no_order() -> None:
    ballots = ["2 BEDCA", "1 DCBEA", "1 EBCDA", "1 EACDB", "1 DCABE", "1 DBCEA"]
    others = other_rules(compare_pairs(profile_of(ballots, "ABCDE")))

    # D beats nobody's chains to E, nor E those to D; only B's chains to E are stronger.
    assert others.orders[1].order == ((2, 4), (5,), (3,), (1,))
    assert {(4, 5), (5, 4), (2, 4), (4, 2)} == others.undecided
    assert OtherRules((copeland((1,), (2,)),), AGREED, frozenset({(1, 2)})).keep(1, 2) is False


def test_best_orders_that_are_not_computed_are_not_asked() -> None:
    others = OtherRules((copeland((1,), (2,)),), None)

    assert others.keep(1, 2)
    assert (others.dispute_first(((1,), (2,))), others.dispute_last(((1,), (2,)))) == (False, False)


def test_ends_are_disputed_by_any_rule() -> None:
    order = ((1,), (2,))

    assert OtherRules((copeland((1, 2)),), AGREED).dispute_first(order)
    assert OtherRules((copeland((2,), (1,)),), None).dispute_last(order)
    assert OtherRules((copeland((2,), (1,)),), AGREED).dispute_first(((2,), (1,)))
    assert not OtherRules((copeland((1,), (2,)),), AGREED).dispute_last(order)


def test_no_area_has_no_rule() -> None:
    assert other_rules(Pairwise((), (), ())) == OtherRules((), None)
