"""What a benchmark found, as tables for a terminal and for the page in docs."""

import platform
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from os import cpu_count
from typing import NamedTuple

from benchmarks.timing import Comparison, Spread

LIBRARIES = ("eventsourcing", "msgspec", "SQLAlchemy")


class Table(NamedTuple):
    """One subject's result: a head, lines of as many cells, and what to know."""

    title: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    note: str = ""


def compared(title: str, found: Sequence[Comparison], note: str = "") -> Table:
    """Make a table of comparisons: microseconds per entry, and ratios."""
    head = ("µs per entry", "raw", "ours", "ratio", "of CPU time", "goal")
    lines = tuple(
        (
            one.name,
            f"{one.raw.wall * 1e6:.1f}",
            f"{one.ours.wall * 1e6:.1f}",
            f"{one.ratio:.2f}",
            f"{one.cpu_ratio:.2f}",
            f"at least {one.goal:.2f}" if one.goal else "",
        )
        for one in found
    )
    return Table(title, head, lines, note)


def spread(title: str, found: Sequence[Spread], note: str = "") -> Table:
    """Make a table of how long single answers took, in milliseconds."""
    head = ("ms", "median", "95 of 100", "of CPU time", "goal for 95")
    lines = tuple(
        (
            one.name,
            f"{one.median * 1e3:.3f}",
            f"{one.p95 * 1e3:.3f}",
            f"{one.cpu_p95 * 1e3:.3f}",
            f"at most {one.goal * 1e3:.0f}" if one.goal else "",
        )
        for one in found
    )
    return Table(title, head, lines, note)


def machine() -> str:
    """Say where this runs, and on what."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{libraries}; {platform.system()} {platform.machine()}, "
        f"{cpu_count()} processors"
    )


def as_text(table: Table) -> str:
    """Lay a table out for a terminal."""
    rows = [table.head, *table.lines]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        [
            f"{table.title}",
            *(
                "  ".join(
                    cell.ljust(width) if at == 0 else cell.rjust(width)
                    for at, (cell, width) in enumerate(zip(row, widths, strict=True))
                ).rstrip()
                for row in rows
            ),
        ]
    )


def as_section(name: str, table: Table, size: str) -> str:
    """Write the part of the page that docs keep of one benchmark."""
    return "\n".join(_section(name, table, size))


def _section(name: str, table: Table, size: str) -> Iterator[str]:
    yield _mark(name)
    yield f"## {table.title}\n"
    yield _markdown(table.head)
    yield _markdown(("---", *("---:" for _ in table.head[1:])))
    yield from map(_markdown, table.lines)
    if table.note:
        yield f"\n{table.note}"
    yield f"\n{machine()}; {size}.\n"


def as_page(before: str, renewed: Mapping[str, str], names: Iterable[str]) -> str:
    """Write the page with some sections renewed, those of other runs kept.

    Args:
        before: the page as it was.
        renewed: sections by the name of their benchmark.
        names: the benchmarks whose sections the page has, in order.
    """
    parts = before.split(MARK)[1:]
    kept = {
        part.partition(" -->")[0]: f"{MARK}{part}".rstrip() + "\n" for part in parts
    }
    sections = {**kept, **renewed}
    found = (sections[name] for name in names if name in sections)
    return "\n".join((PREFACE, *found))


def _mark(name: str) -> str:
    return f"{MARK}{name} -->"


def _markdown(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |"


MARK = "<!-- benchmark: "

PREFACE = """\
# Benchmarks

`make bench` compares the ledger with a program that does the same work by hand, with
`sqlite3` alone. Both write to files with the same tables, indexes, triggers and
`synchronous=FULL`, and take turns within one run. Medians of the rounds are compared,
so that a busy machine slows both down. A ratio of 0.5 means half the speed of the
program by hand. Then queries of generated ledgers are timed, and servers are
compared; `benchmarks/peers/setup` installs the others.

`make bench graphql` measures one part, or a group of parts; `python -m benchmarks
--help` lists them and their options. `--write` updates the sections of what was
measured. Nothing else writes them, and each says where it was measured. A million
entries take a quarter of an hour to make, so they can be kept:

```sh
python -m benchmarks large beside --entries 1000000 --keep DIR --write
```
"""
