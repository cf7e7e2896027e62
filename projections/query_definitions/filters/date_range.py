"""The first and the last day of a parameter: the first is not after the last."""

import datetime as dt

from domain.errors import DomainError


class DaysError(DomainError):
    """The first day that is wanted is after the last one."""

    def __init__(self, *, since: dt.date, until: dt.date) -> None:
        super().__init__(
            f"from {since} is after to {until}: no day lies between them; "
            "give the earlier one as from"
        )
        self.since = since
        self.until = until


def ensure_days(since: dt.date | None, until: dt.date | None) -> None:
    """Check that the first day is not after the last one.

    Raises:
        DaysError: it is.
    """
    if since and until and since > until:
        raise DaysError(since=since, until=until)
