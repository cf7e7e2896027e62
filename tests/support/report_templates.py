"""Templates of reports, changed as a secretariat changes them."""

from collections.abc import Callable

import pytest

from reports.template import default_template
from reports.writers.docx.document import write_docx
from reports.writers.errors import TemplateError
from tests.support.report_samples import sample
from tests.support.word_files import with_part


def changed(change: Callable[[str], str], name: str = "document") -> bytes:
    """Change a part of the template that comes along."""
    return with_part(default_template(), name, change)


def problems(template: bytes) -> tuple[str, ...]:
    """Give what is wrong with a template."""
    with pytest.raises(TemplateError) as caught:
        write_docx(sample("en"), template=template)
    return caught.value.problems
