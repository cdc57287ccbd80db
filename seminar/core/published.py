"""What of a round may leave: as much of its reading as its level of detail tells."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from seminar.core.agreement import Agreement
from seminar.core.detail import Detail, Telling, outward, tenth_below, to_step
from seminar.core.groups import GroupReading
from seminar.core.methods.kemeny import KemenyOrders
from seminar.core.publishable import shows_counts, shows_order, shows_table
from seminar.core.reading import RoundReading, Standing


def published(reading: RoundReading) -> RoundReading:
    """Return what may leave: small rooms hide what would show single people.

    Below five orders only the counts of answers stay; below five complete orders nothing
    that comes from complete orders. The rest is told in as much detail as `detail` allows;
    where that was not searched out, in half places below twenty orders and in tenths from
    there, or in whole tables where no cell of them holds one or two people or everybody.
    That some people share another order is told only where a search found that it may be.
    Publishing twice changes nothing. Source: docs/methods.md, "What is shown".
    """
    detail = detail_of(reading)
    if reading.detail is None or not detail.tells_pairs:
        reading = replace(reading, other_order=False)
    if detail is Detail.COUNTS:
        return _counts_only(reading)
    if not shows_order(reading.complete):
        reading = replace(
            reading,
            standings=tuple(_without_spread(standing) for standing in reading.standings),
            position_counts=None,
            agreement=None,
            split_areas=(),
        )
    if detail is Detail.TABLES:
        return replace(reading, detail=detail)
    return _coarse(reading, detail)


def with_details(
    reading: RoundReading, room: Telling, groups: Mapping[str, Detail]
) -> RoundReading:
    """Return the reading with what a search found out about the room and its groups.

    No group is told in more detail than the room; one that was not searched, not at all.
    """
    levels = list(Detail)
    found = []
    for group in reading.groups:
        own = groups.get(group.name, Detail.COUNTS)
        found.append(_coarse_group(group, max(own, room.detail, key=levels.index)))
    return replace(reading, detail=room.detail, other_order=room.other_order, groups=tuple(found))


def detail_of(reading: RoundReading) -> Detail:
    """Return the level at which the reading may be told at most."""
    if not shows_order(reading.orders):
        return Detail.COUNTS
    if reading.detail is not None:
        return reading.detail
    if not shows_counts(reading.orders):
        return Detail.HALVES
    return Detail.TABLES if _has_safe_cells(reading) else Detail.TENTHS


def _has_safe_cells(reading: RoundReading) -> bool:
    pairs = [cell for matrix in (reading.pairwise, reading.ties) for row in matrix for cell in row]
    places = [Fraction(cell) for row in reading.position_counts or () for cell in row]
    tied = reading.tied_together
    return shows_table(pairs, people=reading.orders + tied) and shows_table(
        places, people=reading.complete + tied
    )


def _coarse(reading: RoundReading, detail: Detail) -> RoundReading:
    """Return the reading without tables and shares, its numbers rounded to this level."""
    reading = replace(
        reading,
        detail=detail,
        standings=tuple(_coarse_standing(standing, detail) for standing in reading.standings),
        pairwise=(),
        ties=(),
        position_counts=None,
        agreement=_coarse_agreement(reading.agreement, detail),
        firmness=tuple(replace(pair, share=None) for pair in reading.firmness),
        place_ranges=(),
        kemeny=_without_cost(reading.kemeny) if detail.tells_rules else None,
        rules=reading.rules if detail.tells_rules else (),
        groups=tuple(_coarse_group(group, detail) for group in reading.groups),
    )
    if not detail.tells_rules:
        reading = replace(reading, balanced_first=(), never_placed=(), two_opposites=False)
    if detail.tells_pairs:
        return reading
    return replace(
        reading,
        head_to_head=(),
        condorcet_winner=None,
        cycle=(),
        split_areas=(),
        first_place_disputed=False,
        last_place_disputed=False,
    )


def _coarse_standing(standing: Standing, detail: Detail) -> Standing:
    if standing.average is not None:
        standing = replace(standing, average=to_step(standing.average, detail.step))
    if standing.q1 is None or standing.q3 is None or not detail.tells_pairs:
        return _without_spread(standing)
    q1, q3 = outward(standing.q1, standing.q3)
    return replace(standing, q1=q1, median=None, q3=q3)


def _without_spread(standing: Standing) -> Standing:
    return replace(standing, q1=None, median=None, q3=None)


def _coarse_agreement(agreement: Agreement | None, detail: Detail) -> Agreement | None:
    if agreement is None or detail is Detail.WHOLE:
        return None
    w = tenth_below(agreement.w) if detail.tells_rules and agreement.w is not None else None
    return replace(agreement, w=w, chi2=None, p_value=None, p_method=None)


def _without_cost(kemeny: KemenyOrders | None) -> KemenyOrders | None:
    return None if kemeny is None else replace(kemeny, cost=None, score=None)


def _coarse_group(group: GroupReading, detail: Detail) -> GroupReading:
    if detail is Detail.TABLES:
        return group
    if detail is Detail.COUNTS:
        nothing = tuple(None for _ in group.averages)
        return replace(group, averages=nothing, order=(), w=None, order_without=())
    return replace(
        group,
        averages=tuple(
            None if average is None else to_step(average, detail.step) for average in group.averages
        ),
        w=tenth_below(group.w) if detail.tells_rules and group.w is not None else None,
    )


def _counts_only(reading: RoundReading) -> RoundReading:
    return RoundReading(
        areas=reading.areas,
        orders=reading.orders,
        complete=reading.complete,
        together=reading.together,
        abstained=reading.abstained,
        answers_told_apart=reading.answers_told_apart,
        together_rule=reading.together_rule,
        detail=Detail.COUNTS,
        seed=reading.seed,
    )
