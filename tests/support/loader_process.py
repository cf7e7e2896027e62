"""A process that loads a copy of 2,000 entries, and prints how far it is.

``python -m tests.support.loader_process ADDRESS``
"""

import sys

from store.copies.load_copy import load_copy
from store.engine import open_engine
from tests.support.log_copies import row


def load(address: str) -> None:
    """Load the entries by the hundred; print the first of each hundred, and the end."""
    with load_copy(open_engine(address)) as loader:
        for first in range(1, 2_001, 100):
            numbers = range(first, first + 100)
            loader.load_entries(
                [row(n, recorded_at=f"2021-07-05T12:00:00.{n:06}Z") for n in numbers]
            )
            print(first, flush=True)  # noqa: T201 - the test reads it
    print("done", flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    load(sys.argv[1])
