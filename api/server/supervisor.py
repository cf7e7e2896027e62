"""The supervisor of `serve --workers`: it keeps the worker processes running."""

import signal
from collections.abc import Callable
from socket import socket
from time import monotonic

import uvicorn
from uvicorn.supervisors.multiprocess import Multiprocess, Process

FIRST_DELAY_SECONDS, LONGEST_DELAY_SECONDS = 1.0, 60.0

SILENCE_SECONDS = 60.0
"""A worker that does not answer a ping for so long is replaced."""

END_SECONDS = 3.7
"""How long the server's processes may take to end before they are killed."""


class WorkerHealth:
    """What the supervisor knows of one worker and of those that it replaced.

    A worker that was ready is replaced at once. Each one that could not start doubles
    the delay before the next, so that a broken ledger does not keep the machine busy.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._due: float | None = None
        self._pinged: float | None = None
        self.is_ready = False

    @property
    def is_waiting(self) -> bool:
        """Whether there is no worker at the moment."""
        return self._due is not None

    @property
    def is_silent(self) -> bool:
        """Whether the worker has owed a pong for too long."""
        return (
            self._pinged is not None and self._clock() - self._pinged >= SILENCE_SECONDS
        )

    def begin_ping(self) -> bool:
        """Note that the worker is pinged; return False if it owes a pong already."""
        if self._pinged is not None:
            return False
        self._pinged = self._clock()
        return True

    def note_pong(self, *, is_ready: bool) -> None:
        """Note that the worker answered a ping."""
        self._pinged = None
        self.is_ready = is_ready
        if is_ready:
            self._failures = 0

    def note_exit(self) -> float:
        """Note that the worker ended; return the seconds until the next one starts."""
        delay = 0.0
        if not self.is_ready:
            delay = min(FIRST_DELAY_SECONDS * 2**self._failures, LONGEST_DELAY_SECONDS)
            self._failures += 1
        self._due = self._clock() + delay
        return delay

    def begin_restart(self) -> bool:
        """Note that the next worker starts; return False if it is too early."""
        if self._due is None or self._clock() < self._due:
            return False
        self._due, self._pinged, self.is_ready = None, None, False
        return True


class Supervisor(Multiprocess):
    """uvicorn's supervisor, except that it neither waits for a worker nor gives up.

    It ends by itself only if a worker fails to start before any was ready.

    Args:
        config: of each worker; its application is built in the worker.
        sockets: that listen already; all workers accept connections from them.
        when_ready: called when the first worker answers requests.
        report: takes a line for the administrator: a worker ended, or does not.

    Attributes:
        has_failed: whether no worker could start.
    """

    def __init__(
        self,
        config: uvicorn.Config,
        sockets: list[socket],
        when_ready: Callable[[], None],
        report: Callable[[str], None],
    ) -> None:
        super().__init__(config, sockets)
        self.has_failed = False
        self._when_ready = when_ready
        self._report = report
        self._was_ready = False
        self._health: dict[Process, WorkerHealth] = {}

    def keep_subprocess_alive(self) -> None:
        """Look after each worker. The library calls this twice a second."""
        for index, process in enumerate(self.processes):
            health = self._health.setdefault(process, WorkerHealth())
            if health.begin_restart():
                self._replace(index)
            elif not health.is_waiting:
                self._look_after(process, health)

    def terminate_all(self) -> None:
        """Accept no more connections, and have all workers end."""
        for one in self.sockets:
            one.close()
        super().terminate_all()

    def join_all(self) -> None:
        """Wait until all workers have ended; kill those that do not in time."""
        end = monotonic() + END_SECONDS
        for one in self.processes:
            one.process.join(max(end - monotonic(), 0))
            if one.process.is_alive():
                self._report(f"worker {one.pid} does not end, so it is killed")
                one.kill()
                one.join()

    def _replace(self, index: int) -> None:
        process = Process(self.config, self.sockets)
        process.start()
        self._health[process] = self._health.pop(self.processes[index])
        self.processes[index] = process

    def _look_after(self, process: Process, health: WorkerHealth) -> None:
        if not process.process.is_alive() or health.is_silent:
            self._end(process, health)
        elif health.begin_ping():
            process.parent_conn.send(b"ping")
        elif process.parent_conn.poll(0):
            health.note_pong(is_ready=process.parent_conn.recv())
            if health.is_ready and not self._was_ready:
                self._was_ready = True
                self._when_ready()

    def _end(self, process: Process, health: WorkerHealth) -> None:
        process.kill()  # it may be there still, but silent
        process.join()
        cause = _cause(process.exitcode)
        if process.exitcode and process.exitcode > 0 and not self._was_ready:
            self._report(f"worker {process.pid} could not start ({cause})")
            self.has_failed = True
            self.should_exit.set()
            return
        ended = "ended" if health.is_ready else "could not start"
        delay = health.note_exit()
        when = f"in {delay:.0f} s" if delay else "now"
        self._report(
            f"worker {process.pid} {ended} ({cause}); another one starts {when}"
        )


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"
