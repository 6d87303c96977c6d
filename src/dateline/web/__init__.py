"""The pages: a case as people see it in a browser, server-rendered and readable without scripts.

In: the views of a case, and who asks. Out: pages, each with a JSON twin at the same address with ``.json``. Every
number and sentence on them leads to the words of a report. Never shows markup of a report, and never fetches
anything from elsewhere.
"""

from fastapi import APIRouter

from dateline.web.adding import make_adding
from dateline.web.entrance import make_entrance
from dateline.web.forms import make_forms
from dateline.web.guard import DeniedError
from dateline.web.pages import make_pages, prepare
from dateline.web.people import make_people
from dateline.web.refusals import show_denied, show_failed, show_invalid, show_lost, show_refused


def make_routers() -> tuple[APIRouter, ...]:
    """The routes of everything that people see and send."""
    return make_entrance(), make_pages(), make_forms(), make_adding(), make_people()


__all__ = [
    "DeniedError",
    "make_routers",
    "prepare",
    "show_denied",
    "show_failed",
    "show_invalid",
    "show_lost",
    "show_refused",
]
