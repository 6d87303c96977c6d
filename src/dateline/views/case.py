"""A case that shows itself, for Python and notebooks."""

from datetime import datetime
from pathlib import Path

from dateline import store
from dateline.errors import InputError
from dateline.records import Event
from dateline.views.giving import Giving
from dateline.views.held import Views
from dateline.views.view import View, moment_of


class Case(store.Case, Giving):
    """An open case that shows what its reports say; `open_case` makes it.

    Events, frame, charts and files are those as of the newest report that was read, and are made anew when the case
    changes. `at` gives the same for another moment.
    """

    def __init__(self, case: store.Case) -> None:
        super().__init__(case._engine, name=case.name)
        self._views = Views(self)

    def at(self, as_of: datetime | str | None = None) -> View:
        """The case as of a moment, the newest report's unless given. Raises InputError where no report was read."""
        view = self._views.at(None if as_of is None else moment_of(as_of))
        if view is None:
            step = "add some with dateline add"
            raise InputError(self.name, cause="it holds no report that was read", next_step=step)
        return view

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, as of the newest report. Raises InputError where no report was read."""
        return self.at().events


def open_case(where: str | Path, *, create: bool = False) -> Case:
    """The case at `where` is open, as `dateline.store.open_case` opens it, and shows itself."""
    return Case(store.open_case(where, create=create))
