"""Generated files are up to date and complete."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from api.importing.yaml_reader import read_yaml
from devtools.fields_page import fields_page
from devtools.generate import main, outdated_texts, write_files
from devtools.import_schema import import_schema
from devtools.kinds_page import kinds_page
from devtools.paths import ROOT
from domain.kinds import KINDS
from domain.vocabulary import STATE_SENTENCES

HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def schema() -> dict[str, Any]:
    """Read the schema of import sheets."""
    found: dict[str, Any] = json.loads(import_schema())
    return found


def test_outdated_text_is_found_and_written(tmp_path: Path) -> None:
    """A missing or changed file is found; it is up to date once it was written."""
    generated = {"docs/page.md": lambda: "new\n", "same.md": lambda: "same\n"}
    (tmp_path / "same.md").write_text("same\n", encoding="utf-8")

    missing = outdated_texts(tmp_path, generated)
    write_files(tmp_path, missing)
    written = outdated_texts(tmp_path, generated)
    (tmp_path / "docs/page.md").write_text("old\n", encoding="utf-8")

    assert missing == {"docs/page.md": b"new\n"}
    assert written == {}
    assert outdated_texts(tmp_path, generated) == missing


def test_check_passes_on_the_committed_files(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Everything generated is up to date: `--check` lists nothing and exits with 0."""
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_page_of_kinds_has_every_kind() -> None:
    """Every kind has a section with its sentence and its fields."""
    page = kinds_page()

    sections = {part.split("`")[0]: part for part in page.split("\n### `")[1:]}

    assert list(sections) == list(KINDS)
    for name, kind in KINDS.items():
        assert kind.sentence in sections[name]
        assert all(f"[`{m.name}`]" in sections[name] for m in kind.usable)


def test_page_of_fields_has_every_field() -> None:
    """Every field and every state field is described."""
    page = fields_page()

    described = set(HEADING.findall(page))

    assert {m.name for kind in KINDS.values() for m in kind.usable} <= described
    assert all(f"| `{name}` |" in page for name in STATE_SENTENCES)


def test_schema_has_a_branch_for_every_kind() -> None:
    """The schema allows the fields of each kind and requires the required ones."""
    branches = schema()["$defs"]["kinds"]

    offered = {name: set(one.get("properties", ())) for name, one in branches.items()}
    needed = {name: set(one.get("required", ())) for name, one in branches.items()}

    assert offered == {
        name: {member.name for member in kind.usable} for name, kind in KINDS.items()
    }
    assert needed == {
        name: {member.name for member in kind.members if member.required}
        for name, kind in KINDS.items()
    }


def test_schema_names_what_the_founding_sheets_use() -> None:
    """The founding sheets use only fields that the schema knows."""
    definitions = schema()["$defs"]
    sheets = [read_yaml(path.read_text("utf-8")) for path in ROOT.glob("data/*.yaml")]
    rows = [row for sheet in sheets for row in sheet["entries"]]

    common = definitions["row"]["properties"].keys()
    own = {
        name: one.get("properties", {}).keys()
        for name, one in definitions["kinds"].items()
    }
    strange = [row["key"] for row in rows if row.keys() - common - own[row["kind"]]]

    assert rows
    assert not strange
