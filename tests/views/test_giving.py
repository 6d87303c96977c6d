"""What a case gives out from Python in one line: events, a data frame, charts, files of every format."""

import inspect
import io
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import altair
import pandas
import pytest

import dateline.store
from dateline.errors import InputError
from dateline.exports import COLUMNS, FORMATS, make_files, read_imports
from dateline.records import Imported
from dateline.views import Case, Filters, Giving, open_case

WRITERS = {
    name.removeprefix("to_"): method for name, method in vars(Giving).items() if name.startswith("to_")
}
DYAD = Filters(dyad=("IRN", "ISR"))


@pytest.fixture(scope="module")
def case(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    where = shutil.copy(demo_case, tmp_path_factory.mktemp("giving") / "april.case")
    with open_case(where) as case:
        yield case


@pytest.fixture
def case_with_theirs(case: Case, tmp_path: Path) -> Iterator[Case]:
    """The same with our own events taken in as if others had coded them, in each shape."""
    with open_case(shutil.copy(case.name, tmp_path / "both.case")) as both:
        for format in ("polecat", "icews", "gdelt"):
            keep_theirs(both, format)
        yield both


def keep_theirs(case: Case, format: str) -> None:
    table = next(iter(make_files(case.at(), format).values()))
    rows = read_imports(io.BytesIO(table), format=format, name=format)
    case.keep_imported([row for row in rows if isinstance(row, Imported)])


def test_there_is_a_method_for_every_format_and_no_other() -> None:
    assert list(WRITERS) == list(FORMATS)
    for name, method in WRITERS.items():
        parameters = set(inspect.signature(method).parameters) - {"self", "path", "force"}
        takes = {"events": {"filters"}, "brief": {"since", "length"}, "sources": set()}
        assert parameters == takes[FORMATS[name].of]
        assert method.__doc__


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "opml"])
def test_a_method_writes_what_the_export_makes(format: str, case: Case, tmp_path: Path) -> None:
    paths = getattr(case, f"to_{format}")(tmp_path)
    assert {path.name: path.read_bytes() for path in paths} == make_files(case.at(), format)
    assert paths
    with pytest.raises(InputError, match="it is there already"):
        getattr(case, f"to_{format}")(tmp_path)
    assert getattr(case, f"to_{format}")(tmp_path, force=True) == paths


def test_the_feeds_are_written_where_there_are_any(case: Case, tmp_path: Path) -> None:
    assert case.to_opml(tmp_path / "feeds.opml") == ()
    with open_case(shutil.copy(case.name, tmp_path / "fed.case")) as fed:
        fed.note_source("https://example.org/feed.xml", kind="feed")
        (path,) = fed.to_opml(str(tmp_path / "feeds.opml"))
    assert b"https://example.org/feed.xml" in path.read_bytes()


def test_filters_and_the_moment_choose(case: Case, tmp_path: Path) -> None:
    (path,) = case.at("2024-04-14T00:00Z").to_csv(tmp_path / "then.csv", filters=DYAD)
    then = pandas.read_csv(path)
    assert 0 < len(then) < len(case.frame(DYAD)) < len(case.events)


def test_the_events_are_a_data_frame_in_one_line(case: Case) -> None:
    frame = case.frame()
    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert len(frame) == len(case.events) > 100
    assert isinstance(case, dateline.store.Case)


def test_a_case_without_reports_says_so(tmp_path: Path) -> None:
    with open_case(tmp_path / "empty.case", create=True) as empty:
        for ask in (lambda: empty.events, empty.frame, lambda: empty.to_csv(tmp_path / "events.csv")):
            with pytest.raises(InputError, match="it holds no report that was read"):
                ask()


def test_every_chart_is_one_call_and_shows_itself(case: Case) -> None:
    for chart in (
        case.dyad_chart(("IRN", "ISR")),
        case.timeline_chart(),
        case.map_chart(),
        case.contacts_chart(DYAD),
    ):
        assert isinstance(chart, altair.TopLevelMixin)
        with altair.renderers.enable("svg"):
            assert "<svg" in chart._repr_mimebundle_()["image/svg+xml"]
    assert case.dyad_chart(("IRN", "nobody")) is None


@pytest.mark.parametrize("format", ["polecat", "icews", "gdelt"])
def test_charts_take_imported_events_beside_ours(format: str, case_with_theirs: Case) -> None:
    case = case_with_theirs
    (alone, both) = (case.dyad_chart(("IRN", "ISR"), imported=formats) for formats in ((), (format,)))
    assert alone is not None
    assert both is not None
    ours = alone.description.rstrip(".")
    assert both.description.startswith(f"{ours}; imported: {format.upper()}, ")
    chart = case.map_chart(imported=(format,))
    assert chart is not None
    assert f"imported: {format.upper()}, " in chart.description
    assert len(case.events) == len(case.frame())


def test_another_format_of_imported_events_is_refused(case: Case) -> None:
    with pytest.raises(InputError, match="reads no event data of this shape"):
        case.map_chart(imported=("icwes",))


def test_imported_events_meet_the_filters_and_none_is_of_a_later_day(case_with_theirs: Case) -> None:
    view = case_with_theirs.at("2024-04-14T00:00Z")
    found = list(view.find_imported(Filters(dyad=("ISR", "IRN"), types=("ASSAULT",)), formats=["icews"]))
    assert found
    assert {row.type for row in found} == {"ASSAULT"}
    assert {frozenset((row.actor_country, row.recipient_country)) for row in found} == {
        frozenset(("IRN", "ISR"))
    }
    assert max(row.day for row in found if row.day) <= date(2024, 4, 14)
    everything = list(view.find_imported())
    assert len(list(view.find_imported(most=3))) == 3
    assert {row.place_country for row in view.find_imported(Filters(place="Iran"))} == {"IRN"}
    assert len(list(view.find_imported(Filters(statuses=("denied",), origins=9)))) == len(everything)


def test_imported_places_are_those_with_a_town_or_a_site(case_with_theirs: Case) -> None:
    view = case_with_theirs.at()
    placed = list(view.find_imported_places())
    assert {row.format for row in placed} == {"polecat", "icews", "gdelt"}
    assert len(placed) < len(list(view.find_imported()))
    assert all(row.latitude is not None for row in placed)
