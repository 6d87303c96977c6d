"""Accounts, tokens and the audit from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.access import Door, find_token
from dateline.cli import load_app
from dateline.store import open_case

PASSWORD = "correct horse battery"
# The command on a terminal of its own: what is written to this process is typed there.
TERMINAL = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = str(tmp_path / "elm.case")
    open_case(path, create=True).close()
    return path


@pytest.fixture
def ada(where: str) -> str:
    """A case with Ada the admin."""
    added = run("users", where, "--add", "Ada", "--role", "admin", "--password-stdin", typed=PASSWORD + "\n")
    assert added.exit_code == 0, added.output
    return where


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(load_app(), list(words), input=typed)


def logs_in(where: str, password: str, *, name: str = "Ada") -> bool:
    with open_case(where) as case:
        return Door(case).log_in(name, password, address="10.0.0.1") is not None


def test_an_account_is_added_and_listed(ada: str) -> None:
    assert logs_in(ada, PASSWORD)
    listed = run("users", ada)
    assert (listed.exit_code, listed.stdout.split()[:2]) == (0, ["admin", "Ada"])
    (row,) = [json.loads(line) for line in run("users", ada, "--json").stdout.splitlines()]
    assert (row["name"], row["role"], row["disabled_at"]) == ("Ada", "admin", None)
    assert sorted(row) == ["disabled_at", "made_at", "name", "role"]


def test_a_case_without_accounts_says_how_to_add_one(where: str) -> None:
    for words, said in (("users", "--add NAME --role admin"), ("tokens", "--add LABEL --for NAME")):
        listed = run(words, where)
        assert (listed.exit_code, listed.stdout) == (1, "")
        assert said in listed.stderr
    assert run("audit", where).exit_code == 1


def test_a_password_is_changed_by_a_line_of_standard_input(ada: str) -> None:
    changed = run("users", ada, "--password", "ada", "--password-stdin", typed="another good one\r\nmore\n")
    assert changed.exit_code == 0, changed.output
    assert logs_in(ada, "another good one")
    assert not logs_in(ada, PASSWORD)


def test_an_account_gets_another_role_is_shut_out_and_let_in(ada: str) -> None:
    run("users", ada, "--add", "Ben", "--role", "reader", "--password-stdin", typed=PASSWORD)
    assert run("users", ada, "--change", "Ben", "--role", "analyst").stdout.startswith("analyst  Ben")
    assert "disabled" in run("users", ada, "--disable", "ben").stdout
    assert not logs_in(ada, PASSWORD, name="Ben")
    assert "disabled" not in run("users", ada, "--enable", "Ben").stdout
    assert logs_in(ada, PASSWORD, name="Ben")
    assert run("users", ada, "--end-sessions", "Ben").exit_code == 0
    assert run("users", ada, "--end-all-sessions").stdout == "everybody has to log in again\n"


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (
            ("--add", "Ada", "--role", "admin", "--password-stdin"),
            PASSWORD,
            "there is an account of this name",
        ),
        (("--add", "ADA", "--role", "reader"), "", "there is an account of this name"),
        (("--add", "Ben", "--role", "reader", "--password-stdin"), "short\n", "fewer than 12 characters"),
        (("--add", "Ben", "--role", "reader", "--password-stdin"), "", "fewer than 12 characters"),
        (("--add", "\x1b[2J", "--role", "reader", "--password-stdin"), PASSWORD, r"\x1b[2J: this cannot be"),
        (("--add", "x" * 10_000, "--role", "reader", "--password-stdin"), PASSWORD, "cannot be the name"),
        (("--add", "\u202eneB", "--role", "reader", "--password-stdin"), PASSWORD, r"\u202eneB: this cannot"),
        (
            ("--add", "Ben", "--role", "reader"),
            PASSWORD,
            "there is no terminal to type it at; give it as a line",
        ),
        (("--disable", "Ada"), "", "this is the only admin; make somebody else an admin first"),
        (("--change", "Ada", "--role", "reader"), "", "this is the only admin"),
        (("--password", "Ben", "--password-stdin"), PASSWORD, "there is no account of this name"),
        (("--enable", "Ben"), "", "Ben: there is no account of this name; list the accounts"),
        (("--add", "Ben"), "", "--add needs it: reader, analyst or admin"),
        (("--add", "Ben", "--role", "root"), "", "none of: reader, analyst, admin"),
        (("--role", "reader"), "", "goes with --add or --change"),
        (("--password-stdin",), "", "goes with --add or --password"),
        (("--add", "Ben", "--disable", "Ada"), "", "does not go with --disable"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    ada: str, words: tuple[str, ...], typed: str, said: str
) -> None:
    refused = run("users", ada, *words, typed=typed)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert "\x1b" not in refused.stderr
    assert "\u202e" not in refused.stderr
    with open_case(ada) as case:
        assert [(user.name, user.role, user.disabled_at) for user in case.people.users()] == [
            ("Ada", "admin", None)
        ]


def test_a_token_is_printed_alone_and_once(ada: str) -> None:
    made = run("tokens", ada, "--add", "the feed", "--for", "ada", "--role", "reader", "--days", "30")
    secret = made.stdout.strip()
    assert "shown this once" in made.stderr
    with open_case(ada) as case:
        who = find_token(case, secret)
    assert who is not None
    assert (who.name, who.role) == ("Ada", "reader")
    listed = run("tokens", ada)
    assert who.id in listed.stdout
    assert "“the feed”" in listed.stdout
    assert secret not in listed.stdout + run("tokens", ada, "--json").stdout + run("audit", ada).stdout
    assert "revoked" in run("tokens", ada, "--revoke", who.id).stdout
    with open_case(ada) as case:
        assert find_token(case, secret) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--add", "feed"), "--add and --for go together"),
        (("--for", "Ada"), "--add and --for go together"),
        (("--days", "3"), "goes with --add"),
        (("--role", "reader"), "goes with --add"),
        (("--add", "feed", "--for", "Ada", "--role", "root"), "none of: reader, analyst, admin"),
        (("--add", "feed", "--for", "Ada", "--revoke", "tok_1"), "does not go with --add"),
        (("--add", "feed", "--for", "Ben"), "there is no account of this name"),
        (("--add", "a\x1b[2J", "--for", "Ada"), r"a\x1b[2J: this cannot be a label"),
        (("--revoke", "tok_\x1b[2J"), r"tok_\x1b[2J: the case has no such token; list the tokens"),
        (("--add", "feed", "--for", "Ada", "--days", "0"), "greater than or equal to 1"),
    ],
)
def test_a_token_that_cannot_be_is_refused_in_a_sentence(ada: str, words: tuple[str, ...], said: str) -> None:
    refused = run("tokens", ada, *words)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert run("tokens", ada).exit_code == 1


def test_a_token_as_json_has_its_secret_this_once(ada: str) -> None:
    made = json.loads(run("tokens", ada, "--add", "feed", "--for", "Ada", "--json").stdout)
    (row,) = [json.loads(line) for line in run("tokens", ada, "--json").stdout.splitlines()]
    assert made.pop("secret").startswith("dtl_")
    assert row == made
    assert (row["user"], row["role"], row["expires_at"]) == ("Ada", "admin", None)


def test_the_audit_says_who_did_what_page_by_page(ada: str) -> None:
    run("tokens", ada, "--add", "feed", "--for", "Ada")
    logs_in(ada, "wrong")
    rows = [json.loads(line) for line in run("audit", ada, "--json").stdout.splitlines()]
    assert [(row["what"], row["outcome"]) for row in rows] == [
        ("log in", "failed"),
        ("add token", "done"),
        ("add user", "done"),
    ]
    assert [row["address"] for row in rows] == ["10.0.0.1", "command line", "command line"]
    (line,) = run("audit", ada, "--limit", "1").stdout.splitlines()
    assert line.endswith("–  log in  Ada  from 10.0.0.1  failed")
    rest = run("audit", ada, "--before", str(rows[0]["number"]), "--json").stdout.splitlines()
    assert [json.loads(line) for line in rest] == rows[1:]


def test_words_of_strangers_in_the_audit_do_not_reach_the_terminal(ada: str) -> None:
    with open_case(ada) as case:
        case.record("add", who="Ada", target="\x1b[2J\u202etxt.exe\nx", address="\x07")
    printed = run("audit", ada, "--limit", "1").stdout
    assert printed.count("\n") == 1
    assert printed.rstrip("\n").isprintable()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
@pytest.mark.parametrize(("again", "code"), [(PASSWORD, 0), (PASSWORD + "?", 2)])
def test_a_password_is_typed_twice_and_not_shown(where: str, again: str, code: int) -> None:
    command = [*COMMAND, "users", where, "--add", "Ada", "--role", "admin"]
    child = subprocess.Popen(
        [sys.executable, "-c", TERMINAL, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child:
        shown = b""
        for prompt, typed in ((b"Password: ", PASSWORD), (b"Once more: ", again)):
            while not shown.endswith(prompt):
                byte = child.stdout.read(1)
                assert byte, shown
                shown += byte
            child.stdin.write(typed.encode() + b"\n")
            child.stdin.flush()
        shown += child.stdout.read()
    assert child.returncode == code, shown
    assert PASSWORD.encode() not in shown
    assert (b"typed in two ways" in shown) == (code == 2)
    assert logs_in(where, PASSWORD) == (code == 0)
