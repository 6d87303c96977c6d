import hashlib
import json

import pytest

from evals.counts import share
from evals.gold import CaseError
from evals.real_report import GOLD, met, read_real_case, score_real, summary_lines
from tests.evals.conftest import RECORD, TEXT, perfect_reading


@pytest.fixture
def gold(tmp_path):
    record = {"sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "case": RECORD}
    path = tmp_path / "real.json"
    path.write_text(json.dumps(record), "utf-8")
    return path


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_a_report_is_recognised_by_its_digest(report, gold):
    assert read_real_case(report, gold=gold).text == TEXT
    report.write_text(TEXT + "\n", "utf-8")
    with pytest.raises(CaseError, match="its digest differs"):
        read_real_case(report, gold=gold)


def test_a_reading_as_marked_meets_both_marks(report, gold):
    case = read_real_case(report, gold=gold)
    scores = score_real(case, reading=perfect_reading(case))
    assert scores["events.recall"] == share(3, of=3)
    assert met(scores)
    assert not met({**scores, "events.spurious": share(31, of=100)})
    assert not met({**scores, "events.recall": share(69, of=100)})


def test_times_and_speakers_are_listed_one_by_one(report, gold):
    case = read_real_case(report, gold=gold)
    lines = list(summary_lines(case, reading=perfect_reading(case)))
    assert lines[0].split() == ["50", "2024-04-08", "read", "as", "2024-04-08"]
    assert lines[1].split()[1:] == ["unnamed", "2", "XNL", "read", "as", "unnamed", "2", "XNL"]


def strings(item):
    if isinstance(item, dict):
        return [s for value in item.values() for s in strings(value)]
    return [s for value in item for s in strings(value)] if isinstance(item, list) else [item]


def test_the_marks_hold_no_words_of_the_report():
    case = json.loads(GOLD.read_text("utf-8"))["case"]
    marks = [s for name in ("events", "claims", "times", "figures") for s in strings(case[name])]
    assert [s for s in marks if isinstance(s, str) and (" " in s or len(s) > 12)] == []
    assert "text" not in case
