"""A process that appends entries one by one, and prints the id of each one recorded.

``python -m tests.support.writer_process ADDRESS COUNT``
"""

import sys

from store.engine import open_engine
from store.recorder import LogRecorder
from tests.support.log_examples import formed


def write(address: str, count: int) -> None:
    """Append entries, and print each event id once its entry is recorded."""
    recorder = LogRecorder(open_engine(address))
    for _ in range(count):
        record = formed()
        recorder.append([record])
        print(record.event_id.hex, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
