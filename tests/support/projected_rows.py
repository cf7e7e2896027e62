"""The rows that projectors of several kinds make of one log."""

from collections.abc import Sequence
from typing import Any

from domain.entry import Entry
from projections.projector.generations import create_tables
from projections.projector.projector import Projector
from projections.projector.view import View
from projections.projector.views import VIEWS
from projections.reader import Reader
from tests.support.as_of_definition import every_row
from tests.support.desks import ZONE, some_desk

ProjectedRows = dict[str, list[tuple[Any, ...]]]
"""Table -> its rows, in the order of their identifiers."""


def project(
    entries: Sequence[Entry],
    *,
    views: tuple[View, ...] = VIEWS,
    batch_size: int,
    cache_size: int,
) -> ProjectedRows:
    """Project a log from its start by one projector, and read every row."""
    with some_desk() as desk:
        create_tables(desk.engine, views=views)
        desk.append(entries)
        Projector(
            desk.log, views=views, batch_size=batch_size, cache_size=cache_size
        ).catch_up()
        reader = Reader(desk.log, zone=ZONE, clock=desk.clock, views=views)
        return every_row(desk._replace(reader=reader))


def project_in_full(
    entries: Sequence[Entry], views: tuple[View, ...] = VIEWS
) -> ProjectedRows:
    """Project each entry by ordering and folding its subject anew."""
    return project(entries, views=views, batch_size=1, cache_size=0)


def project_incrementally(
    entries: Sequence[Entry], views: tuple[View, ...] = VIEWS
) -> ProjectedRows:
    """Project plain facts without ordering and folding their subjects anew."""
    size = len(entries)
    return project(entries, views=views, batch_size=size, cache_size=size)
