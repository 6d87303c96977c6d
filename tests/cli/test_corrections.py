"""Corrections from the command line: made, listed, withdrawn, read past, given out."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import dateline.cli.judgement_commands  # noqa: F401 - the commands under test
from dateline.cases import READING, draw_case, latest_moment, reading_version
from dateline.cli import load_app
from dateline.records import Picture, Reading
from dateline.store import open_case
from tests.filling import keep_readings
from training.markup import parse_file

WHY = ["--reason", "it is told so", "--author", "ada"]


@pytest.fixture
def where(demo_readings: tuple[Reading, ...], tmp_path: Path) -> str:
    path = str(tmp_path / "small.case")
    with open_case(path, create=True) as case:
        keep_readings(case, demo_readings[:4])
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(load_app(), list(words))


def picture(where: str) -> Picture:
    with open_case(where) as case:
        as_of = latest_moment(case)
        assert as_of is not None
        return draw_case(case, as_of=as_of)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def told(where: str, word: str) -> tuple[str, str]:
    """The first event and mention that a word tells."""
    events = picture(where).events
    return next((e.id, t.told.id) for e in events for t in e.tellings if t.told.word == word)


def test_a_correction_is_made_listed_and_withdrawn(where: str) -> None:
    before = picture(where)
    event, _ = told(where, "blamed")
    made = run("correct", where, event, "--status", "denied", *WHY)
    assert made.exit_code == 0, made.output
    assert "status → denied" in made.stdout
    (judgement,) = rows(run("correct", where, "--list", "--json"))
    assert (judgement["author"], judgement["reason"], judgement["state"]) == ("ada", "it is told so", "holds")
    assert picture(where) != before
    undone = run("correct", where, "--undo", judgement["id"], "--author", "ben")
    assert undone.exit_code == 0
    assert "by ben" in undone.stdout
    assert picture(where) == before
    assert run("correct", where, "--list").exit_code == 1
    (kept,) = rows(run("correct", where, "--list", "--all", "--json"))
    assert (kept["id"], kept["withdrawn_by"]) == (judgement["id"], "ben")


def test_several_parts_are_judged_at_once_and_those_that_are_so_already_are_not(where: str) -> None:
    _, mention = told(where, "blamed")
    made = run(
        "correct", where, mention, "--type", "accuse", "--status", "denied", "--actor", "Iran", "--day", "2024-04-01",
        *WHY, "--json",
    )  # fmt: skip
    assert [row["says"] for row in rows(made)] == [
        "status → denied",
        "actors → Iran (IRN)",
        "day → 2024-04-01",
    ]
    (shown,) = [t.told for e in picture(where).events for t in e.tellings if t.told.id == mention]
    assert (shown.status, str(shown.day)) == ("denied", "2024-04-01")


def test_all_that_can_be_corrected_of_events_reports_and_names(where: str) -> None:
    (event, mention), (other, _) = told(where, "blamed"), told(where, "struck")
    (one, _, two, *_) = {t.document: None for e in picture(where).events for t in e.tellings}
    for words in (
        (mention, "--speaker", "two officials (IRN)", "--kind", "unnamed"),
        (event, "--place", "Beirut (LBN)", "--recipient", "-"),
        (event, "--same-as", other),
        (mention, "--apart"),
        (mention, "--not-an-event"),
        (two, "--origin", one),
        (one, "--words", "Iran", "--stands-for", "Hezbollah (HZB)"),
    ):
        done = run("correct", where, *words, *WHY)
        assert done.exit_code == 0, done.output
        assert "--undo jdg_" in done.stdout
    assert len(run("correct", where, "--list").stdout.splitlines()) == 8
    assert "judged, 100 %" in run("origins", where).stdout


def test_a_target_alone_is_shown_with_what_was_judged_of_it(where: str) -> None:
    event, mention = told(where, "blamed")
    run("correct", where, mention, "--status", "denied", *WHY)
    shown = run("correct", where, event)
    assert shown.exit_code == 0
    assert re.search(rf"^{mention}  doc_[0-9a-f]+:\d+-\d+  2024-04-01", shown.stdout, re.MULTILINE)
    assert "status → denied" in shown.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["evn_0", "--status", "denied", *WHY], "no report that was read tells it"),
        (["EVENT", "--status", "happened", *WHY], "'happened' is none of: occurred"),
        (["EVENT", "--type", "WAR", *WHY], "'WAR' is none of: AGREE"),
        (["EVENT", "--mode", "visit", *WHY], "ACCUSE has no mode 'visit'; its modes: allege"),
        (["EVENT", "--actor", "Foo (QQQ)", *WHY], "the register has no such code"),
        (["EVENT", "--day", "Monday", *WHY], "that is no day"),
        (["EVENT", "--type", "ACCUSE", *WHY], "it is read so without it"),
        (["EVENT", "--status", "denied", "--apart", *WHY], "reading and apart is asked for"),
        (["EVENT", "--status", "denied"], "say why"),
        (["EVENT", "--status", "denied", "--reason", " "], "say why"),
        (["EVENT", "--list"], "give targets, or --undo, or --list"),
        (["--status", "denied", *WHY], "give targets, or --undo, or --list"),
        (["--undo", "jdg_0"], "the case holds no such judgement"),
    ],
)
def test_what_cannot_be_judged_ends_with_2_and_leaves_the_case_alone(
    where: str, words: list[str], says: str
) -> None:
    event, _ = told(where, "blamed")
    done = run("correct", where, *(event if word == "EVENT" else word for word in words))
    assert done.exit_code == 2
    assert says in " ".join(done.stderr.split())
    assert run("correct", where, "--list", "--all").exit_code == 1


def test_of_several_to_withdraw_all_are_or_none(where: str) -> None:
    event, _ = told(where, "blamed")
    (made,) = rows(run("correct", where, event, "--status", "denied", *WHY, "--json"))
    assert run("correct", where, "--undo", made["id"], "--undo", "jdg_0").exit_code == 2
    assert len(rows(run("correct", where, "--list", "--json"))) == 1


def _age(where: str, *, retyped: str, gone: str) -> None:
    """The case was read by an older version, which read two words otherwise, and not by this one."""
    with open_case(where) as case:
        forms = dict(case.payloads(READING, reading_version()))
        case.drop(READING, reading_version())
        case.drop_accounts(keep="")
        for document in case.claim(READING, "older rules 0.1.0", owner="test", limit=9):
            form = forms[document.id]
            for event in form["events"]:
                event["type"] = "COERCE" if event["trigger"]["quote"] == retyped else event["type"]
            form["events"] = [e for e in form["events"] if e["trigger"]["quote"] != gone]
            case.finish(document.id, READING, "older rules 0.1.0", owner="test", payload=form)


def test_reading_again_says_what_changed_and_which_judgements_that_touches(where: str) -> None:
    struck, blamed = told(where, "struck")[1], told(where, "blamed")[1]
    run("correct", where, struck, "--status", "possible", *WHY)
    run("correct", where, blamed, "--status", "denied", *WHY)
    before = picture(where)
    _age(where, retyped="struck", gone="fired")
    done = run("recode", where)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(
        f"4 reports read by {reading_version()}\ncompared with older rules 0.1.0:\n"
    )
    assert re.search(
        r"events: \d+ before, \d+ now: [1-9]\d* added, 0 removed, [1-9]\d* retyped, 0", done.stdout
    )
    assert re.search(r"COERCE +\d+ now ASSAULT", done.stdout)
    assert "2 judgements: 1 about words that are read otherwise, 0 without all their words" in done.stdout
    assert "“struck” type COERCE → ASSAULT" in done.stdout
    assert picture(where) == before
    again = json.loads(run("recode", where, "--json").stdout)
    assert (again["read"], again["compared_with"]) == (0, "older rules 0.1.0")


def test_judgements_without_their_words_are_told_and_end_with_1(where: str) -> None:
    struck = told(where, "struck")[1]
    run("correct", where, struck, "--status", "possible", *WHY)
    with open_case(where) as case:
        document = next(case.documents())
        case.judge(
            "event", f"{document.id}:0-3", field="status", value={"to": "denied"}, author="ada", reason="lost"
        )
    done = run("recode", where, "--again")
    assert done.exit_code == 1
    assert "compared with its reading before:" in done.stdout
    assert "0 added, 0 removed, 0 retyped, 0 changed" in done.stdout
    assert f"no event is told at {document.id}:0-3 any more" in done.stdout
    assert json.loads(run("recode", where, "--json").stdout)["judgements"][1]["state"] == "lost"


def test_corrected_passages_parse_as_the_corpus_does(where: str, tmp_path: Path) -> None:
    assert run("export", where, "corrections").exit_code == 1
    run("correct", where, told(where, "fired")[1], "--status", "denied", *WHY)
    out = tmp_path / "april.txt"
    done = run("export", where, "corrections", "-o", str(out))
    assert (done.exit_code, done.output) == (0, "")
    file = parse_file(out.read_text("utf-8"), path=out)
    assert (file.title, file.region) == ("small", "Middle East")
    (passage,) = file.passages
    assert [e.status for e in passage.events if passage.words(e.trigger) == "fired"] == ["denied"]
    assert run("export", where, "corrections").stdout == out.read_text("utf-8")


def test_what_a_passage_cannot_show_is_told(where: str) -> None:
    run("correct", where, told(where, "fired")[1], "--actor", "Norway (NOR)", *WHY)
    done = run("export", where, "corrections", "--region", "Europe", "--title", "Norway")
    assert done.exit_code == 1
    assert "“Norway” as a side of “fired” is left out" in done.stderr
    assert done.stdout.startswith("# crisis: Norway\n# region: Europe\n")


@pytest.mark.parametrize(
    "words",
    [["events"], ["corrections", "--region", "Atlantis"], ["corrections", "-o", "/nowhere/at/all.txt"]],
)
def test_an_export_that_is_not_there_ends_with_2(where: str, words: list[str]) -> None:
    run("correct", where, told(where, "fired")[1], "--status", "denied", *WHY)
    assert run("export", where, *words).exit_code == 2


def test_a_corrected_speaker_shows_in_claims_until_it_is_withdrawn(where: str) -> None:
    events = {t.told.claim for e in picture(where).events for t in e.tellings}
    claim = next(row for row in rows(run("claims", where, "--json")) if row["id"] in events)
    made = run("correct", where, claim["id"], "--speaker", "Ada Berg (NOR)", *WHY, "--json")
    assert made.exit_code == 0, made.output
    (row,) = rows(run("claims", where, "--speaker", "Ada Berg", "--json"))
    assert (row["id"], row["speaker"], row["affiliation"]) == (claim["id"], "Ada Berg", "NOR")
    (judgement,) = rows(made)
    assert run("correct", where, "--undo", judgement["id"], "--author", "ben").exit_code == 0
    assert claim in rows(run("claims", where, "--json"))
