"""Rebuild: fill new tables beside the old ones, then swap; readers never wait."""

from projections.projector.projector import Progress, Projector
from projections.projector.storage import Storage
from store.cooperation_log import CooperationLog


def rebuild(log: CooperationLog, progress: Progress | None = None) -> int:
    """Project the whole log anew and let answers be read from the new tables.

    The old tables answer until the swap, one short transaction, and stay for those
    who still read them; the next rebuild drops them. Only one rebuild runs at a
    time: a later one begins anew.

    Returns:
        The position reached.
    """
    engine = log.reader.engine
    current = Storage(engine, None)
    old = current.standing().generation
    current.discard_others(old)
    fresh = old + 1
    storage = Storage(engine, fresh)
    storage.prepare()
    projector = Projector(log, fresh)
    projector.catch_up(progress)
    while not current.swap(old, fresh):
        projector.catch_up(progress)
    return current.standing().position
