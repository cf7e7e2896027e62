"""Examining a ledger and what it runs on: what was looked at, and is it well."""

import sqlite3
import sys
from collections.abc import Iterator
from typing import NamedTuple

from api.container import House
from api.output.answers import Answer, Cell, Row, plain
from projections.projector.health import set_aside
from reports.fonts import FONTS, missing_fonts
from store.artefacts import Artefacts
from store.health import WHOLE, durability, integrity, log_shape

KEYS = ("check", "found", "is_well")
OLDEST_PYTHON = (3, 11)


class Check(NamedTuple):
    """One thing that was looked at."""

    name: str
    found: str
    is_well: bool = True


def examined(house: House) -> tuple[Answer, bool]:
    """Answer with one row per check; and say whether all is well."""
    checks = [
        *_place(house),
        *_ledger(house),
        *_fonts(house.settings.fonts),
    ]
    is_well = all(one.is_well for one in checks)
    foot = ("all is well",) if is_well else ("something is wrong",)
    return Answer([_row(one) for one in checks], KEYS, KEYS, foot), is_well


def wrong_in(house: House) -> list[Check]:
    """List what is wrong with the ledger, whatever it runs on."""
    return [one for one in _ledger(house) if not one.is_well]


def _ledger(house: House) -> Iterator[Check]:
    yield from _database(house)
    yield from _log(house)
    yield from _answers(house)
    yield from _artefacts(house)


def _row(one: Check) -> Row:
    return {
        "check": plain(one.name),
        "found": plain(one.found),
        "is_well": Cell(one.is_well, "yes" if one.is_well else "NO"),
    }


def _place(house: House) -> Iterator[Check]:
    version = sys.version.split()[0]
    yield Check("python", version, sys.version_info >= OLDEST_PYTHON)
    yield Check("ledger", house.engine.url.render_as_string(hide_password=True))
    yield Check("time zone", house.zone.key)


def _database(house: House) -> Iterator[Check]:
    for setting, (value, is_enough) in durability(house.engine).items():
        yield Check(setting, value, is_enough)
    if house.engine.dialect.name == "sqlite":
        yield Check("sqlite", sqlite3.sqlite_version)
        found = integrity(house.engine)
        yield Check("integrity", found, found == WHOLE)


def _log(house: House) -> Iterator[Check]:
    shape = log_shape(house.engine)
    said = f"{shape.entries} entries, the last at position {shape.last}"
    if shape.out_of_order:
        said += f", {shape.out_of_order} out of order"
    yield Check("log without gaps", said, shape.is_gapless)


def _answers(house: House) -> Iterator[Check]:
    moment = house.reader.moment()
    last = house.log.reader.head().position
    said = f"position {moment.position} of {last}"
    yield Check("tables of answers", said, moment.position == last)
    aside = house.reader.rows(set_aside(moment))
    for one in aside:
        yield Check(f"entry {one.position} set aside", one.reason, is_well=False)
    if not aside:
        yield Check("entries set aside", "none")


def _artefacts(house: House) -> Iterator[Check]:
    kept = Artefacts(house.engine)
    count, damaged = len(kept.digests()), kept.damaged()
    yield Check("kept by digest", f"{count} kept, {len(damaged)} changed", not damaged)


def _fonts(folder: str | None) -> Iterator[Check]:
    missing = missing_fonts(folder)
    for font in FONTS:
        is_missing = font in missing
        lack = f"{font.family} is missing; on Debian: apt install {font.package}"
        found = lack if is_missing else font.family
        yield Check(f"font for {font.script}", found, not is_missing)
