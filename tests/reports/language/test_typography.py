"""Labels, citations, marks of footnotes and spaces, as each language has them."""

import pytest

from reports.language.typography import (
    cited_paragraph,
    item_label,
    place_marks,
    typeset,
)
from reports.model import (
    Cell,
    Document,
    Footnote,
    Mark,
    Masthead,
    Paragraph,
    Runs,
    Table,
    Text,
    plain,
)

MARK = Mark(number=1)


def said(*words: str | Mark) -> Runs:
    """Make runs of words and marks."""
    return tuple(Text(words=one) if isinstance(one, str) else one for one in words)


def typeset_paragraph(language: str, paragraph: Paragraph) -> Paragraph:
    """Typeset a document of one paragraph."""
    document = Document(
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        masthead=Masthead(title=said("T")),
        blocks=(paragraph,),
    )
    (found,) = typeset(document).blocks
    assert isinstance(found, Paragraph)
    return found


@pytest.mark.parametrize(
    ("language", "label", "number"),
    [
        ("en", "(b)", "5 (b)"),
        ("zh", "(b)", "5(b)"),
        ("fr", "b)", "5 b)"),
        ("es", "b)", "5 b)"),
        ("ru", "b)", "5 b)"),
        ("ar", "(ب)", "5 (ب)"),
    ],
)
def test_a_subparagraph_is_numbered_and_cited_as_the_language_does(
    language: str, label: str, number: str
) -> None:
    """Sources: Editorial Manual; A/C.5/67/L.37 in Arabic; UNEP/FAO/RC/COP.7/12."""
    assert item_label("(b)", language) == label
    assert cited_paragraph("5 (b)", language) == number


def test_arabic_labels_follow_the_order_in_which_letters_number() -> None:
    """A/71/100/Add.1 cites items 116 (g), (h) and (l) so; the fifth has a tail."""
    labels = [item_label(f"({one})", "ar") for one in ("e", "g", "h", "l")]

    assert labels == ["(هـ)", "(ز)", "(ح)", "(ل)"]


@pytest.mark.parametrize("number", ["", "12", "(ii)", "(iv)"])
def test_what_is_no_letter_stays(number: str) -> None:
    """Numbers of paragraphs and Roman numbers."""
    assert item_label(number, "ar") == number


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_mark_stands_before_the_punctuation(language: str) -> None:
    """Editorial Manual, footnote indicators, in French and Spanish."""
    assert place_marks(said("Fin.", MARK, " Suite"), language) == said(
        "Fin", MARK, ".", " Suite"
    )
    assert place_marks(said("Fin\u00a0;", MARK), language) == said(
        "Fin", MARK, "\u00a0;"
    )
    assert place_marks(said(MARK, "Fin"), language) == said(MARK, "Fin")


@pytest.mark.parametrize(("language", "stop"), [("en", "."), ("zh", "。")])
def test_a_mark_stands_after_the_punctuation(language: str, stop: str) -> None:
    """Editorial Manual; footnotes 1 and 2 of the report on decision MC-3/11."""
    assert place_marks(said("End", MARK, f"{stop}Next"), language) == said(
        f"End{stop}", MARK, "Next"
    )
    assert place_marks(said("End", MARK, stop), language) == said(f"End{stop}", MARK)


def test_french_spaces_do_not_break() -> None:
    """Neither before high punctuation nor inside quotation marks."""
    found = typeset_paragraph(
        "fr", Paragraph(key="p", runs=said("Note : « eau » ; ou ? Non !"))
    )

    assert plain(found.runs) == (
        "Note\u00a0: «\u00a0eau\u00a0»\u00a0; ou\u00a0? Non\u00a0!"
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“a” and “b”"),
        ("zh", "“a” and “b”"),
        ("fr", "«\u00a0a\u00a0» and «\u00a0b\u00a0»"),
        ("es", "«a» and «b»"),
        ("ru", "«a» and «b»"),
        ("ar", "«a» and «b»"),
    ],
)
def test_straight_quotation_marks_become_those_of_the_language(
    language: str, expected: str
) -> None:
    """A document has one form of quotation marks."""
    found = typeset_paragraph(language, Paragraph(key="p", runs=said('"a" and "b"')))

    assert plain(found.runs) == expected


def test_words_that_people_wrote_stay_as_they_are() -> None:
    """Only marks move; typed spaces and letters stay."""
    written = Paragraph(
        key="p",
        number="(a)",
        level=1,
        origin="written",
        runs=said("Voir 5 (b) :", MARK),
    )

    found = typeset_paragraph("fr", written)

    assert found.number == "a)"
    assert found.runs == said("Voir 5 (b)", MARK, " :")


def test_words_in_another_language_and_symbols_stay() -> None:
    """The English words of a French report are not set as French ones."""
    foreign = Text(words="paragraph 5 (b) : x", language="en")
    symbol = Text(words="A/71/5 (a)", style="code")

    found = typeset_paragraph("fr", Paragraph(key="p", runs=(foreign, symbol)))

    assert found.runs == (foreign, symbol)


def test_tables_and_footnotes_are_typeset_too() -> None:
    """Every cell, title, note and footnote."""
    cited = said("5 (b)")
    table = Table(
        key="t",
        title=cited,
        columns=(cited,),
        widths=(100,),
        rows=((Cell(runs=cited),),),
        notes=(Paragraph(key="n", number="(a)", runs=cited),),
    )
    document = Document(
        language="es",
        direction="ltr",
        masthead=Masthead(title=said("T")),
        blocks=(table,),
        footnotes=(Footnote(number=1, runs=cited),),
    )

    found = typeset(document)

    (block,) = found.blocks
    assert isinstance(block, Table)
    assert block.notes[0].number == "a)"
    runs = [block.title, *block.columns, block.rows[0][0].runs, block.notes[0].runs]
    assert {plain(one) for one in (*runs, found.footnotes[0].runs)} == {"5 b)"}
