"""The HTTP API: every noun of the library under ``/api/v1``, in JSON.

In: the views of a case, its jobs, and who asks. Out: answers as the OpenAPI document declares them, and refusals in the
one form of RFC 9457. Never says what the library does not say, and never does what the role of who asks may not.
"""

from dateline.api.app import make_api

__all__ = ["make_api"]
