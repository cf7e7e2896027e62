"""The joint report: its life, its texts, its checklist, and what it would say now."""

from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.report_parts import (
    InLanguage,
    ReportChange,
    ReportEdition,
    ReportItem,
    ReportPublication,
    ReportText,
    ReportVoice,
    ever,
    model_as_json,
    report_reader_of,
)
from api.graphql.types.decorators import output_type, resolver, resolver_of_type
from api.graphql.types.enums import Language, ReportStatus
from api.graphql.types.pages import (
    Connection,
    PageArguments,
    connection_of,
    key_of,
    place_of,
    sized,
)
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import (
    ShownRow,
    attribute,
    member_reader,
    show_all,
)
from api.graphql.types.text_date_reference import Reference, references
from projections.query_definitions.definition import Page
from projections.query_definitions.paging import MOST_ROWS
from reports import editions as lives
from reports.checklist.checklist import checklist
from reports.differences import compared
from reports.mapping import default_mapping, read_mapping
from reports.model import Model
from reports.workflow.listing import ListPosition, read_report_page
from reports.workflow.lookup import find_report
from reports.workflow.reader import NotPlannedError, ReportReader
from reports.workflow.requests import ReportOptions, resolve_request

Period = Annotated[
    str | None,
    strawberry.argument(
        description="The period of the report in EDTF, such as 2018/2021-03; by "
        "default that of the report, or since the last report to the "
        "same bodies."
    ),
]


@output_type
class Report(ShownRow):
    """A joint report as the log knew it, with its editions, whatever the as-of day."""

    row: strawberry.Private[lives.Life]
    report_reader: strawberry.Private[ReportReader]

    @property
    def identity(self) -> object:
        """The document that the report is."""
        return self.row.report

    reference: Reference = attribute(
        "The report as a document of the record.", "report"
    )
    sessions: list[Reference] = attribute(
        "The sessions for which the report is made.", "meetings"
    )
    endorsements: list[ReportVoice] = attribute(
        "What the entities said about its editions, in the order of the log.", "voices"
    )
    issued: list[ReportPublication] = attribute(
        "The files that were issued as the report.", "publications"
    )

    @resolver
    def symbols(self) -> list[str]:
        """The symbols of the report, such as UNEP/MC/COP.4/INF/17, as recorded."""
        return list(self.row.all_stated("symbols"))

    @resolver_of_type(ReportStatus | None)
    def status(self) -> object:
        """The last step in the life of the report; null if nothing is recorded."""
        return member_reader(ReportStatus)(self._status)

    @resolver
    def status_display(self) -> str:
        """The same in words, in the reader's language; empty if nothing is stated."""
        return self.loaders.formatter.code("status", self._status).words

    @property
    def _status(self) -> str:
        return self.row.status(self.report_reader.entities(self.row))

    @resolver
    def entities(self) -> list[Reference]:
        """The entities whose heads endorse the report."""
        return references(self.loaders, self.report_reader.entities(self.row))

    @resolver
    def editions(self) -> list[ReportEdition]:
        """The editions of the report, the first one first."""
        return [
            ReportEdition(
                loaders=self.loaders,
                report_reader=self.report_reader,
                life=self.row,
                row=one,
            )
            for one in self.row.editions
        ]

    @resolver
    def texts(
        self,
        passage: Annotated[
            str | None,
            strawberry.argument(
                description="Only texts of this paragraph, by its key, such as "
                "timeline/2018."
            ),
        ] = None,
    ) -> list[ReportText]:
        """The texts that people wrote and that hold, by paragraph and language.

        Conflicts are marked.
        """
        texts = [one for one in self.row.texts.all() if passage in (None, one.passage)]
        return show_all(self.loaders, ReportText, texts)

    @resolver
    def checklist(
        self, language: InLanguage, period: Period = None
    ) -> list[ReportItem] | None:
        """What to check before the report is submitted, in one language, as of now."""
        model = preview(self.loaders, self.row.report, language, period)
        found = checklist(
            self.loaders.reader,
            self.loaders.moment,
            model,
            texts=self.row.texts,
            sections=read_mapping(default_mapping()),
        )
        return show_all(self.loaders, ReportItem, (*found.open, *found.settled))

    @resolver
    def preview(self, language: InLanguage, period: Period = None) -> Json | None:
        """The content of the report as it would be now, in one language.

        Nothing is recorded.
        """
        return model_as_json(
            preview(self.loaders, self.row.report, language, period), language
        )

    @resolver
    def differences(
        self,
        language: InLanguage,
        to: Annotated[
            int, strawberry.argument(description="Number of the later edition.")
        ],
        edition: Annotated[
            int, strawberry.argument(description="Number of the earlier edition.")
        ],
    ) -> list[ReportChange] | None:
        """What differs between two editions, in reading order."""
        both = (self.report_reader.model(self.row, one) for one in (edition, to))
        old, new = (one.document(str(language.value)) for one in both)
        return show_all(self.loaders, ReportChange, compared(old, new))


def report_of(loaders: RequestLoaders, name: str) -> Report:
    """Find a report by its symbol, or by the session that it is for.

    Raises:
        UnknownSubjectError: nothing is called that.
        NotPlannedError: nobody planned a report for the session.
    """
    now = ever(loaders)
    found = find_report(loaders.reader, now, name)
    if not found.report:
        raise NotPlannedError(name=name)
    life = lives.life_of(loaders.reader, now, found.report)
    return Report(loaders=loaders, report_reader=report_reader_of(loaders), row=life)


def reports_of(
    loaders: RequestLoaders, *, first: int, after: str | None
) -> Connection[Report]:
    """Read a page of reports, the newest first.

    Raises:
        CursorError: no page of the question gave the cursor.
        PageSizeError: more are asked for than a page has.
    """
    key = key_of("reports")
    start = place_of(after, ListPosition, key)
    page = read_report_page(
        loaders.reader, ever(loaders), first=sized(first), after=start
    )

    def count() -> int:
        whole = read_report_page(loaders.reader, ever(loaders), first=MOST_ROWS)
        return len(whole.lives)

    report_reader = report_reader_of(loaders)
    nodes = [
        Report(loaders=loaders, report_reader=report_reader, row=one)
        for one in page.lives
    ]
    shown = Page(nodes, page.places, page.has_more)
    asked = PageArguments(first, after)
    return connection_of(nodes, shown, asked, key, count)


def preview(
    loaders: RequestLoaders, name: str, language: Language, period: str | None
) -> Model:
    """Compose a report in one language, as of the moment of the question."""
    wanted = ReportOptions(
        period=None if period is UNSET else period,
        as_of=loaders.moment.as_of,
        known_at=loaders.moment.position,
        languages=(str(language.value),),
    )
    now = ever(loaders)
    chosen = resolve_request(loaders.reader, name, wanted, edition=False, now=now)
    return report_reader_of(loaders).compose(chosen)
