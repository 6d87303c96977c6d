"""Who was in touch with whom, by day."""

from dateline.charts import contacts_chart, svg_of
from dateline.records import Contact
from tests.charts.drawn import contact, links_of, party, titles_of, words_of
from tests.tellings import NORLAND, OSTREACH


def drawn(*contacts: Contact) -> str:
    chart = contacts_chart(contacts, href=lambda contact: f"/events/{contact.event}")
    assert chart is not None
    return svg_of(chart)


def test_there_is_no_chart_without_a_contact() -> None:
    assert contacts_chart([], href=lambda contact: "/") is None


def test_a_contact_is_one_link_however_many_marks_it_has() -> None:
    svg = drawn(contact(3, via=(OSTREACH,)))
    assert links_of(svg) == ["/events/evn_0003"]
    assert titles_of(svg)[0] == "2031-04-08: phone, Norland → Sudmark through Ostreach; occurred; 1 voice"


def test_a_contact_without_a_day_stands_under_no_day() -> None:
    assert "no day" in words_of(drawn(contact(day=None)))
    assert "no day" not in words_of(drawn(contact()))


def test_what_is_not_done_is_dashed_and_what_is_disputed_is_marked() -> None:
    assert "stroke-dasharray" in drawn(contact(status="planned"))
    assert "stroke-dasharray" not in drawn(contact())
    assert "?" in words_of(drawn(contact(disputed=True)))


def test_each_way_has_its_name_beside_its_shape() -> None:
    words = words_of(drawn(contact()))
    assert all(way in words for way in ("visit", "meeting", "phone", "message", "talks"))


def test_the_busiest_sides_have_lanes_and_the_others_one() -> None:
    words = words_of(drawn(*(contact(n, whom=(party(f"body {n:02}"),)) for n in range(30))))
    assert "XNL" in words
    assert "others" in words
    assert "body 29" not in words


def test_a_contact_of_one_side_is_drawn() -> None:
    assert links_of(drawn(contact(1, whom=()), contact(2, whom=(NORLAND,)))) == [
        "/events/evn_0001",
        "/events/evn_0002",
    ]
