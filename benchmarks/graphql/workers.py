"""How much more two worker processes answer than one, on two processors."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from benchmarks.graphql.http import MISSING, has_load_generator
from benchmarks.graphql.load_generator import run_load, write_post_script
from benchmarks.graphql.things import COUNT
from benchmarks.report import Table
from benchmarks.servers import CLIENT_PROCESSOR, SERVER_PROCESSOR, Server, pin
from benchmarks.workshop import Workshop
from tests.support.worker_server import WorkerServer, free_port

SECONDS = 5
CONNECTIONS = 32
PROCESSORS = (SERVER_PROCESSOR, CLIENT_PROCESSOR)
GOAL = 1.7

TITLE = "Workers"
HEAD = ("requests per second", "median", "lowest", "highest", "times one", "goal")
NOTE = f"""\
One operation for {COUNT:,} objects of ten fields, executed each time, by the
product's application. Each worker has a processor of its own. The load (`wrk`,
{CONNECTIONS} connections) shares the processor of the second worker, so that twice as
much cannot be reached."""

WORKERS = {"one worker": 1, "two workers": 2}


def measure(workshop: Workshop) -> Table:
    """Put servers with one and with two workers under load, in turns."""
    if not has_load_generator():
        nothing = ("nothing was measured", *[""] * (len(HEAD) - 1))
        return Table(TITLE, HEAD, (nothing,), MISSING)
    script = write_post_script(workshop.folder)
    rates: dict[str, list[float]] = {name: [] for name in WORKERS}
    with ExitStack() as running:
        servers = {
            name: running.enter_context(_start(workshop.folder, workers))
            for name, workers in WORKERS.items()
        }
        for _ in range(workshop.rounds + 1):
            for name, server in servers.items():
                load = run_load(server, script, SECONDS, CONNECTIONS)
                assert not load.has_failures
                rates[name].append(load.per_second)
    # The first round warms the servers up.
    return Table(TITLE, HEAD, tuple(_lines({n: r[1:] for n, r in rates.items()})), NOTE)


@contextmanager
def _start(folder: Path, workers: int) -> Iterator[Server]:
    server = Server(f"{workers} workers", free_port())
    command = [sys.executable, "-m", "benchmarks.graphql.server", "ours", str(folder)]
    command += [str(server.port), str(workers)]
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=silent, stderr=silent) as process:  # noqa: S603 - ours
        try:
            running = WorkerServer(process, server.port)
            running.wait_until_ready()
            pids = running.workers() or [process.pid]
            for pid, processor in zip(pids, PROCESSORS, strict=False):
                pin(pid, processor)
            yield server
        finally:
            process.terminate()


def _lines(rates: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, ...]]:
    base = median(rates["one worker"])
    for name, found in rates.items():
        yield (
            name,
            f"{median(found):,.0f}",
            f"{min(found):,.0f}",
            f"{max(found):,.0f}",
            f"{median(found) / base:.2f}",
            f"at least {GOAL}" if name == "two workers" else "",
        )
