"""The brief, in the form that is asked for."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from dateline.api import forms
from dateline.api.answers import Body, answer, in_json
from dateline.api.asking import At
from dateline.api.guard import demand
from dateline.api.nouns import Since, since_of
from dateline.api.problems import MissingError, declared
from dateline.outputs.brief import Length
from dateline.outputs.brief_forms import Form, brief_form
from dateline.outputs.json_form import picture_form

_JSON, _MARKDOWN, _HTML = "application/json", "text/markdown", "text/html"
_FORMS: dict[str, Form] = {_MARKDOWN: "markdown", _HTML: "html"}


def make_briefs() -> APIRouter:
    """The route of the brief."""
    router = APIRouter(dependencies=[Depends(demand("read"))])
    words = {"schema": {"type": "string"}}
    shown: dict[str, Any] = {"description": "The brief.", "content": {_MARKDOWN: words, _HTML: words}}
    responses: dict[int | str, dict[str, Any]] = {**declared(404), 200: shown}
    router.add_api_route("/brief", find_brief, response_model=forms.BriefForm, responses=responses)
    return router


def find_brief(request: Request, moment: At, since: Since = None, length: Length = "normal") -> Response:
    """The brief; as Markdown or HTML where that is asked for by Accept."""
    kind = best_of(request.headers.get("accept", ""), (_JSON, _MARKDOWN, _HTML))

    def make() -> Body:
        view = moment.view
        if view is None or not view.reports:
            raise MissingError("report")
        brief = view.make_brief(since=since_of(view, since), length=length)
        if kind == _JSON:
            return in_json(picture_form(brief, texts=view.texts), vary="accept")
        words = brief_form(brief, texts=view.texts, form=_FORMS[kind])
        return words.encode("utf-8", "replace"), {"content-type": f"{kind}; charset=utf-8", "vary": "accept"}

    return answer(moment, make, variant=kind)


def best_of(accept: str, kinds: tuple[str, ...]) -> str:
    """Which of the media types an Accept header likes best; the first one where it likes none, or all alike.

    >>> best_of("text/html, application/json;q=0.9, */*;q=0.1", ("application/json", "text/html"))
    'text/html'
    """
    liked = dict(_parse_range(part) for part in accept.split(",") if part.strip())

    def weight(kind: str) -> float:
        ranges = (kind, f"{kind.partition('/')[0]}/*", "*/*")
        return next((liked[name] for name in ranges if name in liked), 0.0)

    return max(kinds, key=weight)


def _parse_range(words: str) -> tuple[str, float]:
    name, *more = (part.strip().casefold() for part in words.split(";"))
    said = next((part[2:] for part in more if part.startswith("q=")), "1")
    return name, float(said) if said.replace(".", "", 1).isascii() and said.replace(
        ".", "", 1
    ).isdigit() else 0.0
