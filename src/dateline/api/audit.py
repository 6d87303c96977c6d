"""What somebody did → a line of the audit."""

from fastapi import Request

from dateline.access import Who
from dateline.api.asking import views_of
from dateline.store.entries import Deed


def note(request: Request, what: Deed, *, who: Who, target: str) -> None:
    """It stands in the audit who did what, and from where."""
    address = request.client.host if request.client else None
    views_of(request).case.record(what, who=who.name, target=target, address=address)
