"""What must hold for every room, whatever people answer."""

from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seminar.core.agreement import coefficient, consensus_on, kendall_w, rank_spread
from seminar.core.attention import gini, pielou_evenness
from seminar.core.ballot import Ranking, ranking_from_places
from seminar.core.methods.borda import average_places, borda_points
from seminar.core.methods.copeland import copeland_order
from seminar.core.methods.first_choices import first_choices
from seminar.core.methods.kemeny import KemenyOrders, kemeny_orders
from seminar.core.methods.schulze import LinkStrength, path_strengths, schulze_order
from seminar.core.pairwise import compare_pairs, condorcet_winner, majority_cycle, smith_set
from seminar.core.profile import Profile
from seminar.core.published import published
from seminar.core.reading import from_json, read_round, to_json

AREAS = 4


def rankings(*, no_view: bool) -> st.SearchStrategy[Ranking]:
    place = st.integers(1, AREAS)
    typed = st.lists(st.none() | place if no_view else place, min_size=AREAS, max_size=AREAS)
    return typed.map(lambda places: ranking_from_places(dict(enumerate(places, 1)), AREAS))


def profiles(*, no_view: bool = False, least: int = 1) -> st.SearchStrategy[Profile]:
    orders = st.lists(rankings(no_view=no_view), min_size=least, max_size=8)
    return orders.map(lambda found: Profile.of(AREAS, found))


def best(profile: Profile, *, limit: int = 24) -> KemenyOrders:
    found = kemeny_orders(compare_pairs(profile), list_at_most=limit)
    assert found is not None
    return found


def times(profile: Profile, factor: int) -> Profile:
    return Profile(profile.areas, tuple((r, count * factor) for r, count in profile.counts))


def renamed(profile: Profile, names: list[int]) -> Profile:
    """Return the profile with area a called names[a-1]."""

    def moved(areas: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(names[area - 1] for area in areas))

    return Profile.from_histogram(
        profile.areas,
        [
            (Ranking(tuple(map(moved, r.tiers)), moved(r.no_view)).text, count)
            for r, count in profile.counts
        ],
    )


@given(profiles())
def test_points_sum_to_the_points_given(profile: Profile) -> None:
    pairs = compare_pairs(profile)

    assert sum(borda_points(pairs)) == profile.n * Fraction(AREAS * (AREAS - 1), 2)


@given(profiles())
def test_average_place_is_the_mean_rank_and_borda(profile: Profile) -> None:
    pairs = compare_pairs(profile)
    averages = average_places(pairs)

    sums = [Fraction(total, 2) for total in profile.doubled_rank_sums()]
    assert [averages[area] for area in pairs.areas] == [total / profile.n for total in sums]
    assert list(borda_points(pairs)) == [profile.n * AREAS - total for total in sums]


@given(profiles(no_view=True))
def test_average_places_lie_on_the_scale(profile: Profile) -> None:
    averages = average_places(compare_pairs(profile))

    assert all(1 <= average <= AREAS for average in averages.values())


@given(profiles(no_view=True))
def test_cost_and_score_share_all_preferences(profile: Profile) -> None:
    pairs, found = compare_pairs(profile), best(profile)

    for order in found.orders:
        kept = [pairs.above[a - 1][b - 1] for a, b in combinations(order, 2)]
        turned = [pairs.above[b - 1][a - 1] for a, b in combinations(order, 2)]
        assert (found.score, found.cost) == (sum(kept), sum(turned))
    assert (found.cost or 0) + (found.score or 0) == sum(map(sum, pairs.above))


@given(profiles(no_view=True), st.permutations(range(1, AREAS + 1)))
def test_renaming_areas_renames_the_result(profile: Profile, names: list[int]) -> None:
    other = renamed(profile, names)

    pairs, turned = compare_pairs(profile), compare_pairs(other)
    called = dict(enumerate(names, 1))
    winner = condorcet_winner(pairs)
    assert average_places(turned) == {called[a]: p for a, p in average_places(pairs).items()}
    for rule in (schulze_order, copeland_order):
        assert rule(turned) == tuple(called_so(called, tier) for tier in rule(pairs))
    assert set(best(other).orders) == {tuple(map(called.get, o)) for o in best(profile).orders}
    assert smith_set(turned) == called_so(called, smith_set(pairs))
    assert condorcet_winner(turned) == (winner and called[winner])
    assert kendall_w(other) == kendall_w(profile)


def called_so(called: dict[int, int], tier: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(called[area] for area in tier))


@given(profiles(least=2))
def test_doubling_every_answer_changes_no_result(profile: Profile) -> None:
    double = times(profile, 2)

    assert average_places(compare_pairs(double)) == average_places(compare_pairs(profile))
    assert kendall_w(double) == kendall_w(profile)
    once, twice = coefficient(profile), coefficient(double)
    assert (twice and twice.chi2) == (once and pytest.approx(2 * (once.chi2 or 0)))
    assert best(double).orders == best(profile).orders
    for mine, doubled in zip(profile.position_counts(), double.position_counts(), strict=True):
        assert consensus_on(doubled) == consensus_on(mine)


