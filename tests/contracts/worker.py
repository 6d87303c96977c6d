"""A process that adds, claims and finishes in a loop, and writes down what the store told it was done.

    python -m tests.contracts.worker WHERE LOG SEED ROUNDS

After so many rounds it finishes what is left and ends; mostly it is killed before.
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from random import Random

from dateline.records import Document, make_document
from dateline.store import Case, open_case

ADDRESSES = 40
_LEASE = timedelta(seconds=0.3)


def make_report(number: int) -> Document:
    """The report of this number; every fortieth is another version of one page."""
    return make_document(
        f"Report {number} says Norland shelled Elm.",
        url=f"https://elm.example/{number % ADDRESSES}",
        outlet="Elm Courier",
        published_at=datetime(2024, 4, 14, tzinfo=UTC) + timedelta(minutes=number % 500),
    )


def main(where: str, log: str, seed: int, rounds: int) -> None:
    """The rounds are over and everything is read."""
    print("ready", flush=True)
    told = os.open(log, os.O_WRONLY | os.O_APPEND)  # in the system's hands at once: a kill takes nothing back
    chance = Random(seed)
    with open_case(where, create=True) as case:
        for _ in range(rounds):
            added = case.add(make_report(chance.randrange(3000)))
            os.write(told, f"{added.news.split()[-1]} {added.id}\n".encode())
            work(case, told, owner=f"worker {seed}")
        while case.pending("read", "1"):
            work(case, told, owner=f"worker {seed}")
            time.sleep(0.01)


def work(case: Case, told: int, *, owner: str) -> None:
    """A few documents are read, as far as this test goes."""
    for document in case.claim("read", "1", owner=owner, limit=3, lease=_LEASE):
        if case.finish(document.id, "read", "1", owner=owner, payload={"words": len(document.text.split())}):
            os.write(told, f"done {document.id}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
