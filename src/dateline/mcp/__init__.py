"""The MCP server: a case for language models, over standard input and output or HTTP.

In: the views of a case, and what a model asks. Out: answers with citations, as structured content and as short text.
Never adds a report or a judgement, never says what the library does not say, and never lets words of a report pass
for its own.
"""

from dateline.mcp.http import make_http_app
from dateline.mcp.server import make_server

__all__ = ["make_http_app", "make_server"]
