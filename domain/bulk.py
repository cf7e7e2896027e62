"""Long work makes many objects and drops few: let the collector rest meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 500


@contextmanager
def resting_collector(size: int) -> Iterator[None]:
    """Switch the cyclic garbage collector off for work on many entries.

    It would walk over all that is held again and again and find nothing: a third of
    the time of an import was spent so.
    """
    if size < MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
