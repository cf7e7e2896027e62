"""The joint report: its life, its texts, its checklist, and what it would say now."""

from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.report_editions import (
    InLanguage,
    ReportEdition,
    ReportVoice,
    desk_of,
    ever,
    model_as_json,
    voices,
)
from api.graphql.queries.report_parts import (
    ReportChange,
    ReportItem,
    ReportPublication,
    ReportText,
    difference,
    publication,
    text_written,
    to_look_at,
)
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.enums import Language
from api.graphql.types.scalars import Json
from api.graphql.types.text_date_reference import Reference, reference, references
from reports import editions as lives
from reports.checklist.checklist import checklist
from reports.desk.lookup import find_report
from reports.desk.reader import NotPlannedError, ReadingDesk
from reports.desk.requests import Wanted
from reports.desk.requests import asked as asked_for
from reports.differences import compared
from reports.mapping import default_mapping, read_mapping
from reports.model import Model

Period = Annotated[
    str | None,
    strawberry.argument(
        description="What is reported on, such as 2018/2021-03; by default what the "
        "report says, or since the last report to the same bodies."
    ),
]


@output_type
class Report:
    """A report as the log knew it: its life is told whatever day it is asked of."""

    loaders: strawberry.Private[RequestLoaders]
    desk: strawberry.Private[ReadingDesk]
    life: strawberry.Private[lives.Life]

    @resolver
    def reference(self) -> Reference:
        """The document that it is."""
        return reference(self.loaders, self.life.report)

    @resolver
    def symbols(self) -> list[str]:
        """Its symbols, those that were given first."""
        return list(self.life.all_stated("symbols"))

    @resolver
    def status(self) -> str:
        """planned, drafted, revised, final, submitted, issued, considered, or empty."""
        return self.life.status(self.desk.entities(self.life))

    @resolver
    def sessions(self) -> list[Reference]:
        """The sessions that it is for."""
        return references(self.loaders, self.life.meetings)

    @resolver
    def entities(self) -> list[Reference]:
        """The entities whose heads endorse it."""
        return references(self.loaders, self.desk.entities(self.life))

    @resolver
    def editions(self) -> list[ReportEdition]:
        """Its editions, the first one first."""
        return [
            ReportEdition(
                loaders=self.loaders, desk=self.desk, life=self.life, made=one
            )
            for one in self.life.editions
        ]

    @resolver
    def endorsements(self) -> list[ReportVoice]:
        """All that entities said of its editions, in the order of the log."""
        return voices(self.loaders, self.life.voices)

    @resolver
    def issued(self) -> list[ReportPublication]:
        """The files that were issued."""
        return [publication(one) for one in self.life.publications]

    @resolver
    def texts(
        self,
        passage: Annotated[
            str | None, strawberry.argument(description="Only those of a paragraph.")
        ] = None,
    ) -> list[ReportText]:
        """The texts that stand, by paragraph and language, those in conflict marked."""
        return [
            text_written(o)
            for o in self.life.texts.all()
            if passage in (None, o.passage)
        ]

    @resolver
    def checklist(
        self, language: InLanguage, period: Period = None
    ) -> list[ReportItem]:
        """What to look at before it is submitted, in one language, as it is now."""
        model = preview(self.loaders, self.life.report, language, period)
        found = checklist(
            self.loaders.reader,
            self.loaders.moment,
            model,
            texts=self.life.texts,
            sections=read_mapping(default_mapping()),
        )
        return [to_look_at(one) for one in (*found.open, *found.settled)]

    @resolver
    def preview(self, language: InLanguage, period: Period = None) -> Json:
        """What it would say now in a language; nothing is recorded."""
        return model_as_json(
            preview(self.loaders, self.life.report, language, period), language
        )

    @resolver
    def differences(
        self,
        language: InLanguage,
        to: Annotated[int, strawberry.argument(description="The later edition.")],
        edition: Annotated[int, strawberry.argument(description="The earlier one.")],
    ) -> list[ReportChange]:
        """What differs between two editions, in reading order."""
        both = (self.desk.model(self.life, one) for one in (edition, to))
        old, new = (one.document(str(language.value)) for one in both)
        return [difference(one) for one in compared(old, new)]


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
    return Report(loaders=loaders, desk=desk_of(loaders), life=life)


def preview(
    loaders: RequestLoaders, name: str, language: Language, period: str | None
) -> Model:
    """Compose a report in one language, as of the moment of the question."""
    wanted = Wanted(
        period=None if period is UNSET else period,
        as_of=loaders.moment.as_of,
        known_at=loaders.moment.position,
        languages=(str(language.value),),
    )
    now = ever(loaders)
    chosen = asked_for(loaders.reader, name, wanted, edition=False, now=now)
    return desk_of(loaders).compose(chosen)
