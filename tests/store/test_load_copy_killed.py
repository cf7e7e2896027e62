"""A ledger whose loading is killed is empty or whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.support.exports import load
from tests.support.log_copies import THREE, standing

pytest_plugins = ("tests.support.ledgers",)

LOADER = """
import sys
from tests.copies import row
from store.engine import open_engine
from store.loading import loading

with loading(open_engine(sys.argv[1])) as opened:
    for first in range(1, 2_001, 100):
        opened.take([
            row(n, recorded_at=f"2021-07-05T12:00:00.{n:06}Z")
            for n in range(first, first + 100)
        ])
        print(first, flush=True)
print("done", flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("at", ["1", "1001", "1901", "done"])
def test_a_killed_loader_leaves_the_ledger_empty_or_whole(
    engine: sa.Engine, address: str, at: str
) -> None:
    """Killed in the midst it is empty, and takes a copy; after the end it is whole."""
    loader = subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", LOADER, address],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert loader.stdout is not None

    while loader.stdout.readline().strip() != at:
        assert loader.poll() is None or at == "done"
    os.kill(loader.pid, signal.SIGKILL)
    loader.communicate()

    count = len(standing(engine))
    assert count in ({2000} if at == "done" else {0, 2000})
    if not count:
        load(engine, THREE)
        assert standing(engine) == THREE