@given(st.lists(st.integers(0, 40), min_size=2, max_size=6).filter(any))
def test_doubling_the_debate_changes_no_evenness(counts: list[int]) -> None:
    doubled = [2 * count for count in counts]

    assert pielou_evenness(doubled) == pytest.approx(pielou_evenness(counts))
    assert gini(doubled) == gini(counts)


@given(profiles())
def test_reversing_every_order_reverses_the_best(profile: Profile) -> None:
    reversed_profile = Profile.from_histogram(
        AREAS, [(Ranking(r.tiers[::-1], ()).text, count) for r, count in profile.counts]
    )

    assert {order[::-1] for order in best(profile).orders} == set(best(reversed_profile).orders)
    assert kendall_w(reversed_profile) == kendall_w(profile)


@given(profiles(no_view=True))
def test_area_before_every_other_is_first_by_every_majority_rule(profile: Profile) -> None:
    pairs = compare_pairs(profile)
    winner = condorcet_winner(pairs)

    if winner is not None:
        assert best(profile).firsts == (winner,)
        assert schulze_order(pairs)[0] == (winner,)
        assert smith_set(pairs) == (winner,)


@given(profiles(no_view=True))
def test_best_orders_put_the_leading_set_first(profile: Profile) -> None:
    leading = set(smith_set(compare_pairs(profile)))

    assert all(set(order[: len(leading)]) == leading for order in best(profile).orders)


@given(profiles(), profiles())
def test_two_groups_of_one_mind_keep_it_together(one: Profile, other: Profile) -> None:
    both = Profile(AREAS, one.counts + other.counts)

    shared = set(best(one).orders) & set(best(other).orders)
    if shared:
        assert set(best(both).orders) == shared


@given(profiles(no_view=True))
def test_named_circle_is_a_circle(profile: Profile) -> None:
    pairs = compare_pairs(profile)
    circle = majority_cycle(pairs)

    closed = (*circle, *circle[:1])
    assert all(pairs.margin(upper - 1, lower - 1) > 0 for upper, lower in pairwise(closed))
    assert len(circle) == len(set(circle)) != 1


@given(st.lists(rankings(no_view=True), max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_order_of_answers_changes_nothing(orders: list[Ranking], chance) -> None:
    shuffled = list(orders)
    chance.shuffle(shuffled)

    first = read_round(Profile.of(AREAS, orders), together=3, seed=4)
    second = read_round(Profile.of(AREAS, shuffled), together=3, seed=4)

    assert first == second


@given(profiles(no_view=True), st.integers(1, 6), st.integers(0, 6))
@settings(max_examples=60)
def test_reading_is_stored_and_published_without_change(
    profile: Profile, factor: int, together: int
) -> None:
    reading = read_round(times(profile, factor), together=together, seed=2)

    left = published(reading)

    assert from_json(to_json(reading)) == reading
    assert published(left) == left
    assert (left.standings != ()) is (reading.orders >= 5)
    assert left.position_counts is None or reading.complete >= 20
    assert left.pairwise == () or not {1, 2} & {cell for row in left.pairwise for cell in row}


@given(profiles(no_view=True))
def test_pairs_are_those_of_asking_everybody_about_every_pair(profile: Profile) -> None:
    pairs = compare_pairs(profile)

    for a in pairs.areas:
        for b in pairs.areas:
            asked = [(r.doubled_places(), n) for r, n in profile.counts]
            both = [(p[a], p[b], n) for p, n in asked if a != b and a in p and b in p]
            assert pairs.above[a - 1][b - 1] == sum(n for x, y, n in both if x < y)
            assert pairs.ties[a - 1][b - 1] == sum(n for x, y, n in both if x == y)


@given(profiles(no_view=True), st.sampled_from(LinkStrength))
def test_strongest_chains_are_those_of_widening_step_by_step(
    profile: Profile, strength: LinkStrength
) -> None:
    pairs = compare_pairs(profile)
    size = range(AREAS)

    wide = [[0] * AREAS for _ in size]
    for a in size:
        for b in size:
            if pairs.margin(a, b) > 0:
                margin = strength is LinkStrength.MARGINS
                wide[a][b] = pairs.margin(a, b) if margin else pairs.above[a][b]
    for middle in size:
        for a in size:
            for b in size:
                if len({a, b, middle}) == 3:
                    wide[a][b] = max(wide[a][b], min(wide[a][middle], wide[middle][b]))

    assert [list(row) for row in path_strengths(pairs, strength)] == wide


@given(profiles(least=2))
def test_agreement_lies_between_none_and_full(profile: Profile) -> None:
    spread = rank_spread(profile)

    if spread.w is None:
        assert spread.ties == profile.n * (AREAS**3 - AREAS)
    else:
        assert 0 <= (spread.w_uncorrected or 0) <= spread.w <= 1


@given(profiles(no_view=True))
def test_every_answer_with_a_view_has_one_first_choice(profile: Profile) -> None:
    assert sum(first_choices(profile)) == profile.orders().n


@given(profiles(), st.integers(1, 9))
def test_answers_together_move_every_average_towards_the_middle(
    profile: Profile, together: int
) -> None:
    before = average_places(compare_pairs(profile))
    after = average_places(compare_pairs(profile.with_tied(together)))

    middle = Fraction(AREAS + 1, 2)
    share = Fraction(profile.n, profile.n + together)
    assert after == {area: middle + share * (place - middle) for area, place in before.items()}
