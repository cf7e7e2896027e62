"""What the documentation lists is what the code has; every link leads somewhere."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from api.documentation.fields_page import fields_page
from api.documentation.import_schema import import_schema
from api.documentation.kinds_page import kinds_page
from api.documentation.tables_page import tables_page
from api.generate import GENERATED, ROOT, main
from api.importing.yaml_text import read_yaml, without_lines
from api.settings import PREFIX, Settings
from domain.dates import Edtf
from domain.kinds import KINDS
from domain.vocabulary import STATE_SENTENCES
from projections.tables import SHAPES
from store.tables import metadata

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def schema() -> dict[str, Any]:
    """Read the schema of import sheets."""
    found: dict[str, Any] = json.loads(import_schema())
    return found


def anchors(page: Path) -> set[str]:
    """List what a link can point to within a page."""
    titles = HEADING.findall(page.read_text(encoding="utf-8"))
    plain = (re.sub(r"[^\w\- ]", "", title.lower()) for title in titles)
    return {title.replace(" ", "-") for title in plain}


def broken(page: Path) -> Iterator[str]:
    """List the links of a page that lead nowhere in this tree."""
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if "://" not in link and (
            not target.exists() or (anchor and anchor not in anchors(target))
        ):
            yield link


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
    monkeypatch.setattr("api.generate.ROOT", tmp_path)
    monkeypatch.setattr("api.generate.GENERATED", (("page.md", lambda: "new\n"),))
    monkeypatch.setattr("api.generate.missing_examples", lambda _: {})

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


@pytest.mark.parametrize(
    "page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES]
)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Who follows a link within the tree finds the page and the heading."""
    dead = list(broken(page))

    assert not dead


def test_every_decision_is_listed_under_its_title() -> None:
    """Who asks why finds every decision in one list."""
    folder = ROOT / "docs/decisions"
    pages = sorted(folder.glob("[0-9]*.md"))[1:]

    listed = re.findall(
        r"^\| \[(\d+)\]\((.+)\) \| (.+) \|$",
        (folder / "README.md").read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )

    titles = [page.read_text("utf-8").partition("\n")[0] for page in pages]
    assert [name for _, name, _ in listed] == [page.name for page in pages]
    assert [f"# {number}: {title}" for number, _, title in listed] == titles


def rows(page: str) -> list[list[str]]:
    """List the rows of a page's tables, cell by cell, the heads included."""
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    tables = (line for line in lines if line.startswith("| ") and "---" not in line)
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in tables]


def test_manual_names_every_setting_and_its_default() -> None:
    """Who runs it finds every setting, with what holds when it is left out."""
    fields = Settings.model_fields.items()

    listed = {row[0]: row[2] for row in rows("docs/operations.md") if PREFIX in row[0]}

    assert listed == {
        f"`{PREFIX}{name.upper()}`": "none"
        if one.default is None
        else f"`{one.default}`"
        for name, one in fields
    }


def test_every_table_is_described() -> None:
    """A newcomer finds what each table is for, and what it holds."""
    listed = {row[0] for row in rows("docs/ARCHITECTURE.md")}

    described = set(HEADING.findall(tables_page()))

    assert {f"`{name}`" for name in metadata.tables} <= listed
    assert SHAPES.keys() <= described


def test_every_date_in_the_guide_can_be_written() -> None:
    """A co-chair can copy every example of a date."""
    cells = [row[1] for row in rows("docs/dates.md")[1:]]

    written = [text for cell in cells for text in re.findall("`([^`]+)`", cell)]

    assert len(written) > len(cells)
    assert [Edtf.parse(text).text for text in written] == written


def test_every_error_in_the_manual_is_one() -> None:
    """What the manual explains is what the program says."""
    sources = ("store/errors.py", "api/output/examination.py")
    said = "".join((ROOT / path).read_text("utf-8") for path in sources)
    page = (ROOT / "docs/operations.md").read_text("utf-8")

    table = page.partition("| It says | Do |")[2]
    explained = re.findall(r"^\| `([^`]+)` \|", table, flags=re.MULTILINE)

    words = [part.strip() for one in explained for part in one.split("...")]
    assert explained
    assert [one for one in words if one not in said] == []
