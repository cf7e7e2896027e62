"""Answers on a report: where it stands, its texts, what to look at, what differs."""

from collections.abc import Sequence

from api.output.answers import NOTHING, Answer, Cell, Row, listed, plain, yes_or_no
from reports.checklist.checklist import Checked
from reports.checklist.items import Item
from reports.desk.proposals import Proposals
from reports.desk.reader import ReadingDesk
from reports.differences import Change, Piece
from reports.editions import Edition, Life
from reports.reading_back import ReadBack
from reports.texts import Texts, Written

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


def reports(desk: ReadingDesk, lives: Sequence[Life]) -> Answer:
    """Answer with one row per report, in the order given."""
    rows = [_report(desk, one) for one in lives]
    return Answer(rows, REPORT_KEYS, REPORT_KEYS, empty="no report was planned yet")


def _report(desk: ReadingDesk, life: Life) -> Row:
    asked = desk.entities(life)
    heard = len(desk.standing(life).endorsed) if life.latest else 0
    said = f"{heard} of {len(asked)}" if life.latest else NOTHING
    return {
        "report": plain(life.report),
        "symbols": listed([plain(one) for one in life.all_stated("symbols")]),
        "sessions": listed([plain(one) for one in life.meetings]),
        "status": plain(life.status(asked)),
        "editions": plain(len(life.editions)),
        "endorsements": Cell(heard, said),
    }


def status(desk: ReadingDesk, life: Life) -> Answer:
    """Answer with one row per edition; the report's own state at the foot."""
    rows = [_edition(desk, life, one) for one in life.editions]
    where = life.status(desk.entities(life)) or "nothing recorded"
    foot = [
        f"{life.report}: {where}",
        f"for {', '.join(life.meetings) or 'no session'}",
    ]
    shown = tuple(one for one in EDITION_KEYS if one != "model_digest")
    return Answer(rows, shown, EDITION_KEYS, foot, empty="no edition was made yet")


def _edition(desk: ReadingDesk, life: Life, one: Edition) -> Row:
    standing = desk.standing(life, one.number)
    issued = [o for o in life.publications if o.edition == one.number]
    return {
        "edition": plain(one.number),
        "period": plain(one.period),
        "as_of": plain(one.as_of),
        "known_position": plain(one.position),
        "languages": listed([plain(code) for code in one.languages], " "),
        "endorsed": listed([plain(o.entity) for o in standing.endorsed]),
        "declined": listed([plain(o.entity) for o in standing.declined]),
        "awaited": listed([plain(entity) for entity in standing.awaited]),
        "is_final": yes_or_no(standing.is_final),
        "recorded_since": plain(len(desk.recorded_since(life, one.number))),
        "issued": listed([plain(code) for o in issued for code in o.languages], " "),
        "model_digest": plain(one.digest),
    }


def texts(found: Texts) -> Answer:
    """Answer with one row per text that stands, by paragraph and language."""
    rows = [_text(one) for one in found.all()]
    return Answer(rows, TEXT_KEYS, TEXT_KEYS, empty="nobody wrote a text")


def _text(one: Written) -> Row:
    words = plain(one.words)
    short = f"{one.words[:SHORT]}…" if len(one.words) > SHORT else words.text
    return {
        "passage": plain(one.passage),
        "language": plain(one.language),
        "how": plain(one.how),
        "words": words._replace(text=short),
        "by": plain(one.by),
        "entity": plain(one.entity),
        "conflict": yes_or_no(one.conflict),
        "entry": plain(one.event_id),
    }


def checked(found: Checked) -> Answer:
    """Answer with one row per thing to look at, what is settled last."""
    rows = [_item(one) for one in (*found.open, *found.settled)]
    foot = [f"{len(found.open)} open, {len(found.settled)} settled"]
    shown = ("rule", "language", "sentence", "mend", "places")
    return Answer(rows, shown, ITEM_KEYS, foot, empty=foot[0])


def _item(one: Item) -> Row:
    places = listed([plain(place) for place in one.places])
    more = len(one.places) - 1
    short = f"{one.places[0]} and {more} more" if more > 0 else places.text
    return {
        "rule": plain(one.rule),
        "language": plain(one.language),
        "sentence": plain(one.sentence),
        "mend": plain(one.mend),
        "places": places._replace(text=short),
        "entries": plain(list(one.entries)),
        "settled": plain(one.settled),
    }


def changes(found: Sequence[Change]) -> Answer:
    """Answer with one row per difference, in reading order."""
    rows = [_change(one) for one in found]
    shown = ("place", "change", "words")
    return Answer(rows, shown, CHANGE_KEYS, empty="nothing differs")


def _change(one: Change) -> Row:
    pieces = [{"words": piece.words, "change": piece.how} for piece in one.pieces]
    marked = "".join(map(_marked, one.pieces))
    return {
        "place": plain(one.place),
        "change": plain(one.how),
        "words": plain(pieces)._replace(text=marked),
        "old": plain(one.old),
        "new": plain(one.new),
    }


def _marked(piece: Piece) -> str:
    words = piece.words
    if not piece.how and len(words) > SHORT:
        words = f"{words[: SHORT // 2]} … {words[-SHORT // 2 :]}"
    return MARKS[piece.how].format(words)


def proposals(found: Proposals, read: ReadBack) -> Answer:
    """Answer with what a file proposes; what cannot become a text is said so."""
    rows: list[Row] = [
        {
            "passage": plain(one.passage),
            "change": plain(one.how),
            "words": plain(one.words),
        }
        for one in found.texts
    ]
    rows += [
        {
            "passage": plain(one.key or one.after_key),
            "change": plain("not a text: correct the entries behind it"),
            "words": plain(one.after),
        }
        for one in found.left
    ]
    foot = [f"comment at {one.key}: {one.author}: {one.words}" for one in read.comments]
    foot += [f"unclear: {one}" for one in read.unclear]
    return Answer(rows, PROPOSAL_KEYS, PROPOSAL_KEYS, foot, "nothing is proposed")
