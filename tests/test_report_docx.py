"""Reports as Word: real styles, footnotes, tables, directions, and the same bytes."""

import time
from io import BytesIO
from zipfile import ZipFile

import docx
import msgspec
import pytest

from reports.model import (
    Cell,
    Document,
    Footnote,
    Heading,
    Mark,
    Masthead,
    Paragraph,
    Table,
    Text,
)
from reports.writers.docx import write_docx
from reports.writers.docx_keys import bookmark_name
from reports.writers.docx_tables import laid_out
from tests.report_samples import WORDS, sample
from tests.report_word import W, part, parts, words_of

RIGHT_TO_LEFT_MARK = "\u200f"


def with_blocks(*blocks: Paragraph | Table | Heading, language: str = "en") -> Document:
    """Make the sample with other blocks."""
    return msgspec.structs.replace(sample(language), blocks=blocks)


def test_the_same_document_gives_the_same_bytes() -> None:
    """No time of production and no order of chance is in the file."""
    document = sample("ar")
    properties = {"report": "document:example", "edition": "1"}

    first = write_docx(document, properties=properties)
    second = write_docx(document, properties=dict(reversed(properties.items())))

    assert first == second


def test_the_file_says_no_time_and_no_author() -> None:
    """Entries of the zip have one fixed time; properties are title and language."""
    content = write_docx(sample("fr"))

    with ZipFile(BytesIO(content)) as archive:
        times = {one.date_time for one in archive.infolist()}
    properties = docx.Document(BytesIO(content)).core_properties

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert properties.title == "Exemple de rapport sur la coopération"
    assert properties.language == "fr-FR"
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert (properties.created, properties.modified) == (None, None)


def test_what_the_caller_says_stands_in_the_properties() -> None:
    """Who finds the file later can tell of which edition it is."""
    content = write_docx(sample("en"), properties={"edition": "3", "digest": "ab12"})

    custom = parts(content)["docProps/custom.xml"].decode()

    assert 'name="Trilogue edition"' in custom
    assert "ab12" in custom


@pytest.mark.parametrize("language", WORDS)
def test_a_word_processor_can_open_it(language: str) -> None:
    """Each part is declared; headings and paragraphs are in styles of their names."""
    content = write_docx(sample(language))

    found = docx.Document(BytesIO(content))
    styles = {one.style.name for one in found.paragraphs if one.style}

    assert {"Heading 1", "Heading 2", "Report paragraph"} <= styles
    assert {"Report numbered paragraph", "Report list item"} <= styles


def test_the_masthead_has_each_symbol_once_and_leaves_no_placeholder() -> None:
    """Symbols stand on lines of their own, at the top and in headers and footers."""
    content = write_docx(sample("en"))

    everything = b"".join(parts(content).values()).decode()
    tables = docx.Document(BytesIO(content)).tables

    assert "{{" not in everything
    assert "{%" not in everything
    assert tables[0].cell(0, 1).text == "UNEP/MC/COP.0/1\nUNEP/CHW.0/INF/1"
    for name in ("header1", "footer1"):
        assert "UNEP/MC/COP.0/1" in words_of(part(content, name))


def test_a_masthead_of_which_little_is_known_has_no_empty_lines() -> None:
    """A preview without symbols and meetings is a document all the same."""
    masthead = Masthead(title=(Text(words="A & B <1>"),))
    document = msgspec.structs.replace(sample("en"), masthead=masthead)

    found = docx.Document(BytesIO(write_docx(document)))

    styles = [one.style.name for one in found.paragraphs if one.style]
    assert found.paragraphs[0].text == "A & B <1>"
    assert "Masthead agenda" not in styles
    assert "Masthead authors" not in styles


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


def test_untranslated_words_are_tagged_and_marked() -> None:
    """A reader sees that a translation is missing; a spelling checker sees why."""
    root = part(write_docx(sample("ru")))

    runs = [one for one in root.iter(f"{W}r") if words_of(one) == "Example data"]
    language = runs[0].find(f"{W}rPr/{W}lang")
    mark = runs[0].getnext()

    assert language is not None
    assert language.get(f"{W}val") == "en-GB"
    assert mark is not None
    assert words_of(mark) == "[en]"
    assert mark.find(f"{W}rPr/{W}rStyle") is not None


def test_a_symbol_is_not_broken_at_its_hyphen() -> None:
    """MC-3/11 stays on one line."""
    runs = (Text(words="MC-3/11 annex", style="code"),)

    root = part(write_docx(with_blocks(Paragraph(key="a", runs=runs))))

    assert len(root.findall(f".//{W}noBreakHyphen")) == 1
    assert "3/11\u00a0annex" in words_of(root)


def test_arabic_is_set_from_right_to_left_throughout() -> None:
    """Paragraphs, tables, pages, headers and footnotes are turned around."""
    content = write_docx(sample("ar"))

    for name in ("document", "header1", "footer1", "footnotes"):
        paragraphs = list(part(content, name).iter(f"{W}p"))
        assert paragraphs
        assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in paragraphs), name
    root = part(content)
    assert all(one.find(f"{W}bidiVisual") is not None for one in root.iter(f"{W}tblPr"))
    assert root.find(f".//{W}sectPr/{W}bidi") is not None


