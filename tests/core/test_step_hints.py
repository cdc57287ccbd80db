"""Hints for proposed steps: on a missing measure and on words that nobody could see done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.step_hints import StepHint, is_vague, step_hints


@pytest.mark.parametrize(
    "text",
    [
        "Support the protection of civilians.",
        "NATO should strengthen training",
        "To consider the needs of children",
        "We should raise awareness of trafficking!",
        "Promote and support custodians",
        "Pay more attention to cultural property",
        "Consider a report",
        "Renforcer la formation",
        "Il faut sensibiliser les troupes",
        "Prendre en compte les enfants",
        "AMÉLIORER la protection",
        "Le soutien aux victimes",
    ],
)
def test_vague_words_alone_get_a_hint(text):
    assert is_vague(text)


@pytest.mark.parametrize(
    "text",
    [
        "Name one officer in each brigade who supports schools",
        "Publish the list of protected sites once a year",
        "Support custodians by publishing a list of those to call",
        "Support 300 schools",
        "Strengthen reporting: appoint one person for each mission",
        "Soutenir les musées en publiant un numéro d’appel",
        "Renforcer la formation : nommer un responsable",
        "Put a map of schools before planners, to support them",
        "Supporters of schools meet",
        "The considerable harm is counted",
        "",
        "???",
    ],
)
def test_what_somebody_could_see_gets_none(text):
    assert not is_vague(text)


def test_both_hints_are_given_and_a_measure_takes_one_away():
    vague = "Support the protection of civilians."

    assert step_hints(vague, measure=" ") == (StepHint.VAGUE, StepHint.NO_MEASURE)
    assert step_hints(vague, measure="Two missions can be compared.") == (StepHint.VAGUE,)
    assert step_hints("Publish the list.", measure="") == (StepHint.NO_MEASURE,)
    assert step_hints("Publish the list.", measure="It is online.") == ()


@given(st.text(max_size=280), st.text(max_size=80))
def test_any_text_gets_hints_of_the_list(text, measure):
    assert set(step_hints(text, measure=measure)) <= set(StepHint)
