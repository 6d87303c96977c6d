"""What a case gives out at a moment: a data frame, charts, and files of every format."""

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import InputError
from dateline.outputs.brief import Length
from dateline.views.filters import ALL, Filters

if TYPE_CHECKING:
    import pandas

    from dateline.charts import Chart
    from dateline.views.view import View

Where = str | Path
Paths = tuple[Path, ...]


class Giving(ABC):
    """What a case gives out at a moment: a data frame, charts, and files of every format.

    Every ``to_`` method writes whole files or none, and gives their paths, none where nothing meets the filters. A
    path that is a folder takes a file under its own name. The same case at the same moment gives the same bytes. All
    raise InputError for a file that is there already unless `force` is given, for one that cannot be written, and
    where a library is missing that the format needs.
    """

    @abstractmethod
    def at(self, as_of: datetime | str | None = None) -> "View":
        """The case as of a moment."""

    def frame(self, filters: Filters = ALL) -> "pandas.DataFrame":
        """The events as a data frame, one a row, with the columns of ``dateline export CASE csv``.

        Lists are lists, days are dates, what is unknown is None. Raises InputError where pandas is not installed.
        """
        from dateline.exports import COLUMNS, event_rows

        try:
            import pandas
        except ImportError as error:
            step = "install it with: pip install pandas"
            raise InputError("pandas", cause="it is not installed", next_step=step) from error
        rows = list(event_rows(self.at(), filters=filters))
        return pandas.DataFrame(rows, columns=[column.name for column in COLUMNS])

    def dyad_chart(
        self, dyad: tuple[str, str], *, filters: Filters = ALL, imported: tuple[str, ...] = ()
    ) -> "Chart | None":
        """Conflict and cooperation of two sides by day; None where they have no dated event.

        `imported` names formats whose imported events stand in panels of their own below ours. See
        `dateline.charts.dyad_chart`.
        """
        from dateline.charts import dyad_chart

        view, wanted = self.at(), replace(filters, dyad=dyad)
        events = view.find_events(wanted)
        theirs = view.find_imported_by_day(events, filters=wanted, formats=imported) if imported else ()
        return dyad_chart(events, dyad=dyad, imported=theirs)

    def timeline_chart(self, filters: Filters = ALL) -> "Chart | None":
        """The events by day and severity; None where none has a day."""
        from dateline.charts import timeline_chart

        return timeline_chart(self.at().find_events(filters))

    def map_chart(self, filters: Filters = ALL, *, imported: tuple[str, ...] = ()) -> "Chart | None":
        """Where the events were that were told as done; None where none has a place.

        `imported` names formats whose imported events are crosses on the map, where they were in a town
        or at a site.
        """
        from dateline.charts import map_chart

        view = self.at()
        events = [e for e in view.find_events(filters) if e.voices and not e.historical]
        theirs = view.find_imported_places(filters, formats=imported) if imported else ()
        return map_chart(events, imported=theirs)

    def contacts_chart(self, filters: Filters = ALL) -> "Chart | None":
        """Who was in touch with whom by day; None where nobody was."""
        from dateline.charts import contacts_chart

        return contacts_chart(self.at().find_contacts(filters))

    def to_csv(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as a table of CSV."""
        return self._write("csv", path, filters=filters, force=force)

    def to_parquet(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as a Parquet table."""
        return self._write("parquet", path, filters=filters, force=force)

    def to_jsonl(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as JSON Lines, with every telling."""
        return self._write("jsonl", path, filters=filters, force=force)

    def to_polecat(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as a table in the shape of POLECAT (strict PLOVER)."""
        return self._write("polecat", path, filters=filters, force=force)

    def to_icews(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as a table in the shape of ICEWS (CAMEO)."""
        return self._write("icews", path, filters=filters, force=force)

    def to_gdelt(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as two tables in the shape of GDELT 2.0 (CAMEO), in a folder."""
        return self._write("gdelt", path, filters=filters, force=force)

    def to_acled(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as a table in the shape of ACLED."""
        return self._write("acled", path, filters=filters, force=force)

    def to_geojson(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as GeoJSON features."""
        return self._write("geojson", path, filters=filters, force=force)

    def to_jsonld(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as JSON-LD, with reports, claims and quotations."""
        return self._write("jsonld", path, filters=filters, force=force)

    def to_stix(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as a STIX 2.1 bundle."""
        return self._write("stix", path, filters=filters, force=force)

    def to_ftm(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as FollowTheMoney entities."""
        return self._write("ftm", path, filters=filters, force=force)

    def to_atom(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as an Atom feed."""
        return self._write("atom", path, filters=filters, force=force)

    def to_jsonfeed(self, path: Where, *, filters: Filters = ALL, force: bool = False) -> Paths:
        """The events are at `path` as a JSON Feed."""
        return self._write("jsonfeed", path, filters=filters, force=force)

    def to_opml(self, path: Where, *, force: bool = False) -> Paths:
        """The feeds that the case follows are at `path` as OPML."""
        return self._write("opml", path, force=force)

    def to_md(
        self, path: Where, *, since: datetime | None = None, length: Length = "normal", force: bool = False
    ) -> Paths:
        """The brief is at `path` as Markdown; `since` is when the last one was, a day before unless given."""
        return self._write("md", path, since=since, length=length, force=force)

    def to_html(
        self, path: Where, *, since: datetime | None = None, length: Length = "normal", force: bool = False
    ) -> Paths:
        """The brief is at `path` as HTML; `since` is when the last one was, a day before unless given."""
        return self._write("html", path, since=since, length=length, force=force)

    def to_pdf(
        self, path: Where, *, since: datetime | None = None, length: Length = "normal", force: bool = False
    ) -> Paths:
        """The brief is at `path` as PDF; `since` is when the last one was, a day before unless given."""
        return self._write("pdf", path, since=since, length=length, force=force)

    def to_docx(
        self, path: Where, *, since: datetime | None = None, length: Length = "normal", force: bool = False
    ) -> Paths:
        """The brief is at `path` as a document of Word; `since` is when the last one was, a day before unless given."""
        return self._write("docx", path, since=since, length=length, force=force)

    def _write(
        self,
        format: str,
        path: Where,
        *,
        filters: Filters = ALL,
        since: datetime | None = None,
        length: Length = "normal",
        force: bool,
    ) -> Paths:
        from dateline.exports import write

        view = self.at()
        return write(view, format, Path(path), filters=filters, since=since, length=length, force=force)
