"""Asking the API in tests."""

import time
from typing import Any

import httpx2


def ask(client: httpx2.Client, path: str, **query: Any) -> Any:
    """What a GET gives, which is 200."""
    answer = client.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def over(client: httpx2.Client, id: str) -> Any:
    """The job when it is over."""
    while (job := ask(client, f"jobs/{id}"))["state"] in ("waiting", "running"):
        time.sleep(0.05)
    return job
