"""What the manual names is what there is; every link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import PREFIX, Settings
from devtools.paths import ROOT
from devtools.tables_page import tables_page
from domain.dates.edtf import Edtf
from domain.dates.reading import read_date
from projections.projector.views import VIEWS
from reports.composer import SHOWS
from reports.mapping import Part, Section
from store.tables import metadata

PAGES = [
    *sorted(ROOT.glob("*.md")),
    ROOT / "graphql_engine/README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")
FOLDERS = "|".join(path.name for path in ROOT.iterdir() if path.is_dir())
PLACE = re.compile(rf"(?:{FOLDERS})/[\w./-]*")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


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
    "page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES]
)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Who follows a link within the tree finds the page and the heading."""
    dead = list(broken(page))

    assert not dead


@pytest.mark.parametrize(
    "page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES]
)
def test_every_file_named_exists(page: Path) -> None:
    """A page that names a file or folder of the tree names one that exists."""
    named = [
        code
        for code in CODE.findall(page.read_text(encoding="utf-8"))
        if PLACE.fullmatch(code)
    ]

    assert [place for place in named if not (ROOT / place).exists()] == []


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


def written(default: object) -> str:
    """Write a default as the file of settings has it."""
    if default is None:
        return "none"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def test_manual_names_every_setting_and_its_default() -> None:
    """Who runs it finds every setting, with what holds when it is left out."""
    fields = Settings.model_fields.items()

    listed = {row[0]: row[2] for row in rows("docs/operations.md") if PREFIX in row[0]}

    assert listed == {
        f"`{PREFIX}{name.upper()}`": written(one.default) for name, one in fields
    }


def test_every_table_is_described() -> None:
    """A newcomer finds what each table is for, and what it holds."""
    listed = {row[0] for row in rows("docs/ARCHITECTURE.md")}

    described = set(HEADING.findall(tables_page()))

    assert {f"`{name}`" for name in metadata.tables} <= listed
    assert {view.name for view in VIEWS} <= described


def test_every_part_of_a_mapping_is_described() -> None:
    """Who changes the sections of a report finds every word that the file may have."""
    listed = {name for row in rows("docs/report.md") for name in CODE.findall(row[0])}

    fields = {*Section.__struct_fields__, *Part.__struct_fields__}
    assert fields | SHOWS.keys() <= listed


def test_every_date_in_the_guide_can_be_written() -> None:
    """A co-chair can copy every example of a date."""
    cells = [row[1] for row in rows("docs/dates.md")[1:]]

    written = [text for cell in cells for text in CODE.findall(cell)]

    assert len(written) == len(cells) - 1
    assert [Edtf.parse(text).text for text in written] == written


def test_every_phrase_in_the_guide_is_read_as_it_says() -> None:
    """A co-chair can write what the left column says."""
    table = [row for row in rows("docs/dates.md")[1:] if row[1] != "nothing"]

    read = [f"`{read_date(phrase).text}`" for phrase, *_ in table]

    assert read == [recorded for _, recorded, *_ in table]


def test_every_error_in_the_manual_is_one() -> None:
    """What the manual explains is what the program says."""
    sources = ("store/errors.py", "api/output/doctor.py")
    said = "".join((ROOT / path).read_text("utf-8") for path in sources)
    page = (ROOT / "docs/operations.md").read_text("utf-8")

    table = page.partition("| Message | What to do |")[2]
    explained = re.findall(r"^\| `([^`]+)` \|", table, flags=re.MULTILINE)

    words = [part.strip() for one in explained for part in one.split("...")]
    assert explained
    assert [one for one in words if one not in said] == []
