import re
from uuid import UUID

import pytest

from seminar.access import tokens
from seminar.core.terms import IdentityMode

SEMINAR = UUID(int=1)
QUESTION = UUID(int=2)


def test_every_purpose_has_a_hash_of_its_own():
    token = tokens.new_token()

    hashes = {
        tokens.seat_hash(token),
        tokens.answer_key(token, SEMINAR),
        tokens.voice_key(token, SEMINAR),
        tokens.login_hash(token),
        tokens.invitation_hash(token),
        tokens.reset_hash(token),
        tokens.set_up_hash(token),
        tokens.note_link_hash(token),
    }

    assert len(hashes) == 8


def test_answers_to_two_questions_share_no_key():
    token = tokens.new_token()

    assert tokens.answer_key(token, SEMINAR) != tokens.answer_key(token, QUESTION)


def test_a_token_is_192_bits_that_fit_an_address():
    assert {re.fullmatch(r"[\w-]{32}", tokens.new_token()) is None for _ in range(50)} == {False}


@pytest.mark.parametrize("text", ["", "short", "x" * 31, "x" * 33, "x" * 31 + "\n", "é" * 32])
def test_other_texts_are_no_token(text):
    assert not tokens.is_token(text)


@pytest.mark.parametrize("typed", ["K7MQ2XB", "k7m-q2xb", " K7M q2xb ", "k7m–Q2XB\t"])
def test_typing_a_code_forgives_case_blanks_and_hyphens(typed):
    assert tokens.read_code(typed) == "K7MQ2XB"


def test_codes_hold_no_vowels_and_no_look_alikes():
    letters = set("".join(tokens.new_code() for _ in range(500)))

    assert letters <= set("23456789BCDFGHJKMNPQRSTVWXYZ")
    assert {len(tokens.new_code()) for _ in range(9)} == {7}


def test_a_code_is_written_with_a_hyphen():
    assert tokens.written_code("K7MQ2XB") == "K7M-Q2XB"


def test_a_sheet_has_the_same_code_at_every_printing_and_no_other_sheet_has_it():
    batch = tokens.new_token()

    codes = [tokens.sheet_code(batch, SEMINAR, number) for number in range(200)]

    assert [tokens.sheet_code(batch, SEMINAR, number) for number in range(200)] == codes
    assert len({*codes, tokens.sheet_code(batch, QUESTION, 0)}) == 201
    assert tokens.sheet_code(tokens.new_token(), SEMINAR, 0) not in codes
    assert set("".join(codes)) == set("23456789BCDFGHJKMNPQRSTVWXYZ")
    assert {tokens.is_sheet_code(code) for code in codes} == {True}


def test_the_code_of_a_sheet_is_written_in_six_groups():
    written = tokens.written_sheet_code("K7MQ2XBRK7MQ2XBRK7MQ2XBR")

    assert written == "K7MQ-2XBR-K7MQ-2XBR-K7MQ-2XBR"
    assert tokens.read_code(written.lower()) == "K7MQ2XBRK7MQ2XBRK7MQ2XBR"


@pytest.mark.parametrize("text", ["", "K" * 23, "K" * 25, "A" * 24, "k" * 24, "K" * 23 + "\n"])
def test_other_texts_are_no_code_of_a_sheet(text):
    assert not tokens.is_sheet_code(text)


def test_addresses_name_a_seminar_by_twelve_plain_characters():
    public_id = tokens.new_public_id()

    assert re.fullmatch(r"[a-z2-9]{12}", public_id)
    assert tokens.is_public_id(public_id)


@pytest.mark.parametrize(
    "text", ["", "a" * 11, "a" * 13, "a" * 11 + "\x00", "A" * 12, "a" * 12 + "\n"]
)
def test_other_texts_name_no_seminar(text):
    assert not tokens.is_public_id(text)


def test_a_seat_mark_is_four_signs_of_codes_and_always_the_same():
    seats = [tokens.seat_hash(tokens.new_token()) for _ in range(200)]

    marks = [tokens.seat_mark(seat) for seat in seats]

    assert marks == [tokens.seat_mark(seat) for seat in seats]
    assert {re.fullmatch(f"[{tokens.ALPHABET}]{{4}}", mark) is None for mark in marks} == {False}
    assert len(set(marks)) > 190


def test_a_seat_mark_is_another_after_the_link_is():
    assert tokens.seat_mark(tokens.seat_hash("A" * 32)) == "25C2"
    assert tokens.seat_mark(tokens.seat_hash("B" * 32)) != "25C2"


def test_derived_tokens_come_again_and_differ_by_secret_and_part():
    secret = tokens.new_token()

    made = [tokens.derived_token(secret, "card", str(number)) for number in range(50)]

    assert made == [tokens.derived_token(secret, "card", str(number)) for number in range(50)]
    assert len({*made, tokens.derived_token(tokens.new_token(), "card", "0")}) == 51
    assert {tokens.is_token(token) for token in made} == {True}


def test_what_is_kept_of_a_token_stays_the_same_in_every_version():
    # Stores and printed cards hold these: with another, every seat would be lost at an upgrade.
    token, batch = "A" * 32, UUID(int=7)

    kept = [
        tokens.seat_hash(token).hex(),
        tokens.answer_key(token, batch).hex(),
        tokens.voice_key(token, batch).hex(),
        tokens.login_hash(token).hex(),
        tokens.invitation_hash(token).hex(),
        tokens.reset_hash(token).hex(),
        tokens.set_up_hash(token).hex(),
        tokens.note_link_hash(token).hex(),
        tokens.derived_token(token, "a", "b"),
        tokens.sheet_code(token, batch, 3),
        tokens.seat_mark(bytes(32)),
    ]

    assert kept == [
        "9a13d74e95aa8ca59debb12b424db9013b1f333bf135ace3cf41a1aaa84e6adf",
        "a86d7c67c6639ca527bdd952b1b9fff1ee1f3b6b2608c8046a954231460a3b91",
        "32b65919bafbf29e4cbbace277c6148ee0a150b413ada9a6de64bc261911fa64",
        "0e49f173936ccd81ceea1c3e82a62b803996469c3ab0222cb6d764ad3bc09996",
        "61463bdf59f2f7ed93d6c4620d999c11e87907d54ff52132f47b838598e85e12",
        "be4275ac51d98cf996dce9591a4c26955aeffc80d5408d89a01709a2259e3112",
        "04eebb29ca137fa19865f6f8f5fcd2c27ae813edcc22ad7b0210aa2e4bf16e75",
        "d47113fa6075d9d02628cf74e0fae2673fd2fbbb917a9e3b1020bff990fba85a",
        "1lx1Fm8vGp7NItJ9iKqdKxLgK6PIq6AY",
        "693555T7K8NFZ3KX2HXMQMQF",
        "54VP",
    ]


def test_new_codes_and_names_use_all_of_their_signs():
    codes = {sign for _ in range(500) for sign in tokens.new_code()}
    names = {sign for _ in range(500) for sign in tokens.new_public_id()}

    assert codes == set("23456789BCDFGHJKMNPQRSTVWXYZ")
    assert names == set("abcdefghjkmnpqrstuvwxyz23456789")


def test_answers_hang_on_their_round_where_each_stands_alone_else_on_the_question():
    scopes = {
        mode: tokens.scope_of_answer(mode, round_id=SEMINAR, question_id=QUESTION)
        for mode in IdentityMode
    }

    assert scopes == {
        IdentityMode.ANONYMOUS: SEMINAR,
        IdentityMode.PSEUDONYMOUS: QUESTION,
        IdentityMode.NAMED: QUESTION,
    }
