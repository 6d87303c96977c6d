"""Who may come to a route."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer

from dateline.access import Right, Who, may

# The one around this application has read the token already; this only tells the OpenAPI document of it.
TOLD = Security(
    HTTPBearer(auto_error=False, scheme_name="token", description="A token of `dateline tokens`.")
)


class UnknownError(Exception):
    """Nobody knows who asks."""


class DeniedError(Exception):
    """Who asks may not do this."""

    def __init__(self, right: Right) -> None:
        super().__init__(right)
        self.right = right


def demand(right: Right) -> Callable[[Request], Who]:
    """What gives a route who asks, before anything else of the request is looked at.

    It raises UnknownError where that is nobody, DeniedError where their role may not do this.
    """

    def asked(request: Request) -> Who:
        who: Who | None = getattr(request.state, "who", None)
        if who is None:
            raise UnknownError
        if not may(who.role, right):
            raise DeniedError(right)
        return who

    return asked


Reader = Annotated[Who, Depends(demand("read"))]
Judge = Annotated[Who, Depends(demand("judge"))]
Adder = Annotated[Who, Depends(demand("add"))]
