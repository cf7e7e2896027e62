"""How benchmarks are chosen, by ``make`` and by the program itself."""

import subprocess
from shutil import which

import pytest

from benchmarks.__main__ import BENCHMARKS, GROUPS
from devtools.paths import ROOT


@pytest.mark.parametrize("words", [["bench", "graphql"], ["bench", "PART=graphql"]])
def test_make_measures_one_part(words: list[str]) -> None:
    """`make bench graphql` measures that part, and makes nothing of that name."""
    make = which("make")
    assert make
    run = subprocess.run(  # noqa: S603 - our Makefile
        [make, "--dry-run", *words],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )

    assert "-m benchmarks graphql\n" in run.stdout


def test_groups_name_benchmarks() -> None:
    """A group stands for benchmarks that exist, and hides none by its own name."""
    members = {one for group in GROUPS.values() for one in group}

    assert members <= {*BENCHMARKS}
    assert not {*GROUPS} & {*BENCHMARKS}
