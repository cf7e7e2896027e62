"""Answers on a report: where it stands, its texts, what to look at, what differs."""

from collections.abc import Sequence

from api.output.result import NOTHING, Cell, QueryResult, Row, list_cell, plain
from reports.checklist.checklist import Checked
from reports.checklist.items import Item
from reports.desk.proposals import Proposals
from reports.desk.reader import ReadingDesk
from reports.differences import Change, Piece
from reports.editions import Edition, Life
from reports.reading_back import ReadBack
from reports.texts import Texts, Written
from wording.values import ValueFormatter

EDITION_KEYS = (
    "edition",
    "period",
    "as_of",
    "known_position",
    "languages",
    "endorsed",
    "declined",
    "awaited",
    "is_final",
    "recorded_since",
    "issued",
    "model_digest",
)
REPORT_KEYS = ("report", "symbols", "sessions", "status", "editions", "endorsements")
TEXT_KEYS = ("passage", "language", "how", "words", "by", "entity", "conflict", "entry")
ITEM_KEYS = ("rule", "language", "sentence", "mend", "places", "entries", "settled")
CHANGE_KEYS = ("place", "change", "words", "old", "new")
PROPOSAL_KEYS = ("passage", "change", "words")
MARKS = {"": "{}", "added": "[+{}+]", "removed": "[-{}-]"}
SHORT = 80

_CHANGES = {"added": "added", "removed": "removed", "changed": "modified"}
"""How a paragraph differs -> the code of the words for it."""


def reports(desk: ReadingDesk, lives: Sequence[Life], language: str) -> QueryResult:
    """QueryResult with one row per report, in the order given."""
    formatter = ValueFormatter(language)
    rows = [_report(desk, one, formatter) for one in lives]
    return _answer(formatter, rows, REPORT_KEYS, empty="no_reports")


def _answer(  # noqa: PLR0913 - an answer is all of these
    formatter: ValueFormatter,
    rows: Sequence[Row],
    keys: Sequence[str],
    *,
    empty: str,
    shown: Sequence[str] = (),
    foot: Sequence[str] = (),
) -> QueryResult:
    """Make an answer whose headings and words are in the reader's language.

    Args:
        shown: the keys that a table shows, where it does not show all of them.
        empty: key of the message for an answer without rows.
    """
    return QueryResult(
        rows, shown or keys, keys, foot, formatter.message(empty), formatter.language
    )


def _code(formatter: ValueFormatter, field: str, code: str) -> Cell:
    return Cell(code, formatter.code(field, code).words or NOTHING)


def _truth(formatter: ValueFormatter, *, value: bool) -> Cell:
    return Cell(value, formatter.truth(value=value).words)


def _report(desk: ReadingDesk, life: Life, formatter: ValueFormatter) -> Row:
    asked = desk.entities(life)
    heard = len(desk.standing(life).endorsed) if life.latest else 0
    counted = formatter.message("endorsed_of", count=heard, all=len(asked))
    return {
        "report": plain(life.report),
        "symbols": list_cell([plain(one) for one in life.all_stated("symbols")]),
        "sessions": list_cell([plain(one) for one in life.meetings]),
        "status": _code(formatter, "status", life.status(asked)),
        "editions": plain(len(life.editions)),
        "endorsements": Cell(heard, counted if life.latest else NOTHING),
    }


def status(desk: ReadingDesk, life: Life, language: str) -> QueryResult:
    """QueryResult with one row per edition; the report's own state at the foot."""
    formatter = ValueFormatter(language)
    rows = [_edition(desk, life, one, formatter) for one in life.editions]
    code = life.status(desk.entities(life))
    where = formatter.code("status", code).words or formatter.message(
        "nothing_recorded"
    )
    sessions = formatter.message("comma").join(life.meetings)
    foot = [
        f"{life.report}{formatter.message('colon')}{where}",
        formatter.message("for_sessions", sessions=sessions)
        if sessions
        else formatter.message("no_session"),
    ]
    shown = tuple(one for one in EDITION_KEYS if one != "model_digest")
    return _answer(
        formatter, rows, EDITION_KEYS, empty="no_editions", shown=shown, foot=foot
    )


