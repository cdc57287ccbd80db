"""Asking again and setting aside as the facilitator and the phones meet them."""

import re

from seminar.facilitation import again_service, service
from seminar.outcome.documents import note_draft
from tests.core.note.document_text import document_text
from tests.facilitation.day import ORDERS, REASON
from tests.facilitation.test_routes import console, primary, said
from tests.ranking.stage import places

OFFER = "Ask again or set aside…"


def address(day, round_id, deed):
    return f"/seminars/{day.room.public_id}/rounds/{round_id}/{deed}"


def asked(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    return round_id


def note(day) -> str:
    with day.room.store.session() as db:
        return document_text(note_draft(db, day.room.seminar(db)).note())


def test_console_offers_it_from_closing_on(day):
    round_id = asked(day)
    pages = [console(day)]
    for deed in (service.close_round, service.count_round, service.show_round):
        day.lead(deed, round_id)
        pages.append(console(day))

    assert [OFFER in page for page in pages] == [False, True, True, True]
    assert OFFER not in console(day, "rosa")


def test_facilitator_asks_again_with_a_reason(day):
    round_id = asked(day)
    day.show(round_id)

    answer = day.room.staff("ben").post(address(day, round_id, "ask-again"), reason=f" {REASON} ")

    assert answer.status_code == 303
    assert day.asked(round_id).void_reason == REASON
    assert "asked again · open since" in said(console(day))
    assert primary(console(day)) == ["Close the round"]


def test_reason_that_is_missing_or_long_is_asked_for_beside_its_field(day):
    round_id = asked(day)
    day.close(round_id)
    ben = day.room.staff("ben")

    answers = [
        ben.post(address(day, round_id, deed), **sent)
        for deed in ("ask-again", "set-aside")
        for sent in ({}, {"reason": "  "}, {"reason": "x" * 201})
    ]

    assert [answer.status_code for answer in answers] == [422] * 6
    errors = [re.findall(r'id="reason-error">(.*?)<', answer.text) for answer in answers]
    missing, long = [again_service.ReasonMissing.sentence], ["At most 200 characters, please."]
    assert errors == [missing, missing, long] * 2
    assert all('<details class="go-on" id="again" open' in answer.text for answer in answers)
    assert day.asked(round_id).void_reason is None


def test_round_set_aside_is_told_on_the_console_with_one_button_to_ask_again(day):
    round_id = asked(day)
    day.show(round_id)
    ben = day.room.staff("ben")

    ben.post(address(day, round_id, "set-aside"), reason="<b>late</b> & loud")
    page = console(day)
    again = ben.post(address(day, round_id, "ask-again"))

    assert "This round was set aside: “&lt;b&gt;late&lt;/b&gt; &amp; loud”" in page
    assert OFFER not in page
    assert primary(page) == ["Next: Debate by area"]
    assert "place-line" not in page
    assert again.status_code == 303
    assert primary(console(day)) == ["Close the round"]


def test_only_who_runs_the_room_sets_aside(day):
    round_id = asked(day)
    day.seal(round_id)

    told = {
        (name, deed): day.room.staff(name)
        .post(address(day, round_id, deed), reason=REASON)
        .status_code
        for name in ("rosa", "eve")
        for deed in ("set-aside", "ask-again", "open")
    }

    assert set(told.values()) == {403, 404}
    assert day.asked(round_id).void_reason is None


def test_phones_wait_while_nothing_is_asked_and_then_begin_anew(day):
    round_id = asked(day)
    day.show(round_id)
    phone = day.room.phone("chidi")
    day.set_aside(round_id)

    waiting = phone.get(f"/s/{day.room.public_id}")
    page = phone.get(waiting.location).text
    again = day.ask_again(round_id, reason="")
    fresh = phone.get(f"/s/{day.room.public_id}/order").text

    assert waiting.location.endswith("/wait")
    assert "Nothing to do now. Please look up." in page
    assert "See the order of the room" not in page
    assert f"/rounds/{again}/answer" in fresh
    assert "selected" not in fresh


def test_late_answer_to_what_was_set_aside_is_refused_in_words(day):
    round_id = day.open_round()
    phone = day.room.phone("chidi")
    answer_address = f"/s/{day.room.public_id}/rounds/{round_id}/answer"
    assert phone.post(answer_address, **places()).status_code == 303
    day.close(round_id)
    day.ask_again(round_id)

    late = phone.post(answer_address, **places())

    text = said(late.text)
    assert late.status_code == 409
    assert "This round was set aside. What you sent just now was not counted." in text
    assert "If the question is asked again, please answer anew" in text
    assert "Your earlier order still counts." not in text


def test_note_tells_both_results_and_why(day):
    round_id = asked(day)
    day.show(round_id)
    before = note(day)
    again = day.ask_again(round_id)
    while_open = note(day)
    day.answer(again, ["5>4>3>2>1"] * 8)
    waiting = note(day)
    day.seal(again)
    after = note(day)

    aside = f"it was set aside because, in the words of the team, “{REASON}”"
    assert [aside in text for text in (before, while_open, waiting, after)] == [
        False,
        True,
        True,
        True,
    ]
    assert while_open == waiting
    assert "The ranking, asked for the first time: set aside" in after
    assert "1 | Protection of civilians" in after
    assert "On average, the participants placed Cultural property protection first" in after
    assert f"The first ranking was set aside because “{REASON}”." in after


def test_french_note_tells_it_too(day):
    with day.room.store.session() as db, day.room.store.writing(db):
        day.room.seminar(db).language = "fr"
    round_id = asked(day)
    day.close(round_id)
    again = day.ask_again(round_id, reason="le son manquait")
    day.answer(again, ORDERS)
    day.seal(again)

    text = note(day)

    assert "parce que, selon les mots de l’équipe, «\u00a0le son manquait\u00a0»" in text
    assert "Annexe\u00a0: classements mis de côté" in text
    assert "Le classement, organisé une deuxième fois, est resté ouvert" in text
