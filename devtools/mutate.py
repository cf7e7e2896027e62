"""Measure what the tests notice: ``python -m devtools.mutate --seed 1 --count 100``.

Draws small faults (mutants) in the product's code and runs, for each, the quick tests
that execute the changed line. A mutant that no test notices survives: either a test
is missing, or the mutant is equivalent to the code. Everything runs in copies of the
tree, so that no changed file stays behind.
"""

import argparse
import difflib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from devtools.chosen_tests import VARIABLE
from devtools.line_coverage import (
    QUICK,
    digests_of,
    file_of,
    measure_coverage,
    read_coverage,
)
from devtools.mutants import Mutant, find_mutants

ROOT = Path(__file__).parent.parent
MEASURED = ROOT / ".mutate.json"
MODULES = ("domain", "store", "projections", "api/importing")
NEAREST = 30
"""How many tests run first: most mutants are noticed there, in a few seconds."""
SECONDS_PER_TEST = 120
"""A test that takes longer fails: the mutant made a loop endless."""
PASSED = (0, 5)
"""Exit codes of pytest: all tests passed, or none was left to run."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a mutant.

    Attributes:
        outcome: "killed", "survived", "not run" if no quick test executes its line,
            or "no time" if none failed within the time limit.
    """

    mutant: Mutant
    outcome: str
    diff: str


def main(arguments: Sequence[str]) -> int:
    """Draw mutants, run their tests and print what became of them."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        copies = [Path(folder, str(number)) for number in range(options.processes)]
        copy_tree(copies[0])
        coverage = None if options.measure else read_coverage(MEASURED)
        coverage = coverage or measure_coverage(copies[0], MEASURED)
        differing = digests_of(copies[0]).items() ^ coverage.digests.items()
        changed = {file for file, _ in differing if (copies[0] / file).exists()}
        for copy in copies[1:]:
            shutil.copytree(copies[0], copy, symlinks=True)
        for copy in copies:
            _write_bytecode(copy)
        drawn = draw(copies[0], options.module or MODULES, options.seed)
        tests = {
            mutant: coverage.tests_of(mutant, changed)
            for mutant in drawn[: options.count]
        }
        results = run_all(tests, copies, options.seconds)
        for line in report(results):
            sys.stdout.write(f"{line}\n")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mutate", description="Draw and run mutants.")
    parser.add_argument("--seed", type=int, default=1, help="decides what is drawn")
    parser.add_argument("--count", type=int, default=100, help="how many mutants")
    parser.add_argument(
        "--module", action="append", help="only this file or folder; may be repeated"
    )
    parser.add_argument(
        "--seconds", type=int, default=300, help="time limit for the tests of a mutant"
    )
    parser.add_argument("--processes", type=int, choices=(1, 2), default=2)
    parser.add_argument(
        "--measure", action="store_true", help="measure anew which test runs which line"
    )
    return parser.parse_args(arguments)


def copy_tree(target: Path) -> None:
    """Copy the files that git tracks or would track to ``target``."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S603 - the command is ours
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    (target / ".venv").symlink_to(sys.prefix)


def _write_bytecode(copy: Path) -> None:
    """Compile all that tests import, once: they are then collected in a second."""
    command = [sys.executable, "-m", "pytest", *QUICK, "--collect-only"]
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(  # noqa: S603 - the command is ours
        command, cwd=copy, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def draw(copy: Path, modules: Sequence[str], seed: int) -> list[Mutant]:
    """List one mutant for each line of ``modules`` that has any, in an order by seed.

    Every line is as likely as any other, however many mutants it has.
    """
    by_line = defaultdict(list)
    for file in sorted(file for name in modules for file in _python_files(copy / name)):
        for mutant in find_mutants(str(file.relative_to(copy)), file.read_bytes()):
            by_line[mutant.path, mutant.first_line].append(mutant)
    chance = random.Random(seed)  # noqa: S311 - no secret
    return chance.sample(
        [chance.choice(found) for found in by_line.values()], len(by_line)
    )


def _python_files(place: Path) -> Iterator[Path]:
    return iter([place]) if place.is_file() else place.rglob("*.py")


def run_all(
    tests: Mapping[Mutant, Sequence[str]], copies: Sequence[Path], seconds: int
) -> list[Result]:
    """Run the tests of each mutant, as many at once as there are copies."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def run(mutant: Mutant) -> Result:
        copy = free.get()
        result = run_one(mutant, copy, tests[mutant], seconds)
        free.put(copy)
        sys.stdout.write(f"{result.outcome} {mutant.path}:{mutant.first_line}\n")
        if result.outcome != "killed":
            sys.stdout.write(f"{result.diff}\n\n")
        sys.stdout.flush()
        return result

    with ThreadPoolExecutor(len(copies)) as pool:
        return list(pool.map(run, tests))


def run_one(mutant: Mutant, copy: Path, tests: Sequence[str], seconds: int) -> Result:
    """Run ``tests`` on ``mutant``: first the nearest, then all others."""
    file = copy / mutant.path
    source = file.read_bytes()
    times = file.stat()
    changed = mutant.apply(source)
    file.write_bytes(changed)
    outcome = "survived" if tests else "not run"
    for some in filter(None, (tests[:NEAREST], tests[NEAREST:])):
        if outcome == "survived":
            outcome = _run_tests(copy, some, seconds)
    file.write_bytes(source)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    return Result(mutant, outcome, _diff(mutant.path, source, changed))


def _run_tests(copy: Path, tests: Sequence[str], seconds: int) -> str:
    """Run ``tests`` in ``copy`` until one fails, and return the outcome."""
    (copy / "chosen.txt").write_text("\n".join(tests), encoding="utf-8")
    options = ("-x", "-p", "no:cacheprovider", f"--timeout={SECONDS_PER_TEST}")
    plugin = ("-p", "devtools.chosen_tests")
    files = sorted({file_of(test) for test in tests})
    with subprocess.Popen(  # noqa: S603 - the command is ours
        [sys.executable, "-m", "pytest", *QUICK, *options, *plugin, *files],
        cwd=copy,
        # The next mutant must not meet the bytecode of this one.
        env=os.environ | {VARIABLE: "chosen.txt", "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return "survived" if process.wait(seconds) in PASSED else "killed"
        except subprocess.TimeoutExpired:
            return "no time"
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _diff(path: str, before: bytes, after: bytes) -> str:
    texts = (before.decode().splitlines(), after.decode().splitlines())
    return "\n".join(difflib.unified_diff(*texts, path, path, n=2, lineterm=""))


def report(results: Sequence[Result]) -> Iterator[str]:
    """Yield the score of each module and of all."""
    paths = sorted({result.mutant.path for result in results})
    for path in (*paths, ""):
        outcomes = Counter(
            result.outcome for result in results if path in ("", result.mutant.path)
        )
        run = outcomes["killed"] + outcomes["survived"]
        score = f"{outcomes['killed'] / run:4.0%}" if run else "   -"
        others = "".join(
            f", {outcomes[one]} {one}"
            for one in ("not run", "no time")
            if outcomes[one]
        )
        yield f"{score}  {outcomes['killed']} of {run}{others}  {path or 'all'}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
