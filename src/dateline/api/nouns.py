"""The nouns of a picture: events, days, claims, disputes, expectations, contacts and the rest."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from dateline.api import forms
from dateline.api.answers import answer, answer_now, head_of, in_json, listed, listed_now, lists_of
from dateline.api.asking import At, Day, Id, Those, Which, views_of
from dateline.api.guard import demand
from dateline.api.problems import MissingError, declared
from dateline.cases import READING, reading_version
from dateline.dates import parse_publication
from dateline.errors import InputError
from dateline.outputs.changes import find_changes
from dateline.outputs.json_form import picture_form
from dateline.records import Account, Event, Outcome, Saying
from dateline.version import __version__
from dateline.views import View

_A_DAY = timedelta(days=1)
_LISTS = ("events", "disputes", "updates", "expectations", "contacts", "stories", "sagas", "missing")
_EVERY_SAYING = "every saying"  # found once: of 10,000 reports it takes seconds
_CHANGED = ("events", "corroborated", "disputes", "opened", "closed")
Since = Annotated[
    str | None, Query(max_length=60, description="An earlier moment. Default: a day before the moment.")
]


def make_nouns() -> APIRouter:
    """The routes of all that is only asked for."""
    router = APIRouter(dependencies=[Depends(demand("read"))])
    for path, ask, form in (
        ("/status", find_status, forms.StatusForm),
        ("/picture", find_picture, forms.PictureForm),
        ("/events", find_events, forms.EventList),
        ("/timeline", find_timeline, forms.DayList),
        ("/claims", find_claims, forms.SayingList),
        ("/disputes", find_disputes, forms.DisputedList),
        ("/updates", find_updates, forms.UpdateList),
        ("/expectations", find_expectations, forms.ExpectationList),
        ("/contacts", find_contacts, forms.ContactList),
        ("/actors", find_actors, forms.ActorList),
        ("/stories", find_stories, forms.StoryList),
        ("/sagas", find_sagas, forms.SagaList),
        ("/missing", find_missing, forms.MissingList),
        ("/origins", find_origins, forms.OriginList),
        ("/sources", find_sources, forms.SourceList),
    ):
        router.add_api_route(path, ask, response_model=form, responses=declared())
    event, missing = forms.form_of(Event), declared(404)
    router.add_api_route("/events/{id}", find_event, response_model=event, responses=missing)
    router.add_api_route("/changes", find_changed, response_model=forms.ChangesForm, responses=missing)
    return router


def find_status(request: Request, moment: At) -> Response:
    """How much the case holds."""
    case, view = moment.views.case, moment.view
    counts = case.counts()
    parts = ("documents", "replaced", "sources", "issues", "judgements", "withdrawn")
    form = {
        "version": __version__,
        "case": case.name.rpartition("/")[2],
        "revision": moment.revision,
        "as_of": view.as_of.isoformat() if view else None,
        "reports": view.reports if view else 0,
        "unread": case.pending(READING, reading_version()),
        **{part: getattr(counts, part) for part in parts},
    }
    return answer_now(request, form)


def find_picture(moment: At) -> Response:
    """All that the reports say at the moment, in one answer."""

    def form() -> Any:
        view = moment.view
        nothing: dict[str, Any] = {"as_of": None, "reports": 0, "origins": 0, **{name: [] for name in _LISTS}}
        said = picture_form(view.picture, texts=view.texts) if view else nothing
        return {**said, "revision": moment.revision}

    return answer(moment, lambda: in_json(form()))


def find_changed(moment: At, since: Since = None) -> Response:
    """What the picture says and did not say at an earlier moment."""

    def form() -> dict[str, Any]:
        view = moment.view
        if view is None:
            raise MissingError("report")
        changes = find_changes(view.picture, since=since_of(view, since))
        return {"since": changes.since.isoformat(), **{n: getattr(changes, n) for n in _CHANGED}}

    return answer(moment, lambda: in_json(form()))


def since_of(view: View, words: str | None) -> datetime:
    """The earlier moment. Raises InputError where it cannot be read, or is not before the moment."""
    try:
        since = parse_publication(words) if words else view.as_of - _A_DAY
    except OverflowError:
        since = None
    if since is None or since >= view.as_of:
        said = words or "since"
        raise InputError(said, cause="it is not before as_of", next_step="give an earlier moment as since")
    return since


def find_events(moment: At, part: Which, those: Those) -> Response:
    """What happened, in order of the days."""
    return listed(moment, part, lambda view: view.find_events(those.filters))


def find_event(moment: At, id: Id) -> Response:
    """One event with every telling."""

    def form() -> Any:
        view = moment.view
        event = view.events_by_id.get(id) if view else None
        if view is None or event is None:
            raise MissingError("event", id)
        return picture_form(event, texts=view.texts)

    return answer(moment, lambda: in_json(form()))


def find_timeline(
    moment: At,
    part: Which,
    those: Those,
    entries: Annotated[int, Query(ge=1, le=100, description="At most so many events of each day.")] = 10,
) -> Response:
    """The days on which events were, each with its weightiest."""
    return listed(moment, part, lambda view: view.make_timeline(those.filters, entries=entries))


def find_claims(
    moment: At,
    part: Which,
    speaker: Annotated[
        str | None, Query(max_length=100, description="A name, or the code of a side.")
    ] = None,
    about: Annotated[str | None, Query(max_length=100, description="Words of what is said.")] = None,
    since: Annotated[Day | None, Query(description="Only from reports of this day on.")] = None,
) -> Response:
    """Who says what, in order of publication."""

    def meets(saying: Saying) -> bool:
        return (not speaker or saying.is_by(speaker)) and (not about or saying.is_about(about))

    def find(view: View) -> Sequence[Saying]:
        if since:
            return list(filter(meets, view.find_sayings(since=since)))
        every = lists_of(view).give(_EVERY_SAYING, lambda: list(view.find_sayings()))
        return list(filter(meets, every)) if speaker or about else every

    return listed(moment, part, find)


def find_disputes(moment: At, part: Which, those: Those) -> Response:
    """What the voices do not agree on, sides beside each other."""
    return listed(moment, part, lambda view: view.find_disputes(those.filters))


def find_updates(moment: At, part: Which) -> Response:
    """New figures by the same voice: no disputes."""
    return listed(moment, part, lambda view: view.picture.updates)


def find_expectations(
    moment: At,
    part: Which,
    those: Those,
    outcome: Annotated[list[Outcome] | None, Query(description="An outcome; may be given again.")] = None,
) -> Response:
    """What is said to come, and how it turned out."""
    return listed(moment, part, lambda view: view.find_expectations(those.filters, outcomes=outcome or ()))


def find_contacts(moment: At, part: Which, those: Those) -> Response:
    """Who met, called, hosted or messaged whom."""
    return listed(moment, part, lambda view: view.find_contacts(those.filters))


def find_actors(moment: At, part: Which, those: Those) -> Response:
    """Who acts and is acted on, and how often."""
    return listed(moment, part, lambda view: view.find_actors(those.filters))


def find_stories(moment: At, part: Which) -> Response:
    """Days of reports on one matter."""
    return listed(moment, part, lambda view: view.stories)


def find_sagas(moment: At, part: Which) -> Response:
    """Weeks of stories between two sides."""
    return listed(moment, part, lambda view: view.picture.sagas)


def find_missing(moment: At, part: Which) -> Response:
    """What the reports leave open."""
    return listed(moment, part, lambda view: view.picture.missing)


def find_origins(moment: At, part: Which) -> Response:
    """Every text with the reports that carry it, as corrected."""

    def find(view: View) -> Sequence[Any]:
        groups: dict[str, list[Account]] = {}
        for account in view.accounts:
            groups.setdefault(account.origin, []).append(account)
        return list(groups.items())

    def form(group: tuple[str, list[Account]], view: View) -> dict[str, Any]:
        id, accounts = group
        return {"id": id, "reports": [head_of(view.texts(account.document)) for account in accounts]}

    return listed(moment, part, find, form=form)


def find_sources(request: Request, part: Which) -> Response:
    """The addresses that reports come from, and how they fare."""
    return listed_now(request, part, views_of(request).case.sources(), form=_source)


def _source(source: Any) -> dict[str, Any]:
    parts = ("address", "kind", "last_tried", "last_good", "failures", "last_error")
    found = {name: getattr(source, name) for name in parts}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}
