"""Shows the progress of long work on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

ReportProgress = Callable[[int, int], None]
"""Takes how much is done, and how much there is to do."""


EVERY_SECONDS = 5


class _Lines:
    """Writes a line every few seconds, for logs."""

    def __init__(self, what: str, clock: Callable[[], float]) -> None:
        self._what = what
        self._clock = clock
        self._next = clock() + EVERY_SECONDS

    def report(self, done: int, total: int) -> None:
        if self._clock() < self._next:
            return
        self._next = self._clock() + EVERY_SECONDS
        of = f" of {total:,}" if total else ""
        sys.stderr.write(f"{self._what}: {done:,}{of}\n")


@contextmanager
def progress(
    what: str, clock: Callable[[], float] = monotonic
) -> Iterator[ReportProgress]:
    """Show a bar until the end of the block; without a terminal, a line now and then.

    A total of 0 means that nobody knows it yet.
    """
    if not sys.stderr.isatty():
        yield _Lines(what, clock).report
        return
    from rich.console import Console  # noqa: PLC0415 - only where a bar is seen
    from rich.progress import Progress  # noqa: PLC0415 - only where a bar is seen

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)
