"""Reports composed from the founding history."""

from collections.abc import Callable
from datetime import date

from reports.model import Document, Heading, Model, Paragraph, Runs, Table, plain
from reports.request import Period, Request
from reports.texts import Texts, Written

COP_4 = "meeting:minamata-cop-4"

Composed = Callable[..., Model]


def request(language: str = "zh", **changed: object) -> Request:
    """Ask for the report for COP-4, as its annex was when the heads endorsed it."""
    asked: dict[str, object] = {
        "report": "",
        "meetings": (COP_4,),
        "period": Period.parse("2018/2021-03"),
        "as_of": date(2021, 3, 31),
        "languages": (language,),
    }
    return Request(**{**asked, **changed})  # type: ignore[arg-type] # names are those of its fields


def wrote(
    passage: str,
    words: str,
    *,
    how: str = "replaces",
    language: str = "zh",
    conflict: bool = False,
) -> Texts:
    """Give one text as it stands."""
    text = Written(
        event_id="00000000-0000-5000-8000-000000000001",
        position=1,
        passage=passage,
        how=how,
        language=language,
        words=words,
        official=False,
        by="officer-1",
        entity="minamata",
        recorded_at=None,
        conflict=conflict,
    )
    return Texts({(passage, language): (text,)})


def paragraph(document: Document, key: str) -> Paragraph:
    """Give the paragraph at a place."""
    (found,) = [
        one for one in document.blocks if isinstance(one, Paragraph) and one.key == key
    ]
    return found


def within(document: Document, section: str) -> list[Paragraph]:
    """Give the paragraphs of a section."""
    return [
        one
        for one in document.blocks
        if isinstance(one, Paragraph) and one.key.partition("/")[0] == section
    ]


def table(document: Document, section: str) -> Table:
    """Give the table of a section."""
    (found,) = [
        one
        for one in document.blocks
        if isinstance(one, Table) and one.key == f"{section}/table"
    ]
    return found


def headings(document: Document) -> list[str]:
    """Give the keys of headings in order."""
    return [one.key for one in document.blocks if isinstance(one, Heading)]


def words(runs: Runs) -> str:
    """Give the words of runs, without spaces, as Chinese is compared."""
    return plain(runs).replace(" ", "")


def rows(found: Table) -> list[tuple[str, ...]]:
    """Give the rows of a table in full: cells that cover several are repeated."""
    whole: list[tuple[str, ...]] = []
    left: dict[int, tuple[int, str]] = {}
    for row in found.rows:
        cells = iter(row)
        line: list[str] = []
        for column in range(len(found.columns)):
            count, word = left.get(column, (0, ""))
            if not count:
                cell = next(cells)
                count, word = cell.rows, plain(cell.runs)
            left[column] = (count - 1, word)
            line.append(word)
        whole.append(tuple(line))
    return whole
