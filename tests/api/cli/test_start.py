"""Ctrl-C while the command line is being loaded, and while it works."""

import subprocess
import sys

import pytest

PROGRAM = """
import os, signal, sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
from api.cli.start import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    "module",
    [
        "api.cli.main",
        "typer",
        "api.cli.session",
        "sqlalchemy",
        "api.settings",
        "domain.kinds",
        "projections.query_definitions.matrix",
    ],
)
def test_ctrl_c_ends_quietly_while_modules_are_loaded(module: str) -> None:
    """With the exit code of an interruption, and without a word."""
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM.format(module=module), "matrix"],
        capture_output=True,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (130, b"")
