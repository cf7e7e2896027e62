"""Which files of the product a call enters, in the order in which it does."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from devtools.paths import ROOT

PRODUCT = ("api", "domain", "projections", "store", "wording")
"""The folders of the product, without the GraphQL engine, which knows nothing of it."""

MOST_FILES = 12
"""Files that may be entered before the first one that a call is about."""


def entered_files(
    run: Callable[[], object], folders: tuple[str, ...] = PRODUCT
) -> list[str]:
    """Run a call; return the files of some folders that it enters, each once."""
    files: dict[str, None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            files.setdefault(frame.f_code.co_filename)

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    paths = [Path(file) for file in files]
    return [
        str(path.relative_to(ROOT))
        for path in paths
        if any(path.is_relative_to(ROOT / one) for one in folders)
    ]


def files_before(files: list[str], folder: str) -> list[str]:
    """Return the files that were entered before the first one of a folder."""
    first = next(one for one in files if one.startswith(f"{folder}/"))
    return files[: files.index(first)]
