"""The clock. Nothing else reads it: all other code receives the time."""

from datetime import UTC, datetime


def now_utc() -> datetime:
    """Return the present instant in UTC."""
    return datetime.now(tz=UTC)
