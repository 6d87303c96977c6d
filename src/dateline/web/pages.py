"""The pages that show a case, and their twins in JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from dateline.outputs.changes import find_changes
from dateline.outputs.json_form import picture_form
from dateline.views import Filters, View
from dateline.web import drawings
from dateline.web.asking import Asked
from dateline.web.guard import demand
from dateline.web.imported import MOST, formats_of, list_rows
from dateline.web.lists import (
    MOST_FOUND,
    Dyad,
    dyads_of,
    is_on_side,
    is_unread,
    join_reasons,
    list_reports,
    origin_groups,
    quotes_of,
    sources_of,
    unread_of,
)
from dateline.web.reports import show_report, show_unread
from dateline.web.showing import PLACEHOLDERS, render, render_text, signed

_A_DAY = timedelta(days=1)
_A_PAGE = 50
_MOST_DYADS = 12
_DAYS, _OF_A_DAY = 20, 12  # of a timeline on one page


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page shows: its template, what that is given, and the records of its JSON twin."""

    template: str
    title: str
    data: Mapping[str, Any]
    more: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


Build = Callable[[Asked], Shown]


def make_pages() -> APIRouter:
    """The routes of all pages that only show."""
    router = APIRouter(include_in_schema=False)
    for path, build in _PAGES.items():
        twin = "/picture.json" if path == "/" else f"{path}.json"
        router.add_api_route(twin, _as_json(build), methods=["GET"])
        router.add_api_route(path, _as_page(build), methods=["GET"])
    return router


def _as_page(build: Build) -> Callable[..., Response]:
    def page(request: Request) -> Response:
        demand(request, "read")
        asked = Asked(request=request)
        if asked.view and not asked.word("notice"):
            return _kept_page(asked, asked.view, build)
        shown = build(asked) if asked.view else _empty(asked)
        return render(
            asked, shown.template, title=shown.title, status=shown.status, **{**shown.data, **shown.more}
        )

    return page


