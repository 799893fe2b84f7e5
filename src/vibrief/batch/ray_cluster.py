"""Ray itself: reaching a cluster, asking what it has, keeping it quiet."""

from __future__ import annotations

import logging
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from vibrief.batch.settings import Settings
from vibrief.batch.shards import ARTICLES
from vibrief.batch.storage import one_line
from vibrief.errors import EngineError, UsageError

PATIENCE = 10.0
"""Seconds to wait for an answer at the cluster's address; Ray itself would wait for minutes, then end the process."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where to run: the `address` of a Ray cluster (host:port; `auto`: the one this machine belongs to; `local`: this
    machine, with a Ray of its own for this run), CPUs and GPUs of each actor (GPUs None: one where the device asks for
    one), and how many articles make a shard at most.
    """

    address: str = "auto"
    cpus: float = 1
    gpus: float | None = None
    shard: int = ARTICLES


def gpus_of(settings: Settings, cluster: Cluster) -> float:
    """GPUs for each actor. Raises EngineError where the cluster has none, UsageError where options contradict."""
    ray: Any = import_module("ray")

    if settings.device == "cpu":
        if cluster.gpus:
            raise UsageError("--device cpu and --ray-gpus contradict each other; leave one of them out.")
        return 0
    there = ray.cluster_resources().get("GPU", 0) > 0
    if cluster.gpus == 0:
        return 0
    if (cluster.gpus or settings.device == "cuda") and not there:
        raise EngineError("The cluster has no GPU; use --device cpu.")
    return cluster.gpus or float(there)


def actors_that_fit(cpus: float, gpus: float) -> int:
    """How many actors the nodes of the cluster hold side by side, one at least."""
    ray: Any = import_module("ray")

    count = 0
    for node in ray.nodes():
        if node["Alive"]:
            has = node["Resources"]
            fits = [has.get("CPU", 0) / cpus] if cpus else []
            fits += [has.get("GPU", 0) / gpus] if gpus else []
            count += int(min(fits, default=1))
    return max(1, count)


def check_installed() -> None:
    """Raise UsageError where what runs on Ray is not installed."""
    if any(find_spec(name) is None for name in ("ray", "pyarrow", "pandas", "fsspec")):
        raise UsageError(
            "--ray needs Ray, which is not installed; install it with: pip install 'vibrief[ray]'"
        )


@contextmanager
def connected(address: str) -> Iterator[None]:
    """Connected to the cluster at `address`; quiet, unless VIBRIEF_DEBUG is set. Raises EngineError.

    Nothing is sent to Ray's makers, and no folder of this machine to the cluster.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    if "VIBRIEF_DEBUG" not in os.environ:
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    ray: Any = import_module("ray")
    import_module("ray.data")

    if ray.is_initialized():  # by the program that calls us, which will end it, too
        with quiet_ray():
            yield
        return
    check_address(address)
    options: dict[str, Any] = {"include_dashboard": False} if address == "local" else {}
    with quiet_ray():
        try:
            with no_standard_error():  # where Ray says that it will be quiet
                ray.init(address, log_to_driver=False, logging_level="ERROR", **options)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise no_cluster(address, one_line(error)) from error
        try:
            yield
        except ray.exceptions.RayError as error:
            if "No module named 'vibrief'" in str(error):
                raise EngineError(
                    "vibrief is not installed on the nodes; install it on each of them."
                ) from error
            raise EngineError(
                f"Ray stopped ({one_line(error)[:300]}); what is done stays, run the same command again."
            ) from error
        finally:
            ray.shutdown()


def check_address(address: str) -> None:
    """Raise EngineError where nobody answers at an address, UsageError where it is none."""
    if address == "auto":
        address = os.environ.get("RAY_ADDRESS", address)
    if address in ("auto", "local"):
        return
    host, _, port = address.rpartition(":")
    if "://" in address or not host or not port.isdigit():
        raise UsageError(
            f"--ray takes auto, local or HOST:PORT (as ray start prints it), not {address}; from outside the cluster "
            "use: ray job submit"
        )
    try:
        socket.create_connection((host.strip("[]"), int(port)), PATIENCE).close()
    except OSError as error:
        raise no_cluster(address, error.strerror or str(error)) from error


def no_cluster(address: str, why: str) -> EngineError:
    """The error for a cluster that cannot be reached."""
    where = "that this machine belongs to" if address == "auto" else f"at {address}"
    return EngineError(
        f"There is no Ray cluster {where} ({why}); start one with: ray start --head, or use --ray local."
    )


@contextmanager
def quiet_ray() -> Iterator[None]:
    """What Ray and its nodes have to say goes nowhere, or to standard error where VIBRIEF_DEBUG is set."""
    loud = "VIBRIEF_DEBUG" in os.environ
    context = import_module("ray.data").DataContext.get_current()
    context.enable_progress_bars = context.enable_operator_progress_bars = False
    logger = logging.getLogger("ray.data")
    level = logger.level
    logger.setLevel(logging.INFO if loud else logging.CRITICAL)
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(sys.stderr if loud else nowhere):
        try:
            yield
        finally:
            logger.setLevel(level)


@contextmanager
def no_standard_error() -> Iterator[None]:
    """What libraries write to this process's standard error goes nowhere, unless VIBRIEF_DEBUG is set."""
    if "VIBRIEF_DEBUG" in os.environ:
        yield
        return
    sys.stderr.flush()
    kept = os.dup(2)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
