"""What differs between two editions of a report."""

from msgspec.structs import replace

from reports.differences import Piece, compared, pieces
from reports.model import Cell, Document, Footnote, Paragraph, Table, Text
from tests.support.report_samples import sample


def with_words(document: Document, key: str, words: str) -> Document:
    """Reword the paragraph that has a key."""
    blocks = tuple(
        replace(one, runs=(Text(words=words),))
        if isinstance(one, Paragraph) and one.key == key
        else one
        for one in document.blocks
    )
    return replace(document, blocks=blocks)


def with_rows(document: Document, *rows: tuple[Cell, ...]) -> Document:
    """Give the table of the sample other rows."""
    blocks = tuple(
        replace(one, rows=rows) if isinstance(one, Table) else one
        for one in document.blocks
    )
    return replace(document, blocks=blocks)


def row(*texts: str) -> tuple[Cell, ...]:
    """Make a row."""
    return tuple(Cell(runs=(Text(words=one),)) for one in texts)


def told(old: Document, new: Document) -> list[tuple[str, str]]:
    """Give place and sort of each difference."""
    return [(one.place, one.how) for one in compared(old, new)]


def test_equal_editions_have_no_differences() -> None:
    """What says the same differs in nothing."""
    one = sample("en")

    found = compared(one, sample("en"))

    assert found == []


def test_a_reworded_paragraph_shows_word_by_word() -> None:
    """A reader sees which words went and which came, the others stay."""
    old = with_words(sample("en"), "timeline/1", "In July 2018 the three met.")

    new = with_words(sample("en"), "timeline/1", "In May 2018 the three met twice.")

    (change,) = compared(old, new)
    assert (change.place, change.how) == ("timeline/1", "changed")
    assert change.pieces == (
        Piece("In "),
        Piece("July", "removed"),
        Piece("May", "added"),
        Piece(" 2018 the three met"),
        Piece(" twice", "added"),
        Piece("."),
    )
    assert change.old == "In July 2018 the three met."
    assert change.new == "In May 2018 the three met twice."


def test_chinese_differs_by_character() -> None:
    """Where words are not parted by spaces, only what changed is marked."""
    old = "三个实体举行会议。"

    found = pieces(old, "三个实体举行两次会议。")

    assert found == (Piece("三个实体举行"), Piece("两次", "added"), Piece("会议。"))


def test_added_and_removed_paragraphs_stand_in_reading_order() -> None:
    """What came and what went is named by the key of its paragraph."""
    old, new = sample("en", paragraphs=3), sample("en", paragraphs=4)

    assert told(old, new) == [("timeline/4", "added")]
    assert told(new, old) == [("timeline/4", "removed")]


def test_a_cell_is_named_by_row_and_column() -> None:
    """In a table only the cell that changed is told."""
    old = with_rows(sample("en"), row("A", "B", "C"), row("D", "E", "F"))

    new = with_rows(sample("en"), row("A", "B", "C"), row("D", "E", "G"))

    assert told(old, new) == [("matrix/table/2/3", "changed")]


def test_a_row_that_came_moves_no_other() -> None:
    """Rows below one that was put between are the same rows."""
    old = with_rows(sample("en"), row("A", "B", "C"), row("D", "E", "F"))

    new = with_rows(
        sample("en"), row("A", "B", "C"), row("x", "y", "z"), row("D", "E", "F")
    )

    assert told(old, new) == [(f"matrix/table/2/{n}", "added") for n in (1, 2, 3)]


def test_a_cell_that_covers_rows_counts_in_each() -> None:
    """A heading beside several areas is that of each of them."""
    wide = Cell(runs=(Text(words="A"),), rows=2)
    old = with_rows(sample("en"), (wide, *row("B", "C")), row("E", "F"))

    new = with_rows(sample("en"), row("A", "B", "C"), row("A", "E", "F"))

    assert compared(old, new) == []


def test_a_footnote_is_compared_with_its_like() -> None:
    """A footnote that was put before another does not change the other."""
    old = sample("en")
    more = Footnote(number=1, runs=(Text(words="Another."),))

    new = replace(old, footnotes=(more, *old.footnotes))

    assert told(old, new) == [("footnote/1", "added")]


def test_the_masthead_is_compared() -> None:
    """A symbol that was given since is told first."""
    old = sample("en")
    masthead = replace(old.masthead, symbols=("UNEP/MC/COP.0/2",))

    new = with_words(replace(old, masthead=masthead), "introduction", "Other words.")

    assert told(old, new) == [
        ("masthead/symbols", "changed"),
        ("introduction", "changed"),
    ]


def titled(document: Document, words: str) -> Document:
    """Give the table of the sample another title."""
    blocks = tuple(
        replace(one, title=(Text(words=words),)) if isinstance(one, Table) else one
        for one in document.blocks
    )
    return replace(document, blocks=blocks)


def test_a_changed_title_of_a_table_is_a_difference() -> None:
    """It is named by the key of the table."""
    old, new = titled(sample("en"), "Areas"), titled(sample("en"), "All areas")
    key = next(one.key for one in new.blocks if isinstance(one, Table))

    (change,) = compared(old, new)

    assert (change.place, change.how) == (f"{key}/title", "changed")
    assert (change.old, change.new) == ("Areas", "All areas")


def test_one_word_of_a_long_text_is_one_difference() -> None:
    """Words that are frequent in a long text are compared like any others."""
    words = ["the group met and the group agreed"] * 100
    old = " ".join(words)
    new = " ".join([*words[:50], "indeed", *words[50:]])

    found = pieces(old, new)

    assert [one.words.strip() for one in found if one.how] == ["indeed"]


def test_one_row_of_a_long_table_is_one_difference() -> None:
    """Rows that are frequent in a long table are compared like any others."""
    rows = [row("a", "b", "c")] * 300
    old = with_rows(sample("en"), *rows)
    new = with_rows(sample("en"), row("x", "y", "z"), *rows)

    found = compared(old, new)

    assert [(one.how, one.new) for one in found] == [
        ("added", "x"),
        ("added", "y"),
        ("added", "z"),
    ]
