"""Running a query at the moment and in the language that were typed."""

from typing import Any, TypeVar

from api.cli.options import QueryOptions
from api.container import Services
from api.output.query_results import ReaderOptions, result_of
from api.output.result import QueryResult
from projections.moment import Certainty
from projections.moment_parsing import read_day, read_known_at
from projections.query_context import QueryContext
from projections.query_definitions.definition import Query

P = TypeVar("P")


def run_query(
    services: Services,
    options: QueryOptions,
    query: Query[P, Any],
    given: P,
    limit: int,
) -> QueryResult:
    """Run a query, and put its first rows into words.

    Raises:
        DomainError: as the query says.
        MomentError: an option names no moment.
    """
    at = _context(services, options)
    chosen = query.variant(given)
    page = chosen.read(at, given, first=limit, after=None)
    language = str(options.lang or services.settings.language)
    return result_of(at, chosen, page, ReaderOptions(language, services.zone.key))


def _context(services: Services, options: QueryOptions) -> QueryContext:
    moment = services.reader.moment(
        read_day(options.as_of) if options.as_of else None,
        read_known_at(options.known_at, zone=services.zone)
        if options.known_at
        else None,
        Certainty[options.certainty.name],
    )
    return QueryContext(services.reader, moment, services.settings.framework)
