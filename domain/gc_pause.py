"""Long work makes many objects and drops few: let the collector rest meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 500


@contextmanager
def gc_disabled(size: int) -> Iterator[None]:
    """Switch the cyclic garbage collector off for work on many entries.

    It would walk over all that is held again and again and find nothing: a third of
    the time of an import was spent so. What was made counts as long held afterwards,
    or the first small thing to be made next would have all of it walked over.
    """
    if size < MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        gc.enable()
