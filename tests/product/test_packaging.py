"""What pip installs is whole: every file that the program reads is in the wheel."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from devtools.paths import ROOT

PACKAGES = ("api", "data", "domain", "projections", "reports", "store")

FLAGS = ("--no-build-isolation", "--disable-pip-version-check")
CACHES = shutil.ignore_patterns("__pycache__")

pytestmark = pytest.mark.slow


def committed() -> set[str]:
    """List the files of the packages, as they are in the tree."""
    found = (path for name in PACKAGES for path in (ROOT / name).rglob("*"))
    return {
        str(path.relative_to(ROOT))
        for path in found
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_has_every_file(tmp_path: Path) -> None:
    """Words, templates, sheets and pages come with the code that reads them."""
    tree = tmp_path / "tree"
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tree / name, ignore=CACHES)
    for name in ("LICENSE", "README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, tree)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *FLAGS]
    subprocess.run([*command, "-w", str(tmp_path), str(tree)], check=True, timeout=120)  # noqa: S603 - the command is ours

    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        packed = set(archive.namelist())

    assert committed() - packed == set()
