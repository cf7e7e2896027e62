"""Footnotes and tables in Word: real ones, that a screen reader can tell."""

import msgspec

from reports.model import (
    Cell,
    Document,
    Heading,
    Mark,
    Masthead,
    Paragraph,
    Table,
    Text,
)
from reports.writers.docx.document import write_docx
from reports.writers.docx.tables import laid_out
from tests.support.report_samples import sample
from tests.support.word_files import W, part, words_of


def with_blocks(*blocks: Paragraph | Table | Heading, language: str = "en") -> Document:
    """Make the sample with other blocks."""
    return msgspec.structs.replace(sample(language), blocks=blocks)


def test_footnotes_are_real_and_referred_to_from_cells_too() -> None:
    """Word numbers them; the lines above them are there."""
    content = write_docx(sample("en"))

    notes = part(content, "footnotes").findall(f"{W}footnote")
    marks = part(content).findall(f".//{W}footnoteReference")
    in_table = part(content).findall(f".//{W}tc//{W}footnoteReference")

    assert [one.get(f"{W}id") for one in notes] == ["-1", "0", "1", "2"]
    assert [one.get(f"{W}id") for one in marks] == ["1", "2"]
    assert [one.get(f"{W}id") for one in in_table] == ["2"]
    assert words_of(notes[2]).strip() == "Note: example data."


def test_a_footnote_on_the_title_is_the_first() -> None:
    """Who signs a report late says so below its first page."""
    title = (Text(words="Report"), Mark(number=1))
    document = msgspec.structs.replace(
        with_blocks(Paragraph(key="a", runs=(Text(words="Text"), Mark(number=2)))),
        masthead=Masthead(title=title),
    )

    content = write_docx(document)

    marks = part(content).findall(f".//{W}footnoteReference")
    assert [one.get(f"{W}id") for one in marks] == ["1", "2"]
    assert marks[0].get(f"{W}customMarkFollows") is None


def test_a_footnote_that_is_referred_to_again_is_not_printed_twice() -> None:
    """The second mark is a reference across, with the first one's number."""
    runs = (Text(words="Once"), Mark(number=1), Text(words=" again"), Mark(number=1))

    root = part(write_docx(with_blocks(Paragraph(key="a", runs=runs))))

    assert len(root.findall(f".//{W}footnoteReference")) == 1
    fields = [str(one.get(f"{W}instr")) for one in root.iter(f"{W}fldSimple")]
    assert [one.split()[0] for one in fields] == ["NOTEREF"]
    assert fields[0].split()[1] in {
        one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")
    }


def test_footnotes_out_of_order_keep_the_numbers_of_the_model() -> None:
    """Word would count 1 and 2 where the model says 2 and 1; it is overruled."""
    runs = (Text(words="Two"), Mark(number=2), Text(words=" one"), Mark(number=1))

    content = write_docx(with_blocks(Paragraph(key="a", runs=runs)))

    marks = part(content).findall(f".//{W}footnoteReference")
    assert [one.get(f"{W}customMarkFollows") for one in marks] == ["1", "1"]
    assert [str(one.getnext().text) for one in marks] == ["2", "1"]  # type: ignore[union-attr]  # the mark follows
    assert not part(content, "footnotes").findall(f".//{W}footnoteRef")


def test_a_table_repeats_its_head_and_breaks_no_row() -> None:
    """Who reads the second page of the matrix sees what its columns are."""
    table = part(write_docx(sample("en"))).findall(f".//{W}tbl")[1]

    rows = table.findall(f"{W}tr")

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        True,
        False,
        False,
    ]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_cell_over_several_rows_is_one_cell() -> None:
    """The first row begins it, the others go on with it; each row has all columns."""
    table = part(write_docx(sample("en"))).findall(f".//{W}tbl")[1]

    merges = [
        [cell.find(f"{W}tcPr/{W}vMerge") for cell in row.findall(f"{W}tc")]
        for row in table.findall(f"{W}tr")
    ]
    values = [
        [None if one is None else one.get(f"{W}val", "continue") for one in row]
        for row in merges
    ]

    assert values == [[None] * 3, ["restart", None, None], ["continue", None, None]]


def test_cells_are_laid_out_by_column() -> None:
    """A column that a cell above covers is passed over; a cell that lacks is empty."""
    one, two, three, four = (Cell(runs=(Text(words=str(n)),), rows=2) for n in range(4))
    last = Cell(runs=())
    table = Table(
        key="t",
        title=(),
        columns=((), (), ()),
        widths=(30, 30, 40),
        rows=((one, last, two), (three,), (last, four), (last,)),
    )

    found = list(laid_out(table))

    assert found[0] == (one, last, two)
    assert found[1] == (None, three, None)
    assert found[2] == (last, None, four)
    assert found[3] == (last, Cell(runs=()), None)


def test_a_table_is_described_for_those_who_cannot_see_it() -> None:
    """Its title is its description, and its widths are shares of the page."""
    table = part(write_docx(sample("en"))).findall(f".//{W}tbl")[1]

    description = table.find(f"{W}tblPr/{W}tblDescription")
    width = table.find(f"{W}tblPr/{W}tblW")

    assert description is not None
    assert description.get(f"{W}val") == "Areas of cooperation"
    assert width is not None
    assert (width.get(f"{W}w"), width.get(f"{W}type")) == ("5000", "pct")
