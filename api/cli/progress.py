"""Shows the progress of long work on stderr, if it is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ReportProgress = Callable[[int, int], None]
"""Takes how much is done, and how much there is to do."""


@contextmanager
def progress(what: str) -> Iterator[ReportProgress]:
    """Show a bar until the end of the block; nothing if stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where a bar is seen
    from rich.progress import Progress  # noqa: PLC0415 - only where a bar is seen

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
