"""Mutations of the joint report that more is done for than recording an entry."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.container import author_from_settings
from api.graphql.context import Ask, Context
from api.graphql.mutations.results import RecordResult, result_of
from api.graphql.types.decorators import mutation, output_type
from api.graphql.types.enums import Language
from api.graphql.types.scalars import KnownAt
from domain.recording.ledger import Recorded
from domain.texts import LANGUAGES
from projections.moment_parsing import read_known_at
from reports.workflow.requests import ReportOptions
from store.artefacts import Artefacts

if TYPE_CHECKING:
    from reports.workflow.workflow import ReportWorkflow

Report = Annotated[
    str,
    strawberry.argument(
        description="The report's symbol, or a session that it is for."
    ),
]
Number = Annotated[
    int, strawberry.argument(description="The edition that the head read.")
]


@output_type
class Reporting:
    """What is done with a report, beyond the mutations of its kinds of entry."""

    @mutation
    def make_edition(  # noqa: PLR0913 - the arguments of the mutation
        self,
        info: Ask,
        *,
        report: Report,
        period: Annotated[
            str | None,
            strawberry.argument(description="What is reported on: 2018/2021-03."),
        ] = None,
        as_of: Annotated[
            dt.date | None, strawberry.argument(description="By default today.")
        ] = None,
        known_at: Annotated[
            KnownAt | None,
            strawberry.argument(description="By default all that the log knows."),
        ] = None,
        languages: Annotated[
            list[Language] | None, strawberry.argument(description="By default all.")
        ] = None,
        edition_type: Annotated[
            str | None,
            strawberry.argument(
                description="After the report was issued: corrigendum or revision."
            ),
        ] = None,
    ) -> RecordResult:
        """Make the next edition of a report: what it says is kept for ever."""
        zone = info.context.services.zone
        wanted = ReportOptions(
            period=period,
            as_of=as_of,
            known_at=read_known_at(known_at, zone=zone, name="knownAt")
            if known_at
            else None,
            languages=tuple(str(one.value) for one in languages or ()) or LANGUAGES,
        )
        return _done(
            info.context,
            lambda workflow: (
                workflow.make(report, wanted, edition_type=edition_type).recorded
            ),
        )

    @mutation
    def endorse_edition(
        self, info: Ask, *, report: Report, edition: Number
    ) -> RecordResult:
        """Endorse the latest edition, for the entity that is recorded for."""
        return _done(info.context, lambda workflow: workflow.endorse(report, edition))


def _done(context: Context, do: Callable[["ReportWorkflow"], Recorded]) -> RecordResult:
    from reports.workflow.workflow import (  # noqa: PLC0415 - it loads the reader of Word files
        ReportWorkflow,
    )

    services = context.services
    kept = Artefacts(services.engine)
    author = author_from_settings(services.settings)
    workflow = ReportWorkflow(services.ledger, services.reader, kept, author)
    return result_of(context, lambda: do(workflow))
