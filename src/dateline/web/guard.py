"""Who may see and do what on a page."""

from fastapi import Request

from dateline.access import Door, Right, Session, Who, is_csrf, may
from dateline.store.entries import Deed, Outcome


class DeniedError(Exception):
    """Somebody may not do this."""

    def __init__(self, right: Right) -> None:
        super().__init__(right)
        self.right = right


class ForgedError(DeniedError):
    """A form does not carry what the pages of this session give it: another site's, or an older session's."""


def who_asks(request: Request) -> Who | None:
    """Who asks; None for nobody known."""
    found: Who | None = getattr(request.state, "who", None)
    return found


def demand(request: Request, right: Right) -> Who:
    """Who asks. Raises DeniedError where they may not do this."""
    who = who_asks(request)
    if who is None or not may(who.role, right):
        raise DeniedError(right)
    return who


def demand_form(request: Request, right: Right, *, csrf: str) -> Who:
    """Who sent a form. Raises DeniedError where they may not, or it is not from a page of their session."""
    who = demand(request, right)
    session: Session | None = getattr(request.state, "session", None)
    if session is None or not is_csrf(session, csrf):
        raise ForgedError(right)
    return who


def is_allowed(request: Request, right: Right) -> bool:
    """Whether who asks may do this."""
    who = who_asks(request)
    return who is not None and may(who.role, right)


def door_of(request: Request) -> Door:
    """The door of the case that is served."""
    found: Door = request.app.state.door
    return found


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


def note(request: Request, what: Deed, *, target: str | None = None, outcome: Outcome = "done") -> None:
    """What who asks has done stands in the audit."""
    who = who_asks(request)
    case = request.app.state.views.case
    case.record(
        what, who=who.name if who else None, target=target, address=address_of(request), outcome=outcome
    )
