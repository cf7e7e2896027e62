"""What a template has around the text stays: tables, sections, footnotes, lists."""

import pytest

from reports.reading_back import read_back
from reports.template import default_template
from reports.writers.docx.document import write_docx
from reports.writers.docx.template import MARKER
from tests.support.report_samples import sample
from tests.support.report_templates import changed, problems
from tests.support.word_files import (
    W,
    numbered,
    packed,
    part,
    parts,
    with_part,
    words_of,
)

MARKED = '<w:p><w:pPr><w:pStyle w:val="ReportParagraph"/></w:pPr><w:r>'


def test_a_masthead_may_end_in_a_table() -> None:
    """What stands above the text is not taken for words that somebody added."""
    table = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'
        "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    template = changed(lambda text: text.replace(MARKED, table + MARKED))
    document = sample("en")

    content = write_docx(document, template=template)
    found = read_back(content, document, template=template)

    assert (found.changes, found.notes) == ((), ())


def test_the_place_of_the_text_may_end_a_section() -> None:
    """A template with a page of another size behind the text keeps that page."""
    section = '<w:sectPr><w:pgSz w:w="7880" w:h="1000"/></w:sectPr></w:pPr><w:r>'
    template = changed(
        lambda text: text.replace(MARKED, MARKED.replace("</w:pPr><w:r>", section))
    )

    root = part(write_docx(sample("en"), template=template))

    sizes = [str(one.get(f"{W}w")) for one in root.iter(f"{W}pgSz")]
    widths = [int(str(one.get(f"{W}w"))) for one in root.iter(f"{W}gridCol")]
    assert sizes == ["7880", "11906"]
    assert widths[-3:] == [1500, 2000, 1500]  # 5,000 are left between the margins
    assert MARKER not in words_of(root)


def test_the_place_of_the_text_is_in_no_table() -> None:
    """Tables of the report cannot stand within one of the template."""
    moved = changed(
        lambda text: text.replace(MARKER, "").replace("{{ organization }}", MARKER)
    )

    (problem,) = problems(moved)

    assert "outside of tables" in problem


ASTERISK = (
    '<w:r><w:footnoteReference {0}w:id="1"/><w:t>*</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>[[text"
)


def with_own_footnote(custom: str) -> bytes:
    """Give a template with a footnote of its own, above the text."""
    template = changed(
        lambda text: text.replace(
            f'{MARKED}<w:t xml:space="preserve">[[text',
            "<w:p>" + ASTERISK.format(custom),
        )
    )
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>Agenda</w:t></w:r></w:p></w:footnote>'
    return with_part(
        template,
        "footnotes",
        lambda text: text.replace("</w:footnotes>", f"{note}</w:footnotes>"),
    )


@pytest.mark.parametrize(
    ("custom", "counted"), [('w:customMarkFollows="1" ', True), ("", False)]
)
def test_a_footnote_of_the_template_is_kept(custom: str, *, counted: bool) -> None:
    """An asterisk leaves Word's counting alone; a number would put ours out."""
    document = sample("en")

    content = write_docx(document, template=with_own_footnote(custom))

    notes = part(content, "footnotes").findall(f"{W}footnote")
    assert [one.get(f"{W}id") for one in notes] == ["-1", "0", "1", "2", "3"]
    assert words_of(notes[2]) == "Agenda"
    ours = part(content).findall(f".//{W}footnoteReference")[1:]
    assert [one.get(f"{W}id") for one in ours] == ["2", "3"]
    is_counted = [one.get(f"{W}customMarkFollows") is None for one in ours]
    assert is_counted == [counted, counted]
    found = read_back(content, document)
    assert (found.changes, found.notes) == ((), ())


def test_the_settings_name_the_lines_above_footnotes() -> None:
    """A template that was saved by LibreOffice numbers them from 0."""
    template = changed(
        lambda text: text.replace('w:id="0"', 'w:id="1"').replace(
            'w:id="-1"', 'w:id="0"'
        ),
        "settings",
    )

    settings = part(write_docx(sample("en"), template=template), "settings")

    lines = settings.findall(f"{W}footnotePr/{W}footnote")
    assert [one.get(f"{W}id") for one in lines] == ["-1", "0"]


def test_lists_of_a_template_are_kept_apart_from_ours() -> None:
    """What a secretariat numbers in its masthead counts for itself."""
    first = write_docx(sample("en"))
    numbering = parts(first)["word/numbering.xml"]
    found = parts(default_template())
    template = packed({**found, "word/numbering.xml": numbering})

    content = write_docx(sample("en"), template=template)

    lists = part(content, "numbering")
    identifiers = [one.get(f"{W}numId") for one in lists.findall(f"{W}num")]
    assert len(identifiers) == len(set(identifiers))
    assert [one for one, _ in numbered(content)] == [one for one, _ in numbered(first)]
