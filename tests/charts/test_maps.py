"""Where events were, no more exact than the reports."""

from dateline.charts import map_chart, svg_of
from dateline.charts.outlines import outlines, outlines_by_code, regions_by_key
from dateline.charts.places import find_places, frame
from dateline.charts.window import window_of
from dateline.records import Event
from dateline.register import areas_by_key, states
from tests.charts.drawn import country, event, links_of, party, spot, titles_of, words_of

MUSCAT = spot("Muscat", north=23.58, east=58.41, country="OMN")


def drawn(*events: Event) -> str:
    chart = map_chart(events, href=lambda found: "/events?ids=" + "+".join(event.id for event in found))
    assert chart is not None
    return svg_of(chart)


def test_there_is_no_map_of_events_without_a_place_or_not_told_as_done() -> None:
    assert map_chart([], href=lambda found: "/") is None
    assert map_chart([event()], href=lambda found: "/") is None
    assert map_chart([event(place=MUSCAT, voices=())], href=lambda found: "/") is None


def test_events_at_one_place_are_one_mark_with_their_number() -> None:
    svg = drawn(event(1, place=MUSCAT), event(2, place=MUSCAT))
    assert links_of(svg) == ["/events?ids=evn_0001+evn_0002"]
    assert titles_of(svg)[0] == "2 events in Muscat"
    assert "Muscat 2" in words_of(svg)


def test_a_country_is_shaded_and_never_a_point() -> None:
    (place,) = find_places([event(place=country("IRN"))])
    assert place.kind == "country"
    svg = drawn(event(place=country("IRN")))
    assert titles_of(svg)[0] == "1 event somewhere in Iran"
    link = svg[svg.index("<a ") : svg.index("</a>")]
    assert link.count("<path") == 1
    assert "fill-shade" in link
    assert link.count("L") > 40  # its border; a point's path is arcs


def test_a_small_state_is_a_diamond_with_its_name() -> None:
    (place,) = find_places([event(place=country("BHR"))])
    assert place.kind == "state"
    svg = drawn(event(place=country("BHR")))
    assert "1 event somewhere in Bahrain" in titles_of(svg)
    assert "Bahrain 1" in words_of(svg)


def test_a_region_is_a_dashed_circle_that_says_somewhere() -> None:
    svg = drawn(event(place=spot("Strait of Hormuz", how="region")))
    link = svg[svg.index("<a ") : svg.index("</a>")]
    assert "1 event somewhere in Strait of Hormuz" in link
    assert "stroke-dasharray" in link


def test_a_region_without_a_known_middle_stands_under_the_map_as_a_link() -> None:
    svg = drawn(event(1, place=MUSCAT), event(2, place=spot("the Nowhere Hills", how="region")))
    assert "On no map:" in words_of(svg)
    assert "the Nowhere Hills 1" in words_of(svg)
    assert "/events?ids=evn_0002" in links_of(svg)


def test_a_map_shows_where_most_events_were_and_lists_the_others() -> None:
    far = event(9, place=spot("Apia", north=-13.83, east=-171.77, country="WSM"))
    here = [event(n, place=MUSCAT) for n in range(4)]
    assert [place.name for place in frame(find_places([*here, far]))] == ["Muscat"]
    assert "Elsewhere:" in words_of(drawn(*here, far))
    assert "Apia, WSM 1" in words_of(drawn(*here, far))


def test_a_movement_comes_from_a_country_and_is_called_no_route() -> None:
    visit = event(type="CONSULT", mode="visit", actors=(party("Ada Berg", "IRN"),), place=MUSCAT)
    assert "1 movement from Iran to Muscat; the line is no route" in titles_of(drawn(visit))
    assert "from Iran" in words_of(drawn(visit))
    at_home = event(type="CONSULT", mode="visit", actors=(party("Ada Berg", "OMN"),), place=MUSCAT)
    assert not any("movement" in title for title in titles_of(drawn(at_home)))


def test_a_frame_lies_across_the_date_line() -> None:
    window = window_of([(178.4, -18.1), (-171.8, -13.8)], width=720)
    (suva, _), (apia, _) = window.xy((178.4, -18.1)), window.xy((-171.8, -13.8))
    assert 0 < suva < apia < 720
    assert apia - suva > 300


def test_outlines_and_regions_are_known_to_the_register() -> None:
    assert outlines_by_code().keys() <= states().keys()
    assert {"PSE", "XKX", "ESH", "SSD", "TWN"} <= outlines_by_code().keys()
    assert {outline.name for outline in outlines() if outline.code is None} == {
        "Fr. S. Antarctic Lands", "N. Cyprus", "Somaliland",
    }  # fmt: skip
    assert all(areas_by_key()[key].precision == "region" for key in regions_by_key())


def test_a_map_says_whose_borders_it_draws() -> None:
    assert "Borders as Natural Earth draws them; they say nothing" in words_of(drawn(event(place=MUSCAT)))


def test_a_wide_country_alone_is_shown_whole_and_beside_towns_does_not_set_the_frame() -> None:
    (russia,) = find_places([event(place=country("RUS"))])
    (west, _), (east, _) = russia.extent(whole=True)
    assert east - west > 100
    (west, _), (east, _) = russia.extent(whole=False)
    assert east - west < 1


def test_a_point_at_a_pole_and_a_place_without_a_name_are_drawn() -> None:
    assert drawn(event(place=spot("South Pole", north=-90, east=0)))
    assert "unnamed 1" in words_of(drawn(event(place=spot(""))))
