"""The application that answers under ``/api/v1``."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dateline.api.answers import make_bodies
from dateline.api.brief import make_briefs
from dateline.api.forms import Problem
from dateline.api.guard import TOLD
from dateline.api.jobs import make_working
from dateline.api.judgements import Effects, make_judging
from dateline.api.nouns import make_nouns
from dateline.api.problems import tell_problems
from dateline.api.reports import make_reports
from dateline.api.taking import make_taking
from dateline.jobs import Jobs
from dateline.kept import Kept
from dateline.version import __version__
from dateline.views import Views

_ABOUT = """What the reports of a case say, who says it, and how well it stands.

Everything is as of a moment; every item cites characters of reports. Send `Authorization: Bearer TOKEN`."""
_UNCHANGED = {"description": "Who asks has it already."}


def make_api(views: Views, jobs: Jobs, *, allow_private: bool = False) -> FastAPI:
    """An application to be mounted; who asks is what the one around it wrote to ``request.state.who``."""
    app = FastAPI(
        title="Dateline",
        version=__version__,
        description=_ABOUT,
        docs_url=None,  # both load scripts from elsewhere
        redoc_url=None,
        dependencies=[TOLD],
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.views, app.state.jobs, app.state.allow_private = views, jobs, allow_private
    app.state.bodies = make_bodies()
    app.state.effects = Kept[Effects](most=2)
    for make in (make_nouns, make_briefs, make_reports, make_judging, make_taking, make_working):
        app.include_router(make())
    tell_problems(app)
    app.openapi = lambda: _document(app)  # type: ignore[method-assign]
    return app


def _document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document: every refusal is a Problem, every GET but a stream may be 304."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        schemas = document["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        schemas["Problem"] = Problem.model_json_schema()
        for path in document["paths"].values():
            for method, operation in path.items():
                _mend(operation, method=method)
        app.openapi_schema = document
    return app.openapi_schema


def _mend(operation: dict[str, Any], *, method: str) -> None:
    said = operation.pop("description", operation["summary"])
    operation["summary"] = said.partition("\n")[0].rstrip(".")
    if method == "get" and "text/event-stream" not in operation["responses"]["200"]["content"]:
        operation["responses"]["304"] = _UNCHANGED
