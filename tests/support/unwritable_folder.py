"""A folder in which nothing may be written, also for root, who may write anywhere."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def unwritable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system say that nothing may be written in a test's own folder."""
    allowed = os.access

    def access(path: str | Path, mode: int) -> bool:
        is_own = Path(path).is_relative_to(tmp_path)
        return allowed(path, mode) and not (is_own and mode == os.W_OK)

    monkeypatch.setattr(os, "access", access)
