"""What is made once and kept as long as there is room."""

import threading

import pytest

from dateline.kept import Kept


def test_what_many_ask_for_at_once_is_made_once() -> None:
    kept, made, begun = Kept[str](most=10), [], threading.Barrier(8)

    def ask_too() -> None:
        begun.wait()
        kept.give("name", lambda: made.append(1) or "thing")  # type: ignore[func-returns-value]

    threads = [threading.Thread(target=ask_too) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_what_weighs_too_much_goes_and_a_failure_is_not_kept() -> None:
    kept = Kept[str](most=10, weigh=len)
    for name in "abc":
        kept.give(name, lambda: "1234")
    assert kept.give("c", lambda: "new") == "1234"
    assert kept.give("a", lambda: "new") == "new"
    assert kept.give("long", lambda: "123456") != kept.give("long", lambda: "6")
    with pytest.raises(ZeroDivisionError):
        kept.give("wrong", lambda: str(1 // 0))
    assert kept.give("wrong", lambda: "right") == "right"
