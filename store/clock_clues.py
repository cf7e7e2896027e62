"""What a machine knows of the time besides its clock, such as files written lately."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

FAR_AHEAD = timedelta(days=31)
"""How far the clock may be after everything else before an entry is doubted."""

SYNCHRONISED = (
    "/var/lib/systemd/timesync/clock",
    "/var/lib/chrony/chrony.drift",
    "/var/lib/chrony/drift",
    "/var/lib/ntp/ntp.drift",
    "/var/lib/ntpsec/ntp.drift",
)
"""Files that programs write which set the clock by other machines."""


def latest_clue(engine: sa.Engine) -> datetime | None:
    """Return the latest instant, besides that of the clock, that must have passed.

    It is the clock of a server, or the time at which the ledger's file, this program or
    a file of `SYNCHRONISED` was written.
    """
    return max(_clues(engine), default=None)


def _clues(engine: sa.Engine) -> Iterator[datetime]:
    files = [Path(__file__), *map(Path, SYNCHRONISED)]
    if engine.dialect.name == "sqlite":
        place = Path(str(engine.url.database))
        files += [place, place.with_name(f"{place.name}-wal")]
    else:
        with engine.connect() as connection:
            found = connection.scalar(sa.select(sa.func.clock_timestamp()))
        if found is not None:
            yield found.astimezone(UTC)
    for file in files:
        try:
            yield datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
        except OSError:
            continue
