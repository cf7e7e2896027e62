"""Print the test coverage per package: ``python -m devtools.coverage_summary``.

It reads the data file that ``pytest --cov`` writes (see ``make coverage``).
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from coverage import Coverage

from devtools.markdown import table


class Measured(NamedTuple):
    """Statements and branches of some code, and how many of them a test has run."""

    existing: int = 0
    covered: int = 0

    def __add__(self, other: object) -> "Measured":
        """Add the figures of two parts of the code."""
        if not isinstance(other, Measured):
            return NotImplemented
        return Measured(self.existing + other.existing, self.covered + other.covered)

    @property
    def percent(self) -> str:
        """The share of covered statements and branches, such as ``97.3 %``."""
        return f"{100 * self.covered / self.existing:.1f} %"


def main() -> None:
    """Print one row for each package and for each of its folders."""
    coverage = Coverage()
    coverage.load()
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(report))
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    sys.stdout.write(coverage_table(files))


def coverage_table(files: Mapping[str, Mapping[str, Mapping[str, int]]]) -> str:
    """Build the table of packages from the `files` of a JSON report of coverage.py."""
    packages: dict[str, Measured] = {}
    for path, file in files.items():
        summary = file["summary"]
        measured = Measured(
            summary["num_statements"] + summary["num_branches"],
            summary["covered_lines"] + summary["covered_branches"],
        )
        for package in (*_packages_of(path), "total"):
            packages[package] = packages.get(package, Measured()) + measured
    rows = [
        (name, f"{measured.existing:,}", measured.percent)
        for name, measured in sorted(packages.items(), key=_total_last)
        if measured.existing
    ]
    return table(("Package", "Statements and branches", "Covered"), rows)


def _packages_of(path: str) -> Iterable[str]:
    """List the top-level package of a file and the folder directly below it."""
    folders = PurePosixPath(path.replace("\\", "/")).parts[:-1][:2]
    return ("/".join(folders[: depth + 1]) for depth in range(len(folders)))


def _total_last(item: tuple[str, Measured]) -> tuple[bool, str]:
    return item[0] == "total", item[0]


if __name__ == "__main__":
    main()
