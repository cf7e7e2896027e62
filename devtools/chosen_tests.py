"""A pytest plugin that runs only the tests named in a file, one node id a line.

Unlike node ids on the command line, an id that no longer exists is no error: a mutant
may change over which values a test is parametrized.
"""

import os
from pathlib import Path

import pytest

VARIABLE = "CHOSEN_TESTS"
"""The environment variable that names the file."""


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Deselect what the file does not name, by its id or as a whole test file."""
    chosen = set(Path(os.environ[VARIABLE]).read_text(encoding="utf-8").splitlines())
    others = [item for item in items if not chosen & {item.nodeid, _file(item.nodeid)}]
    items[:] = [item for item in items if item not in others]
    config.hook.pytest_deselected(items=others)


def _file(test: str) -> str:
    return test.partition("::")[0]
