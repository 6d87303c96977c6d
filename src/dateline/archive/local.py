"""Shards read on this machine, by processes."""

import os
import signal
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from dateline.archive.work import Done, Failed, Order, read_shard

TRIES = 3
"""How often a shard is read whose process died."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class _Worker:
    """A process that reads one shard after another, on one thread."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self.pipe, there = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(there,), daemon=True)
        self.process.start()
        there.close()
        self.order: Order | None = None

    def take(self, order: Order) -> None:
        self.order = order
        self.pipe.send(order)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def run_local(orders: Sequence[Order], *, workers: int) -> Iterator[Done | Failed | None]:
    """What each shard came to, as they end; None where a second went by and none did.

    A process that dies costs its shard a try and no other shard anything; after three tries the shard has failed.
    """
    waiting = deque(orders)
    tries: Counter[str] = Counter()
    with _one_thread_each():
        at_work = [_Worker() for _ in range(min(workers, len(orders)))]
        try:
            while waiting or any(worker.order for worker in at_work):
                for n, worker in enumerate(at_work):
                    if worker.order is None and waiting:
                        at_work[n] = worker = worker if worker.process.is_alive() else _Worker()
                        worker.take(waiting.popleft())
                ready = wait([worker.pipe for worker in at_work if worker.order], timeout=1)
                if not ready:
                    yield None
                for worker in (worker for worker in at_work if worker.pipe in ready):
                    if outcome := _outcome(worker, waiting=waiting, tries=tries):
                        yield outcome
        finally:
            for worker in at_work:
                worker.stop()


def _outcome(worker: _Worker, *, waiting: deque[Order], tries: Counter[str]) -> Done | Failed | None:
    """What the worker's shard came to; None where the worker died and the shard is to be read again."""
    order, worker.order = worker.order, None
    assert order is not None
    try:
        outcome: Done | Failed = worker.pipe.recv()
        return outcome
    except (EOFError, OSError):
        worker.stop()
        tries[order.shard.name] += 1
        if tries[order.shard.name] < TRIES:
            waiting.append(order)
            return None
        cause = f"the process that read it died {TRIES} times (exit code {worker.process.exitcode})"
        return Failed(shard=order.shard, cause=cause)


def _serve(pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one decides
    while True:
        try:
            order = pipe.recv()
        except EOFError:
            return
        pipe.send(read_shard(order))


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Libraries in processes started now use one thread each."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
