"""Results about a report: its state, its texts, the checklist, differences."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from api.output.result import NOTHING, Cell, QueryResult, list_cell, plain
from reports.checklist.checklist import Checked
from reports.checklist.items import Item
from reports.differences import Change, Piece
from reports.editions import Edition, Life
from reports.reading_back import ReadBack
from reports.reading_notes import Note
from reports.texts import Texts, Written
from reports.workflow.proposals import Proposals
from reports.workflow.reader import ReportReader
from wording.values import ValueFormatter

T = TypeVar("T")

Columns = Mapping[str, Callable[[T], Cell]]
"""Key of a column -> what makes its cell of an item."""

MARKS = {"": "{}", "added": "[+{}+]", "removed": "[-{}-]"}
SHORT = 80

_CHANGES = {"added": "added", "removed": "removed", "changed": "modified"}
"""How a paragraph differs -> the code of the words for it."""


def reports(reader: ReportReader, lives: Sequence[Life], language: str) -> QueryResult:
    """Return one row per report, in the order given."""
    formatter = ValueFormatter(language)

    def endorsements(life: Life) -> Cell:
        count = len(reader.standing(life).endorsed) if life.latest else 0
        every = len(reader.entities(life))
        words = formatter.message("endorsed_of", count=count, all=every)
        return Cell(count, words if life.latest else NOTHING)

    columns: Columns[Life] = {
        "report": lambda life: plain(life.report),
        "symbols": lambda life: _list(life.all_stated("symbols")),
        "sessions": lambda life: _list(life.meetings),
        "status": lambda life: _code(
            formatter, "status", life.status(reader.entities(life))
        ),
        "editions": lambda life: plain(len(life.editions)),
        "endorsements": endorsements,
    }
    return _result(formatter, columns, lives, empty="no_reports")


def status(reader: ReportReader, life: Life, language: str) -> QueryResult:
    """Return one row per edition; the report's own state is at the foot."""
    formatter = ValueFormatter(language)
    say = formatter.message

    def languages_issued(edition: Edition) -> list[str]:
        issued = [one for one in life.publications if one.edition == edition.number]
        return [code for one in issued for code in one.languages]

    standings = {one.number: reader.standing(life, one.number) for one in life.editions}
    columns: Columns[Edition] = {
        "edition": lambda one: plain(one.number),
        "period": lambda one: plain(one.period),
        "as_of": lambda one: plain(one.as_of),
        "known_position": lambda one: plain(one.position),
        "languages": lambda one: _list(one.languages, " "),
        "endorsed": lambda one: _list(o.entity for o in standings[one.number].endorsed),
        "declined": lambda one: _list(o.entity for o in standings[one.number].declined),
        "awaited": lambda one: _list(standings[one.number].awaited),
        "is_final": lambda one: _truth(formatter, value=standings[one.number].is_final),
        "recorded_since": lambda one: plain(
            len(reader.recorded_since(life, one.number))
        ),
        "issued": lambda one: _list(languages_issued(one), " "),
        "model_digest": lambda one: plain(one.digest),
    }
    code = life.status(reader.entities(life))
    where = formatter.code("status", code).words or say("nothing_recorded")
    sessions = say("comma").join(life.meetings)
    foot = [
        f"{life.report}{say('colon')}{where}",
        say("for_sessions", sessions=sessions) if sessions else say("no_session"),
    ]
    shown = [one for one in columns if one != "model_digest"]
    return _result(
        formatter, columns, life.editions, empty="no_editions", shown=shown, foot=foot
    )


def texts(found: Texts, language: str) -> QueryResult:
    """Return one row per text that stands, by paragraph and language."""
    formatter = ValueFormatter(language)

    def shortened(words: str) -> Cell:
        return Cell(words, f"{words[:SHORT]}…") if len(words) > SHORT else plain(words)

    columns: Columns[Written] = {
        "passage": lambda one: plain(one.passage),
        "language": lambda one: plain(one.language),
        "how": lambda one: _code(formatter, "how", one.how),
        "words": lambda one: shortened(one.words),
        "by": lambda one: plain(one.by),
        "entity": lambda one: plain(one.entity),
        "conflict": lambda one: _truth(formatter, value=one.conflict),
        "entry": lambda one: plain(one.event_id),
    }
    return _result(formatter, columns, found.all(), empty="no_texts")


