"""A view → the charts of its pages, every mark with a link to what it stands for."""

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from dateline.charts import Bar, contacts_chart, dyad_chart, map_chart, svg_of, timeline_chart
from dateline.records import Contact, Event
from dateline.views import Filters, View
from dateline.web.asking import Asked
from dateline.web.imported import MOST, asked_formats, lead_of

_MOST_NAMED = 40  # events in one address


def draw_dyad(asked: Asked, view: View, dyad: tuple[str, str]) -> Markup | None:
    """Conflict and cooperation of two sides by day; None where they have no dated event."""

    def href(bar: Bar) -> str:
        return _events_link(asked, bar.events, dyad=":".join(dyad), since=bar.first, until=bar.last)

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
    events = [e for e in view.find_events(asked.filters) if e.voices and not e.historical]

    def href(found: Sequence[Event]) -> str:
        spot = found[0].place
        return _events_link(asked, found, place=(spot.name or spot.country) if spot else None)

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


def _events_link(asked: Asked, events: Sequence[Event], **wider: object) -> str:
    """Where these events stand, and no others; where they are too many for an address, those that the filters let."""
    if len(events) == 1:
        return _event_link(asked)(events[0])
    if len(events) <= _MOST_NAMED:
        return asked.link("/events", ids=",".join(event.id for event in events))
    return asked.link("/events", **wider)


def _event_link(asked: Asked) -> Callable[[Event], str]:
    return lambda event: asked.link(f"/events/{event.id}")


def _name(chart: str, asked: Asked) -> str:
    return f"{chart} {asked.moment} {sorted(asked.request.query_params.multi_items())}"


def _kept(view: View, name: str, make: Callable[[], Any]) -> Markup | None:
    def draw() -> Markup | None:
        chart = make()
        return Markup(svg_of(chart)) if chart is not None else None

    return view.keep(name, draw)
