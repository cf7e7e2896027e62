"""``python -m benchmarks``: measure, print, and on request update the page in docs."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.report import Table, as_page, as_section, as_text, machine
from benchmarks.workshop import Workshop

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"

BENCHMARKS: Mapping[str, str] = {
    "append": "append",
    "record": "record",
    "import": "importing",
    "sheets": "sheet_files",
    "project": "projecting",
    "ask": "asking",
    "visible": "visible",
    "large": "large",
    "beside": "datasette.beside",
    "http": "graphql.http",
    "workers": "graphql.workers",
    "attacks": "graphql.attacks",
    "report": "reporting",
}
"""The benchmarks in the order of a full run: name -> module below this folder."""

GROUPS: Mapping[str, Sequence[str]] = {"graphql": ("http", "workers", "attacks")}
"""Names that stand for several benchmarks."""


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmarks named, or all of them."""
    options = _options(arguments)
    entries, rounds = (2_000, 1) if options.quick else (options.entries, options.rounds)
    size = f"{entries:,} entries, {rounds} rounds"
    print(f"{machine()}; {size}.", flush=True)
    with TemporaryDirectory(prefix="benchmarks-") as name:
        folder = Path(name)
        largest = entries if options.quick else options.large or entries
        kept = options.keep or folder
        workshop = Workshop(folder, entries, rounds, largest, kept)
        for one in _members(options.names) or BENCHMARKS:
            table = measure(one, workshop)
            print(f"\n{as_text(table)}", flush=True)
            if options.write:
                _renew(one, as_section(one, table, size))


def measure(name: str, workshop: Workshop) -> Table:
    """Run one benchmark; to import its module may take seconds."""
    table: Table = import_module(f"benchmarks.{BENCHMARKS[name]}").measure(workshop)
    return table


def _members(names: Sequence[str]) -> list[str]:
    return [one for name in names for one in GROUPS.get(name, (name,))]


def _renew(name: str, section: str) -> None:
    before = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(as_page(before, {name: section}, BENCHMARKS), encoding="utf-8")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[*BENCHMARKS, *GROUPS, []], metavar="name"
    )
    parser.add_argument("--entries", type=int, default=100_000, help="of the big log")
    parser.add_argument("--large", type=int, help="of the large generated log, if more")
    parser.add_argument("--keep", type=Path, help="folder to keep generated logs in")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each side")
    parser.add_argument("--quick", action="store_true", help="small and once")
    parser.add_argument("--write", action="store_true", help=f"renew {PAGE.name}")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
