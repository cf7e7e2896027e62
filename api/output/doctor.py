"""Examining a ledger and what it runs on: what was looked at, and is it well."""

import sqlite3
import sys
from collections.abc import Iterator
from typing import NamedTuple

from api.container import Services
from api.output.result import Cell, QueryResult, Row, plain
from projections.queries.unreadable_entries import select_unreadable_entries
from reports.fonts import FONTS, missing_fonts
from store.artefacts import Artefacts
from store.health import INTACT, durability, integrity, log_shape

KEYS = ("check", "found", "is_well")
OLDEST_PYTHON = (3, 11)


class Check(NamedTuple):
    """One thing that was looked at."""

    name: str
    found: str
    is_well: bool = True


def examine_ledger(services: Services) -> tuple[QueryResult, bool]:
    """Answer with one row per check; and say whether all is well."""
    checks = [
        *_place(services),
        *_ledger(services),
        *_fonts(services.settings.fonts),
    ]
    is_well = all(one.is_well for one in checks)
    foot = ("all is well",) if is_well else ("something is wrong",)
    return QueryResult([_row(one) for one in checks], KEYS, KEYS, foot), is_well


def wrong_in(services: Services) -> list[Check]:
    """List what is wrong with the ledger, whatever it runs on."""
    return [one for one in _ledger(services) if not one.is_well]


def _ledger(services: Services) -> Iterator[Check]:
    yield from _database(services)
    yield from _log(services)
    yield from _answers(services)
    yield from _artefacts(services)


def _row(one: Check) -> Row:
    return {
        "check": plain(one.name),
        "found": plain(one.found),
        "is_well": Cell(one.is_well, "yes" if one.is_well else "NO"),
    }


def _place(services: Services) -> Iterator[Check]:
    version = sys.version.split()[0]
    yield Check("python", version, sys.version_info >= OLDEST_PYTHON)
    yield Check("ledger", services.engine.url.render_as_string(hide_password=True))
    yield Check("time zone", services.zone.key)


def _database(services: Services) -> Iterator[Check]:
    for setting, (value, is_enough) in durability(services.engine).items():
        yield Check(setting, value, is_enough)
    if services.engine.dialect.name == "sqlite":
        yield Check("sqlite", sqlite3.sqlite_version)
        found = integrity(services.engine)
        yield Check("integrity", found, found == INTACT)


def _log(services: Services) -> Iterator[Check]:
    shape = log_shape(services.engine)
    said = f"{shape.entries} entries, the last at position {shape.last}"
    if shape.out_of_order:
        said += f", {shape.out_of_order} out of order"
    yield Check("log without gaps", said, shape.is_gapless)


def _answers(services: Services) -> Iterator[Check]:
    moment = services.reader.moment()
    last = services.log.reader.head().position
    said = f"position {moment.position} of {last}"
    yield Check("tables of answers", said, moment.position == last)
    aside = services.reader.rows(select_unreadable_entries(moment))
    for one in aside:
        yield Check(f"entry {one.position} set aside", one.reason, is_well=False)
    if not aside:
        yield Check("entries set aside", "none")


def _artefacts(services: Services) -> Iterator[Check]:
    kept = Artefacts(services.engine)
    count, damaged = len(kept.digests()), kept.damaged()
    yield Check("kept by digest", f"{count} kept, {len(damaged)} changed", not damaged)


def _fonts(folder: str | None) -> Iterator[Check]:
    missing = missing_fonts(folder)
    for font in FONTS:
        is_missing = font in missing
        lack = f"{font.family} is missing; on Debian: apt install {font.package}"
        found = lack if is_missing else font.family
        yield Check(f"font for {font.script}", found, not is_missing)
