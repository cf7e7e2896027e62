"""Parts of a report: its editions, what was said of them, texts, what to look at."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import msgspec
import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.enums import Language, ReportTextPlace, TextChange
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import (
    ShownRow,
    attribute,
    code_attribute,
    show_all,
)
from api.graphql.types.text_date_reference import Reference, Text, references
from projections.moment import Moment
from reports import editions as lives
from reports.checklist.items import Item
from reports.differences import Change, Piece
from reports.model import Model, encode
from reports.texts import Written
from reports.workflow.reader import ReportReader
from store.artefacts import Artefacts

InLanguage = Annotated[
    Language, strawberry.argument(description="The language of the text.")
]


@output_type
class ReportVoice(ShownRow):
    """What the head of an entity said about an edition."""

    row: strawberry.Private[lives.Verdict]
    entity: Reference = attribute("The entity: Minamata, BRS or the UNEP branch.")
    endorses: bool = attribute(
        "True if the entity endorsed the edition, false if it declined."
    )
    edition: int = attribute("Number of the edition, from 1.")
    cause: Text | None = attribute(
        "Why the entity declined; null if it gave no reason."
    )
    position: int = attribute("Position of the entry that says so.", "item.position")


@output_type
class ReportEdition(ShownRow):
    """An edition of a report; its content never changes."""

    row: strawberry.Private[lives.Edition]
    report_reader: strawberry.Private[ReportReader]
    life: strawberry.Private[lives.Life]

    @property
    def identity(self) -> object:
        """The report and the number of its edition."""
        return self.life.report, self.row.number

    number: int = attribute("Number of the edition, from 1.")
    period: str = attribute(
        "The period that it reports on, in EDTF, such as 2018/2021-03."
    )
    known_position: int = attribute(
        "Position of the last entry that the edition knew.", "position"
    )
    digest: str = attribute(
        "SHA-256 of the content, in hexadecimal digits: heads of entities endorse it."
    )
    languages: list[Language] = attribute("The languages in which it was made.")
    position: int = attribute(
        "Position of the entry that records the edition.", "item.position"
    )

    @resolver
    def as_of(self) -> date:
        """The day in the world as of which the edition reports."""
        return date.fromisoformat(self.row.as_of)

    @resolver
    def endorsed(self) -> list[ReportVoice]:
        """The entities that endorse the edition; the last word of each counts."""
        return show_all(self.loaders, ReportVoice, self._standing.endorsed)

    @resolver
    def declined(self) -> list[ReportVoice]:
        """The entities that declined to endorse the edition."""
        return show_all(self.loaders, ReportVoice, self._standing.declined)

    @resolver
    def awaited(self) -> list[Reference]:
        """The entities that have not said anything about the edition yet."""
        return references(self.loaders, self._standing.awaited)

    @resolver
    def is_final(self) -> bool:
        """True if all entities endorsed the edition and none declined."""
        return self._standing.is_final

    @resolver
    def recorded_since(self) -> list[int]:
        """Positions of entries of its period that were recorded after the edition."""
        now, number = ever(self.loaders), self.row.number
        found = self.report_reader.recorded_since(self.life, number, now=now)
        return [one.position for one in found]

    @resolver
    def model(self, language: InLanguage) -> Json | None:
        """The content in one language as an object, without any format."""
        model = self.report_reader.model(self.life, self.row.number)
        return model_as_json(model, language)

    @property
    def _standing(self) -> lives.EndorsementState:
        return self.report_reader.standing(self.life, self.row.number)


@output_type
class ReportPublication(ShownRow):
    """A file that was issued as the report."""

    row: strawberry.Private[lives.Publication]
    edition: int = attribute("Number of the edition; 0 if the entry names none.")
    languages: list[Language] = attribute("The languages of the file.")
    digest: str = attribute(
        "SHA-256 of the file, in hexadecimal digits; the file is served at "
        "/files/ followed by it."
    )
    differs: bool | None = attribute(
        "True if the file differs from what the edition writes; null if "
        "that is not stated."
    )
    position: int = attribute("Position of the entry that says so.", "item.position")


@output_type
class ReportText(ShownRow):
    """A text that somebody wrote for a paragraph of the report."""

    row: strawberry.Private[Written]
    passage: str = attribute("Key of the paragraph, such as timeline/2018.")
    language: Language = attribute("Language of the text.")
    how = code_attribute(
        "Where the text stands beside the generated one.", ReportTextPlace
    )
    words: str = attribute("The text; for a paragraph that is left empty, the reason.")
    paragraphs: list[str] = attribute("The text, paragraph by paragraph.")
    by: str = attribute("Reference of the actor who wrote the text.")
    entity: str = attribute("Reference of the entity for which it was written.")
    conflict: bool = attribute(
        "True if another text stands in the same place that its writer had not seen."
    )
    event_id: strawberry.ID = attribute(
        "Event id of the text; whoever replaces the text names it."
    )
    position: int = attribute(
        "Position in the log: a number that counts entries from 1 and never changes."
    )


@output_type
class ReportItem(ShownRow):
    """Something to check before the report is submitted."""

    row: strawberry.Private[Item]
    rule: str = attribute("The rule, such as section-missing.")
    sentence: str = attribute("One sentence that says what was found.")
    mend: str = attribute("One sentence that says what can be done.")
    places: list[str] = attribute("Keys of the paragraphs that it is about.")
    language: Language | None = attribute(
        "The language that it is about; null if it is about all."
    )
    entries: list[int] = attribute("Positions of the entries that it is about.")
    settled: bool = attribute("True if somebody decided to leave it as it is.")


@output_type
class ReportPiece(ShownRow):
    """Some words of a text that differs between two editions."""

    row: strawberry.Private[Piece]
    words: str = attribute("The words themselves.")
    how = attribute(
        "Whether the words were added or removed; null for words that stayed.",
        annotation=TextChange | None,
    )


@output_type
class ReportChange(ShownRow):
    """A paragraph, cell or footnote that differs between two editions."""

    row: strawberry.Private[Change]
    place: str = attribute("Key of the place in the report, such as timeline/2018.")
    how = attribute("How the part differs.", annotation=TextChange)
    pieces: list[ReportPiece] = attribute(
        "The words of both editions, those added and removed marked."
    )


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
