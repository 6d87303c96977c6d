"""Shards read on a Ray cluster: one task a shard, each on one core; the readers stay loaded between tasks."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from dateline.archive.local import TRIES
from dateline.archive.work import Done, Failed, Order, read_shard
from dateline.errors import InputError
from dateline.exports import load_extra


def run_on_ray(
    orders: Sequence[Order], *, workers: int, address: str | None = None
) -> Iterator[Done | Failed | None]:
    """What each shard came to, as they end; None where a second went by and none did.

    At most `workers` shards are read at once. Without an `address` a cluster of this machine alone is started, and
    ended with the run. The archive and the output must lie under the same paths on every node. Ray gives a shard to
    another worker when the one that reads it is lost, with its node too. Raises InputError where the cluster
    cannot be reached or is lost.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-ray-", ignore_cleanup_errors=True) as scratch:
        ray = _connect(address, workers=workers, scratch=scratch)
        try:
            task = ray.remote(num_cpus=1, max_retries=TRIES - 1)(read_shard)
            yield from _run(ray, task, orders, workers=workers)
        except (ray.exceptions.RaySystemError, ray.exceptions.LocalRayletDiedError) as error:
            raise _lost(address) from error
        finally:
            ray.shutdown()


def _run(ray: Any, task: Any, orders: Sequence[Order], *, workers: int) -> Iterator[Done | Failed | None]:
    waiting = list(reversed(orders))
    running: dict[Any, Order] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            order = waiting.pop()
            running[task.remote(order)] = order
        ready, _ = ray.wait(list(running), timeout=1)
        if not ready:
            yield None
        for found in ready:
            order = running.pop(found)
            try:
                yield ray.get(found)
            except ray.exceptions.LocalRayletDiedError:
                raise
            except ray.exceptions.RayError as error:
                why = f"the Ray workers that read it were lost {TRIES} times ({type(error).__name__})"
                yield Failed(shard=order.shard, cause=why)


def _connect(address: str | None, *, workers: int, scratch: str) -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anybody
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    ray = load_extra("ray", extra="archive")
    alone = {
        "num_cpus": workers,
        "include_dashboard": False,
        "_temp_dir": scratch,
        "_node_ip_address": "127.0.0.1",
    }
    try:
        ray.init(
            address=address or "local",
            log_to_driver=False,
            logging_level="error",
            **({} if address else alone),
        )
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        raise _lost(address) from error
    return ray


def _lost(address: str | None) -> InputError:
    cause = "the Ray cluster cannot be reached or was lost"
    step = "start it again and run the command again; what is done stays done"
    return InputError(address or "local Ray", cause=cause, next_step=step)
