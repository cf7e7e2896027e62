"""Packages that the project installs are locked, named and explained."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from devtools.npm_lock import LOCKS

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT / "requirements"


def names(lines: list[str]) -> set[str]:
    """Take the names of packages from lines of requirements."""
    found = (re.match(r"[A-Za-z][\w.-]*", line) for line in lines)
    return {name[0].lower() for name in found if name}


def project() -> dict[str, list[str]]:
    """Read what a user needs from the project's own description."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["project"]
    return {"": table["dependencies"], **table["optional-dependencies"]}


def wanted(file: str) -> set[str]:
    """Read the names in a list that is written by hand."""
    return names((REQUIREMENTS / file).read_text(encoding="utf-8").splitlines())


def locked(file: str) -> dict[str, str]:
    """Read a lock: each package with all that stands beside it."""
    text = (REQUIREMENTS / file).read_text(encoding="utf-8").replace("\\\n", "")
    pairs = (line.split("==", maxsplit=1) for line in text.splitlines())
    return {name.lower(): rest for name, rest in pairs}


def test_every_dependency_has_a_reason() -> None:
    """Who wants to know why a package is there finds it in one place."""
    page = (ROOT / "docs/decisions/0001-dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Za-z][\w-]*) \|", page, flags=re.MULTILINE)

    explained = {row.lower() for row in rows} - {"package"}

    runtime = names([line for lines in project().values() for line in lines])
    assert explained == runtime | wanted("build.in") | wanted("dev.in")


def test_every_locked_version_has_a_hash() -> None:
    """A package that was tampered with is refused."""
    locks = locked("run.txt") | locked("dev.txt")

    bare = [name for name, rest in locks.items() if "--hash=sha256:" not in rest]

    assert not bare


def test_lock_holds_what_is_needed() -> None:
    """A changed list without a new lock is caught here, not on a user's machine."""
    run, dev = locked("run.txt"), locked("dev.txt")

    needed = names(project()[""]) | wanted("build.in")

    assert needed <= run.keys()
    assert needed | wanted("dev.in") <= dev.keys()


def test_tests_run_on_what_users_have() -> None:
    """Both locks agree on every version that a user gets."""
    run, dev = locked("run.txt"), locked("dev.txt")

    shared = {name: dev.get(name) for name in run}

    assert shared == run


def test_locks_name_no_host_and_no_folder() -> None:
    """Whoever installs chooses from where. See ``python -m devtools.npm_lock``."""
    locks = [
        *REQUIREMENTS.iterdir(),
        *(ROOT / name for name in LOCKS),
        ROOT / "conformance/python/requirements.txt",
        ROOT / "benchmarks/peers/datasette.txt",
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in locks}

    named = [path for path, text in texts.items() if "://" in text or "--index" in text]

    assert not named


def commit_hooks() -> dict[str, dict[str, Any]]:
    """Read the hooks that `make hooks` installs, by their identifier."""
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (repository,) = yaml.safe_load(text)["repos"]
    assert repository["repo"] == "local"
    return {hook["id"]: hook for hook in repository["hooks"]}


def test_commit_hooks_install_nothing() -> None:
    """Hooks run programs that requirements/dev.txt pins, and install nothing."""
    languages = {hook["language"] for hook in commit_hooks().values()}

    assert languages == {"system", "pygrep"}


@pytest.mark.parametrize(
    ("hook", "text"),
    [
        ("passwords", "postgresql://officer" + ":secret@host/ledger"),
        ("machine-paths", "/ho" + "me/officer/trilogue"),
        ("machine-paths", "/Us" + "ers/officer/trilogue"),
        ("machine-paths", "C:" + "\\Users\\officer"),
    ],
)
def test_commit_hook_finds(hook: str, text: str) -> None:
    """Passwords in addresses and paths of one machine are refused before a commit."""
    assert re.search(commit_hooks()[hook]["entry"], f"see {text} there")


def test_commit_hook_allows_an_address_without_a_password() -> None:
    """An address in the documentation is no secret."""
    entry = commit_hooks()["passwords"]["entry"]

    assert not re.search(entry, "postgresql://user@host/database")
