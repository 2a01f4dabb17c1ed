"""Ways of running the same work: in this process, in several, or on dask.distributed. What comes out does not depend on the way."""

from __future__ import annotations

import logging
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from types import MappingProxyType
from typing import Any, TypeVar

from generator.errors import OutputError, RequestError

Job = TypeVar("Job")
Done = TypeVar("Done")
Tell = Callable[[str], None]

#: So often in a row workers may be killed before it is given up; each finished job begins the count again.
_MOST_BREAKS = 5
#: Seconds between two looks at a cluster that finishes nothing, and so many looks without a worker until it is given up.
_LOOK, _MOST_IDLE = 5, 60


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def alone(work: Callable[[Job], Done], jobs: Sequence[Job], *, tell: Tell) -> Iterator[Done]:
    """One after the other in this process.

    >>> list(alone(abs, [-1, 2], tell=print))
    [1, 2]
    """
    yield from map(work, jobs)


def processes(work: Callable[[Job], Done], jobs: Sequence[Job], *, workers: int, tell: Tell) -> Iterator[Done]:
    """In several processes; when one is killed, what it had not finished is done again."""
    left = list(jobs)
    breaks = 0
    while left:
        pool = ProcessPoolExecutor(workers, initializer=_leave_interrupts_to_the_parent)
        running = {pool.submit(work, job): job for job in left}
        try:
            for future in as_completed(running):
                done = future.result()
                left.remove(running[future])
                breaks = 0
                yield done
        except BrokenProcessPool as error:
            breaks += 1
            if breaks > _MOST_BREAKS:
                raise OutputError(f"工作进程接连 {breaks} 次被终止", advice="可能是内存不足：请减少 --workers 再运行同一命令，已完成的分片不会重做") from error
            tell(f"有工作进程被终止，未完成的 {len(left)} 个分片重新开始")
        except BaseException:  # an interruption, or the caller gave up: do not wait for what is under way
            for child in multiprocessing.active_children():
                child.kill()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        pool.shutdown()


def on_dask(work: Callable[[Job], Done], jobs: Sequence[Job], *, workers: int, scheduler: str | None, tell: Tell) -> Iterator[Done]:
    """On a dask cluster: the one at ``scheduler``, or workers started here for this run. A job of a lost worker is given to another."""
    try:
        dask, distributed = import_module("dask"), import_module("distributed")
    except ImportError:
        raise RequestError("没有安装 dask.distributed", advice='pip install "yishi[scale]"') from None
    dask.config.set({"distributed.scheduler.allowed-failures": 20, "distributed.worker.profile.enabled": False})
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        cluster = None if scheduler else distributed.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL)
        client = distributed.Client(scheduler or cluster, timeout="20s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise RequestError(f"连不上调度器 {scheduler}", advice="请检查 --scheduler 的地址，例如 tcp://10.0.0.1:8786") from error
    try:
        known = frozenset(client.scheduler_info()["workers"])  # by address: one that was started again has another
        running = {client.submit(work, job, pure=False, retries=2) for job in jobs}
        idle = 0
        while running:
            try:
                with client.as_current():
                    finished = distributed.wait(running, timeout=_LOOK, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                finished = set()
            here = frozenset(client.scheduler_info()["workers"])
            if gone := len(known - here):
                tell(f"少了 {gone} 个工作节点，它们的分片改由其余节点完成")
            known, now = here, len(here)
            idle = 0 if now else idle + 1
            if idle > _MOST_IDLE:
                raise OutputError("工作节点都没有了", advice="请启动节点再运行同一命令，已完成的分片不会重做")
            left = len(running)
            for future in finished:
                try:
                    done: Any = future.result(timeout=_LOOK)
                except TimeoutError:
                    continue  # whoever had it is gone: it is made again
                running.remove(future)
                future.release()
                yield done
            if cluster is not None and now < workers and len(running) == left:  # who is killed while starting is not started again
                cluster.scale(now)
                cluster.scale(workers)
    except distributed.KilledWorker as error:
        raise OutputError("工作节点接连被终止", advice="请检查节点的内存；再运行同一命令，已完成的分片不会重做") from error
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


def run(work: Callable[[Job], Done], jobs: Sequence[Job], *, engine: str, workers: int, scheduler: str | None, tell: Tell) -> Iterator[Done]:
    """Run the jobs on an engine, giving results as they come."""
    if engine not in ENGINES:
        raise RequestError(f"不认识的引擎 {engine!r}", advice=f"可用：{'、'.join(ENGINES)}")
    return ENGINES[engine](work, jobs, workers, scheduler, tell)


def _local(work: Callable[[Job], Done], jobs: Sequence[Job], workers: int, scheduler: str | None, tell: Tell) -> Iterator[Done]:
    return alone(work, jobs, tell=tell) if workers <= 1 or len(jobs) < 2 else processes(work, jobs, workers=workers, tell=tell)


def _dask(work: Callable[[Job], Done], jobs: Sequence[Job], workers: int, scheduler: str | None, tell: Tell) -> Iterator[Done]:
    return on_dask(work, jobs, workers=workers, scheduler=scheduler, tell=tell)


ENGINES: Mapping[str, Callable[..., Iterator[Any]]] = MappingProxyType({"processes": _local, "dask": _dask})
