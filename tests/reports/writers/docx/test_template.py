"""A secretariat's own Word template: what it has to have, and what it may change."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from devtools.paths import ROOT
from devtools.word_template import PATH, outdated_template
from reports.template import default_template
from reports.writers.docx.document import write_docx
from reports.writers.docx.package import MAXIMUM, NotWordError, Package
from reports.writers.docx.styles import Style
from reports.writers.docx.template import MARKER
from tests.support.report_samples import sample
from tests.support.report_templates import changed, problems
from tests.support.word_files import (
    W,
    edited,
    find,
    numbered,
    packed,
    part,
    parts,
    with_part,
    words_of,
)


def test_the_template_that_comes_along_is_made_from_its_parts(
    tmp_path: Path,
) -> None:
    """Who changes a part makes the template anew, or this says so."""
    assert outdated_template() == {}
    assert "word/theme/theme1.xml" in parts(default_template())

    (tmp_path / "word").mkdir()
    (tmp_path / "word" / "document.xml").write_bytes(b"<changed/>")
    (tmp_path / "[Content_Types].xml").write_bytes(b"<types/>")

    found = outdated_template(tmp_path)
    assert parts(found[PATH])["word/document.xml"] == b"<changed/>"


def test_words_that_a_secretariat_adds_are_kept() -> None:
    """A template edited in Word, as far as one can here, is the frame of the report."""

    def add(document: docx.document.Document) -> None:
        find(document, MARKER).insert_paragraph_before("For the meeting only")

    template = edited(default_template(), add)

    found = docx.Document(BytesIO(write_docx(sample("en"), template=template)))

    texts = [one.text for one in found.paragraphs]
    assert "For the meeting only" in texts
    assert texts.index("For the meeting only") < texts.index("Areas of cooperation")
    assert MARKER not in texts


def test_all_problems_are_named_at_once() -> None:
    """Who mends a template does not have to try again for each of them."""
    template = with_part(
        changed(lambda text: text.replace(MARKER, "")),
        "styles",
        lambda text: text.replace("Report list item", "Aufzählung").replace(
            "Report symbol", "Symbole"
        ),
    )

    found = problems(template)

    assert 'it has no style "Report list item"' in found
    assert 'it has no style "Report symbol"' in found
    assert any(MARKER in one for one in found)
    assert len(found) == 3


def test_a_style_may_have_any_name_inside() -> None:
    """A French Word calls the first heading "Titre1" inside, and "heading 1" still."""
    template = changed(lambda text: text.replace('"Heading1"', '"Titre1"'), "styles")

    root = part(write_docx(sample("en"), template=template))

    used = {str(one.get(f"{W}val")) for one in root.iter(f"{W}pStyle")}
    assert "Titre1" in used
    assert "Heading1" not in used


def test_an_unknown_placeholder_is_named() -> None:
    """A slip of the pen in a template is no blank in a report."""
    template = changed(lambda text: text.replace("{{ languages }}", "{{ editon }}"))

    assert problems(template) == ("nothing is known of editon",)


def test_unknown_placeholders_are_named_in_order() -> None:
    """Who mends one after the other finds them in the same list each time."""
    unknown = [f"slip_{letter}" for letter in "fbdace"]
    written = "".join(f"{{{{ {one} }}}}" for one in unknown)
    template = changed(lambda text: text.replace("{{ languages }}", written))

    assert problems(template) == tuple(
        f"nothing is known of {one}" for one in sorted(unknown)
    )


def test_a_placeholder_that_cannot_be_read_is_refused() -> None:
    """A loop without an end is the template's mistake, and said to be so."""
    template = changed(lambda text: text.replace("{%p endfor %}", ""))

    (problem,) = problems(template)

    assert problem.startswith("a placeholder cannot be read")


def test_a_placeholder_reaches_nothing_but_the_masthead() -> None:
    """A template comes from elsewhere; it can ask Python for nothing."""
    reach = "{{ edition.__class__.__mro__ }}"
    template = changed(lambda text: text.replace("{{ languages }}", reach))

    (problem,) = problems(template)

    assert "unsafe" in problem


