"""Parts of a report: its editions, what was said of them, texts, what to look at."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import msgspec
import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.enums import Language
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import ShownRow, attribute, show_all
from api.graphql.types.text_date_reference import Reference, Text, references
from projections.moment import Moment
from reports import editions as lives
from reports.checklist.items import Item
from reports.differences import Change, Piece
from reports.model import Model, encode
from reports.texts import Written
from reports.workflow.reader import ReportReader
from store.artefacts import Artefacts

InLanguage = Annotated[Language, strawberry.argument(description="In which language.")]


@output_type
class ReportVoice(ShownRow):
    """What the head of an entity said of an edition."""

    row: strawberry.Private[lives.Verdict]
    entity: Reference = attribute("The entity.")
    endorses: bool = attribute("Whether it endorsed the edition; else it declined to.")
    edition: int = attribute("Number of the edition.")
    cause: Text | None = attribute("Why it declined, if it said so.")
    position: int = attribute("The entry that says so.", "item.position")


@output_type
class ReportEdition(ShownRow):
    """An edition: what it says is kept for ever."""

    row: strawberry.Private[lives.Edition]
    report_reader: strawberry.Private[ReportReader]
    life: strawberry.Private[lives.Life]

    @property
    def identity(self) -> object:
        """The report and the number of its edition."""
        return self.life.report, self.row.number

    number: int = attribute("Its number, from 1.")
    period: str = attribute("What it reports on, EDTF.")
    known_position: int = attribute(
        "The last entry of the log that it knew.", "position"
    )
    digest: str = attribute("SHA-256 of what it says: what heads endorse.")
    languages: list[str] = attribute("The languages that it was made in, as codes.")
    position: int = attribute("The entry that says that it was made.", "item.position")

    @resolver
    def as_of(self) -> date:
        """The day in the world that it is as of."""
        return date.fromisoformat(self.row.as_of)

    @resolver
    def endorsed(self) -> list[ReportVoice]:
        """The entities that endorse it; of each, what it said last counts."""
        return show_all(self.loaders, ReportVoice, self._standing.endorsed)

    @resolver
    def declined(self) -> list[ReportVoice]:
        """The entities that declined to endorse it."""
        return show_all(self.loaders, ReportVoice, self._standing.declined)

    @resolver
    def awaited(self) -> list[Reference]:
        """The entities that said nothing of it yet."""
        return references(self.loaders, self._standing.awaited)

    @resolver
    def is_final(self) -> bool:
        """Whether all entities endorsed it, and none declined."""
        return self._standing.is_final

    @resolver
    def recorded_since(self) -> list[int]:
        """Entries of its period, and amendments, that were recorded after it."""
        now, number = ever(self.loaders), self.row.number
        found = self.report_reader.recorded_since(self.life, number, now=now)
        return [one.position for one in found]

    @resolver
    def model(self, language: InLanguage) -> Json | None:
        """What it says in a language, before any format."""
        model = self.report_reader.model(self.life, self.row.number)
        return model_as_json(model, language)

    @property
    def _standing(self) -> lives.EndorsementState:
        return self.report_reader.standing(self.life, self.row.number)


@output_type
class ReportPublication(ShownRow):
    """A file of the report that was issued."""

    row: strawberry.Private[lives.Publication]
    edition: int = attribute("Number of the edition; 0 where the entry names none.")
    languages: list[str] = attribute("Languages, as codes.")
    digest: str = attribute("SHA-256 of the file; its bytes are at /files/ and this.")
    differs: bool | None = attribute("Whether it is another than the edition writes.")
    position: int = attribute("The entry that says so.", "item.position")


@output_type
class ReportText(ShownRow):
    """A text that somebody wrote for a paragraph."""

    row: strawberry.Private[Written]
    passage: str = attribute("Key of the paragraph, such as timeline/2018.")
    language: Language = attribute("Its language.")
    how: str = attribute("replaces, before, after, fills, footnote, or empty.")
    words: str = attribute("The text; of an empty paragraph why it is empty.")
    paragraphs: list[str] = attribute("Its paragraphs.")
    by: str = attribute("Who wrote it.")
    entity: str = attribute("For which entity.")
    conflict: bool = attribute(
        "Whether another text stands there that its writer missed."
    )
    event_id: strawberry.ID = attribute("Its identity, to be named by who replaces it.")
    position: int = attribute("Its number in the log.")


@output_type
class ReportItem(ShownRow):
    """Something to look at before the report is submitted."""

    row: strawberry.Private[Item]
    rule: str = attribute("Its sort, such as section-missing.")
    sentence: str = attribute("What it is.")
    mend: str = attribute("What can be done about it.")
    places: list[str] = attribute("Keys of paragraphs of the report.")
    language: str = attribute("Code of the language that it is about; empty for all.")
    entries: list[int] = attribute("Entries, by position.")
    settled: bool = attribute("Whether somebody decided that it be so.")


@output_type
class ReportPiece(ShownRow):
    """Words of a text that differs."""

    row: strawberry.Private[Piece]
    words: str = attribute("The words.")
    how: str = attribute("added or removed; empty for words that stayed.")


@output_type
class ReportChange(ShownRow):
    """A paragraph, cell or footnote that differs between two editions."""

    row: strawberry.Private[Change]
    place: str = attribute("Its key.")
    how: str = attribute("added, removed or changed.")
    pieces: list[ReportPiece] = attribute("Its words, those of both editions.")


def model_as_json(model: Model, language: Language) -> Json:
    """Give what a model says in a language, in JSON."""
    found: dict[str, Any] = msgspec.json.decode(encode(model))
    code = str(language.value)
    model.document(code)
    documents = [one for one in found["documents"] if one["language"] == code]
    return Json({**found, "documents": documents})


def report_reader_of(loaders: RequestLoaders) -> ReportReader:
    """Return the reader of reports."""
    return ReportReader(loaders.reader, Artefacts(loaders.services.engine))


def ever(loaders: RequestLoaders) -> Moment:
    """Give all that the log knew, whatever the day in the world."""
    return replace(loaders.moment, as_of=date.max)
