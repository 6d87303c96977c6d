"""The server: pages, HTTP API and MCP of one case behind one door.

In: an open case, and who may come in. Out: an ASGI application, and a running server. Never answers a host that it
was not told of, never runs a script that is not its own file, and never lets anybody in unseen.
"""

from dateline.server.app import make_app
from dateline.server.serving import Address, serve

__all__ = ["Address", "make_app", "serve"]
