"""What the steps of features say alike: patterns of words, and what they stand for."""

import re
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from domain.entry import Entry
from domain.errors import DomainError
from domain.recording.acts import Act, Correct, Withdraw
from tests.support.desks import Desk

NAME = r'"(?P<name>[^"]+)"'
WHEN = r"(?P<when>\S+)"
ENTITY = r"(?P<entity>\S+)"
REASON = r'for "(?P<reason>[^"]+)"'
JOINED = rf"{ENTITY} joined {NAME} in {WHEN}"


def noon(day: str) -> datetime:
    """Give an instant of a day."""
    return datetime.combine(date.fromisoformat(day), time(12), UTC)


def end_of(day: str) -> datetime:
    """Give the last instant of a day: what is known on it is known by then."""
    return datetime.combine(date.fromisoformat(day), time.max, UTC)


def refused(desk: Desk, *acts: Act, confirmed: bool = True) -> DomainError:
    """Try to record what is refused, and give the refusal."""
    before = desk.log.reader.head().position
    with pytest.raises(DomainError) as caught:
        desk.record(*acts, confirmed=confirmed)
    assert desk.log.reader.head().position == before
    return caught.value


def one_entry(desk: Desk, act: Act) -> Entry:
    """Record one act, and give its entry."""
    (entry,) = desk.record(act).entries
    return entry


def redated(entry: Entry, when: str, reason: str) -> Correct:
    """Correct an entry's date."""
    changes = {"occurred": {"date": when}}
    return Correct(target=str(entry.event_id), changes=changes, reason=reason)


def voided(entry: Entry, reason: str) -> Withdraw:
    """Withdraw an entry."""
    return Withdraw(target=str(entry.event_id), reason=reason)


def members_in(fields: dict[str, Any]) -> tuple[str, ...]:
    """List the members among a body's fields."""
    found = (re.fullmatch(r"members\[(.+)\]", one) for one in fields)
    return tuple(sorted(one[1] for one in found if one))
