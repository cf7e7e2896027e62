"""Messages about what a command did."""

import sys
from collections.abc import Iterable

from api.cli.artefact_files import Kept
from api.container import Services
from api.importing.importer import Imported
from api.importing.rows import Row
from domain.recording.findings import Finding
from domain.recording.ledger import Recorded
from reports.model import plain

MOST_LINES = 50
"""So many subjects and findings of an import are listed; the others are counted."""


def print_recorded(
    services: Services, done: Recorded, *, dry_run: bool = False
) -> None:
    """Print what was recorded, entry by entry, with new subjects and the findings."""
    fresh = {entry.event_id for entry in done.fresh}
    for entry in done.entries:
        kind, subject = entry.content.kind, entry.content.subject
        if dry_run:
            _print(f"would record {kind} of {subject}")
        elif entry.event_id in fresh:
            _print(f"recorded as entry {entry.position}: {kind} of {subject}")
        else:
            _print(f"stands already as entry {entry.position}: {kind} of {subject}")
    for one in done.created:
        _print(f"creates {one}")
    _print_findings(services, done.findings)


def print_forecasts(services: Services, done: Recorded, language: str) -> None:
    """Print what new entries would become in the report that is due next."""
    from reports.forecast import forecast  # noqa: PLC0415 - it is slow to load

    for entry in done.fresh:
        found = forecast(services.reader, entry.content, language)
        untitled = f"nothing, without a title in {language}"
        words = plain(found.runs) or untitled
        told = words if found.section else "nothing, no section tells it"
        _print(f"in the report: {told}")
        if found.joins:
            others = ", ".join(str(one.position) for one in found.joins)
            _print(f"together with entries {others}")


def print_imported(services: Services, done: Imported, *, dry_run: bool) -> None:
    """Print how many rows were new, corrected, withdrawn or unchanged."""
    verb = "would record" if dry_run else "recorded"
    parts = [f"{verb} {done.recorded}", f"unchanged {done.unchanged}"]
    changed = {"corrected": done.corrected, "withdrawn": done.withdrawn}
    parts[1:1] = [f"{what} {count}" for what, count in changed.items() if count]
    parts.append(f"findings {len(done.findings)}")
    _print(", ".join(parts))
    _print_findings(services, done.findings[:MOST_LINES])
    if len(done.findings) > MOST_LINES:
        more = len(done.findings) - MOST_LINES
        print_progress(f"findings {more} more: see `trilogue findings`")


def print_created(done: Imported) -> None:
    """List the subjects about which the log had no entry: one may be a slip."""
    for one in done.created[:MOST_LINES]:
        print_progress(f"creates {one}")
    if len(done.created) > MOST_LINES:
        print_progress(f"creates {len(done.created) - MOST_LINES} more subjects")


def print_kept_files(kept: Kept, *, dry_run: bool) -> None:
    """Print how many files that entries name by digest were new."""
    verb = "would keep" if dry_run else "kept"
    _print(f"{verb} {kept.fresh} files, there already {kept.known}")


def print_readings(row: Row) -> None:
    """Say how the dates of a row were read that were not written in EDTF."""
    for one in row.readings:
        print_progress(f"{row.file}:{row.line}: {one}")


def print_progress(line: str) -> None:
    """Print a line for a person on stderr."""
    sys.stderr.write(f"{line}\n")


def _print_findings(services: Services, findings: Iterable[Finding]) -> None:
    for one in findings:
        print_progress(f"finding: {services.words(one.message)}")


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
