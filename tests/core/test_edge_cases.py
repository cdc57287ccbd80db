"""The rooms where a careless count says something false."""

from math import factorial

from seminar.core.profile import Profile
from seminar.core.published import published
from seminar.core.reading import RoundReading, TogetherRule, read_round
from seminar.core.sentences import RoundSentences, round_sentences
from tests.core.published import profile_of

HALVES = (
    "Averages are rounded to half places in a room of this size, "
    "so that nobody’s order can be worked out."
)


def read(profile: Profile, *, together: int = 0) -> RoundReading:
    return read_round(profile, together=together, seed=1)


def say(reading: RoundReading, *, present: int | None = None) -> RoundSentences:
    return round_sentences(reading, list("ABCDE")[: reading.areas], "en", present=present)


def test_nobody_answered() -> None:
    reading = read(Profile(3, ()))

    assert reading == RoundReading(
        areas=3, orders=0, complete=0, together=0, abstained=0, answers_told_apart=True,
        standings=(), pairwise=(), ties=(), head_to_head=(), position_counts=None, agreement=None,
        firmness=(), place_ranges=(), split_areas=(), condorcet_winner=None, cycle=(), kemeny=None,
        rules=(), first_place_disputed=False, last_place_disputed=False, groups=(), seed=1,
    )  # fmt: skip
    assert say(reading, present=12) == RoundSentences(
        first="", order="No order was given.", agreement="",
        answers="No answers, of 12 in the room.", head_to_head="", cycle="", splits=(), notices=(),
    )  # fmt: skip


def test_everybody_abstained() -> None:
    reading = read(Profile.from_histogram(3, [("|1=2=3", 6)]))

    assert (reading.orders, reading.abstained, reading.standings) == (0, 6, ())
    assert say(reading, present=6).answers == "6 without a view, of 6 in the room."
    assert say(reading).order == "No order was given."


def test_one_answer_is_only_counted() -> None:
    reading = read(profile_of(["1 BAC"], "ABC"))

    assert [standing.area for standing in reading.standings] == [2, 1, 3]
    assert reading.agreement is None
    assert (published(reading).firmness, published(reading).place_ranges) == ((), ())
    assert say(reading, present=9) == RoundSentences(
        first="", order="With fewer than five orders, only the number of answers is shown.",
        agreement="", answers="1 answer, of 9 in the room.", head_to_head="", cycle="", splits=(),
        notices=(),
    )  # fmt: skip


def test_all_tied_share_one_place() -> None:
    reading = read(profile_of(["8 {ABC}"], "ABC"))

    assert [(s.place, s.tied) for s in reading.standings] == [(1, True)] * 3
    assert reading.agreement is None
    assert reading.kemeny is not None
    assert (reading.kemeny.n_optimal, reading.kemeny.cost) == (factorial(3), 0)
    assert say(reading) == RoundSentences(
        first="", order="There is no order: all three areas share one place.",
        agreement="Agreement cannot be measured: every order puts all areas in the same place.",
        answers="8 orders.", head_to_head="", cycle="", splits=(),
        notices=(HALVES,),
    )  # fmt: skip


def test_two_opposed_camps_are_level_without_agreement() -> None:
    reading = read(profile_of(["6 ABC", "6 CBA"], "ABC"))

    assert reading.agreement is not None
    assert (reading.agreement.w, reading.kemeny and reading.kemeny.n_optimal) == (0.0, 6)
    assert reading.kemeny is not None
    assert reading.kemeny.cost == 18
    assert reading.split_areas == (1, 3)
    assert [standing.average for standing in reading.standings] == [2.0, 2.0, 2.0]
    assert say(reading).splits == (
        "Views on “A” are split: some put it near the top, others near the bottom.",
        "Views on “C” are split: some put it near the top, others near the bottom.",
    )


def test_circle_has_no_area_before_every_other() -> None:
    reading = read(profile_of(["4 ABC", "4 BCA", "4 CAB"], "ABC"))

    assert (reading.condorcet_winner, reading.cycle) == (None, (1, 2, 3))
    assert reading.kemeny is not None
    assert reading.kemeny.orders == ((1, 2, 3), (2, 3, 1), (3, 1, 2))
    assert say(reading).cycle == (
        "Compared in pairs, the areas go round in a circle: "
        "more people put “A” before “B”, “B” before “C” and “C” before “A”."
    )
    assert say(reading).notices == (HALVES,)


def test_single_area_has_nothing_to_order() -> None:
    reading = read(Profile.from_histogram(1, [("1", 6)]))

    assert [(s.area, s.place) for s in reading.standings] == [(1, None)]
    assert (reading.agreement, reading.rules, reading.kemeny) == (None, (), None)
    assert say(reading).order == "With one area there is nothing to put in order."


def test_two_areas_are_one_majority() -> None:
    reading = read(profile_of(["14 AB", "6 BA"], "AB"), together=3)

    assert (reading.condorcet_winner, reading.rules[0].order) == (1, ((1,), (2,)))
    assert say(reading, present=23) == RoundSentences(
        first="In first place: A.", order="Both places are clear.",
        agreement="",
        answers="20 orders and 3 “both together”, of 23 in the room.",
        head_to_head="More people put “A” before “B” than behind it.", cycle="", splits=(),
        notices=("The answers “both together” stay out of the order.",),
    )  # fmt: skip


def test_area_nobody_ranked_stands_last_without_place() -> None:
    reading = read(profile_of(["9 AB", "3 BA"], "ABC"))

    assert [(s.area, s.place) for s in reading.standings] == [(1, 1), (2, 2), (3, None)]
    assert reading.never_placed == (3,)
    assert say(reading).notices == (
        HALVES,
        "Too few people compared “C” with the other areas to give a place.",
    )
    assert say(reading).agreement == "Agreement is shown from five orders on that place every area."


def test_exact_tie_is_a_shared_place_in_the_order_of_the_areas() -> None:
    reading = read(profile_of(["8 BAC", "8 BCA"], "ABC"))

    assert [(s.area, s.place, s.tied) for s in reading.standings] == [
        (2, 1, False), (1, 2, True), (3, 2, True),
    ]  # fmt: skip
    assert say(reading).order == "First place is clear. “A” and “C” share second place."


def test_answers_together_stay_out_of_the_order_or_count_as_ties() -> None:
    profile = profile_of(["12 ABC", "8 BAC"], "ABC")

    aside = read_round(profile, together=5, seed=1)
    tied = read_round(profile, together=5, together_rule=TogetherRule.TIED, seed=1)

    assert [s.average for s in aside.standings] == [1.4, 1.6, 3.0]
    assert [s.average for s in tied.standings] == [1.52, 1.68, 2.8]
    assert (tied.orders, tied.complete, tied.together, tied.answers) == (20, 20, 5, 25)
    assert tied.ties == ((0, 5, 5), (5, 0, 5), (5, 5, 0))
    assert tied.agreement is not None
    assert tied.agreement.orders == 25
    assert published(tied).together_rule is TogetherRule.TIED
    assert say(aside).notices == ("The answers “all three together” stay out of the order.",)
    assert say(tied).notices == (
        "In the order, the answers “all three together” count as one place for all.",
    )


def test_hall_of_twelve_areas_is_read() -> None:
    letters = "ABCDEFGHIJKL"
    names = [f"Area {letter}" for letter in letters]

    reading = read(profile_of([f"30 {letters}", f"5 {letters[::-1]}"], letters), together=4)
    sentences = round_sentences(reading, names, "en", present=40)

    assert sentences.order == "All twelve places are clear."
    assert sentences.answers == "35 orders and 4 “all twelve together”, of 40 in the room."
