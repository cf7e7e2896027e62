"""Parts of a report in answers: texts, files, differences, what to look at."""

from collections.abc import Sequence

import strawberry

from api.graphql.types.decorators import answer, says
from api.graphql.types.enums import Language
from reports import editions as lives
from reports.checklist.items import Item
from reports.differences import Change, Piece
from reports.texts import Written


@answer
class ReportPublication:
    """A file of the report that was issued."""

    edition: int = says("Number of the edition; 0 where the entry names none.")
    languages: list[str] = says("Languages, as codes.")
    digest: str = says("SHA-256 of the file; its bytes are at /files/ and this.")
    differs: bool | None = says("Whether it is another than the edition writes.")
    position: int = says("The entry that says so.")


@answer
class ReportText:
    """A text that somebody wrote for a paragraph."""

    passage: str = says("Key of the paragraph, such as timeline/2018.")
    language: Language = says("Its language.")
    how: str = says("replaces, before, after, fills, footnote, or empty.")
    words: str = says("The text; of an empty paragraph why it is empty.")
    paragraphs: list[str] = says("Its paragraphs.")
    by: str = says("Who wrote it.")
    entity: str = says("For which entity.")
    conflict: bool = says("Whether another text stands there that its writer missed.")
    event_id: strawberry.ID = says("Its identity, to be named by who replaces it.")
    position: int = says("Its number in the log.")


@answer
class ReportItem:
    """Something to look at before the report is submitted."""

    rule: str = says("Its sort, such as section-missing.")
    sentence: str = says("What it is.")
    mend: str = says("What can be done about it.")
    places: list[str] = says("Keys of paragraphs of the report.")
    language: str = says("Code of the language that it is about; empty for all.")
    entries: list[int] = says("Entries, by position.")
    settled: bool = says("Whether somebody decided that it be so.")


@answer
class ReportPiece:
    """Words of a text that differs."""

    words: str = says("The words.")
    how: str = says("added or removed; empty for words that stayed.")


@answer
class ReportChange:
    """A paragraph, cell or footnote that differs between two editions."""

    place: str = says("Its key.")
    how: str = says("added, removed or changed.")
    pieces: list[ReportPiece] = says("Its words, those of both editions.")


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
