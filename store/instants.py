"""Instants as the log writes them: text that sorts in the order of time."""

from datetime import UTC, datetime


def write_instant(instant: datetime) -> str:
    """Write an instant in UTC with six decimals: ``2026-11-21T08:40:00.000001Z``.

    Args:
        instant: with a zone; a bare one would be taken for local time.
    """
    utc = instant.astimezone(UTC)
    return f"{utc.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def read_instant(text: str) -> datetime:
    """Read an instant that ``write_instant`` wrote."""
    return datetime.fromisoformat(text)
