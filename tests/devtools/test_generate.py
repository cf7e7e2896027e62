"""What is printed from the code is up to date, and leaves nothing out."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.importing.yaml_reader import read_yaml, without_lines
from devtools.fields_page import fields_page
from devtools.generate import GENERATED, ROOT, main
from devtools.import_schema import import_schema
from devtools.kinds_page import kinds_page
from domain.kinds import KINDS
from domain.vocabulary import STATE_SENTENCES

HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def schema() -> dict[str, Any]:
    """Read the schema of import sheets."""
    found: dict[str, Any] = json.loads(import_schema())
    return found


@pytest.mark.parametrize(
    ("path", "text"), GENERATED, ids=[path for path, _ in GENERATED]
)
def test_generated_file_is_up_to_date(path: str, text: Callable[[], str]) -> None:
    """What is derived and committed says what the code says: run make generate."""
    made = text()

    committed = (ROOT / path).read_text(encoding="utf-8")

    assert committed == made


def test_check_names_what_is_stale_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A forgotten `make generate` is told; only the command itself writes."""
    monkeypatch.setattr("devtools.generate.ROOT", tmp_path)
    monkeypatch.setattr("devtools.generate.GENERATED", (("page.md", lambda: "new\n"),))
    monkeypatch.setattr("devtools.generate.missing_examples", lambda _: {})

    checked = main(["--check"])
    was_written = (tmp_path / "page.md").exists()
    codes = [main([]), main(["--check"])]

    assert (checked, was_written, codes) == (1, False, [0, 0])
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == "new\n"
    assert capsys.readouterr().out == "page.md is stale\npage.md written\n"


def test_page_of_kinds_has_every_kind() -> None:
    """Whoever looks for a kind finds it, its sentence and its fields in one place."""
    page = kinds_page()

    sections = {part.split("`")[0]: part for part in page.split("\n### `")[1:]}

    assert list(sections) == list(KINDS)
    for name, kind in KINDS.items():
        assert kind.sentence in sections[name]
        assert all(f"[`{m.name}`]" in sections[name] for m in kind.members)


def test_page_of_fields_has_every_field() -> None:
    """The dashboard author's manual leaves no field out."""
    page = fields_page()

    described = set(HEADING.findall(page))

    assert {m.name for kind in KINDS.values() for m in kind.members} <= described
    assert all(f"| `{name}` |" in page for name in STATE_SENTENCES)


def test_schema_has_a_branch_for_every_kind() -> None:
    """An editor that knows the schema offers a kind's own fields and no others."""
    branches = schema()["$defs"]["kinds"]

    offered = {name: set(one.get("properties", ())) for name, one in branches.items()}
    needed = {name: set(one.get("required", ())) for name, one in branches.items()}

    assert offered == {name: set(kind.by_name) for name, kind in KINDS.items()}
    assert needed == {
        name: {member.name for member in kind.members if member.required}
        for name, kind in KINDS.items()
    }


def test_schema_names_what_the_founding_sheets_use() -> None:
    """The sheets that come with the product are examples of what the schema says."""
    definitions = schema()["$defs"]
    sheets = [read_yaml(path.read_text("utf-8")) for path in ROOT.glob("data/*.yaml")]
    rows = [row for sheet in sheets for row in without_lines(sheet)["entries"]]

    common = definitions["row"]["properties"].keys()
    own = {
        name: one.get("properties", {}).keys()
        for name, one in definitions["kinds"].items()
    }
    strange = [row["key"] for row in rows if row.keys() - common - own[row["kind"]]]

    assert rows
    assert not strange
