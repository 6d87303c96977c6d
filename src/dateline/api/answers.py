"""Records → answers: a part of a list with the way to the next, marked so that nothing is made or sent twice."""

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from dateline.api.asking import Moment, Part
from dateline.kept import Kept
from dateline.outputs.json_form import picture_form
from dateline.records import Document
from dateline.version import __version__
from dateline.views import View

_PRIVATE = "private, no-cache"
_MOST_BYTES = 128 * 2**20  # of answers that are kept ready
_MOST_LISTS = 64  # of a view, kept for those who ask for them part by part

Headers = dict[str, str]
Body = tuple[bytes, Headers]
"""What an answer carries, and the headers that go with it."""


def make_bodies() -> Kept[Body]:
    """Room for the answers of one case."""
    return Kept(most=_MOST_BYTES, weigh=lambda body: len(body[0]))


def in_json(form: Any, **headers: str) -> Body:
    """The form in JSON."""
    words = json.dumps(form, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return words.encode(), {"content-type": "application/json", **headers}


def answer(moment: Moment, make: Callable[[], Body], *, variant: str = "") -> Response:
    """What `make` gives for this request, made once for each state of the case.

    304 where who asks has it already. `variant` says which of several forms it is.
    """
    request = moment.request
    words = f"{__version__} {moment.revision} {variant} {request.url.path}?{request.url.query}"
    etag = _etag(words.encode("utf-8", "surrogateescape"))
    if _is_there(request, etag):
        return _unchanged(etag)
    bodies: Kept[Body] = request.app.state.bodies
    body, headers = bodies.give(etag, make)
    return Response(body, headers={**headers, "etag": etag, "cache-control": _PRIVATE})


def answer_now(request: Request, form: Any, *, status: int = 200, headers: Headers | None = None) -> Response:
    """The form in JSON as it is now, for what a revision of the case does not tell; a GET gets its ETag."""
    body, kept = in_json(form, **(headers or {}))
    if request.method != "GET":
        return Response(body, status_code=status, headers={**kept, "cache-control": "no-store"})
    etag = _etag(body)
    if _is_there(request, etag):
        return _unchanged(etag)
    return Response(body, headers={**kept, "etag": etag, "cache-control": _PRIVATE})


def _etag(words: bytes) -> str:
    return f'W/"{hashlib.sha256(words).hexdigest()[:32]}"'


def _is_there(request: Request, etag: str) -> bool:
    said = request.headers.get("if-none-match", "")
    return said.strip() == "*" or etag in [part.strip() for part in said.split(",")]


def _unchanged(etag: str) -> Response:
    return Response(status_code=304, headers={"etag": etag, "cache-control": _PRIVATE})


def listed(
    moment: Moment,
    part: Part,
    find: Callable[[View], Sequence[Any]],
    *,
    form: Callable[[Any, View], Any] | None = None,
) -> Response:
    """The asked part of what `find` gives for the case at the moment; nothing where no report was read.

    `form` says how an item looks in JSON: unless given, as the record of a picture does.
    """

    def make() -> Body:
        view = moment.view
        if view is None:
            return in_json(_list_form(moment, part, total=0, items=[]))
        found = _kept_list(moment, view, find)
        look = form or _as_record
        items = [look(item, view) for item in found[part.offset : part.end]]
        headers = _way_on(moment.request, part, total=len(found))
        return in_json(_list_form(moment, part, total=len(found), items=items), **headers)

    return answer(moment, make)


def listed_now(request: Request, part: Part, items: Sequence[Any], *, form: Callable[[Any], Any]) -> Response:
    """The asked part of a list that has no moment."""
    shown = [form(item) for item in items[part.offset : part.end]]
    found = {"total": len(items), "offset": part.offset, "items": shown}
    return answer_now(request, found, headers=_way_on(request, part, total=len(items)))


def lists_of(view: View) -> Kept[Sequence[Any]]:
    """The whole lists that were found of a view; they go with it."""
    return view.keep("lists of the API", lambda: Kept(most=_MOST_LISTS))


def _kept_list(moment: Moment, view: View, find: Callable[[View], Sequence[Any]]) -> Sequence[Any]:
    """The whole list, found once for all its parts."""
    name = f"{moment.request.url.path}?{urlencode(_without(moment.request, 'limit', 'offset', 'as_of'))}"
    return lists_of(view).give(name, lambda: find(view))


def _as_record(item: Any, view: View) -> Any:
    return picture_form(item, texts=view.texts)


def _list_form(moment: Moment, part: Part, *, total: int, items: list[Any]) -> dict[str, Any]:
    at = moment.view.as_of.isoformat() if moment.view else None
    rests = {"as_of": at, "revision": moment.revision}
    return {**rests, "total": total, "offset": part.offset, "items": items}


def _way_on(request: Request, part: Part, *, total: int) -> Headers:
    """The address of the next part, where there is one."""
    if part.end >= total:
        return {}
    kept = [*_without(request, "limit", "offset"), ("limit", str(part.limit)), ("offset", str(part.end))]
    return {"link": f'<{request.url.path}?{urlencode(kept)}>; rel="next"'}


def _without(request: Request, *names: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.query_params.multi_items() if name not in names]


def head_of(document: Document) -> dict[str, Any]:
    """A report without its text."""
    at = document.published_at
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published_at": at.isoformat() if at else None,
        "url": document.url,
    }
