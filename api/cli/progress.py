"""Progress of long work, shown on stderr where somebody looks at it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Told = Callable[[int, int], None]
"""Told how far the work is, and how far it goes."""


@contextmanager
def progress(what: str) -> Iterator[Told]:
    """Show a bar until the work is done; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield _nobody
        return
    from rich.console import Console  # noqa: PLC0415 - only where a bar is seen
    from rich.progress import Progress  # noqa: PLC0415 - only where a bar is seen

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _nobody(_done: int, _total: int) -> None:
    """Tell nobody."""
