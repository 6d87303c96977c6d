"""Accounts, tokens and the audit of a case, as whoever has the case sees and changes them."""

import getpass
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from dateline import access
from dateline.cli.cases import DONE, SOME_FAILED, with_case
from dateline.cli.reports import complain
from dateline.errors import InputError
from dateline.outputs.phrases import minute_words
from dateline.outputs.printable import printable
from dateline.store import Case
from dateline.store.entries import Done, Token, User

_ADDRESS = "command line"
_MOST_CHARACTERS = 4000
_NOBODY = "–"


def print_users(where: str, *, as_json: bool) -> int:
    """The accounts by name; 1 where there is none."""

    def act(case: Case) -> int:
        users = case.people.users()
        for user in users:
            print(json.dumps(_user_form(user)) if as_json else _user_line(user))
        if not users:
            complain(
                f"{printable(case.name)}: no accounts; add an admin with: dateline users CASE --add NAME --role admin"
            )
        return DONE if users else SOME_FAILED

    return with_case(where, act)


def change_users(where: str, option: str, name: str, *, role: str, from_stdin: bool) -> int:
    """What the option says is done with the account, and the account printed as it is now."""

    def act(case: Case) -> int:
        if option == "--end-all-sessions":
            access.end_all_sessions(case, **_by())
            print("everybody has to log in again")
        else:
            user = _change(case, option, name, role=role, from_stdin=from_stdin)
            print(_user_line(user))
        return DONE

    return with_case(where, act)


def _change(case: Case, option: str, name: str, *, role: str, from_stdin: bool) -> User:
    if option == "--add":
        access.check_name(case, name, new=True)
        password = _ask_password(from_stdin=from_stdin)
        return access.add_user(case, name, password=password, role=access.parse_role(role), **_by())
    if option == "--password":
        access.check_name(case, name, new=False)
        return access.change_password(case, name, password=_ask_password(from_stdin=from_stdin), **_by())
    if option == "--change":
        return access.change_role(case, name, role=access.parse_role(role), **_by())
    changes: dict[str, Callable[..., User]] = {
        "--disable": access.disable_user,
        "--enable": access.enable_user,
        "--end-sessions": access.end_sessions,
    }
    return changes[option](case, name, **_by())


def _by() -> dict[str, str]:
    """Who is at the command line, for the audit."""
    try:
        return {"by": getpass.getuser(), "address": _ADDRESS}
    except (OSError, KeyError, ImportError):
        return {"by": "unknown", "address": _ADDRESS}


def _ask_password(*, from_stdin: bool) -> str:
    """The password typed twice without showing it, or a line of standard input. Raises InputError for none."""
    if from_stdin:
        line = sys.stdin.readline(_MOST_CHARACTERS)
        return line.removesuffix("\n").removesuffix("\r")
    if not sys.stdin.isatty():
        step = "give it as a line of standard input with --password-stdin"
        raise InputError("the password", cause="there is no terminal to type it at", next_step=step)
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise InputError("the password", cause="it was typed in two ways", next_step="run the command again")
    return password


def _user_form(user: User) -> dict[str, Any]:
    return {
        "name": user.name,
        "role": user.role,
        "made_at": user.made_at.isoformat(),
        "disabled_at": _iso(user.disabled_at),
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _user_line(user: User) -> str:
    out = f", disabled {minute_words(user.disabled_at)}" if user.disabled_at else ""
    return f"{user.role:<8} {printable(user.name)}  since {minute_words(user.made_at)}{out}"


def print_tokens(where: str, *, as_json: bool) -> int:
    """The tokens in the order they were made, without their secrets; 1 where there is none."""

    def act(case: Case) -> int:
        tokens = case.people.tokens()
        for token in tokens:
            print(json.dumps(_token_form(token)) if as_json else _token_line(token))
        if not tokens:
            complain(
                f"{printable(case.name)}: no tokens; make one with: dateline tokens CASE --add LABEL --for NAME"
            )
        return DONE if tokens else SOME_FAILED

    return with_case(where, act)


def make_token(
    where: str, label: str, *, name: str, role: str | None, days: int | None, as_json: bool
) -> int:
    """A token is made, and printed with its secret: alone on standard output, so that it can be put into a file."""

    def act(case: Case) -> int:
        made = access.add_token(
            case,
            label,
            name=name,
            role=None if role is None else access.parse_role(role),
            lifetime=None if days is None else timedelta(days=days),
            **_by(),
        )
        if as_json:
            print(json.dumps(_token_form(made.token) | {"secret": made.secret}))
        else:
            print(made.secret)
            complain(f"{_token_line(made.token)}; it is shown this once")
        return DONE

    return with_case(where, act)


def revoke_token(where: str, id: str) -> int:
    """The token of this id opens nothing any more."""

    def act(case: Case) -> int:
        print(_token_line(case.people.revoke_token(id, **_by())))
        return DONE

    return with_case(where, act)


def _token_form(token: Token) -> dict[str, Any]:
    form = asdict(token)
    return {name: _iso(value) if isinstance(value, datetime) else value for name, value in form.items()}


def _token_line(token: Token) -> str:
    times = [("used", token.used_at), ("expires", token.expires_at), ("revoked", token.revoked_at)]
    said = "".join(f", {what} {minute_words(at)}" for what, at in times if at)
    made = minute_words(token.made_at)
    return (
        f"{token.id}  {token.role:<8} {printable(token.user)}  “{printable(token.label)}”  made {made}{said}"
    )


def print_audit(where: str, *, limit: int, before: int | None, as_json: bool) -> int:
    """The audit, newest first; 1 where nothing is in it."""

    def act(case: Case) -> int:
        rows = case.audit(limit=limit, before=before)
        for row in rows:
            print(json.dumps(asdict(row) | {"at": row.at.isoformat()}) if as_json else _done_line(row))
        if not rows:
            complain(f"{printable(case.name)}: nothing was done to it as a served case")
        return DONE if rows else SOME_FAILED

    return with_case(where, act)


def _done_line(row: Done) -> str:
    who, target, address = (printable(words or _NOBODY) for words in (row.who, row.target, row.address))
    ended = "" if row.outcome == "done" else f"  {row.outcome}"
    return f"{row.number}  {minute_words(row.at)}  {who}  {row.what}  {target}  from {address}{ended}"
