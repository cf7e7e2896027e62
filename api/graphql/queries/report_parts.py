"""Parts of a report in answers: texts, files, differences, what to look at."""

import strawberry

from api.graphql.types.decorators import output_type
from api.graphql.types.enums import Language
from api.graphql.types.shown_rows import ShownRow, attribute
from reports import editions as lives
from reports.checklist.items import Item
from reports.differences import Change, Piece
from reports.texts import Written


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
