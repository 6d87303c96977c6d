"""A case served from the command line."""

import tempfile
from pathlib import Path

from dateline.cli.cases import DONE, SOME_FAILED, make_case, with_case
from dateline.cli.reports import complain
from dateline.store import Case

_DEMO = "demo.case"


def serve_case(
    where: str,
    *,
    host: str = "127.0.0.1",
    port: int,
    names: tuple[str, ...] = (),
    behind: tuple[str, ...] = (),
    open_page: bool,
    allow_private: bool,
) -> int:
    """The case is served until it is interrupted; the address is printed first."""

    def act(case: Case) -> int:
        from dateline.access import has_users, make_local_token
        from dateline.server import Address, make_app, serve
        from dateline.web import prepare

        address = Address(host=host, port=port, names=names, behind=behind)
        has_accounts = has_users(case)
        token = None if has_accounts else make_local_token()
        if not address.is_loopback and not has_accounts:
            complain(
                "whoever has the token in the address may do everything; for a team, make accounts with dateline users"
            )
        if not address.is_loopback and not behind:
            complain(
                "pages are sent without encryption: put a proxy with TLS in front, with --name and --behind"
            )
        app = make_app(case, hosts=address.hosts, token=token, allow_private=allow_private)
        prepare(app)
        serve(app, address, tell=lambda url: print(url, flush=True), token=token, open_page=open_page)
        return DONE

    return with_case(where, act)


def serve_demo(*, open_page: bool) -> int:
    """The demo case is served from a folder that goes with the process."""
    with tempfile.TemporaryDirectory() as folder:
        where = str(Path(folder) / _DEMO)
        if made := make_case(where, demo=True):
            return made or SOME_FAILED
        return serve_case(where, port=0, open_page=open_page, allow_private=False)
