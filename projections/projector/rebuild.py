"""Rebuild: fill new tables beside those that queries read, then exchange them."""

from projections.projector.generations import start_generation, swap_generations
from projections.projector.projector import Projector, ReportProgress
from projections.projector.storage import Storage, TablesGoneError
from projections.projector.view import View
from projections.projector.views import VIEWS
from store.cooperation_log import CooperationLog
from store.errors import StoreError


class LogShorterError(StoreError):
    """The tables were made from more entries than the log has now."""

    def __init__(self, *, log_end: int, position: int) -> None:
        super().__init__(
            f"the log ends at position {log_end}, and its tables of answers were made "
            f"from {position} entries: entries are missing at its end. Compare it with "
            "a backup or with another copy. If the log is right as it is, run "
            "`trilogue rebuild --shorter-log`"
        )
        self.log_end = log_end
        self.position = position


def rebuild(
    log: CooperationLog,
    progress: ReportProgress | None = None,
    *,
    views: tuple[View, ...] = VIEWS,
    accept_shorter: bool = False,
) -> int:
    """Project the whole log into new tables, and let queries read these.

    Queries read the old tables until the exchange, one short transaction. The old
    tables stay for queries that are still reading them; the next rebuild drops them.
    Rebuilds that run at the same time fill the same tables, one of them at a time; one
    that was ended is continued by the next.

    Args:
        accept_shorter: whether the log may have fewer entries than the tables were
            made from.

    Returns:
        The position reached.

    Raises:
        LogShorterError: it has fewer, and that was not accepted. Nothing was changed.
    """
    engine = log.reader.engine
    storage = Storage(engine, None, views)
    _, position, log_end, *_ = storage.read_progress()
    if position > log_end and not accept_shorter:
        raise LogShorterError(log_end=log_end, position=position)
    old, new = start_generation(engine, views)
    projector = Projector(log, new, views=views)
    try:
        projector.catch_up(progress)
        while not swap_generations(engine, old, new, views, log_end=_end_of(log)):
            projector.catch_up(progress)
    except TablesGoneError:
        # Another rebuild has exchanged the tables meanwhile: then this one is done too.
        if storage.read_progress().generation == old:
            raise
    return storage.read_progress().position


def _end_of(log: CooperationLog) -> int:
    return log.reader.head().position
