"""Build the default Word template from its parts.

The parts are kept as text files, so that a change of the template can be reviewed.
"""

from pathlib import Path

from devtools.paths import ROOT
from reports.writers.docx.package import Package

PARTS = Path(__file__).parent / "word_template_parts"
PATH = "reports/template/report.docx"
"""Path of the template from the root of the repository."""


def read_template(parts: Path = PARTS) -> Package:
    """Read the parts of the template from their folder."""
    files = (path for path in parts.rglob("*") if path.is_file())
    return Package(
        {path.relative_to(parts).as_posix(): path.read_bytes() for path in files}
    )


def outdated_template(parts: Path = PARTS) -> dict[str, bytes]:
    """Return the template by its path if the committed file differs from its parts.

    The parts are compared, not the compressed bytes: compression varies by machine.
    """
    template = read_template(parts)
    file = ROOT / PATH
    if file.exists() and Package.read(file.read_bytes()).parts == template.parts:
        return {}
    return {PATH: template.write()}
