"""The one door to the clock: everyone else is handed the time."""

from datetime import UTC, datetime


def now_utc() -> datetime:
    """Read the clock, as an instant in UTC."""
    return datetime.now(tz=UTC)
