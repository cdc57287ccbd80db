"""The pages of groups and team: who may say to belong where, and who runs the day."""

import re

import pytest

from tests.cast import Room
from tests.planning.pages import at, errors
from tests.planning.stage import leave_everybody_out, read


def test_groups_are_one_on_each_line_or_none(room: Room) -> None:
    leave_everybody_out(room)
    ada = room.staff("ada")

    ada.post(at(room, "/groups"), names=" North \r\n\r\nSouth\n")
    some = read(room, lambda _, s: [group.name for group in s.groups])
    ada.post(at(room, "/groups"), names="")

    assert some == ["North", "South"]
    assert read(room, lambda _, s: s.groups) == []


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ("\n".join(f"G{n}" for n in range(21)), "At most 20 groups, please."),
        ("x" * 61, "At most 60 characters a group."),
        ("North\nnorth", "Two groups have the same name."),
    ],
)
def test_wrong_groups_are_refused_with_a_sentence(room: Room, names: str, sentence: str) -> None:
    leave_everybody_out(room)

    answer = room.staff("ada").post(at(room, "/groups"), names=names)

    assert (answer.status_code, errors(answer)) == (422, [sentence])


def test_groups_stay_once_somebody_has_joined(room: Room) -> None:
    ada = room.staff("ada")

    assert "<textarea" not in ada.get(at(room, "/groups")).text
    assert ada.post(at(room, "/groups"), names="North").status_code == 409


def test_invitation_link_is_shown_once_and_brings_eve_to_the_team(room: Room) -> None:
    ada, eve = room.staff("ada"), room.staff("eve")

    ada.post(at(room, "/team"), role="facilitator")
    link = re.findall(
        r'value="http://localhost(/invitations/[^"]+)"', ada.get(at(room, "/team")).text
    )
    again = ada.get(at(room, "/team")).text
    answer = eve.post(link[0])

    assert len(link) == 1
    assert link[0] not in again
    assert (answer.status_code, answer.location) == (303, at(room, "/console"))
    assert eve.get(at(room, "/console")).status_code == 200


@pytest.mark.parametrize("role", ["organiser", "king", "\x00"])
def test_only_facilitators_and_rapporteurs_are_invited(room: Room, role: str) -> None:
    answer = room.staff("ada").post(at(room, "/team"), role=role)

    assert (answer.status_code, len(errors(answer))) == (422, 1)


def test_withdrawn_invitation_leads_nowhere(room: Room) -> None:
    ada, eve = room.staff("ada"), room.staff("eve")
    ada.post(at(room, "/team"), role="rapporteur")
    page = ada.get(at(room, "/team")).text
    link = re.findall(r"http://localhost(/invitations/[^\"]+)", page)[0]
    withdraw = re.findall(r'action="([^"]+/withdraw)"', page)[0]

    assert ada.post(withdraw).status_code == 303
    assert ada.post(withdraw).status_code == 404
    assert eve.get(link).status_code == 404


def test_member_who_was_removed_is_out(room: Room) -> None:
    ada, ben = room.staff("ada"), room.staff("ben")
    remove = re.findall(r'action="([^"]+/remove)"', ada.get(at(room, "/team")).text)[0]

    answer = ada.post(remove)

    assert answer.status_code == 303
    assert ben.get(at(room, "/console")).status_code == 404
