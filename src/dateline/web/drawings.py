"""A view → the charts of its pages, every mark with a link to what it stands for."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Literal

from markupsafe import Markup

from dateline.charts import Bar, contacts_chart, dyad_chart, map_chart, svg_of, timeline_chart
from dateline.errors import InputError
from dateline.ids import make_id
from dateline.records import Contact, Event, Spot
from dateline.views import Filters, View
from dateline.web.asking import Asked
from dateline.web.imported import MOST, asked_formats, lead_of

_MOST_NAMED = 40  # events in one address
Drawn = Literal["dyad", "map"]


def draw_dyad(asked: Asked, view: View, dyad: tuple[str, str]) -> Markup | None:
    """Conflict and cooperation of two sides by day; None where they have no dated event."""

    def href(bar: Bar) -> str:
        return events_link(asked, bar.events, drawn="dyad", dyad=":".join(dyad))

    formats = asked_formats(asked, view)

    def chart() -> Any:
        wanted = Filters(dyad=dyad)
        between = [event for event in view.events if wanted.let(event)] if formats else []
        rows = view.find_imported_by_day(between, filters=wanted, formats=formats, most=MOST)
        lead = lead_of(asked, filtered=False)
        return dyad_chart(view.events, dyad=dyad, href=href, imported=rows, imported_href=lead)

    return _kept(view, f"dyad {asked.moment} {dyad} {formats}", chart)


def draw_timeline(asked: Asked, view: View) -> Markup | None:
    """The events by day and severity; None where none has a day."""
    events = view.find_events(asked.filters)
    return _kept(view, _name("timeline", asked), lambda: timeline_chart(events, href=_event_link(asked)))


def draw_map(asked: Asked, view: View) -> Markup | None:
    """The places of the events that were told as done; None where none has one."""
    events = _told_as_done(asked, view)

    def href(found: Sequence[Event]) -> str:
        return events_link(asked, found, drawn="map", **filters_of(asked))

    formats = asked_formats(asked, view)

    def chart() -> Any:
        rows = view.find_imported_places(asked.filters, formats=formats, most=MOST) if formats else ()
        return map_chart(events, href=href, imported=rows, imported_href=lead_of(asked, filtered=True))

    return _kept(view, _name("map", asked), chart)


def draw_contacts(asked: Asked, view: View, contacts: Sequence[Contact]) -> Markup | None:
    """Who was in touch with whom by day; None where nobody was."""

    def href(contact: Contact) -> str:
        return asked.link(f"/events/{contact.event}")

    return _kept(view, _name("contacts", asked), lambda: contacts_chart(contacts, href=href))


def _told_as_done(asked: Asked, view: View) -> list[Event]:
    """The events of the map: history and what nobody says has happened are no places of the crisis."""
    return [e for e in view.find_events(asked.filters) if e.voices and not e.historical]


def places_of(asked: Asked, view: View) -> list[tuple[Spot, list[Event]]]:
    """The places of the map, each with its events, those with most first; one told less exactly is another."""
    groups: dict[tuple[str | None, ...], list[Event]] = defaultdict(list)
    for event in _told_as_done(asked, view):
        if spot := event.place:
            groups[spot.name, spot.country, spot.precision].append(event)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), str(item[0])))
    return [(spot, found) for _, found in ranked if (spot := found[0].place)]


def filters_of(asked: Asked) -> dict[str, object]:
    """The filters as they go on to a list of events; imported rows are in none."""
    return {name: words for name, words in asked.kept.items() if name != "imported"}


def events_link(asked: Asked, events: Sequence[Event], *, drawn: Drawn, **asks: object) -> str:
    """Where these events stand, and no others; where they are too many for an address, as a mark of a drawing.

    `asks` is what the drawing is made of.
    """
    if len(events) == 1:
        return _event_link(asked)(events[0])
    if len(events) <= _MOST_NAMED:
        return asked.link("/events", ids=",".join(event.id for event in events))
    return asked.link("/events", **asks, drawn=drawn, mark=_mark_of(events))


def _mark_of(events: Sequence[Event]) -> str:
    return make_id("mrk", *sorted(event.id for event in events))


def marked_events(asked: Asked, view: View) -> frozenset[str] | None:
    """The ids of the events of the mark that the address names; None where it names none.

    The drawing is made again to know them. Raises InputError where it has no such mark, as after another correction.
    """
    mark, drawn = asked.word("mark"), asked.word("drawn")
    if mark is None:
        return None
    found = view.keep(f"marks {drawn} {asked.kept}", lambda: _marks(asked, view, drawn)).get(mark)
    if found is None:
        step = "look at the chart that the address was copied from"
        raise InputError("mark", cause="the chart has no such mark any more", next_step=step)
    return found


def _marks(asked: Asked, view: View, drawn: str | None) -> dict[str, frozenset[str]]:
    marks: dict[str, frozenset[str]] = {}

    def keep(events: Sequence[Event]) -> str:
        marks[_mark_of(events)] = frozenset(event.id for event in events)
        return ""

    if drawn == "dyad" and (dyad := asked.filters.dyad):
        dyad_chart(view.events, dyad=dyad, href=lambda bar: keep(bar.events))
    if drawn == "map":
        map_chart(_told_as_done(asked, view), href=keep)
        for _, events in places_of(asked, view):
            keep(events)
    return marks


def _event_link(asked: Asked) -> Callable[[Event], str]:
    return lambda event: asked.link(f"/events/{event.id}")


def _name(chart: str, asked: Asked) -> str:
    return f"{chart} {asked.moment} {sorted(asked.request.query_params.multi_items())}"


def _kept(view: View, name: str, make: Callable[[], Any]) -> Markup | None:
    def draw() -> Markup | None:
        chart = make()
        return Markup(svg_of(chart)) if chart is not None else None

    return view.keep(name, draw)
