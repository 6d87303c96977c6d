import pytest

from evals.counts import balance, share
from evals.gate import (
    GateError,
    Pins,
    digest_of,
    gate_problems,
    read_pins,
    read_result,
    result_of,
    update_pins,
    write_pins,
    write_result,
)

PINS = Pins(floors={"dev": {"quiet": 80.0, "events.spurious": 20.0}}, lowered=(), digest="ab  elm.json\n")


def groups(quiet: int, spurious: int):
    return {"dev": {"quiet": share(quiet, of=100), "events.spurious": share(spurious, of=100)}}


@pytest.mark.parametrize(
    ("quiet", "spurious", "problems"),
    [
        (80, 20, []),
        (79, 21, []),  # inside the slack
        (78, 20, ["dev quiet: 78.0 is under its floor of 80.0"]),
        (90, 25, ["dev events.spurious: 25.0 is over its ceiling of 20.0"]),
    ],
)
def test_the_gate_stays_shut_under_a_floor_and_over_a_ceiling(quiet, spurious, problems):
    assert gate_problems(groups(quiet, spurious), pins=PINS, digest=PINS.digest) == problems


def test_the_gate_stays_shut_when_cases_changed():
    digest = "cd  elm.json\nef  oak.json\n"
    assert gate_problems(groups(90, 10), pins=PINS, digest=digest) == [
        "elm.json changed: run with --update",
        "oak.json changed: run with --update",
    ]


def test_the_gate_stays_shut_where_nothing_is_pinned():
    scored = {**groups(90, 10), "held": {"quiet": share(1, of=2)}}
    assert gate_problems(scored, pins=PINS, digest=PINS.digest) == [
        "nothing is pinned for held: run --update"
    ]
    empty = Pins(floors={"dev": {}}, lowered=(), digest="")
    assert gate_problems(groups(90, 10), pins=empty, digest="") == ["nothing is pinned for dev: run --update"]


def test_an_update_raises_floors_and_pins_the_cases():
    pins = update_pins(groups(85, 15), pins=PINS, digest="new", reason=None)
    assert pins == Pins(floors={"dev": {"quiet": 85.0, "events.spurious": 15.0}}, lowered=(), digest="new")


def test_an_update_lowers_no_floor_without_a_reason():
    with pytest.raises(GateError, match=r"dev quiet would fall from 80\.0 to 79\.9"):
        update_pins(
            {"dev": {"quiet": balance(799, gold=1000, found=1000)}}, pins=PINS, digest="new", reason=None
        )


def test_a_reason_lowers_a_floor_and_is_kept():
    pins = update_pins(groups(70, 15), pins=PINS, digest="new", reason="ten new cases")
    assert pins.floors["dev"]["quiet"] == 70.0
    assert pins.lowered == ({"reason": "ten new cases", "floors": {"dev quiet": [80.0, 70.0]}},)


def test_groups_that_were_not_scored_keep_their_floors():
    pins = update_pins({"held": {"quiet": share(1, of=2)}}, pins=PINS, digest="", reason=None)
    assert pins.floors == {**PINS.floors, "held": {"quiet": 50.0}}


def test_pins_and_results_survive_the_disk(tmp_path):
    assert read_pins(tmp_path) == Pins(floors={}, lowered=(), digest="")
    write_pins(PINS, folder=tmp_path)
    assert read_pins(tmp_path) == PINS
    write_result(result_of(groups(85, 15), cases={}, reader={"name": "x", "version": "1"}), folder=tmp_path)
    assert read_result(tmp_path)["scores"]["dev"]["quiet"] == {"value": 85.0, "counts": "85 of 100"}


def test_a_file_changed_by_one_letter_has_another_digest(tmp_path):
    (tmp_path / "cases").mkdir()
    paths = [tmp_path / name for name in ("cases/elm.json", "codes.json", "real_report.json")]
    for path in paths:
        path.write_text("{}", "utf-8")
    before = digest_of(tmp_path / "cases", corpus=tmp_path).splitlines()
    assert [line.split()[1] for line in before] == ["elm.json", "codes.json", "real_report.json"]
    for number, path in enumerate(paths):
        path.write_text("{ }", "utf-8")
        after = digest_of(tmp_path / "cases", corpus=tmp_path).splitlines()
        assert [a == b for a, b in zip(before, after, strict=True)] == [i > number for i in range(3)]


def test_a_score_that_has_nothing_left_to_count_is_let_go_for_a_reason():
    gone = {"dev": {"quiet": share(85, of=100), "events.spurious": share(0, of=0)}}
    pins = update_pins(gone, pins=PINS, digest=PINS.digest, reason="nothing is found")
    assert gate_problems(gone, pins=pins, digest=PINS.digest) == []


def test_no_floor_is_kept_for_a_baseline():
    scored = {"demo case": {"case.events.b3": share(8, of=10), "case.events.lemma_b3": share(6, of=10)}}
    pins = update_pins(scored, pins=Pins(floors={}, lowered=(), digest=""), digest="", reason=None)
    assert pins.floors == {"demo case": {"case.events.b3": 80.0}}


def test_the_gold_of_both_cases_is_part_of_the_digest(tmp_path):
    for name in ("demo", "august"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gold.json").write_text(name, "utf-8")
    for name in ("codes.json", "real_report.json"):
        (tmp_path / name).write_text("{}", "utf-8")
    lines = digest_of(tmp_path / "cases", corpus=tmp_path).splitlines()
    assert len({line for line in lines if line.endswith("  gold.json")}) == 2