def checked(found: Checked, language: str) -> QueryResult:
    """Return one row per item of the checklist, the settled ones last.

    The sentences of the checklist are in English.
    """
    formatter = ValueFormatter(language)

    def places(one: Item) -> Cell:
        more = len(one.places) - 1
        if more <= 0:
            return _list(one.places)
        first = formatter.message("and_more", first=one.places[0], more=more)
        return Cell(list(one.places), first)

    columns: Columns[Item] = {
        "rule": lambda one: plain(one.rule),
        "language": lambda one: plain(one.language),
        "sentence": lambda one: plain(one.sentence),
        "mend": lambda one: plain(one.mend),
        "places": places,
        "entries": lambda one: plain(list(one.entries)),
        "settled": lambda one: plain(one.settled),
    }
    counts = {"open": len(found.open), "settled": len(found.settled)}
    return _result(
        formatter,
        columns,
        [*found.open, *found.settled],
        empty="checked",
        shown=("rule", "language", "sentence", "mend", "places"),
        foot=[formatter.message("checked", **counts)],
        **counts,
    )


def changes(found: Sequence[Change], language: str) -> QueryResult:
    """Return one row per difference, in reading order."""
    formatter = ValueFormatter(language)

    def words(one: Change) -> Cell:
        pieces = [{"words": piece.words, "change": piece.how} for piece in one.pieces]
        return plain(pieces)._replace(text="".join(map(_marked, one.pieces)))

    columns: Columns[Change] = {
        "place": lambda one: plain(one.place),
        "change": lambda one: Cell(
            one.how, formatter.code("change", _CHANGES[one.how]).words
        ),
        "words": words,
        "old": lambda one: plain(one.old),
        "new": lambda one: plain(one.new),
    }
    shown = ("place", "change", "words")
    return _result(formatter, columns, found, empty="no_difference", shown=shown)


class ReadBackRow(NamedTuple):
    """Something that an edited file proposes, or a note on it."""

    passage: str
    change: Cell
    words: str
    old: str = ""
    author: str = ""
    pending: bool = False


def read_back(
    proposed: Proposals, pending: Proposals, read: ReadBack, language: str
) -> QueryResult:
    """Return one row per proposal, then per pending change, then per note.

    The kinds of notes are in English.
    """
    formatter = ValueFormatter(language)
    rows = [
        *_proposal_rows(proposed, formatter),
        *(o._replace(pending=True) for o in _proposal_rows(pending, formatter)),
        *map(_note_row, read.notes),
    ]
    columns: Columns[ReadBackRow] = {
        "passage": lambda one: plain(one.passage),
        "change": lambda one: one.change,
        "words": lambda one: plain(one.words),
        "old": lambda one: plain(one.old),
        "by": lambda one: plain(one.author),
        "pending": lambda one: _truth(formatter, value=one.pending),
    }
    return _result(formatter, columns, rows, empty="nothing_proposed")


def _proposal_rows(
    found: Proposals, formatter: ValueFormatter
) -> Iterator[ReadBackRow]:
    for one in found.texts:
        change = _code(formatter, "how", one.how)
        yield ReadBackRow(one.passage, change, one.words, "", one.authors)
    for left in found.left:
        change = plain(formatter.message("not_a_text"))
        place = left.key or left.after_key
        yield ReadBackRow(place, change, left.after, left.before, left.authors)


def _note_row(note: Note) -> ReadBackRow:
    kind = Cell(note.kind, note.kind.replace("-", " "))
    return ReadBackRow(note.key, kind, note.words, "", note.author, note.is_pending)


def _result(  # noqa: PLR0913 - a result has all of these
    formatter: ValueFormatter,
    columns: Columns[T],
    items: Iterable[T],
    *,
    empty: str,
    shown: Sequence[str] = (),
    foot: Sequence[str] = (),
    **facts: object,
) -> QueryResult:
    """Return a result whose headings and words are in the reader's language.

    Args:
        shown: the keys that a table shows, where it does not show all of them.
        empty: key of the message for a result without rows, and the facts in it.
    """
    rows = [{key: cell(one) for key, cell in columns.items()} for one in items]
    keys = [*columns]
    message = formatter.message(empty, **facts)
    return QueryResult(rows, shown or keys, keys, foot, message, formatter.language)


def _list(values: Iterable[str], separator: str = "\n") -> Cell:
    return list_cell([plain(one) for one in values], separator)


def _code(formatter: ValueFormatter, field: str, code: str) -> Cell:
    return Cell(code, formatter.code(field, code).words or NOTHING)


def _truth(formatter: ValueFormatter, *, value: bool) -> Cell:
    return Cell(value, formatter.truth(value=value).words)


def _marked(piece: Piece) -> str:
    words = piece.words
    if not piece.how and len(words) > SHORT:
        words = f"{words[: SHORT // 2]} … {words[-SHORT // 2 :]}"
    return MARKS[piece.how].format(words)
