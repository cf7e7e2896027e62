"""Checks of a ledger and of what it runs on, one row per check."""

import sqlite3
import sys
from collections.abc import Iterator
from typing import NamedTuple

from api.container import Services
from api.output.result import Cell, QueryResult, plain
from projections.queries.unreadable_entries import select_unreadable_entries
from reports.fonts import FONTS, missing_fonts
from store.artefacts import Artefacts
from store.clock_state import ClockState, clock_state
from store.database.address import location
from store.examination import examine_rows
from store.formats import DIGESTS, reached_formats
from store.health import (
    INTACT,
    WAL_RESET_ADVICE,
    durability,
    has_wal_reset_bug,
    integrity,
    log_shape,
)

KEYS = ("check", "found", "is_well")
OLDEST_PYTHON = (3, 11)
WITHOUT_RESET_BUG = (3, 51, 3)
"""The first version of SQLite without the bug: https://sqlite.org/wal.html#walresetbug."""


class Check(NamedTuple):
    """One check: its name, what it found, and whether that is as it should be."""

    name: str
    found: str
    is_well: bool = True


def examine_ledger(services: Services) -> tuple[QueryResult, bool]:
    """Run all checks; return one row per check, and whether all is well."""
    checks = [
        *_check_machine(services),
        *_check_ledger(services),
        *_check_fonts(services.settings.fonts),
    ]
    is_well = all(one.is_well for one in checks)
    rows = [
        {
            "check": plain(one.name),
            "found": plain(one.found),
            "is_well": Cell(one.is_well, "yes" if one.is_well else "NO"),
        }
        for one in checks
    ]
    foot = "all is well" if is_well else "something is wrong"
    return QueryResult(rows, KEYS, KEYS, (foot,)), is_well


def find_faults(services: Services) -> list[Check]:
    """List what is wrong with the ledger, whatever it runs on."""
    return [one for one in _check_ledger(services) if not one.is_well]


def _check_machine(services: Services) -> Iterator[Check]:
    version = sys.version.split()[0]
    yield Check("python", version, sys.version_info >= OLDEST_PYTHON)
    yield Check("ledger", location(services.engine.url))
    yield Check("time zone", services.zone.key)
    yield _check_clock(clock_state(services.engine, services.now()))
    yield Check("entities", ", ".join(services.entities))


def _check_ledger(services: Services) -> Iterator[Check]:
    engine = services.engine
    for setting, (value, is_enough) in durability(engine).items():
        yield Check(setting, value, is_enough)
    if engine.dialect.name == "sqlite":
        yield Check("sqlite", _sqlite_version())
        found = integrity(engine)
        yield Check("integrity", found, found == INTACT)
    shape = log_shape(engine)
    found = f"{shape.entries} entries, the last at position {shape.last}"
    if shape.out_of_order:
        found += f", {shape.out_of_order} out of order"
    yield Check("log without gaps", found, shape.is_gapless)
    yield from _check_rows(services)
    yield from _check_projections(services)
    artefacts = Artefacts(engine)
    count, damaged = len(artefacts.digests()), artefacts.damaged()
    found = f"{count} kept, {len(damaged)} changed"
    yield Check("kept by digest", found, not damaged)


def _sqlite_version() -> str:
    """Name SQLite's version, and what is known of an old one."""
    found = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info >= WITHOUT_RESET_BUG:
        return found
    return (
        f"{found}; before 3.51.3 a file can be damaged if several programs write and "
        "copy its log back at once (the WAL-reset bug). Trilogue's own processes take "
        "turns: let no other program write to the file, or install a newer SQLite"
    )


def _sqlite() -> str:
    version = sqlite3.sqlite_version
    is_old = has_wal_reset_bug(sqlite3.sqlite_version_info)
    return f"{version} {WAL_RESET_ADVICE}" if is_old else version


def _check_rows(services: Services) -> Iterator[Check]:
    """Compare every row of the log with its digest and with the rows before it."""
    faults = [*examine_rows(services.log.reader)]
    found = f"{len(faults)} damaged or missing" if faults else "all as recorded"
    yield Check("rows of the log", found, not faults)
    for one in faults:
        yield Check(f"row {one.position} of the log", one.reason, is_well=False)
    since = next(
        (o for o in reached_formats(services.engine) if o.format == DIGESTS), None
    )
    if since is None:
        found = "no digests: the ledger gets them when it is next opened for writing"
    elif since.last_position:
        found = (
            f"from position {since.last_position + 1} on; rows before it have their "
            f"digests since the upgrade of {since.reached_at[:10]}"
        )
    else:
        found = "from position 1 on"
    yield Check("digests since recording", found)


def _check_clock(state: ClockState) -> Check:
    if not state.is_behind:
        return Check("clock", f"{state.clock_at:%Y-%m-%d %H:%M} UTC")
    are = "1 entry is" if state.ahead == 1 else f"{state.ahead} entries are"
    found = f"{are} ahead of it, the last by {state.lead}"
    if state.is_continued:
        return Check("clock", f"{found}; time continues from there")
    found += ": set the clock right, or see `trilogue clock`"
    return Check("clock", found, is_well=False)


def _check_projections(services: Services) -> Iterator[Check]:
    moment = services.reader.moment()
    last = services.log.reader.head().position
    found = f"position {moment.position} of {last}"
    yield Check("tables of answers", found, moment.position == last)
    unreadable = services.reader.rows(select_unreadable_entries(moment))
    for one in unreadable:
        yield Check(f"entry {one.position} set aside", one.reason, is_well=False)
    if not unreadable:
        yield Check("entries set aside", "none")


def _check_fonts(folder: str | None) -> Iterator[Check]:
    missing = missing_fonts(folder)
    for font in FONTS:
        is_missing = font in missing
        advice = f"{font.family} is missing; on Debian: apt install {font.package}"
        found = advice if is_missing else font.family
        yield Check(f"font for {font.script}", found, not is_missing)
