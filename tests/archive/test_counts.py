"""Counts over an archive, copies, and reports brought into a case."""

import json
import subprocess
from pathlib import Path

import pytest

from dateline.archive import Output, find_copies, find_selected, find_stats, open_output, read_archive
from dateline.demo import demo_documents
from dateline.errors import InputError
from tests.archive.conftest import COMMAND


def dicts(output: Output, kind: str) -> list[dict[str, object]]:
    stats = find_stats(output, kind)
    return [dict(zip(stats.columns, row, strict=True)) for row in stats.rows]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """Two reports, and forty copies of one of them in other outlets, in three parts."""
    folder = tmp_path_factory.mktemp("copied")
    one, other = demo_documents()[:2]
    texts = [("Wire", one.text), ("Elm Courier", other.text)]
    texts += [(f"Outlet {n}", f"{one.text}\nUpdated {n} minutes later.") for n in range(40)]
    for part in range(3):
        records = [
            {"text": text, "outlet": outlet, "published_at": f"2024-04-{2 + (outlet != 'Wire'):02}"}
            for outlet, text in texts[part::3]
        ]
        body = "".join(json.dumps(record) + "\n" for record in records)
        (folder / f"{part}.jsonl").write_text(body, "utf-8")
    out = folder / "out"
    read_archive(str(folder), str(out), workers=2)
    return open_output(str(out))


def test_forty_copies_are_one_origin(copied: Output) -> None:
    assert dicts(copied, "totals")[0]["origins"] == 42  # nobody looked yet
    assert not find_stats(copied, "totals").counted_origins
    assert find_copies(copied) == {"groups": 1, "texts": 41}
    (totals,) = dicts(copied, "totals")
    assert (totals["reports"], totals["origins"], find_stats(copied, "totals").counted_origins) == (
        42,
        2,
        True,
    )
    own = {row["outlet"]: row["own"] for row in dicts(copied, "sources")}
    assert (own["Wire"], own["Elm Courier"], own["Outlet 3"]) == (1, 1, 0)


def test_copies_are_found_the_same_each_time(copied: Output) -> None:
    find_copies(copied)
    first = copied.copies.read_bytes()
    find_copies(copied)
    assert copied.copies.read_bytes() == first


def test_a_dyad_month_counts_mentions_reports_and_origins(copied: Output) -> None:
    find_copies(copied)
    for row in dicts(copied, "dyads"):
        quads = [
            row[f"{kind}_{side}"] for kind in ("verbal", "material") for side in ("cooperation", "conflict")
        ]
        assert sum(map(int, map(str, quads))) == row["mentions"]
        assert int(str(row["mentions"])) >= int(str(row["reports"])) >= int(str(row["origins"])) >= 1
        assert row["actor"] != row["recipient"]


@pytest.mark.parametrize("kind", ["totals", "types", "sources", "dyads", "voices", "issues"])
def test_every_kind_of_count_is_printed(undisturbed: Path, kind: str) -> None:
    shown = subprocess.run(
        [*COMMAND, "archive", "stats", str(undisturbed), "--of", kind],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(shown.stdout.splitlines()) > 1
    as_json = subprocess.run(
        [*COMMAND, "archive", "stats", str(undisturbed), "--of", kind, "--json", "--limit", "1"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len([json.loads(line) for line in as_json.stdout.splitlines()]) == 1


def test_counts_add_up(output: Output) -> None:
    (totals,) = dicts(output, "totals")
    assert sum(int(str(row["mentions"])) for row in dicts(output, "types")) == totals["mentions"]
    assert sum(int(str(row["claims"])) for row in dicts(output, "voices")) == totals["attributed"]
    assert sum(int(str(row["reports"])) for row in dicts(output, "sources")) == totals["reports"] == 36


def test_selected_reports_are_those_of_the_archive(output: Output) -> None:
    known = {document.id: document for document in demo_documents()}
    found = list(find_selected(output, "outlet = 'Levant Courier' AND type IS NOT NULL"))
    assert found
    for document in found:
        assert document.text == known[document.id].text
        assert document.published_at == known[document.id].published_at
        assert document.outlet == "Levant Courier"


def test_a_selection_fills_a_case(undisturbed: Path, tmp_path: Path) -> None:
    case = tmp_path / "some.case"
    where = "type = 'ASSAULT' AND list_contains(recipient_countries, 'IRN')"
    filled = subprocess.run(
        [*COMMAND, "archive", "case", str(undisturbed), str(case), "--where", where, "--most", "2"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert filled.stdout == "2 new reports, 0 new versions, 0 known, 0 failed, 2 read\n"
    checked = subprocess.run([*COMMAND, "check", str(case)], capture_output=True, text=True, check=True)
    assert checked.stdout.startswith("2 reports: every word slices back")


@pytest.mark.parametrize(
    "where", ["bogus > 3", "1 = 1) UNION SELECT read_text('/etc/passwd'", "true; DROP VIEW documents"]
)
def test_a_wrong_condition_is_told_and_makes_no_case(undisturbed: Path, tmp_path: Path, where: str) -> None:
    with pytest.raises(InputError, match="DuckDB does not understand it"):
        list(find_selected(open_output(str(undisturbed)), where))
    case = tmp_path / "none.case"
    command = [*COMMAND, "archive", "case", str(undisturbed), str(case), "--where", where]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
    assert not case.exists()


def test_a_condition_reads_no_other_file(undisturbed: Path) -> None:
    where = "document IN (SELECT content FROM read_text('/etc/passwd'))"
    with pytest.raises(InputError, match=r"DuckDB does not understand it .*(Permission|access)"):
        list(find_selected(open_output(str(undisturbed)), where))


def test_what_holds_no_readings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no readings of an archive are in it"):
        open_output(str(tmp_path))
