"""The page of an order in every state of its round."""

import re
from html import unescape

from sqlalchemy import update

from seminar.core.ballot import AnswerKind
from seminar.core.terms import RoundState
from seminar.models import Area, Seminar
from tests.cast import Room
from tests.ranking.stage import address, close, open_round, page, places, send, set_state, show
from tests.statements import statements

FIELD = re.compile(r'<select[^>]*name="place-(\d+)"[^>]*>(.*?)</select>', re.DOTALL)
CHOSEN = re.compile(r'<option value="([^"]*)" selected>')
REVISION = re.compile(r'name="revision" value="(\d+)"')


def test_list_is_untouched_at_first(room: Room) -> None:
    open_round(room)

    text = page(room.phone("chidi"), room)

    assert sorted(filled(text)) == [(area, "") for area in range(1, 6)]
    assert REVISION.findall(text) == ["1"]
    assert "All five together" in text
    assert "Send my order" in text


def test_areas_stand_in_an_order_of_ones_own_that_stays(room: Room) -> None:
    open_round(room)
    phones = [room.phone("chidi"), room.phone("chidi"), room.phone("dana")]
    for _ in range(20):
        phones.append(phones[0].__class__(room.app).hold_seat(room.public_id, room.new_seat()))

    orders = [tuple(area for area, _ in filled(page(phone, room))) for phone in phones]

    assert orders[0] == orders[1]
    assert len(set(orders)) > 10


def test_counted_answer_is_read_back_in_words(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")

    sent = chidi.post(address(room, round_id), **places("2212n"))
    text = chidi.get(sent.location).text

    assert re.search(r"Counted at \d\d:\d\d\.", text)
    assert words(text)[0] == [
        "1 Trafficking in human beings",
        (
            "2 Protection of civilians = Children and armed conflict = "
            "Sexual violence in conflict (same place)"
        ),
        "– Cultural property: no view",
    ]


def test_time_of_counting_is_told_only_where_something_counted(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    claims = f"/s/{room.public_id}/order?counted="

    before = chidi.get(f"{claims}0933").text
    send(room, round_id, token=room.seats["chidi"])
    after = [chidi.get(f"{claims}{text}").text for text in ("0933", "2460", "<b>", "٠٩٣٣", "")]

    assert "Counted at" not in before
    assert ["Counted at 09:33." in text for text in after] == [True, False, False, False, False]
    assert all("Your order is counted." in text for text in after[1:])


def test_form_is_filled_with_the_counted_order(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, "3>1=4>2|5", token=room.seats["chidi"])

    text = page(room.phone("chidi"), room)

    assert filled(text)[0] == (3, "1")
    assert sorted(filled(text)) == [(1, "2"), (2, "4"), (3, "1"), (4, "2"), (5, "none")]
    assert filled(text)[-1] == (5, "none")
    assert REVISION.findall(text) == ["2"]


def test_form_is_filled_with_all_together(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, "", token=room.seats["chidi"], kind=AnswerKind.TOGETHER)

    text = page(room.phone("chidi"), room)

    assert 'id="together" aria-describedby="together-what" checked' in text
    assert "I would not put one before another." in text


def test_second_round_begins_with_ones_own_first_order(room: Room) -> None:
    first = open_round(room)
    send(room, first, "5>4>3>2>1", token=room.seats["chidi"])
    show(room, first)
    open_round(room)

    chidi = page(room.phone("chidi"), room)
    dana = page(room.phone("dana"), room)

    assert [area for area, _ in filled(chidi)] == [5, 4, 3, 2, 1]
    assert "This is your order from the round before." in chidi
    assert REVISION.findall(chidi) == ["1"]
    assert "Counted" not in chidi
    assert {chosen for _, chosen in filled(dana)} == {""}


def test_closed_round_asks_to_look_up_and_shows_ones_own_order(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, "3>1=4>2|5", token=room.seats["chidi"])
    close(room, round_id)

    chidi, dana = (page(room.phone(name), room) for name in ("chidi", "dana"))

    assert "This round is closed. Please look up." in chidi
    assert words(chidi) == [
        [
            "1 Trafficking in human beings",
            "2 Protection of civilians = Sexual violence in conflict (same place)",
            "4 Children and armed conflict",
            "– Cultural property: no view",
        ]
    ]
    assert "No answer of yours was counted in this round." in dana
    assert "<select" not in chidi + dana


def test_counted_round_shows_no_result_before_the_room_sees_it(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    show(room, round_id)
    set_state(room, round_id, RoundState.SEALED)

    text = page(room.phone("chidi"), room)

    assert "This round is closed. Please look up." in text
    assert "<svg" not in text


def test_shown_round_has_sentences_drawn_rows_and_own_order_behind_a_tap(room: Room) -> None:
    round_id = open_round(room)
    for token in [room.seats["chidi"], *(room.new_seat() for _ in range(5))]:
        send(room, round_id, "1>2>3>4>5", token=token)
    show(room, round_id)

    text = page(room.phone("chidi"), room)

    assert text.count('class="place-line"') == 5
    assert "In first place: Protection of civilians." in text
    assert "6 orders." in text
    assert text.count('<th scope="row">') == 5
    assert "Show my own order" in text
    assert len(words(text)[0]) == 5


def test_shown_round_of_a_small_room_says_only_how_many_answered(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    show(room, round_id)

    text = page(room.phone("dana"), room)

    assert "<svg" not in text
    assert "only the number of answers is shown" in text
    assert "Show my own order" not in text


def test_page_follows_the_room(room: Room) -> None:
    open_round(room)

    text = page(room.phone("chidi"), room)

    assert f'data-stream="/s/{room.public_id}/stream"' in text
    assert f'data-live="/s/{room.public_id}/now"' in text
    seen = re.search(r'/now"[^>]*data-seen="([^"]+)"', text)
    assert seen
    now = room.phone("chidi").get(f"/s/{room.public_id}/now", query_string={"seen": seen[1]})
    assert now.status_code == 204


def test_french_seminar_speaks_french_names(room: Room) -> None:
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seminar).values(language="fr"))
    open_round(room)

    text = page(room.phone("chidi"), room)

    assert '<html lang="fr">' in text
    assert "Protection des civils" in text


def test_name_of_an_area_is_shown_as_typed(room: Room) -> None:
    hostile = {"en": {"name": "x", "short": '"><script>alert(1)</script>', "definition": ""}}
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Area).values(texts=hostile))
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])

    text = page(room.phone("chidi"), room)

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_page_takes_as_many_statements_in_a_full_room(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    with statements(room.store) as small:
        page(chidi, room)
    for _ in range(20):
        send(room, round_id, token=room.new_seat())

    with statements(room.store) as full:
        page(chidi, room)

    assert len(full) == len(small) == 5


def filled(text: str) -> list[tuple[int, str]]:
    """Return the areas in the order of the page, with what is chosen for each."""
    return [
        (int(area), (CHOSEN.findall(options) or [""])[0]) for area, options in FIELD.findall(text)
    ]


def words(text: str) -> list[list[str]]:
    """Return the orders that the page reads back."""
    return [
        [
            " ".join(unescape(re.sub(r"<[^>]+>", " ", line)).split())
            for line in re.findall(r"<li>(.*?)</li>", block, re.DOTALL)
        ]
        for block in re.findall(r'<ul class="answer">(.*?)</ul>', text, re.DOTALL)
    ]
