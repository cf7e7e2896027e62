"""The wheel that pip installs: complete, typed, and without developer tools."""

import shutil
import subprocess
import sys
import tomllib
from zipfile import ZipFile

import pytest

from devtools.paths import ROOT
from tests.support.patience import PATIENCE_SECONDS

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FIND = PYPROJECT["tool"]["setuptools"]["packages"]["find"]
PACKAGES = [pattern.removesuffix("*") for pattern in FIND["include"]]
"""The top-level packages that users install."""

FLAGS = ("--no-build-isolation", "--disable-pip-version-check")
CACHES = shutil.ignore_patterns("__pycache__")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel from a copy of the whole tree; list the files in it."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    for name in (*PACKAGES, "benchmarks", "devtools", "tests"):
        shutil.copytree(ROOT / name, tree / name, ignore=CACHES)
    for name in ("LICENSE", "README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, tree)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *FLAGS]
    command += ["-w", str(folder), str(tree)]
    subprocess.run(command, check=True, timeout=PATIENCE_SECONDS)  # noqa: S603 - the command is ours

    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def committed() -> set[str]:
    """List the files of the packages that are no pages for developers."""
    found = (path for name in PACKAGES for path in (ROOT / name).rglob("*"))
    return {
        str(path.relative_to(ROOT))
        for path in found
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".md"
    }


def test_the_wheel_has_every_file(packed: set[str]) -> None:
    """Words, templates, sheets and pages come with the code that reads them."""
    assert committed() - packed == set()


def test_the_wheel_is_typed(packed: set[str]) -> None:
    """Type checkers use the annotations of every package (PEP 561)."""
    assert {f"{name}/py.typed" for name in PACKAGES} <= packed


def test_the_wheel_has_no_developer_tools(packed: set[str]) -> None:
    """Generators, tests and benchmarks are not installed on a user's machine."""
    folders = {path.partition("/")[0] for path in packed}

    described = {name for name in folders if name.endswith(".dist-info")}
    assert folders - described == set(PACKAGES)