def test_a_run_is_turned_around_where_its_letters_are_arabic() -> None:
    """Latin words and symbols within Arabic text run from left to right."""
    root = part(write_docx(sample("ar")))

    turned = {
        words_of(run): run.find(f"{W}rPr/{W}rtl") is not None
        for run in root.iter(f"{W}r")
        if words_of(run).strip(" ().،")
    }

    assert turned["مجالات التعاون"]
    assert not turned["\u200eUNEP/MC/COP.0/1\u200e"]
    assert not turned["\u200eExample data\u200e"]
    assert not turned["2018"]


def test_two_symbols_in_arabic_are_two() -> None:
    """The first of them stands on the right: a mark of direction parts them."""
    runs = (
        Text(words="UNEP/MC/COP.0/1", style="code"),
        Text(words="، "),
        Text(words="UNEP/CHW.0/1", style="code"),
    )

    root = part(write_docx(with_blocks(Paragraph(key="a", runs=runs), language="ar")))

    paragraph = next(p for p in root.iter(f"{W}p") if "، " in words_of(p))
    assert words_of(paragraph).count(RIGHT_TO_LEFT_MARK) == 4


def test_no_other_language_is_turned_around() -> None:
    """A Chinese file has no trace of right-to-left settings."""
    content = write_docx(sample("zh"))

    assert part(content).find(f".//{W}bidi") is None
    assert part(content).find(f".//{W}rtl") is None


def test_chinese_and_arabic_words_do_not_slant() -> None:
    """What is emphasised stands out by its weight where letters have no italics."""
    runs = (Text(words="重要", style="emphasis"),)

    root = part(write_docx(with_blocks(Paragraph(key="a", runs=runs), language="zh")))

    run = next(one for one in root.iter(f"{W}r") if words_of(one) == "重要")
    assert run.find(f"{W}rPr/{W}b") is not None
    assert run.find(f"{W}rPr/{W}i") is None


def test_each_paragraph_carries_its_key() -> None:
    """A heading and a paragraph of one key are told apart; no name is too long."""
    document = sample("en")

    names = [
        str(one.get(f"{W}name"))
        for one in part(write_docx(document)).iter(f"{W}bookmarkStart")
    ]

    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 40
    for address in ("introduction", "introduction#2", "timeline/1", "matrix/note"):
        assert bookmark_name(address) in names


def test_texts_in_conflict_have_a_line_beside_them() -> None:
    """In Arabic the line is where lines begin."""
    block = Paragraph(key="a", runs=(Text(words="One"),), conflict=True)

    left = part(write_docx(with_blocks(block)))
    right = part(write_docx(with_blocks(block, language="ar")))

    assert left.find(f".//{W}pBdr/{W}left") is not None
    assert right.find(f".//{W}pBdr/{W}right") is not None


def test_a_paragraph_stays_with_the_list_that_it_introduces() -> None:
    """No page ends on "the groups will:"."""
    blocks = (
        Paragraph(key="1", number="1", runs=(Text(words="Alone"),)),
        Paragraph(key="2", number="2", runs=(Text(words="They will:"),)),
        Paragraph(key="3", number="(a)", level=1, runs=(Text(words="meet"),)),
    )

    root = part(write_docx(with_blocks(*blocks)))

    kept = [
        words_of(one)
        for one in root.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}keepNext") is not None
    ]
    assert kept == ["They will:"]


def test_a_letter_that_no_file_can_hold_is_left_out() -> None:
    """A control character pasted into a text does not make the report impossible."""
    block = Paragraph(key="a", runs=(Text(words="One\x0btwo\x00"),))

    root = part(write_docx(with_blocks(block)))

    assert "Onetwo" in words_of(root)


def test_properties_stand_in_the_order_of_the_schema() -> None:
    """Word refuses a file whose properties are in another order."""
    order = [
        "pStyle",
        "keepNext",
        "numPr",
        "pBdr",
        "tabs",
        "bidi",
        "spacing",
        "ind",
        "jc",
    ]

    root = part(write_docx(sample("ar", paragraphs=3)))

    for properties in root.iter(f"{W}pPr"):
        names = [str(one.tag).removeprefix(W) for one in properties]
        assert names == sorted(names, key=order.index)


@pytest.mark.slow
def test_a_long_report_is_written_in_a_second() -> None:
    """1,500 paragraphs and 200 rows, which is more than anybody reads."""
    document = sample("en", paragraphs=1500)
    *blocks, table = document.blocks
    assert isinstance(table, Table)
    long = msgspec.structs.replace(table, rows=table.rows * 100)
    document = msgspec.structs.replace(document, blocks=(*blocks, long))
    document = msgspec.structs.replace(
        document, footnotes=(Footnote(number=1, runs=()), Footnote(number=2, runs=()))
    )

    start = time.process_time()
    write_docx(document)
    spent = time.process_time() - start

    assert spent < 1
