"""Pausing Python's cyclic garbage collector during work on many entries."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 500


@contextmanager
def gc_disabled(size: int) -> Iterator[None]:
    """Disable the cyclic garbage collector for work on many entries.

    Such work creates many objects and frees few, so the collector would scan them again
    and again and find nothing: this took a third of the time of an import. Afterwards
    they count as old objects; otherwise the next collection would scan them all. They
    do not if the process froze objects, as a server does: these stay frozen.

    Args:
        size: number of entries; below 500 nothing is disabled.
    """
    if size < MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
