"""``python -m benchmarks.reporting_process LEDGER FORMAT``: one report, in a process.

A process of its own, so that its peak of memory is that of one report and no more.
Prints a line of JSON: seconds, entries told, bytes, peak of memory in MB.
"""

import json
import resource
import sys
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.workshop import trial
from reports.composer import compose
from reports.request import Period, Request
from reports.workflow.files import Form, write_file

PERIOD = "2000/2026-11"
AS_OF = date(2026, 11, 21)
LANGUAGE = "zh"


def main(path: Path, name: str) -> None:
    """Compose a report over a whole ledger and write it in one format."""
    request = Request(
        report="",
        meetings=("meeting:minamata-cop-4",),
        period=Period.parse(PERIOD),
        as_of=AS_OF,
        languages=(LANGUAGE,),
    )
    with trial(path) as one:
        one.reader.moment()
        wall, cpu = perf_counter(), process_time()
        model = compose(one.reader, request)
        composed = perf_counter() - wall
        written = write_file(model, Form(name, LANGUAGE)).content
        found = {
            "seconds": perf_counter() - wall,
            "cpu": process_time() - cpu,
            "composed": composed,
            "entries": one.log.reader.head().position,
            "told": len(model.entries),
            "bytes": len(written),
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