def test_what_is_no_word_file_is_no_template() -> None:
    """A PDF under the name of a template is refused in words."""
    (problem,) = problems(b"%PDF-1.7")

    assert problem.startswith("this is not a Word file")


def test_a_damaged_template_is_refused_by_the_name_of_its_part() -> None:
    """A header that is cut short is named; a part that is gone is spoken of."""
    found = parts(default_template())
    name = "word/header1.xml"
    cut = {**found, name: found[name][:-10]}
    gone = {name: part for name, part in found.items() if name != "_rels/.rels"}

    relations = "word/_rels/document.xml.rels"
    lost = {**found, relations: found[relations].replace(b"styles.xml", b"style.xml")}

    assert name in problems(packed(cut))[0]
    assert "damaged" in problems(packed(lost))[0]
    assert "damaged" in problems(packed(gone))[0]


def test_a_template_without_lists_and_footnotes_is_given_them() -> None:
    """Word drops parts that nothing uses; a template need not keep them."""
    found = parts(default_template())
    del found["word/footnotes.xml"]
    types = found["[Content_Types].xml"].decode()
    relations = found["word/_rels/document.xml.rels"].decode()
    without = {
        "[Content_Types].xml": _without_line(types, "footnotes").encode(),
        "word/_rels/document.xml.rels": _without_line(relations, "footnotes").encode(),
    }

    content = write_docx(sample("en"), template=packed({**found, **without}))

    assert words_of(part(content, "footnotes")).strip().startswith("Note")
    assert numbered(content)[0][0] == "1."
    relations = parts(content)["word/_rels/document.xml.rels"].decode()
    assert 'Target="footnotes.xml"' in relations
    assert 'Target="numbering.xml"' in relations
    docx.Document(BytesIO(content))


def _without_line(text: str, words: str) -> str:
    return "\n".join(line for line in text.splitlines() if words not in line)


def test_what_newer_programs_may_ignore_stays_declared() -> None:
    """Word refuses a file that names a prefix and does not say whose it is."""
    office = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    newer = "http://schemas.microsoft.com/office/word/2010/wordml"
    template = changed(
        lambda text: text.replace(
            "<w:document ",
            f'<w:document xmlns:mc="{office}" xmlns:w14="{newer}" mc:Ignorable="w14" ',
        )
    )

    root = part(write_docx(sample("en"), template=template))

    assert root.nsmap["w14"] == newer


def test_a_style_that_says_nothing_of_paragraphs_will_do() -> None:
    """A list item may look like any other paragraph."""
    template = changed(
        lambda text: re.sub(
            r'(w:styleId="ReportItem">.*?)<w:pPr>.*?</w:pPr>',
            r"\1",
            text,
            flags=re.DOTALL,
        ),
        "styles",
    )

    content = write_docx(sample("en"), template=template)

    assert ("(a)", "Item of a list") in numbered(content)


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    """A zip bomb is told by what it says of itself, before it is unpacked."""
    content = packed({"word/document.xml": b"0" * 1000})
    inflated = content.replace(
        (1000).to_bytes(4, "little"), (MAXIMUM + 1).to_bytes(4, "little")
    )

    with pytest.raises(NotWordError, match="unpacks to more"):
        Package.read(inflated)


def test_the_manual_names_each_style_and_each_placeholder() -> None:
    """Who makes a template finds all that it needs, and all that it may use."""
    manual = (ROOT / "docs/report-template.md").read_text(encoding="utf-8")
    everything = b"".join(parts(default_template()).values()).decode()

    used = re.findall(r"\{\{r? (\w+(?:\.\w+)?)", everything)

    assert used
    assert [name for name in used if not re.search(r"\{\{r? " + name, manual)] == []
    assert [style for style in Style if f"`{style}`" not in manual] == []
    assert f"`{MARKER}`" in manual
