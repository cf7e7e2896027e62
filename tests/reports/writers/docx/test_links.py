"""Templates that somebody sends: they reach no file, no program and no other place."""

import pytest

from reports.template import default_template
from reports.writers.docx.document import write_docx
from tests.support.report_samples import sample
from tests.support.report_templates import changed, problems
from tests.support.word_files import packed, parts

RELATIONS = "word/_rels/settings.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def linked(part: str, kind: str) -> bytes:
    """Have a part of the template that comes along point to somewhere else."""
    found = parts(default_template())
    before = found.get(
        part, f'<Relationships xmlns="{PACKAGE}"></Relationships>'.encode()
    )
    relation = (
        f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" '
        f'Target="http://elsewhere.example/a" TargetMode="External"/></Relationships>'
    )
    after = before.replace(b"</Relationships>", relation.encode())
    assert after != before
    return packed({**found, part: after})


@pytest.mark.parametrize(
    "placeholder",
    [
        "{{ title.__class__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ '{0.__class__.__mro__}'.format(edition) }}",
        "{% include '/etc/hostname' %}",
        "{{ 1 // 0 }}",
        "{% for n in range(999999999) %}a{% endfor %}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    ],
)
def test_a_placeholder_reaches_nothing_but_the_masthead(placeholder: str) -> None:
    """Code in a template is refused in words, not run."""
    template = changed(lambda text: text.replace("{{ languages }}", placeholder))

    found = problems(template)

    assert len(found) == 1


@pytest.mark.parametrize("kind", ["image", "frame", "oleObject", "subDocument"])
def test_what_is_fetched_when_a_file_opens_is_refused(kind: str) -> None:
    """Whoever keeps the other place would learn who reads the report."""
    template = linked("word/_rels/document.xml.rels", kind)

    found = problems(template)

    assert found == ("it fetches http://elsewhere.example/a whenever it is opened",)


def test_a_link_that_a_reader_follows_stays() -> None:
    """The address of a secretariat in a masthead is fetched by nobody."""
    template = linked("word/_rels/document.xml.rels", "hyperlink")

    written = parts(write_docx(sample("en"), template=template))

    assert b"elsewhere.example" in written["word/_rels/document.xml.rels"]


def test_the_template_of_a_template_is_left_out() -> None:
    """Word would fetch it for each reader; often it names a folder of its author."""
    found = parts(linked(RELATIONS, "attachedTemplate"))
    name = "word/settings.xml"
    attached = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId99"/></w:settings>'
    settings = found[name].replace(b"</w:settings>", attached.encode())
    assert settings != found[name]

    written = parts(
        write_docx(sample("en"), template=packed({**found, name: settings}))
    )

    assert b"elsewhere.example" not in b"".join(written.values())
    assert b"attachedTemplate" not in written[name]
