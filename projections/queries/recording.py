"""Conditions on who recorded something, for whom and when: for several queries."""

from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from projections.moment import Moment
from projections.moment_parsing import read_known_at
from projections.names.resolution import UnknownSubjectError, find_subject
from projections.reader import Reader

LAST_POSITION = 2**53
"""No log has so many entries."""

DAY_CHARACTERS = 10
"""Characters of a day; an instant has more."""


class Recording(NamedTuple):
    """Which lines of the log are wanted, as people write it; empty for all.

    Attributes:
        by: reference or name of the actor who recorded; ``entity``: of the entity for
            which.
        start, end: moments of the log: days, instants, or positions such as #12; both
            are inclusive.
    """

    by: str = ""
    entity: str = ""
    start: str = ""
    end: str = ""


class RecordingFilter(NamedTuple):
    """Which lines of the log are wanted; what is left empty leaves all.

    Attributes:
        by, entities: names of one actor, as entries have them.
        after, until: positions; a line is after the first, and not after the second.
    """

    by: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    after: int = 0
    until: int = LAST_POSITION

    def of_recorder(self, recorded: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        """Return what the recorder of entries satisfies."""
        found: list[sa.ColumnElement[bool]] = []
        if self.by:
            found.append(recorded.c.recorder.in_(self.by))
        if self.entities:
            found.append(recorded.c.entity.in_(self.entities))
        return found


def resolve_recording(
    reader: Reader, moment: Moment, wanted: Recording
) -> RecordingFilter:
    """Find what the conditions name.

    Raises:
        MomentError: a text is no moment of the log.
        UnknownSubjectError: nothing is called like the entity.
    """
    return RecordingFilter(
        _names_of(reader, moment, wanted.by, is_known=False),
        _names_of(reader, moment, wanted.entity, is_known=True),
        position_before(reader, wanted.start) if wanted.start else 0,
        position_by(reader, wanted.end) if wanted.end else LAST_POSITION,
    )


def _names_of(
    reader: Reader, moment: Moment, actor: str, *, is_known: bool
) -> tuple[str, ...]:
    """List the names of an actor; a person who records need not be a subject."""
    if not actor:
        return ()
    bare = actor.removeprefix("actor:")
    try:
        found = find_subject(reader, moment, f"actor:{bare}")
    except UnknownSubjectError:
        if is_known:
            raise
        return (bare,)
    return tuple(dict.fromkeys((bare, *found.references)))


def position_before(reader: Reader, text: str) -> int:
    """Return the last position before a day begins, or before an instant or position.

    Raises:
        MomentError: the text is no moment of the log.
    """
    found = _read(reader, text)
    if isinstance(found, int):
        return found - 1
    if len(text) == DAY_CHARACTERS:
        found = datetime.combine(found.date(), datetime.min.time(), reader.zone)
    return reader.log.position_at(found - timedelta(microseconds=1))


def position_by(reader: Reader, text: str) -> int:
    """Return the last position by the end of a day, an instant or a position.

    Raises:
        MomentError: the text is no moment of the log.
    """
    found = _read(reader, text)
    return found if isinstance(found, int) else reader.log.position_at(found)


def _read(reader: Reader, text: str) -> datetime | int:
    written = f"#{text}" if text.isdecimal() else text
    return read_known_at(written, zone=reader.zone, name="a moment of recording")
