"""Times counted from an event that the text dates, and figures given to the event they count."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dateline.claims import find_claims, find_events, tie_figures
from dateline.claims.events import Coded
from dateline.records import Figure, TimeMention
from tests.claims.crisis import layers

THIRD = datetime(2024, 4, 3, tzinfo=UTC)
FIRST = (
    "Sudmark/PROPN/2/nsubj attacked/VERB/0/root Norland/PROPN/2/obj on/ADP/5/case Wednesday/PROPN/2/obl "
    "./PUNCT/2/punct\n"
)
THEN = (
    "Two/NUM/2/nummod days/NOUN/5/obl after/ADP/5/case the/DET/5/det attack/NOUN/7/obl Norland/PROPN/7/nsubj "
    "bombed/VERB/0/root Sudmark/PROPN/7/obj"
)


def _coded(then: str, script: str, *, length: str = "P2D", words: str = "Two days") -> Coded:
    text = f"Sudmark attacked Norland on Wednesday. {then}"
    found = layers(text, FIRST + script, days={"Wednesday": THIRD})
    start = text.index(words)
    span = found.document.span(start, start + len(words))
    lasting = TimeMention(span=span, type="DURATION", value=length, interval=None)
    found = replace(found, times=(*found.times, lasting))
    return find_events(found, find_claims(found))


@pytest.mark.parametrize(
    ("length", "day"), [("P2D", "2024-04-05"), ("P1W", "2024-04-10"), ("P1M", "2024-05-03")]
)
def test_a_time_after_an_event_is_counted_from_its_day(length: str, day: str) -> None:
    coded = _coded("Two days after the attack Norland bombed Sudmark", THEN, length=length)
    (time,) = (t for t in coded.times if t.span.quote.startswith("Two"))
    assert (time.span.quote, time.type, time.value) == ("Two days after the attack", "DATE", day)
    assert time.interval is not None
    assert time.interval.basis == "event"
    bombed = next(e for e in coded.events if e.trigger.quote == "bombed")
    assert bombed.interval == time.interval


def test_before_counts_back_and_an_event_without_a_day_leaves_it_a_length() -> None:
    before = _coded("Two days before the attack Norland bombed Sudmark", THEN.replace("after", "before"))
    assert "2024-04-01" in {t.value for t in before.times}
    other = THEN.replace("attack/NOUN", "vote/NOUN")
    assert "P2D" in {t.value for t in _coded("Two days after the vote Norland bombed Sudmark", other).times}


def test_hours_and_open_lengths_stay_lengths() -> None:
    for length in ("PT5H", "PXD"):
        coded = _coded("Two days after the attack Norland bombed Sudmark", THEN, length=length)
        assert length in {t.value for t in coded.times}


def test_a_figure_goes_to_the_event_above_it() -> None:
    found = layers(
        "Sudmark soldiers killed ten people in Elm.",
        "Sudmark/PROPN/2/compound soldiers/NOUN/3/nsubj killed/VERB/0/root ten/NUM/5/nummod people/NOUN/3/obj "
        "in/ADP/7/case Elm/PROPN/3/obl",
    )
    coded = find_events(found, find_claims(found))
    figure = Figure(span=found.document.span(24, 34), minimum=10, maximum=10, unit="killed", vague=False)
    (tied,) = tie_figures(found, [figure], coded.events)
    assert tied.event == coded.events[0].id
    assert tie_figures(found, [figure], ())[0].event is None