def prepare(app: FastAPI) -> None:
    """The first page is drawn as of now, so that who opens it next does not wait."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "headers": [],
        "app": app,
        "state": {},
    }
    asked = Asked(request=Request({**scope, "server": ("127.0.0.1", 80), "scheme": "http"}))
    if asked.view is not None:
        asked.view.prepare()
        shown = _picture(asked)
        more = {**shown.data, **shown.more}
        render_text(asked, shown.template, title=shown.title, marks=PLACEHOLDERS, **more)


def _kept_page(asked: Asked, view: View, build: Build) -> Response:
    """The page as somebody else of the same role saw it, with the marks of who asks now."""

    def make() -> str:
        shown = build(asked)
        more = {**shown.data, **shown.more}
        text = render_text(asked, shown.template, title=shown.title, marks=PLACEHOLDERS, **more)
        return f"{shown.status} {text}"

    url, who = asked.request.url, demand(asked.request, "read")
    has_session = bool(getattr(asked.request.state, "csrf", ""))
    kept = view.keep_text(f"{who.role} {has_session} {url.path}?{url.query}", make)
    status, _, text = kept.partition(" ")
    return HTMLResponse(signed(asked, text), status_code=int(status))


def _as_json(build: Build) -> Callable[..., Response]:
    def twin(request: Request) -> Response:
        demand(request, "read")
        asked = Asked(request=request)
        view = asked.view
        if view is None:
            return JSONResponse({"as_of": None, "reports": 0})
        shown = build(asked)
        form = {name: picture_form(value, texts=view.texts) for name, value in shown.data.items()}
        rests = {"as_of": view.as_of.isoformat(), "reports": view.reports}
        return JSONResponse({"title": shown.title, **rests, **form}, status_code=shown.status)

    return twin


def _empty(asked: Asked) -> Shown:
    counts = asked.views.case.counts()
    return Shown(template="empty.html", title="No reports yet", data={"unread": counts.documents})


def _the(asked: Asked) -> View:
    view = asked.view
    if view is None:
        raise LookupError("a page without a view is the empty one")
    return view


def _dyads(view: View) -> list[tuple[Dyad, int]]:
    """The pairs of sides whose events weigh most, with how many events their list shows, background too."""
    found = dyads_of(view.events)[:_MOST_DYADS]
    return [(pair, len(view.find_events(Filters(dyad=pair)))) for pair, _ in found]


def _picture(asked: Asked) -> Shown:
    view = _the(asked)
    dyads = view.keep("dyads", lambda: _dyads(view))
    dyad = asked.filters.dyad or (dyads[0][0] if dyads else None)
    since = view.as_of - _A_DAY
    return Shown(
        template="picture.html",
        title="Picture",
        data={
            "unread": unread_of(asked),
            "brief": view.keep("brief", view.make_brief),
            "changes": view.keep("changes", lambda: find_changes(view.picture, since=since)),
            "dyad": dyad,
        },
        more={
            "dyads": dyads,
            "since": since,
            "held": formats_of(view),
            "chart": drawings.draw_dyad(asked, view, dyad) if dyad else None,
            "events": view.events_by_id,
        },
    )


def _timeline(asked: Asked) -> Shown:
    view = _the(asked)
    days = view.keep(
        f"timeline {asked.filters}", lambda: view.make_timeline(asked.filters, entries=_OF_A_DAY)[::-1]
    )
    shown = days[asked.offset : asked.offset + _DAYS]
    return Shown(
        template="timeline.html",
        title="Timeline",
        data={"total": len(days), "days_shown": shown},
        more={
            "chart": drawings.draw_timeline(asked, view),
            "events": view.events_by_id,
            "size": _DAYS,
            "most": _OF_A_DAY,
        },
    )


def _changes(asked: Asked) -> Shown:
    view = _the(asked)
    changes = view.keep("changes", lambda: find_changes(view.picture, since=view.as_of - _A_DAY))
    disputes = {d.id: d for d in view.picture.disputes}
    expectations = {e.id: e for e in view.picture.expectations}
    return Shown(
        template="changes.html",
        title="What changed since the day before",
        data={
            "changes": changes,
            "disputes": [disputes[id] for id in changes.disputes],
            "opened": [expectations[id] for id in changes.opened],
            "closed": [expectations[id] for id in changes.closed],
        },
        more={"events": view.events_by_id},
    )


def _events(asked: Asked) -> Shown:
    view = _the(asked)
    found = view.find_events(asked.filters)
    if ids := asked.word("ids"):
        named = set(ids.split(","))
        found = [event for event in found if event.id in named]
    elif (marked := drawings.marked_events(asked, view)) is not None:
        found = [event for event in view.find_events() if event.id in marked]
    return Shown(
        template="events.html", title="Events", data={"total": len(found), "events": _page(asked, found)}
    )


def _event(asked: Asked) -> Shown:
    view = _the(asked)
    event = view.events_by_id.get(asked.request.path_params["id"])
    if event is None:
        return _missing("event", asked)
    picture = view.picture
    return Shown(
        template="event.html",
        title=f"Event: {event.first.told.word}",
        data={
            "event": event,
            "disputes": [d for d in picture.disputes if d.event == event.id],
            "expectations": [e for e in picture.expectations if event.id in (e.event, e.by)],
            "updates": [u for u in picture.updates if u.event == event.id],
            "joins": join_reasons(view, event),
        },
        more={"events": view.events_by_id},
    )


def _missing(noun: str, asked: Asked) -> Shown:
    id = asked.request.path_params["id"]
    return Shown(template="missing.html", title=f"No such {noun}", data={"noun": noun, "id": id}, status=404)


def _map(asked: Asked) -> Shown:
    view = _the(asked)
    places = drawings.places_of(asked, view)
    kept = drawings.filters_of(asked)
    return Shown(
        template="map.html",
        title="Map",
        data={"places": [{"place": spot, "events": [e.id for e in found]} for spot, found in places]},
        more={
            "chart": drawings.draw_map(asked, view),
            "links": [drawings.events_link(asked, found, drawn="map", **kept) for _, found in places],
            "events": view.events_by_id,
            "held": formats_of(view),
        },
    )


def _contacts(asked: Asked) -> Shown:
    view = _the(asked)
    found = view.find_contacts(asked.filters)
    by_day = sorted(found, key=lambda c: (c.day is None, -(c.day.toordinal() if c.day else 0), c.id))
    return Shown(
        template="contacts.html",
        title="Contacts",
        data={"total": len(found), "contacts": _page(asked, by_day)},
        more={"chart": drawings.draw_contacts(asked, view, found)},
    )


def _disputed(asked: Asked) -> Shown:
    view = _the(asked)
    found = view.find_disputes(asked.filters)
    return Shown(
        template="disputed.html",
        title="Disputed",
        data={
            "total": len(found),
            "disputes": _page(asked, found),
            "updates": view.picture.updates[:_A_PAGE],
        },
        more={"events": view.events_by_id},
    )


def _expected(asked: Asked) -> Shown:
    view = _the(asked)
    found = view.find_expectations(asked.filters, outcomes=asked.outcomes)
    return Shown(
        template="expected.html",
        title="Expected",
        data={"total": len(found), "expectations": _page(asked, found)},
        more={"events": view.events_by_id},
    )


def _actors(asked: Asked) -> Shown:
    view = _the(asked)
    found = view.find_actors(asked.filters)
    return Shown(
        template="actors.html", title="Actors", data={"total": len(found), "actors": _page(asked, found)}
    )


def _actor(asked: Asked) -> Shown:
    view = _the(asked)
    key = asked.request.path_params["id"]
    actor = next((a for a in view.find_actors() if a.key == key), None)
    if actor is None:
        return _missing("actor", asked)
    side, toward = asked.word("side"), asked.word("toward")
    found = [e for e in view.find_events(asked.filters) if is_on_side(e, key, side=side, toward=toward)]
    return Shown(
        template="actor.html",
        title=actor.name,
        data={
            "actor": actor,
            "total": len(found),
            "events": _page(asked, found[::-1]),
            "quotes": quotes_of(view, actor),
        },
        more={"dyads": dyads_of(found)[:_MOST_DYADS], "side": side, "toward": toward},
    )


def _imported(asked: Asked) -> Shown:
    view = _the(asked)
    rows = list_rows(asked, view, size=_A_PAGE)
    return Shown(
        template="imported.html",
        title="Imported event data",
        data={"total": rows.total, "rows": rows.shown},
        more={"held": formats_of(view), "most": MOST},
    )


def _sources(asked: Asked) -> Shown:
    view = _the(asked)
    return Shown(
        template="sources.html",
        title="Sources",
        data={
            "unread": unread_of(asked),
            "outlets": sources_of(view),
            "origins": _page(asked, origin_groups(view)),
            "feeds": [s for s in asked.views.case.sources() if s.kind in ("feed", "list") or s.failures],
        },
    )


def _stories(asked: Asked) -> Shown:
    view = _the(asked)
    found = view.stories[::-1]
    return Shown(
        template="stories.html",
        title="Stories",
        data={"total": len(found), "stories": _page(asked, found), "sagas": view.picture.sagas},
        more={"events": view.events_by_id},
    )


def _reports(asked: Asked) -> Shown:
    view = _the(asked)
    words, ids = asked.word("q"), list_reports(asked, view)
    shown = [view.texts(id) for id in _page(asked, ids)]
    listed = [
        {"id": d.id, "title": d.title, "outlet": d.outlet, "published_at": d.published_at, "url": d.url}
        for d in shown
    ]
    return Shown(
        template="reports.html",
        title="Reports",
        data={"total": len(ids), "reports": listed, "q": words or "", "unread": unread_of(asked)},
        more={"most": MOST_FOUND if words and len(ids) == MOST_FOUND else 0},
    )


def _report(asked: Asked) -> Shown:
    view, id = _the(asked), asked.request.path_params["id"]
    found = show_report(asked, view, id)
    if found is not None:
        title, data, more = found
        return Shown(template="report.html", title=title, data=data, more=more)
    document = asked.views.case.document(id)
    if document is None or not is_unread(asked, document):
        return _missing("report", asked)
    title, data, more = show_unread(asked, document)
    return Shown(template="unread.html", title=title, data=data, more=more)


def _page(asked: Asked, found: Any) -> Any:
    start = asked.offset
    return found[start : start + _A_PAGE]


_PAGES: dict[str, Build] = {
    "/": _picture,
    "/changes": _changes,
    "/timeline": _timeline,
    "/events": _events,
    "/events/{id}": _event,
    "/map": _map,
    "/contacts": _contacts,
    "/disputed": _disputed,
    "/expected": _expected,
    "/actors": _actors,
    "/actors/{id}": _actor,
    "/sources": _sources,
    "/imported": _imported,
    "/stories": _stories,
    "/reports": _reports,
    "/reports/{id}": _report,
}
