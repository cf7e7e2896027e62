"""Timelines as rows, the latest first."""

from api.output.answers import Answer, Row, plain
from api.output.entries import KEYS as ENTRY_KEYS
from api.output.entries import entry_row
from api.output.query_context import QueryContext
from projections.queries.entries import EffectiveEntry
from projections.queries.timelines.timeline import read_timeline

KEYS = (*ENTRY_KEYS, "certainty", "in_progress")
SHOWN = ("position", "date", "title", "kind", "subject")


def timeline(at: QueryContext, scope: str | None, limit: int) -> Answer:
    """Answer with one row per entry; what may have happened stands above the rest."""
    page = read_timeline(at.reader, at.moment, scope=scope, first=limit)
    rows = [
        *(_row(at, one, certainty="possible") for one in page.possible),
        *(
            _row(at, one.entry, certainty="certain", going_on=one.in_progress)
            for one in page.lines
        ),
    ]
    more = [at.speech.say("more", limit=limit)] if page.has_more else []
    shown = (*SHOWN, "certainty") if page.possible else SHOWN
    return at.answer(rows, shown, KEYS, empty="no_entries", notes=more)


def _row(
    at: QueryContext, item: EffectiveEntry, *, certainty: str, going_on: bool = False
) -> Row:
    return {
        **entry_row(item, at.speech),
        "certainty": at.speech.code("certainty", certainty),
        "in_progress": plain(going_on),
    }
