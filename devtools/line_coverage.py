"""Which quick test executes which line: measured once, then read from a file."""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from coverage import CoverageData

from devtools.mutants import Mutant

QUICK = ("-q", "-m", "not slow and not postgresql and not office and not browser")
PACKAGES = ("domain", "store", "projections", "api")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The quick tests that execute each line.

    Attributes:
        lines: file -> line number -> tests. A test is a node id; a test file, where a
            fixture executes the line; or ``""``, where the import of the file does.
        sizes: test -> how many lines it executes.
        digests: Python file -> digest of what it contained when this was measured.
    """

    lines: dict[str, dict[str, list[str]]]
    sizes: dict[str, int]
    digests: dict[str, str]

    def tests_of(self, mutant: Mutant, changed: Collection[str] = ()) -> list[str]:
        """List the tests that may notice ``mutant``, the nearest and smallest first.

        For a line that is executed at import, these are the tests that execute any
        line of its file, or all tests if there are none. Those of the mirrored folder
        are always among them: they may use what another test put into a cache.

        Args:
            changed: files that are not what was measured. If the mutant's file is
                among them, any test of the file is taken; test files among them are
                run as a whole.
        """
        in_file = self.lines.get(mutant.path, {})
        numbers = range(mutant.first_line, mutant.last_line + 1)
        found = {test for line in numbers for test in in_file.get(str(line), ())}
        if "" in found or mutant.path in changed:
            found = {test for tests in in_file.values() for test in tests} - {""}
            found = found or set(self.sizes)
        folder = Path("tests", mutant.path).parent
        found |= {test for test in self.sizes if Path(file_of(test)).parent == folder}
        found = {test for test in found if file_of(test) not in changed}
        found |= {file for file in changed if Path(file).name.startswith("test_")}
        return sorted(found, key=lambda test: self._distance(mutant, test))

    def _distance(self, mutant: Mutant, test: str) -> tuple[int, int, str]:
        mirrored = Path("tests", mutant.path).parent
        folder = Path(file_of(test)).parent
        while not folder.is_relative_to(mirrored):
            mirrored = mirrored.parent
        return -len(mirrored.parts), self.sizes.get(test, sys.maxsize), test


def file_of(test: str) -> str:
    """Return the file of a test's node id."""
    return test.partition("::")[0]


def digests_of(tree: Path) -> dict[str, str]:
    """Return the digest of every Python file of ``tree``, by its path there."""
    return {
        str(file.relative_to(tree)): hashlib.sha256(file.read_bytes()).hexdigest()
        for name in (*PACKAGES, "tests")
        for file in sorted((tree / name).rglob("*.py"))
    }


def read_coverage(kept: Path) -> Coverage | None:
    """Read what was measured, if it is kept."""
    if not kept.exists():
        return None
    return Coverage(**json.loads(kept.read_text(encoding="utf-8")))


def measure_coverage(tree: Path, kept: Path) -> Coverage:
    """Run the quick tests of ``tree`` once, and keep what each executes."""
    data = tree / ".coverage"
    packages = [f"--cov={name}" for name in PACKAGES]
    options = ["--cov-context=test", "--cov-report=", f"--cov-config={os.devnull}"]
    command = [sys.executable, "-m", "pytest", *QUICK, "-n", "2", *packages, *options]
    subprocess.run(command, cwd=tree, check=True)  # noqa: S603 - the command is ours
    coverage = coverage_of(tree, data)
    kept.write_text(json.dumps(asdict(coverage)), encoding="utf-8")
    return coverage


def coverage_of(tree: Path, data: Path) -> Coverage:
    """Read what coverage.py wrote about ``tree``."""
    measured = CoverageData(str(data))
    measured.read()
    lines = {}
    sizes: Counter[str] = Counter()
    for file in measured.measured_files():
        found = {
            str(line): sorted({_test(context) for context in contexts})
            for line, contexts in measured.contexts_by_lineno(file).items()
        }
        sizes.update(test for tests in found.values() for test in tests if test)
        lines[str(Path(file).relative_to(tree))] = found
    return Coverage(lines, dict(sizes), digests_of(tree))


def _test(context: str) -> str:
    """Return the test of a context; a fixture that runs may serve its whole file."""
    test, _, phase = context.partition("|")
    return file_of(test) if phase == "setup" else test
