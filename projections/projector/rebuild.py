"""Rebuild: fill new tables beside those that queries read, then exchange them."""

from projections.projector.generations import (
    create_tables,
    drop_other_generations,
    swap_generations,
)
from projections.projector.projector import Projector, ReportProgress
from projections.projector.storage import Storage
from projections.projector.view import View
from projections.projector.views import VIEWS
from store.cooperation_log import CooperationLog


def rebuild(
    log: CooperationLog,
    progress: ReportProgress | None = None,
    *,
    views: tuple[View, ...] = VIEWS,
) -> int:
    """Project the whole log into new tables, and let queries read these.

    Queries read the old tables until the exchange, one short transaction. The old
    tables stay for queries that are still reading them; the next rebuild drops them.
    Only one rebuild runs at a time: a later one starts again from the first entry.

    Returns:
        The position reached.
    """
    engine = log.reader.engine
    storage = Storage(engine, None, views)
    old = storage.read_progress().generation
    drop_other_generations(engine, old)
    new = old + 1
    create_tables(engine, new, views)
    projector = Projector(log, new, views=views)
    projector.catch_up(progress)
    while not swap_generations(engine, old, new, views):
        projector.catch_up(progress)
    return storage.read_progress().position
