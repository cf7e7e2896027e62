"""A ledger whose loading is killed is empty or whole."""

import os
import signal
import subprocess
import sys

import pytest
import sqlalchemy as sa

from devtools.paths import ROOT
from tests.support.exports import load
from tests.support.log_copies import THREE, standing

pytest_plugins = ("tests.support.ledgers",)


@pytest.mark.slow
@pytest.mark.parametrize("at", ["1", "1001", "1901", "done"])
def test_a_killed_loader_leaves_the_ledger_empty_or_whole(
    engine: sa.Engine, address: str, at: str
) -> None:
    """Killed in the midst it is empty, and takes a copy; after the end it is whole."""
    loader = subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-m", "tests.support.loader_process", address],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert loader.stdout is not None

    assert any(line.strip() == at for line in loader.stdout), "it ended before"
    os.kill(loader.pid, signal.SIGKILL)
    loader.communicate()

    count = len(standing(engine))
    assert count in ({2000} if at == "done" else {0, 2000})
    if not count:
        load(engine, THREE)
        assert standing(engine) == THREE
