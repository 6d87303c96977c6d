"""The commands that say who may come to a served case, and what they did; their arguments and their help."""

from typing import Annotated

import typer

from dateline.cli.commands import Lines, Where, app, one_of

_ROLES = ("reader", "analyst", "admin")

RoleName = Annotated[
    str | None, typer.Option("--role", metavar="ROLE", help="What they may do: reader, analyst or admin.")
]


@app.command()
def users(
    case: Where,
    *,
    add: Annotated[
        str | None, typer.Option(metavar="NAME", help="Add an account with --role; asks for its password.")
    ] = None,
    change: Annotated[
        str | None, typer.Option(metavar="NAME", help="Give this account the role that --role names.")
    ] = None,
    role: RoleName = None,
    password: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Give this account another password and end its sessions."),
    ] = None,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from a line of standard input.")
    ] = False,
    disable: Annotated[
        str | None, typer.Option(metavar="NAME", help="Shut this account out; it is kept.")
    ] = None,
    enable: Annotated[str | None, typer.Option(metavar="NAME", help="Let this account in again.")] = None,
    end_sessions: Annotated[
        str | None, typer.Option(metavar="NAME", help="This account has to log in again everywhere.")
    ] = None,
    end_all: Annotated[
        bool, typer.Option("--end-all-sessions", help="Everybody has to: another key signs from now on.")
    ] = False,
    json: Lines = False,
) -> None:
    """List the accounts of a case, who may come in when it is served; add one, change one, shut one out."""
    from dateline.cli import access

    given = {
        "--add": add,
        "--change": change,
        "--password": password,
        "--disable": disable,
        "--enable": enable,
        "--end-sessions": end_sessions,
        "--end-all-sessions": "everybody" if end_all else None,
    }
    asked = [(option, name) for option, name in given.items() if name is not None]
    if len(asked) > 1:
        raise typer.BadParameter(f"does not go with {asked[1][0]}", param_hint=asked[0][0])
    option, name = asked[0] if asked else ("", "")
    _only_with(option, ("--add", "--change"), role is not None, needs="--role", must=True)
    _only_with(option, ("--add", "--password"), password_stdin, needs="--password-stdin")
    if role is not None:
        one_of(role, _ROLES, option="--role")
    if not asked:
        raise typer.Exit(access.print_users(case, as_json=json))
    raise typer.Exit(access.change_users(case, option, name, role=role or "", from_stdin=password_stdin))


def _only_with(option: str, those: tuple[str, ...], given: bool, *, needs: str, must: bool = False) -> None:
    """A command ends here that gives an option without one of those it belongs to, or one of those without it."""
    if given and option not in those:
        raise typer.BadParameter(f"goes with {' or '.join(those)}", param_hint=needs)
    if must and option in those and not given:
        raise typer.BadParameter(f"{option} needs it: reader, analyst or admin", param_hint=needs)


@app.command()
def tokens(
    case: Where,
    *,
    add: Annotated[
        str | None, typer.Option(metavar="LABEL", help="Make a token, for what; printed this once.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--for", metavar="NAME", help="Whose token it is; needed with --add.")
    ] = None,
    role: RoleName = None,
    days: Annotated[
        int | None, typer.Option(min=1, max=36500, metavar="N", help="How long it opens the case.")
    ] = None,
    revoke: Annotated[
        str | None, typer.Option(metavar="ID", help="This token opens nothing any more.")
    ] = None,
    json: Lines = False,
) -> None:
    """List the API tokens of a case, by which programs come in when it is served; make one, revoke one."""
    from dateline.cli import access

    if (add is None) != (name is None):
        raise typer.BadParameter(
            "--add and --for go together", param_hint="--add" if add is None else "--for"
        )
    if add is None and (role is not None or days is not None):
        raise typer.BadParameter("goes with --add", param_hint="--days" if role is None else "--role")
    if role is not None:
        one_of(role, _ROLES, option="--role")
    if add is not None and revoke is not None:
        raise typer.BadParameter("does not go with --add", param_hint="--revoke")
    if add is not None and name is not None:
        raise typer.Exit(access.make_token(case, add, name=name, role=role, days=days, as_json=json))
    if revoke is not None:
        raise typer.Exit(access.revoke_token(case, revoke))
    raise typer.Exit(access.print_tokens(case, as_json=json))


@app.command()
def audit(
    case: Where,
    *,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many lines.")] = 100,
    before: Annotated[
        int | None, typer.Option(min=1, metavar="NUMBER", help="Only lines before this number.")
    ] = None,
    json: Lines = False,
) -> None:
    """Print who did what to a served case, when and from where, newest first."""
    from dateline.cli.access import print_audit

    raise typer.Exit(print_audit(case, limit=limit, before=before, as_json=json))
