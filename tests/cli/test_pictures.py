"""What a case says at a moment, from the command line: each command on the demo case, as it is typed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import dateline.cli.picture_commands
from dateline.cli import load_app
from dateline.cli.pictures import print_demo
from dateline.records import make_document
from dateline.store import open_case

COMMANDS = "timeline brief events claims disputes expected contacts actors stories".split()
LISTS = [command for command in COMMANDS if command not in ("brief", "timeline")]
Ask = Callable[..., Result]


@pytest.fixture(scope="module")
def where(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(shutil.copy(demo_case, tmp_path_factory.mktemp("asked") / "april.case"))


@pytest.fixture
def ask(where: str) -> Ask:
    """A command on the demo case."""

    def run(command: str, *words: str) -> Result:
        return dateline(command, where, *words)

    return run


def dateline(*words: str) -> Result:
    return CliRunner().invoke(load_app(), list(words), catch_exceptions=False)


def rows(done: Result) -> list[dict[str, Any]]:
    assert (done.exit_code, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_prints_text_and_ends_with_0(ask: Ask, command: str) -> None:
    done = ask(command)
    assert (done.exit_code, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > 5
    assert all(mark.isprintable() for mark in done.stdout.replace("\n", ""))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_prints_an_object_a_line_in_plain_ascii(ask: Ask, command: str) -> None:
    done = ask(command, "--json")
    found = rows(done)
    assert found
    assert done.stdout.isascii()
    assert all(isinstance(row, dict) for row in found)
    assert len(found) == 1 or command != "brief"


@pytest.mark.parametrize("command", COMMANDS)
def test_asking_again_prints_the_same(ask: Ask, command: str) -> None:
    assert ask(command, "--json").stdout == ask(command, "--json").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_as_of_a_day_nothing_later_is_told(ask: Ask, command: str, where: str) -> None:
    day = datetime(2024, 4, 8, tzinfo=UTC)
    early = ask(command, "--as-of", "2024-04-08", "--json").stdout
    with open_case(where) as case:
        later = [document.id for document in case.documents(since=day) if document.published_at != day]
    assert early
    assert later
    assert not any(id in early for id in later)


@pytest.mark.parametrize("command", COMMANDS)
def test_before_the_first_report_there_is_nothing(ask: Ask, command: str) -> None:
    done = ask(command, "--as-of", "2024-03-01")
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("dateline: ")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_case_that_is_not_there_ends_with_2(command: str, tmp_path: Path) -> None:
    done = dateline(command, str(tmp_path / "no.case"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "make a case with `dateline new`" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_case_without_reports_ends_with_1(command: str, tmp_path: Path) -> None:
    open_case(tmp_path / "empty.case", create=True).close()
    done = dateline(command, str(tmp_path / "empty.case"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_wrong_moment_is_one_clear_sentence(ask: Ask, command: str) -> None:
    done = ask(command, "--as-of", "soonish")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "soonish" in done.stderr
    assert "2024-04-10" in done.stderr


@pytest.mark.parametrize(
    ("command", "option", "value", "says"),
    [
        ("events", "--type", "WAR", "'WAR' is none of"),
        ("events", "--status", "done", "'done' is none of"),
        ("events", "--dyad", "IRN", "IRN:ISR"),
        ("events", "--dyad", ":ISR", "IRN:ISR"),
        ("events", "--origins", "-1", "greater than or equal to 0"),
        ("events", "--since", "04/05/2024", "4 May or 5 April"),
        ("expected", "--outcome", "won", "lapsed"),
        ("brief", "--length", "endless", "short, normal, long"),
        ("brief", "--format", "pdf", "markdown"),
        ("timeline", "--days", "0", "greater than or equal to 1"),
        ("contacts", "--until", "never", "never"),
        ("claims", "--since", "never", "never"),
    ],
)
def test_a_wrong_value_is_refused_with_what_would_be_right(
    ask: Ask, command: str, option: str, value: str, says: str
) -> None:
    done = ask(command, option, value)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in " ".join(done.stderr.replace("│", " ").split())


def test_a_brief_that_begins_after_its_end_is_refused(ask: Ask) -> None:
    done = ask("brief", "--since", "2024-04-20", "--as-of", "2024-04-10")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--since: it is not before --as-of" in done.stderr


# Filters


def test_events_can_be_asked_for_by_type_and_status(ask: Ask) -> None:
    every = rows(ask("events", "--json"))
    types = rows(ask("events", "--type", "assault", "--type", "CONSULT", "--json"))
    assert {row["type"] for row in types} == {"ASSAULT", "CONSULT"}
    assert len(types) == sum(row["type"] in ("ASSAULT", "CONSULT") for row in every)
    denied = rows(ask("events", "--status", "denied", "--json"))
    assert {row["status"] for row in denied} == {"denied"}


def names(row: dict[str, Any], side: str) -> set[str]:
    return {word for party in row[side] for word in (party["code"], party["country"], party["name"]) if word}


def test_events_can_be_asked_for_by_actor_and_dyad(ask: Ask) -> None:
    for row in rows(ask("events", "--actor", "isr", "--json")):
        both = {word.casefold() for word in names(row, "actors") | names(row, "recipients")}
        assert any("isr" in word for word in both)
    found = rows(ask("events", "--dyad", "IRN:ISR", "--json"))
    assert found
    for row in found:
        one, other = names(row, "actors"), names(row, "recipients")
        assert ("IRN" in one and "ISR" in other) or ("ISR" in one and "IRN" in other)
    assert rows(ask("events", "--dyad", "ISR:IRN", "--json")) == found


def test_events_can_be_asked_for_by_place_and_number_of_voices(ask: Ask) -> None:
    placed = rows(ask("events", "--place", "damascus", "--json"))
    assert {row["place"]["name"] for row in placed} == {"Damascus"}
    told = rows(ask("events", "--origins", "2", "--json"))
    assert min(row["origins"] for row in told) >= 2
    assert all(len(row["voices"]) == row["origins"] for row in told)


def test_events_can_be_asked_for_by_their_days(ask: Ask) -> None:
    found = rows(ask("events", "--since", "2024-04-13", "--until", "2024-04-14", "--json"))
    dated = [row for row in found if row["day"]]
    assert dated
    assert all(row["last_day"] >= "2024-04-13" and row["day"] <= "2024-04-14" for row in dated)
    assert len(found) < len(rows(ask("events", "--json")))


def test_filters_that_nothing_meets_end_with_1_and_say_so(ask: Ask) -> None:
    done = ask("events", "--actor", "Ruritania")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no event as of" in done.stderr
    assert ask("claims", "--speaker", "Ruritania", "--json").exit_code == 1
    assert ask("actors", "--since", "2030-01-01", "--json").exit_code == 1


def test_claims_can_be_asked_for_by_speaker_words_and_day(ask: Ask) -> None:
    spoken = rows(ask("claims", "--speaker", "IRN", "--json"))
    assert spoken
    assert all(row["affiliation"] == "IRN" or "irn" in row["speaker"].casefold() for row in spoken)
    about = rows(ask("claims", "--about", "Consulate", "--json"))
    for row in about:
        assert "consulate" in " ".join(part["quote"] for part in row["content"]).casefold()
    times = [
        datetime.fromisoformat(row["published_at"])
        for row in rows(ask("claims", "--since", "2024-04-14", "--json"))
    ]
    assert min(times) >= datetime(2024, 4, 14, tzinfo=UTC)


def test_claims_slice_back_and_are_never_the_outlets_own(ask: Ask, where: str) -> None:
    with open_case(where) as case:
        for row in rows(ask("claims", "--json")):
            document = case.document(row["document"])
            assert document is not None
            assert row["kind"] != "outlet"
            for part in row["content"]:
                assert document.text[part["start"] : part["end"]] == part["quote"]


def test_expectations_can_be_asked_for_by_outcome(ask: Ask) -> None:
    every = rows(ask("expected", "--json"))
    for outcome in ("open", "happened", "did not happen", "lapsed"):
        wanted = [row for row in every if row["outcome"] == outcome]
        if wanted:
            assert rows(ask("expected", "--outcome", outcome, "--json")) == wanted
    assert len({row["outcome"] for row in every}) > 1


def test_disputes_show_every_side_with_who_says_it(ask: Ask) -> None:
    for row in rows(ask("disputes", "--json")):
        assert len(row["sides"]) >= 2
        assert all(side["voices"] and side["citations"][0]["quote"] for side in row["sides"])
    plain = ask("disputes").stdout
    assert "whether it happened" in plain


def test_contacts_have_two_sides_and_can_be_asked_for_by_day(ask: Ask) -> None:
    found = rows(ask("contacts", "--json"))
    for row in found:
        assert len({party["name"] for party in (*row["who"], *row["whom"])}) >= 2
        assert row["way"] in ("visit", "meeting", "phone", "message", "talks")
    early = rows(ask("contacts", "--until", "2024-04-10", "--json"))
    assert {row["id"] for row in early} < {row["id"] for row in found}


def test_actors_stand_by_how_often_they_act_and_are_acted_on(ask: Ask) -> None:
    found = rows(ask("actors", "--json"))
    counts = [row["acts"] + row["is_acted_on"] for row in found]
    assert counts == sorted(counts, reverse=True)
    assert {"IRN", "ISR"} <= {row["key"] for row in found[:3]}


def test_stories_hold_every_report_once(ask: Ask) -> None:
    found = rows(ask("stories", "--json"))
    documents = [id for row in found for id in row["documents"]]
    assert len(documents) == len(set(documents)) == 36


def test_a_timeline_keeps_the_weightiest_days_in_order(ask: Ask) -> None:
    every = {row["day"]: row["weight"] for row in rows(ask("timeline", "--json"))}
    three = [row["day"] for row in rows(ask("timeline", "--days", "3", "--json"))]
    assert three == sorted(three)
    assert sorted(every[day] for day in three) == sorted(every.values())[-3:]
    assert {"2024-04-01", "2024-04-13"} & set(three)


@pytest.mark.parametrize("command", ["timeline", "brief"])
@pytest.mark.parametrize(("form", "start"), [("markdown", "# "), ("html", "<!doctype html>")])
def test_a_brief_and_a_timeline_come_in_other_forms(ask: Ask, command: str, form: str, start: str) -> None:
    done = ask(command, "--format", form)
    assert done.exit_code == 0
    assert done.stdout.startswith(start)


def test_a_brief_says_since_when_and_grows_with_its_length(ask: Ask) -> None:
    since = ("--since", "2024-04-13", "--as-of", "2024-04-15")
    assert "since 2024-04-13 00:00" in ask("brief", *since).stdout
    sizes = [len(ask("brief", *since, "--length", length).stdout) for length in ("short", "normal", "long")]
    assert sizes == sorted(sizes)
    (form,) = rows(ask("brief", *since, "--json"))
    assert (form["since"][:10], form["as_of"][:10]) == ("2024-04-13", "2024-04-15")


def test_every_citation_of_the_brief_leads_to_its_words(ask: Ask, where: str) -> None:
    (form,) = rows(ask("brief", "--json"))
    citations = [c for part in form["parts"] for line in part["lines"] for c in line["citations"]]
    assert citations
    with open_case(where) as case:
        for citation in citations:
            document = case.document(citation["document"])
            assert document is not None
            assert document.text[citation["start"] : citation["end"]] == citation["quote"]


HOSTILE = "Iran\x1b[31m struck \u202eIsrael\x9b2J on Monday,\ud800 the <b>army</b> said.\n"


@pytest.mark.parametrize("command", ["brief", "events", "claims", "actors", "stories", "timeline"])
def test_nothing_in_a_report_steers_the_terminal_or_ends_the_run(command: str, tmp_path: Path) -> None:
    from dateline.cases import add_report, read_case

    where = str(tmp_path / "hostile.case")
    at = datetime(2024, 4, 10, tzinfo=UTC)
    with open_case(where, create=True) as case:
        add_report(case, make_document(HOSTILE * 2, title=HOSTILE, outlet=HOSTILE, published_at=at))
        list(read_case(case))
    for words in ((), ("--json",)):
        done = dateline(command, where, *words)
        assert done.exit_code in (0, 1)
        assert all(mark.isprintable() for mark in done.output.replace("\n", ""))


def test_the_demo_prints_brief_timeline_disputes_expectations_and_contacts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert print_demo(as_json=False) == 0
    out = capsys.readouterr().out
    after = out.index("\nTimeline\n")
    places = [out.index(f"\n{title}\n  ", after) for title in ("Disputed", "Expected", "Contacts")]
    assert out.startswith("Brief as of ")
    assert places == sorted(places)


def test_a_locale_without_quotation_marks_does_not_end_the_run(where: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main()", "brief", where],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    assert b"\\u201c" in done.stdout
