"""Timelines, page by page: a cursor is a place in the order, never an offset."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated

import strawberry

from api.graphql.asked import Asked
from api.graphql.described import answer, says
from api.graphql.entries import Entry
from api.graphql.kind_types import entries_of
from domain.errors import DomainError
from projections.selects import Place
from projections.timeline import Page, timeline_of

MOST = 500
"""Entries on one page, at the most."""

First = Annotated[
    int, strawberry.argument(description=f"Entries on the page, 1 to {MOST}.")
]
After = Annotated[
    str | None, strawberry.argument(description="endCursor of the page before.")
]

_NUMBERS = 4


class CursorError(DomainError):
    """A cursor that no timeline gave."""

    def __init__(self, *, cursor: str) -> None:
        super().__init__(
            f"{cursor!r} is no cursor of a timeline: give endCursor of the page before"
        )
        self.cursor = cursor


class PageSizeError(DomainError):
    """A page has a bounded number of entries."""

    def __init__(self, *, first: int) -> None:
        super().__init__(f"first can be 1 to {MOST}, not {first}")
        self.first = first


@answer
class Edge:
    """An entry in a timeline."""

    cursor: str = says("Where it stands, to go on from there.")
    node: Entry = says("The entry.")


@answer
class PageInfo:
    """Where a page ends."""

    has_next_page: bool = says("Whether earlier entries follow.")
    end_cursor: str | None = says("Give it as after, for the next page.")


@answer
class Timeline:
    """A page of a timeline, the latest entry first."""

    edges: list[Edge] = says("The entries and their cursors.")
    page_info: PageInfo = says("Where the page ends.")
    possible: list[Entry] = says(
        "Entries that may have happened by the day and not certainly had, if the "
        "question's certainty is POSSIBLE."
    )


def page_of(
    asked: Asked, scope: str | None, *, first: int, after: str | None
) -> Timeline:
    """Read a page of a timeline.

    Raises:
        CursorError: no timeline gave the cursor.
        PageSizeError: more entries are asked for than a page has.
    """
    if not 1 <= first <= MOST:
        raise PageSizeError(first=first)
    place = _place(after) if after else None
    page = timeline_of(
        asked.reader, asked.moment, scope=scope, first=first, after=place
    )
    return _shown(asked, page)


def _shown(asked: Asked, page: Page) -> Timeline:
    nodes = entries_of(asked, [line.item for line in page.lines])
    edges = [
        Edge(cursor=_cursor(line.place), node=node)
        for line, node in zip(page.lines, nodes, strict=True)
    ]
    end = edges[-1].cursor if edges else None
    return Timeline(
        edges=edges,
        page_info=PageInfo(has_next_page=page.has_more, end_cursor=end),
        possible=entries_of(asked, page.possible),
    )


def _cursor(place: Place) -> str:
    return urlsafe_b64encode("-".join(map(str, place)).encode()).decode().rstrip("=")


def _place(cursor: str) -> Place:
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        text = urlsafe_b64decode(padded.encode("ascii")).decode("ascii")
        numbers = [int(one) for one in text.split("-")]
    except ValueError as error:
        raise CursorError(cursor=cursor) from error
    if len(numbers) != _NUMBERS:
        raise CursorError(cursor=cursor)
    return Place(*numbers)
