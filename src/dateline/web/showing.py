"""A page → HTML: the templates, and how records are written in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from html import escape
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dateline.outputs.extracts import words_at
from dateline.outputs.phrases import count_words
from dateline.outputs.printable import printable, shorten
from dateline.records import Citation, Extent, Party
from dateline.version import __version__
from dateline.views import View
from dateline.web.asking import OUTCOMES, STATUSES, TYPES, Asked
from dateline.web.guard import is_allowed, who_asks

_TEMPLATES = Path(__file__).with_name("templates")
NAV = (
    ("/", "Picture"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/contacts", "Contacts"),
    ("/disputed", "Disputed"),
    ("/expected", "Expected"),
    ("/actors", "Actors"),
    ("/stories", "Stories"),
    ("/sources", "Sources"),
    ("/reports", "Reports"),
)
_LONGEST = 3660  # days that a slider goes over
NOTICES = {
    "corrected": "The coding is corrected; brief, timeline and all counts follow.",
    "withdrawn": "The judgement is withdrawn.",
    "odd-date": "The report says that it was published before 1990, or on a day still to come: check the date.",
    "accounts": "The first account is made: from now on everybody logs in.",
}
"""What a page may be told to say; an address can name one, and write none."""


@cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # the code is not either: both are of the version that was started
    )
    env.filters |= {
        "line": printable,
        "short": lambda words, width=120: shorten(words, width=width),
        "day": day_words,
        "minute": minute_words,
        "names": names_of,
        "segment": lambda words: quote(str(words), safe=""),
        "web": web_address,
        "count": lambda number, noun, plural=None: count_words(number, noun, plural=plural),
    }
    env.globals |= {
        "types": TYPES,
        "statuses": STATUSES,
        "outcomes": OUTCOMES,
        "nav": NAV,
        "days": days_words,
    }
    return env


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a page carries of who sees it: their name, and the token of their forms, "" where they have no session."""

    name: str
    csrf: str


PLACEHOLDERS = Marks(name=token_hex(16), csrf=token_hex(16))
"""What stands in a page that several people see; nobody can write it into a report."""


def marks_of(asked: Asked) -> Marks:
    """The marks of who asks."""
    who = who_asks(asked.request)
    return Marks(
        name=shorten(who.name, width=30) if who else "", csrf=getattr(asked.request.state, "csrf", "")
    )


def signed(asked: Asked, page: str) -> str:
    """The page with the marks of who asks in place of the placeholders."""
    marks = marks_of(asked)
    return page.replace(PLACEHOLDERS.name, escape(marks.name)).replace(PLACEHOLDERS.csrf, escape(marks.csrf))


def render(asked: Asked, template: str, *, title: str, status: int = 200, **more: Any) -> HTMLResponse:
    """The page in HTML, as who asks may see it."""
    page = render_text(asked, template, title=title, marks=marks_of(asked), **more)
    return HTMLResponse(page, status_code=status)


def render_text(asked: Asked, template: str, *, title: str, marks: Marks, **more: Any) -> str:
    """The page in HTML, as the role of who asks may see it, with these marks."""
    request, view = asked.request, asked.view
    known = {
        "asked": asked,
        "view": view,
        "title": title,
        "version": __version__,
        "who": who_asks(request),
        "has_session": bool(getattr(request.state, "csrf", "")),
        "marks": marks,
        "csrf": marks.csrf,
        "case": Path(asked.views.case.name).name,
        "here": request.url.path,
        "notice": NOTICES.get(asked.word("notice") or "", ""),
        "notice_at": "",
        "undo": _undoable(asked),
        "allowed": lambda right: is_allowed(request, right),
        "words": lambda citation: words_at(citation, texts=view.texts) if view else "",
        "place": lambda citation: place_link(asked, citation),
        "report": lambda id: view.texts(id) if view else None,
        "slider": _slider(asked),
    }
    return _environment().get_template(template).render(**{**known, **more})


def _undoable(asked: Asked) -> str:
    """The judgements, several with commas, that who asks has just made and that hold."""
    who, ids = who_asks(asked.request), (asked.word("undo") or "").split(",")
    if who is None or asked.word("notice") != "corrected":
        return ""
    own = {judgement.id for judgement in asked.views.case.judgements() if judgement.author == who.name}
    return ",".join(id for id in ids if id in own)


def place_link(asked: Asked, citation: Citation | Extent, *, document: str | None = None) -> str:
    """The address at which the cited words stand marked."""
    id = citation.document if isinstance(citation, Citation) else document
    return asked.link(f"/reports/{id}", at=f"{citation.start}-{citation.end}", anchor="at")


def _slider(asked: Asked) -> dict[str, Any] | None:
    """The days that the slider goes over, and the one shown."""
    whole = asked.views.at(None)
    if whole is None or asked.view is None:
        return None
    last = whole.as_of.astimezone(UTC).date()
    begun = whole.keep("first day", lambda: _first_day(whole))
    first = max(begun or last, last - timedelta(days=_LONGEST))
    shown = asked.view.as_of.astimezone(UTC).date()
    return {"first": first, "last": last, "shown": shown, "days": (last - first).days}


def _first_day(view: View) -> date | None:
    """The day on which the first dated report was published."""
    dated = (d.published_at for d in view.case.documents(as_of=view.as_of) if d.published_at)
    first = next(dated, None)
    return first.astimezone(UTC).date() if first else None


def day_words(at: date | datetime | None) -> str:
    """The day as people write it: "Wed 10 Apr 2024"; a dash for none."""
    if at is None:
        return "–"
    day = at.astimezone(UTC).date() if isinstance(at, datetime) else at
    return f"{day:%a} {day.day} {day:%b %Y}"


def days_words(first: date | None, last: date | None) -> str:
    """A day, or the first and last of several; a dash where it is unknown."""
    if first is None or last in (None, first):
        return day_words(first)
    return f"{day_words(first)} to {day_words(last)}"


def minute_words(at: datetime | None) -> str:
    """The moment to the minute in UTC; "undated" for none."""
    if at is None:
        return "undated"
    moment = at.astimezone(UTC)
    return f"{day_words(moment)}, {moment:%H:%M} UTC"


def names_of(parties: Iterable[Party]) -> str:
    """The names of a side with their countries; a dash for nobody."""
    found = [
        shorten(p.name, width=60) + (f" ({p.country})" if p.country and p.country != p.name else "")
        for p in parties
    ]
    return ", ".join(found) or "–"


def web_address(url: str | None) -> str | None:
    """The address where a browser may go there: http and https alone."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
