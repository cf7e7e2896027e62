"""Parts of a report in answers: texts, files, differences, what to look at."""

from collections.abc import Sequence

import strawberry

from api.graphql.types.decorators import output_type, schema_field
from api.graphql.types.enums import Language
from reports import editions as lives
from reports.checklist.items import Item
from reports.differences import Change, Piece
from reports.texts import Written


@output_type
class ReportPublication:
    """A file of the report that was issued."""

    edition: int = schema_field("Number of the edition; 0 where the entry names none.")
    languages: list[str] = schema_field("Languages, as codes.")
    digest: str = schema_field(
        "SHA-256 of the file; its bytes are at /files/ and this."
    )
    differs: bool | None = schema_field(
        "Whether it is another than the edition writes."
    )
    position: int = schema_field("The entry that says so.")


@output_type
class ReportText:
    """A text that somebody wrote for a paragraph."""

    passage: str = schema_field("Key of the paragraph, such as timeline/2018.")
    language: Language = schema_field("Its language.")
    how: str = schema_field("replaces, before, after, fills, footnote, or empty.")
    words: str = schema_field("The text; of an empty paragraph why it is empty.")
    paragraphs: list[str] = schema_field("Its paragraphs.")
    by: str = schema_field("Who wrote it.")
    entity: str = schema_field("For which entity.")
    conflict: bool = schema_field(
        "Whether another text stands there that its writer missed."
    )
    event_id: strawberry.ID = schema_field(
        "Its identity, to be named by who replaces it."
    )
    position: int = schema_field("Its number in the log.")


@output_type
class ReportItem:
    """Something to look at before the report is submitted."""

    rule: str = schema_field("Its sort, such as section-missing.")
    sentence: str = schema_field("What it is.")
    mend: str = schema_field("What can be done about it.")
    places: list[str] = schema_field("Keys of paragraphs of the report.")
    language: str = schema_field(
        "Code of the language that it is about; empty for all."
    )
    entries: list[int] = schema_field("Entries, by position.")
    settled: bool = schema_field("Whether somebody decided that it be so.")


@output_type
class ReportPiece:
    """Words of a text that differs."""

    words: str = schema_field("The words.")
    how: str = schema_field("added or removed; empty for words that stayed.")


@output_type
class ReportChange:
    """A paragraph, cell or footnote that differs between two editions."""

    place: str = schema_field("Its key.")
    how: str = schema_field("added, removed or changed.")
    pieces: list[ReportPiece] = schema_field("Its words, those of both editions.")


def publication(one: lives.Publication) -> ReportPublication:
    """Show a file that was issued."""
    return ReportPublication(
        edition=one.edition,
        languages=list(one.languages),
        digest=one.digest,
        differs=one.differs,
        position=one.item.position,
    )


def text_written(one: Written) -> ReportText:
    """Show a text that stands."""
    return ReportText(
        passage=one.passage,
        language=Language(one.language),
        how=one.how,
        words=one.words,
        paragraphs=list(one.paragraphs),
        by=one.by,
        entity=one.entity,
        conflict=one.conflict,
        event_id=strawberry.ID(one.event_id),
        position=one.position,
    )


def to_look_at(one: Item) -> ReportItem:
    """Show something to look at."""
    return ReportItem(
        rule=one.rule,
        sentence=one.sentence,
        mend=one.mend,
        places=list(one.places),
        language=one.language,
        entries=list(one.entries),
        settled=one.settled,
    )


def difference(one: Change) -> ReportChange:
    """Show a difference."""
    return ReportChange(place=one.place, how=one.how, pieces=_pieces(one.pieces))


def _pieces(found: Sequence[Piece]) -> list[ReportPiece]:
    return [ReportPiece(words=one.words, how=one.how) for one in found]