def _edition(
    desk: ReadingDesk, life: Life, one: Edition, formatter: ValueFormatter
) -> Row:
    standing = desk.standing(life, one.number)
    issued = [o for o in life.publications if o.edition == one.number]
    return {
        "edition": plain(one.number),
        "period": plain(one.period),
        "as_of": plain(one.as_of),
        "known_position": plain(one.position),
        "languages": list_cell([plain(code) for code in one.languages], " "),
        "endorsed": list_cell([plain(o.entity) for o in standing.endorsed]),
        "declined": list_cell([plain(o.entity) for o in standing.declined]),
        "awaited": list_cell([plain(entity) for entity in standing.awaited]),
        "is_final": _truth(formatter, value=standing.is_final),
        "recorded_since": plain(len(desk.recorded_since(life, one.number))),
        "issued": list_cell([plain(code) for o in issued for code in o.languages], " "),
        "model_digest": plain(one.digest),
    }


def texts(found: Texts, language: str) -> QueryResult:
    """QueryResult with one row per text that stands, by paragraph and language."""
    formatter = ValueFormatter(language)
    rows = [_text(one, formatter) for one in found.all()]
    return _answer(formatter, rows, TEXT_KEYS, empty="no_texts")


def _text(one: Written, formatter: ValueFormatter) -> Row:
    words = plain(one.words)
    short = f"{one.words[:SHORT]}…" if len(one.words) > SHORT else words.text
    return {
        "passage": plain(one.passage),
        "language": plain(one.language),
        "how": _code(formatter, "how", one.how),
        "words": words._replace(text=short),
        "by": plain(one.by),
        "entity": plain(one.entity),
        "conflict": _truth(formatter, value=one.conflict),
        "entry": plain(one.event_id),
    }


def checked(found: Checked, language: str) -> QueryResult:
    """QueryResult with one row per thing to look at, what is settled last.

    The sentences of the checklist are in English.
    """
    formatter = ValueFormatter(language)
    rows = [_item(one, formatter) for one in (*found.open, *found.settled)]
    counts = {"open": len(found.open), "settled": len(found.settled)}
    foot = [formatter.message("checked", **counts)]
    shown = ("rule", "language", "sentence", "mend", "places")
    return QueryResult(rows, shown, ITEM_KEYS, foot, foot[0], language)


def _item(one: Item, formatter: ValueFormatter) -> Row:
    places = list_cell([plain(place) for place in one.places])
    more = len(one.places) - 1
    short = places.text
    if more > 0:
        short = formatter.message("and_more", first=one.places[0], more=more)
    return {
        "rule": plain(one.rule),
        "language": plain(one.language),
        "sentence": plain(one.sentence),
        "mend": plain(one.mend),
        "places": places._replace(text=short),
        "entries": plain(list(one.entries)),
        "settled": plain(one.settled),
    }


def changes(found: Sequence[Change], language: str) -> QueryResult:
    """QueryResult with one row per difference, in reading order."""
    formatter = ValueFormatter(language)
    rows = [_change(one, formatter) for one in found]
    shown = ("place", "change", "words")
    return _answer(formatter, rows, CHANGE_KEYS, empty="no_difference", shown=shown)


def _change(one: Change, formatter: ValueFormatter) -> Row:
    pieces = [{"words": piece.words, "change": piece.how} for piece in one.pieces]
    marked = "".join(map(_marked, one.pieces))
    return {
        "place": plain(one.place),
        "change": Cell(one.how, formatter.code("change", _CHANGES[one.how]).words),
        "words": plain(pieces)._replace(text=marked),
        "old": plain(one.old),
        "new": plain(one.new),
    }


def _marked(piece: Piece) -> str:
    words = piece.words
    if not piece.how and len(words) > SHORT:
        words = f"{words[: SHORT // 2]} … {words[-SHORT // 2 :]}"
    return MARKS[piece.how].format(words)


def proposals(found: Proposals, read: ReadBack, language: str) -> QueryResult:
    """QueryResult with what a file proposes, and with what cannot become a text."""
    formatter = ValueFormatter(language)
    rows: list[Row] = [
        {
            "passage": plain(one.passage),
            "change": _code(formatter, "how", one.how),
            "words": plain(one.words),
        }
        for one in found.texts
    ]
    rows += [
        {
            "passage": plain(one.key or one.after_key),
            "change": plain(formatter.message("not_a_text")),
            "words": plain(one.after),
        }
        for one in found.left
    ]
    foot = [
        formatter.message("comment", place=one.key, author=one.author, words=one.words)
        for one in read.comments
    ]
    foot += [formatter.message("unclear", words=one) for one in read.unclear]
    return _answer(formatter, rows, PROPOSAL_KEYS, empty="nothing_proposed", foot=foot)
