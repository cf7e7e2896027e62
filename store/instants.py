"""Instants as the log writes them: text that sorts in the order of time."""

from datetime import UTC, datetime


def write_instant(instant: datetime) -> str:
    """Write an instant in UTC with six decimals: ``2026-11-21T08:40:00.000001Z``.

    Args:
        instant: with a zone; one without would be taken for local time.
    """
    utc = instant.astimezone(UTC).isoformat(timespec="microseconds")
    return f"{utc.removesuffix('+00:00')}Z"


def read_instant(text: str) -> datetime:
    """Read an instant that ``write_instant`` wrote."""
    return datetime.fromisoformat(text)
