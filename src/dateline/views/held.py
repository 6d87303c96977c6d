"""The views of one case that were asked for last."""

from collections import OrderedDict
from datetime import datetime
from threading import RLock

from dateline.store import Case
from dateline.views.view import View, view_of


class Views:
    """The views of one case that were asked for last, kept until the case changes. Threads may share it."""

    def __init__(self, case: Case, *, most: int = 4) -> None:
        self.case = case
        self._most = most
        self._lock = RLock()
        self._revision = ""
        self._views: OrderedDict[datetime | None, View | None] = OrderedDict()

    def at(self, as_of: datetime | None = None) -> View | None:
        """The case as of a moment, the newest report's unless given; None where no report was read."""
        with self._lock:
            revision = self.case.revision()
            if revision != self._revision:
                self._views.clear()
                self._revision = revision
            if as_of not in self._views:
                self._views[as_of] = view_of(self.case, as_of=as_of)
                while len(self._views) > self._most:
                    self._views.popitem(last=False)
            self._views.move_to_end(as_of)
            return self._views[as_of]

    @property
    def revision(self) -> str:
        """What the views were made of: another word when a report, a reading or a judgement has come or gone."""
        return self.case.revision()
