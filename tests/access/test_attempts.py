"""Who fails to log in too often has to wait."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from dateline.access import Attempts, LockedError
from dateline.access.attempts import MOST_PER_ADDRESS, MOST_PER_NAME, WINDOW


class Seconds:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def attempts(seconds: Seconds) -> Attempts:
    return Attempts(clock=seconds)


def fail(attempts: Attempts, times: int, *, name: str = "ada", address: str = "10.0.0.1") -> int:
    """How many of so many attempts were admitted; none of them succeeds."""
    return sum(_admitted(attempts, name, address) for _ in range(times))


def _admitted(attempts: Attempts, name: str, address: str) -> bool:
    try:
        attempts.admit(name, address=address)
    except LockedError:
        return False
    return True


def test_five_failures_lock_the_name_for_its_address_alone(attempts: Attempts) -> None:
    assert fail(attempts, 9) == MOST_PER_NAME == 5
    assert fail(attempts, 1, name="ADA") == 0
    assert fail(attempts, 1, name="ben") == 1
    assert fail(attempts, 1, address="10.0.0.2") == 1


def test_the_lock_opens_a_quarter_of_an_hour_after_the_last_failure(
    attempts: Attempts, seconds: Seconds
) -> None:
    fail(attempts, 4)
    seconds.now = 100
    fail(attempts, 1)
    seconds.now = 99 + WINDOW
    with pytest.raises(LockedError, match=r"Too many logins failed; try again in 1 minute\.") as refusal:
        attempts.admit("ada", address="10.0.0.1")
    assert refusal.value.seconds == 1
    seconds.now = 100 + WINDOW
    assert fail(attempts, 9) == 5


def test_old_failures_do_not_count(attempts: Attempts, seconds: Seconds) -> None:
    for _ in range(20):
        assert fail(attempts, 1) == 1
        seconds.now += WINDOW / 4 + 1


def test_to_try_while_locked_does_not_make_it_longer(attempts: Attempts, seconds: Seconds) -> None:
    fail(attempts, 5)
    seconds.now = WINDOW - 1
    assert fail(attempts, 100) == 0
    seconds.now = WINDOW
    assert fail(attempts, 1) == 1


def test_fifty_failures_lock_the_address_for_every_name(attempts: Attempts) -> None:
    assert sum(fail(attempts, 1, name=f"user{n}") for n in range(80)) == MOST_PER_ADDRESS == 50
    assert fail(attempts, 1, name="ada") == 0
    assert fail(attempts, 1, name="ada", address="10.0.0.2") == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("10.0.0.1", "::ffff:10.0.0.1", True),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("unix:", "unix:", True),
        ("x" * 10_000, "x" * 10_001, True),
    ],
)
def test_addresses_of_one_network_of_ipv6_are_one(
    attempts: Attempts, one: str, other: str, same: bool
) -> None:
    fail(attempts, 5, address=one)
    assert fail(attempts, 1, address=other) == (0 if same else 1)


def test_the_first_that_is_locked_out_says_that_the_wait_begins(attempts: Attempts) -> None:
    fail(attempts, 5)
    begins = []
    for _ in range(3):
        with pytest.raises(LockedError) as refusal:
            attempts.admit("ada", address="10.0.0.1")
        begins.append(refusal.value.begins)
    assert begins == [True, False, False]


def test_a_login_that_succeeds_forgives_the_name_and_not_the_address(attempts: Attempts) -> None:
    for _ in range(11):
        fail(attempts, 4)
        attempts.admit("ada", address="10.0.0.1")
        attempts.forgive("ada", address="10.0.0.1")
    assert fail(attempts, 20, name="ben") + fail(attempts, 20, name="cleo") == 6  # 50 with 44 of ada's


def test_many_at_once_get_no_more_tries_than_one(attempts: Attempts) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: fail(attempts, 1), range(40))) == 5


def test_what_is_remembered_has_an_end(attempts: Attempts, seconds: Seconds) -> None:
    for n in range(12_000):
        fail(attempts, 1, address=f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}")
    assert len(attempts._failed) == 20_000
    seconds.now = 2 * WINDOW
    fail(attempts, 1)
    assert len(attempts._failed) == 2
